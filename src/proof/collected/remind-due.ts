import { sql } from 'kysely';
import { peopleOf } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { sendReminder } from './ask-testimony.ts';
import { collectedDb } from './tables.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** Reminders count in days: looking every ten minutes is soon enough. */
const EVERY_MS = 10 * 60_000;
/** Taken up in one act; what is left goes in the next. */
const MOST = 50;

/**
 * Reminds each witness whom a week has passed without an answer, once by itself. Whoever cannot be reached, or
 * asked not to be, is passed over for good: the learner still may remind them.
 * @returns how many were reminded
 */
async function remindDue(tx: Tx, publicUrl: string): Promise<Result<{ reminded: number }>> {
  const db = collectedDb(tx);
  const requests = await db
    .selectFrom('testimony_request')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(
      sql<boolean>`id in (select d.id from testimonies_due(${nowOf(tx)}) d
        where d.organisation_id = current_organisation())`,
    )
    .orderBy('asked_at')
    .orderBy('id')
    .limit(MOST)
    .forUpdate()
    .skipLocked()
    .execute();
  const witnesses = await peopleOf(
    tx,
    requests.map(({ witness_id }) => witness_id),
  );
  let reminded = 0;
  for (const request of requests) {
    await db
      .updateTable('testimony_request')
      .set({ looked_at: nowOf(tx) })
      .where('id', '=', request.id)
      .execute();
    const witness = witnesses.get(request.witness_id);
    const may =
      witness?.email &&
      !witness.doNotContact.some(({ channel }) => channel === 'all' || channel === 'email');
    // What a round that looked at the same time did is not done again.
    if (!may || request.reminders > 0 || request.looked_at !== null) continue;
    const sent = await sendReminder(tx, request, { publicUrl, byItself: true });
    if (sent.ok) reminded++;
  }
  return ok({ reminded });
}

/** Reminds what is due in every organisation. A fault in one is logged and the others go on. */
export async function remindAllDue(db: Database, publicUrl: string, log: Log): Promise<number> {
  const { rows } = await sql<{ organisation_id: string; is_sample: boolean }>`
    select * from organisations_with_testimonies_due(${db.clock()})`.execute(db.kysely);
  let reminded = 0;
  for (const { organisation_id: organisation, is_sample } of rows) {
    try {
      const done = await act(db, systemActor(organisation, is_sample), (tx) =>
        remindDue(tx, publicUrl),
      );
      if (!done.ok) continue;
      reminded += done.value.reminded;
      log.info({ organisation, ...done.value }, 'Witnesses reminded');
    } catch (err) {
      log.error({ organisation, err }, 'Reminding witnesses failed; it is tried again');
    }
  }
  return reminded;
}

/**
 * Starts the worker that reminds witnesses, until stopped. Any number of processes may run one.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startWitnessReminders(
  db: Database,
  publicUrl: string,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      remindAllDue(db, publicUrl, log).catch((err: unknown) =>
        log.error({ err }, 'Which witnesses are to be reminded could not be read'),
      ),
    everyMs,
  );
}
