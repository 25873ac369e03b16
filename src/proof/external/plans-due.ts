import { sql } from 'kysely';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { startRounds } from '../../platform/rounds.ts';
import { sendRunning } from '../verification/index.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  info(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** An appointment begins on a day: looking each quarter of an hour is soon enough. */
const EVERY_MS = 15 * 60_000;

/**
 * Sends each running plan to whoever's appointment has begun since it was drawn (R84). What was sent is not sent again.
 * A fault in one organisation is logged and the others go on.
 * @returns how many plans went out
 */
export async function sendPlansDue(db: Database, log: Log): Promise<number> {
  const { rows } = await sql<{
    organisation_id: string;
    is_sample: boolean;
    framework_code: string;
  }>`select * from plans_due(${db.clock()}) order by 1, 3`.execute(db.kysely);
  let sent = 0;
  for (const { organisation_id: organisation, is_sample, framework_code: framework } of rows) {
    try {
      const done = await act(db, systemActor(organisation, is_sample), async (tx) =>
        ok({ sent: await sendRunning(tx, framework) }),
      );
      if (!done.ok || done.value.sent === 0) continue;
      sent += done.value.sent;
      log.info({ organisation, ...done.value }, 'Sampling plans sent to external verifiers');
    } catch (err) {
      log.error({ organisation, err }, 'Sending sampling plans failed; it is tried again');
    }
  }
  return sent;
}

/**
 * Starts the worker that sends plans to external verifiers as their appointments begin, until stopped. Any number of
 * processes may run one: a sending is written under the lock of its cycle.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startPlanMail(
  db: Database,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return startRounds(
    () =>
      sendPlansDue(db, log).catch((err: unknown) =>
        log.error({ err }, 'To whom plans are due could not be read'),
      ),
    everyMs,
  );
}
