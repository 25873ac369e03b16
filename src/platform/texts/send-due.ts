import { ok } from '../../lib/result.ts';
import { act } from '../audit/act.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { nowOf, type Tx } from '../db/tx.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { type OutboxLog, runOutbox } from '../outbox.ts';
import { addTextStep } from './add-step.ts';
import { carry, type Provider } from './carry.ts';
import { claimedText } from './claimed-text.ts';
import { textFailed, textSent } from './events.ts';
import { judgeText, MOST_TEXT_TRIES, type TextEnd } from './retry.ts';
import { textDb } from './tables.ts';

interface Claim {
  readonly organisation_id: string;
  readonly text_id: string;
  readonly attempts: number;
}

/** Texts sent at one time by one process. */
const AT_ONCE = 8;
/** Well over the patience of one try, so that no second worker starts the same text. */
const LEASE = '2 minutes';

async function settle(tx: Tx, claim: Claim, end: TextEnd): Promise<void> {
  const now = nowOf(tx);
  // The number of attempts is the fence: a worker whose claim lapsed no longer owns the text.
  const changed = await textDb(tx)
    .updateTable('text_delivery')
    .set(
      end.step === 'sent'
        ? { state: 'sent', sent_at: now, provider_id: end.providerId }
        : end.step === 'failed'
          ? { state: 'failed', last_error: end.said }
          : {
              state: 'queued',
              last_error: end.said,
              next_try_at: new Date(now.getTime() + end.waitMinutes * 60_000),
            },
    )
    .where('text_id', '=', claim.text_id)
    .where('state', '=', 'sending')
    .where('attempts', '=', claim.attempts)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return;
  await addTextStep(tx, claim.text_id, end.step, end.step === 'sent' ? '' : end.said);
  const subjects = { text: claim.text_id };
  const { attempts } = claim;
  if (end.step === 'sent') record(tx, textSent, { subjects, facts: { attempts } });
  if (end.step === 'failed')
    record(tx, textFailed, { subjects, facts: { attempts, why: end.why } });
}

/**
 * Starts the worker that sends the texts that are due, until stopped; see `runOutbox`. A text keeps its
 * reference through every try, by which a provider can know that it had it before.
 * @param everyMs milliseconds between looks
 */
export function startTextWorker(
  db: Database,
  provider: Provider,
  { log, everyMs = 1_000 }: { readonly log: OutboxLog; readonly everyMs?: number },
): { stop(): Promise<void> } {
  return runOutbox<Claim, TextEnd>(
    {
      noun: 'text',
      atOnce: AT_ONCE,
      async claim(most) {
        const sql = 'select * from claim_texts($1, $2, $3)';
        return (await db.pool.query<Claim>(sql, [db.clock(), most, LEASE])).rows;
      },
      async send(claim, hurry) {
        if (claim.attempts > MOST_TEXT_TRIES) {
          const said = `Given up after ${MOST_TEXT_TRIES} tries, the last ones cut short.`;
          return { step: 'failed', said, why: 'tries' };
        }
        const text = await read(db, systemActor(claim.organisation_id, false), (tx) =>
          claimedText(tx, claim.text_id),
        );
        if ('step' in text) return text;
        return judgeText(await carry(provider, text, hurry), claim.attempts);
      },
      async settle(claim, end) {
        await act(db, systemActor(claim.organisation_id, false), async (tx) => {
          await settle(tx, claim, end);
          return ok(null);
        });
      },
      tell: ({ text_id, attempts }, end) => ({
        facts: { text: text_id, attempts },
        good: end.step === 'sent',
        words:
          end.step === 'sent'
            ? 'Text sent'
            : end.step === 'later'
              ? 'Text waits for another try'
              : 'Text failed',
      }),
    },
    { log, everyMs },
  );
}
