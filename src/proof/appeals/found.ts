import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { PARTS, R92 } from './appeal.ts';
import { appealsDb, type Stage } from './tables.ts';

/** The member who acts; every act of an appeal has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something of an appeal was done by nobody.');
  return memberId;
}

/** The newest version of the procedure; undefined: none was published. */
export async function termsNow(tx: Tx) {
  return appealsDb(tx)
    .selectFrom('appeal_terms')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function termsOf(tx: Tx, version: number) {
  return appealsDb(tx)
    .selectFrom('appeal_terms')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
}

/** As `appealHere`; whatever changes it waits until the act ends. */
export async function lockAppeal(tx: Tx, appealId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`appeal:${appealId}`}, 0))`.execute(
    appealsDb(tx),
  );
  return appealHere(tx, appealId);
}

/** An appeal with its stages and outcomes. Refuses `appeal-not-found`. */
export async function appealHere(tx: Tx, appealId: string) {
  const db = appealsDb(tx);
  const { organisationId } = actorOf(tx);
  const row = await db
    .selectFrom('appeal')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', appealId)
    .executeTakeFirst();
  if (!row) return refuse('appeal-not-found', 'There is no such appeal here.');
  const stages = await db
    .selectFrom('appeal_stage')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('appeal_id', '=', appealId)
    .execute();
  const outcomes = await db
    .selectFrom('appeal_outcome')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('appeal_id', '=', appealId)
    .execute();
  return ok({
    row,
    stage: (stage: Stage) => stages.find((one) => one.stage === stage),
    outcome: (stage: Stage) => outcomes.find((one) => one.stage === stage),
  });
}

export type HeldAppeal = Extract<Awaited<ReturnType<typeof appealHere>>, { ok: true }>['value'];

/** Refuses `stage-not-open`, and `already-answered` where the stage has its outcome. */
export function stillOpen(appeal: HeldAppeal, stage: Stage): Result<null> {
  if (!appeal.stage(stage)) {
    return refuse(
      'stage-not-open',
      'This appeal is not at that stage. The informal stage comes first, then the formal, then the awarding body.',
      R92,
    );
  }
  if (appeal.outcome(stage) || appeal.stage(NEXT[stage] ?? stage)?.stage === NEXT[stage]) {
    return refuse('already-answered', 'This stage is over; what was answered stays as it is.');
  }
  return ok(null);
}

const NEXT: Readonly<Partial<Record<Stage, Stage>>> = {
  informal: 'formal',
  formal: 'awarding_body',
};

/** Whether the next stage may open: the one before was not upheld in full, or is late. */
export function mayGoOn(appeal: HeldAppeal, from: Stage, today: DateText): Result<null> {
  const before = appeal.stage(from);
  const outcome = appeal.outcome(from);
  if (!before) {
    return refuse('stage-not-open', `The ${from} stage comes first and was not opened.`, R92);
  }
  if (!outcome && today <= before.due_on) {
    return refuse(
      'stage-not-over',
      `Wait for the ${from} answer: it is due on ${before.due_on}. It goes further once that day is over.`,
      R92,
    );
  }
  if (outcome?.outcome === 'upheld') {
    return refuse('appeal-upheld', 'This appeal was upheld, so there is nothing to take further.');
  }
  return ok(null);
}

/** The part each member has in an appeal, in words; who is not in it has none. */
export async function partsIn(
  tx: Tx,
  appealId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; part: string }>`
    select id, part_in_appeal(${appealId}::uuid, id) as part
    from unnest(${[...memberIds]}::uuid[]) as id
    where part_in_appeal(${appealId}::uuid, id) is not null`.execute(appealsDb(tx));
  return new Map(rows.map(({ id, part }) => [id, PARTS[part] ?? part]));
}
