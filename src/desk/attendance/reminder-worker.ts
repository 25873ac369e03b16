import { sql } from 'kysely';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { remindDue } from './remind.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

const EVERY_MS = 30_000;

/**
 * Sends what is due in every organisation. A fault in one is logged and the others go on.
 * @returns how many were reminded
 */
export async function remindAllDue(db: Database, publicUrl: string, log: Log): Promise<number> {
  const { rows } = await sql<{
    organisation_id: string;
    is_sample: boolean;
  }>`select * from attendance_due(${db.clock()})`.execute(db.kysely);
  let reminded = 0;
  for (const { organisation_id: organisation, is_sample } of rows) {
    try {
      const done = await act(db, systemActor(organisation, is_sample), (tx) =>
        remindDue(tx, publicUrl),
      );
      if (!done.ok) continue;
      reminded += done.value.sent;
      log.info({ organisation, ...done.value }, 'Workers reminded of their shifts');
    } catch (err) {
      log.error({ organisation, err }, 'Reminding of shifts failed; it is tried again');
    }
  }
  return reminded;
}

/**
 * Starts the worker that reminds people of their shifts, until stopped. Any number of processes may run one: each
 * reminder is claimed and written in one act.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startReminders(
  db: Database,
  publicUrl: string,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      remindAllDue(db, publicUrl, log).catch((err: unknown) =>
        log.error({ err }, 'Who is to be reminded could not be read'),
      ),
    everyMs,
  );
}
