import { sql } from 'kysely';
import type { ReplyIn } from '../../lib/route.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { limitsOf } from './allocate.ts';
import type { listCaseloads } from './caseload-schema.ts';
import { enrolledHere } from './enrolled.ts';
import { staffOn } from './standing.ts';
import { centreDb } from './tables.ts';

/** Who advises and who assesses a learner on a framework now. */
export interface Allocation {
  readonly learnerId: string;
  readonly frameworkCode: string;
  readonly adviserId: string | null;
  readonly assessorId: string | null;
  /** The day of the newest of the two, in London. */
  readonly since: DateText;
}

/** The adviser and the assessor of these learners, or of all, by framework (C5, R29). */
export async function allocationsOf(
  tx: Tx,
  { learnerIds }: { readonly learnerIds?: readonly string[] } = {},
): Promise<readonly Allocation[]> {
  let asked = centreDb(tx)
    .selectFrom('caseload')
    .select(['learner_id', 'framework_code', 'post', 'member_id', 'since'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('ended_at', 'is', null);
  if (learnerIds) {
    asked = asked.where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`);
  }
  const rows = await asked.orderBy('since').orderBy('id').execute();
  const found = new Map<string, Allocation>();
  for (const row of rows) {
    const key = `${row.learner_id} ${row.framework_code}`;
    const before = found.get(key);
    found.set(key, {
      learnerId: row.learner_id,
      frameworkCode: row.framework_code,
      adviserId: row.post === 'adviser' ? row.member_id : (before?.adviserId ?? null),
      assessorId: row.post === 'assessor' ? row.member_id : (before?.assessorId ?? null),
      since: dateIn(row.since),
    });
  }
  return [...found.values()];
}

/** Everybody who advises or ever advised each learner, by learner (R30); of these learners, or of all. */
export async function advisersEver(
  tx: Tx,
  learnerIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  let asked = centreDb(tx)
    .selectFrom('caseload')
    .select(['learner_id', 'member_id'])
    .distinct()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('post', '=', 'adviser');
  if (learnerIds) {
    asked = asked.where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`);
  }
  const rows = await asked.orderBy('member_id').execute();
  const of = Map.groupBy(rows, ({ learner_id }) => learner_id);
  return new Map([...of].map(([id, own]) => [id, own.map(({ member_id }) => member_id)]));
}

/** Every learner on a framework with who has them, and everybody of the staff with how many they have. */
export async function caseloadList(tx: Tx): Promise<ReplyIn<typeof listCaseloads>> {
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const enrolled = await enrolledHere(tx);
  const allocated = new Map(
    (await allocationsOf(tx)).map((one) => [`${one.learnerId} ${one.frameworkCode}`, one]),
  );
  const ended = await centreDb(tx)
    .selectFrom('caseload')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .orderBy('id')
    .execute();
  const before = Map.groupBy(ended, (row) => `${row.learner_id} ${row.framework_code}`);
  const named = (memberId: string | null | undefined) =>
    memberId ? { memberId, name: names.get(memberId) ?? '' } : null;
  const rows = enrolled.map((one) => {
    const key = `${one.learnerId} ${one.frameworkCode}`;
    return {
      learnerId: one.learnerId,
      learnerName: one.name,
      frameworkCode: one.frameworkCode,
      startedOn: one.startedOn,
      adviser: named(allocated.get(key)?.adviserId),
      assessor: named(allocated.get(key)?.assessorId),
      before: (before.get(key) ?? []).map((row) => ({
        post: row.post,
        name: names.get(row.member_id) ?? '',
        from: row.since.toISOString(),
        until: (row.ended_at ?? row.since).toISOString(),
        setBy: names.get(row.set_by) ?? '',
      })),
    };
  });
  return { today, rows, staff: await loads(tx, names, [...allocated.values()], today) };
}

/** Everybody who holds a post today or has a learner, by name. */
async function loads(
  tx: Tx,
  names: ReadonlyMap<string, string>,
  allocated: readonly Allocation[],
  today: DateText,
) {
  const limits = await limitsOf(tx);
  const learners = (has: (one: Allocation) => boolean) =>
    new Set(allocated.filter(has).map(({ learnerId }) => learnerId)).size;
  const posted = [
    ...(await staffOn(tx, 'adviser', today)),
    ...(await staffOn(tx, 'assessor', today)),
  ];
  const ids = new Set([
    ...posted.map(({ memberId }) => memberId),
    ...allocated.flatMap(({ adviserId, assessorId }) => [adviserId, assessorId]),
  ]);
  return [...ids]
    .filter((memberId) => memberId !== null)
    .map((memberId) => ({
      memberId,
      name: names.get(memberId) ?? '',
      advises: learners(({ adviserId }) => adviserId === memberId),
      assesses: learners(({ assessorId }) => assessorId === memberId),
      most: limits.get(memberId) ?? null,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
