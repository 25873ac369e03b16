import { sql } from 'kysely';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { UNFINISHED_DAYS } from './files.ts';
import { giveUpUnfinished } from './give-up-file.ts';

/** What the worker tells its operator; names no person and no file. */
interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** It counts in days: an hour is soon enough. */
const EVERY_MS = 60 * 60_000;

/** Gives up unfinished uploads in every organisation. A fault in one is logged and the others go on. */
export async function sweepUploads(db: Database, log: Log): Promise<number> {
  const before = new Date(db.clock().getTime() - UNFINISHED_DAYS * 86_400_000);
  const { rows } = await sql<{ organisation_id: string; is_sample: boolean }>`
    select * from organisations_with_unfinished_files(${before})`.execute(db.kysely);
  let swept = 0;
  for (const { organisation_id: organisation, is_sample } of rows) {
    try {
      const done = await act(db, systemActor(organisation, is_sample), giveUpUnfinished);
      if (!done.ok) continue;
      swept += done.value;
      log.info({ organisation, files: done.value }, 'Unfinished uploads given up');
    } catch (err) {
      log.error({ organisation, err }, 'Giving up unfinished uploads failed; it is tried again');
    }
  }
  return swept;
}

/**
 * Starts the worker that gives up unfinished uploads, until stopped. Any number of processes may run one.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startSweeping(
  db: Database,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      sweepUploads(db, log).catch((err: unknown) =>
        log.error({ err }, 'Which uploads are unfinished could not be read'),
      ),
    everyMs,
  );
}
