import { sql } from 'kysely';
import { localOf, minuteOfDate } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import type { Database } from '../../platform/db/pool.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { mailOfTheDay } from './mail-checkpoint.ts';

/** What the worker tells its operator; names no person and no address. */
interface Log {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** The day's mail goes out from this hour in London on: it is there when offices open. */
const FROM_CLOCK = '06:00';
const EVERY_MS = 5 * 60_000;

/**
 * Writes the day's mail of every organisation whose recipients wait for one; before six in the morning
 * nothing. A fault in one organisation is logged and the others go on.
 * @returns how many organisations were written for
 */
export async function mailDue(db: Database, log: Log): Promise<number> {
  const { date, clock } = localOf(minuteOfDate(db.clock()));
  if (clock < FROM_CLOCK) return 0;
  const { rows } = await sql<{
    organisation_id: string;
    is_sample: boolean;
  }>`select * from checkpoint_mail_due(${date}::date)`.execute(db.kysely);
  let written = 0;
  for (const { organisation_id: organisation, is_sample } of rows) {
    try {
      const mailed = await act(db, systemActor(organisation, is_sample), mailOfTheDay);
      if (!mailed.ok) {
        log.warn({ organisation, code: mailed.refusal.code }, 'No checkpoint could be mailed');
      } else if (mailed.value) {
        written += 1;
        log.info({ organisation, ...mailed.value }, 'Checkpoint written to those who keep it');
      }
    } catch (err) {
      log.error({ organisation, err }, 'Mailing a checkpoint failed; it is tried again');
    }
  }
  return written;
}

/**
 * Starts the worker that mails a checkpoint a day, until stopped. Any number of processes may run one.
 * @returns `stop`: waits for the organisation in hand and starts nothing more
 */
export function startCheckpointMail(
  db: Database,
  { log, everyMs = EVERY_MS }: { readonly log: Log; readonly everyMs?: number },
): { stop(): Promise<void> } {
  let stopping = false;
  let wake = () => {};
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await mailDue(db, log).catch((err: unknown) =>
        log.error({ err }, 'Who waits for a checkpoint could not be read'),
      );
      if (stopping) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, everyMs);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
