import { sql } from 'kysely';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { chaseDue } from './remind.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** Reminders count in days: looking every ten minutes is soon enough. */
const EVERY_MS = 10 * 60_000;

/** Chases what is due in every organisation. A fault in one is logged and the others go on. */
export async function chaseAllDue(db: Database, publicUrl: string, log: Log): Promise<number> {
  const { rows } = await sql<{ organisation_id: string; is_sample: boolean }>`
    select * from organisations_with_references_due(${db.clock()})`.execute(db.kysely);
  let chased = 0;
  for (const { organisation_id: organisation, is_sample } of rows) {
    try {
      const done = await act(db, systemActor(organisation, is_sample), (tx) =>
        chaseDue(tx, publicUrl),
      );
      if (!done.ok) continue;
      chased += done.value.reminded + done.value.toRing;
      log.info({ organisation, ...done.value }, 'References chased');
    } catch (err) {
      log.error({ organisation, err }, 'Chasing references failed; it is tried again');
    }
  }
  return chased;
}

/**
 * Starts the worker that chases references, until stopped. Any number of processes may run one.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startChasing(
  db: Database,
  publicUrl: string,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      chaseAllDue(db, publicUrl, log).catch((err: unknown) =>
        log.error({ err }, 'Which references are due could not be read'),
      ),
    everyMs,
  );
}
