import type { Database } from '../db/pool.ts';
import type { Actor } from '../identity/actor.ts';
import { startRounds } from '../rounds.ts';
import { act } from './act.ts';
import { makeCheckpoint } from './checkpoints.ts';

/** What the worker tells its operator; it names organisations by their ids. */
export interface CheckpointLog {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

function systemOf(organisationId: string): Actor {
  return {
    organisationId,
    memberId: null,
    name: 'Checkpoint worker',
    roles: [],
    branchId: null,
    isSample: false,
  };
}

async function organisationsBehind(db: Database): Promise<readonly string[]> {
  const { rows } = await db.pool.query<{ organisation_id: string }>(
    'select organisation_id from logs_without_checkpoint()',
  );
  return rows.map((row) => row.organisation_id);
}

/** One round: a checkpoint for every log that has entries since its last one. A fault stops no other log. */
export async function makeCheckpoints(
  db: Database,
  log: CheckpointLog,
  go: () => boolean = () => true,
): Promise<void> {
  for (const organisation of await organisationsBehind(db)) {
    if (!go()) return;
    try {
      const made = await act(db, systemOf(organisation), makeCheckpoint);
      if (!made.ok) log.error({ organisation, code: made.refusal.code }, made.refusal.because);
      else if (made.value.made)
        log.info({ organisation, size: made.value.size }, 'Checkpoint made');
    } catch (fault) {
      log.error({ organisation, err: fault }, 'No checkpoint could be made; it is tried again');
    }
  }
}

/**
 * Starts the worker that makes a checkpoint of each log with new entries, at once and then every so often,
 * until stopped. Any number of processes may run one.
 * @param everyMs milliseconds between rounds
 * @returns `stop`: ends after the checkpoint in hand
 */
export function startCheckpointWorker(
  db: Database,
  { everyMs = 60_000, log }: { readonly everyMs?: number; readonly log: CheckpointLog },
): { stop(): Promise<void> } {
  return startRounds(
    (go) =>
      makeCheckpoints(db, log, go).catch((fault: unknown) => {
        log.error({ err: fault }, 'The logs without a checkpoint could not be read');
      }),
    everyMs,
  );
}
