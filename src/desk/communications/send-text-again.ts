import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addTextStep } from '../../platform/texts/add-step.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import type { TextState } from '../../platform/texts/tables.ts';
import { reachOf, stoppedNumbers } from './reach.ts';
import { communicationsDb } from './tables.ts';
import { textQueued } from './text-events.ts';

/** May a text be put into the queue by hand? One that failed, or was kept once a provider is set. */
export function textSendable(
  state: TextState,
  { isSample, isSet }: { readonly isSample: boolean; readonly isSet: boolean },
): Result<'kept' | 'failed'> {
  if (state === 'sent' || state === 'delivered') {
    return refuse('already-sent', 'This text has been sent.');
  }
  if (state === 'queued' || state === 'sending') {
    return refuse('already-queued', 'This text is on its way; it goes out by itself.');
  }
  if (isSample) return refuse('sample-text-stays', 'This is a sample: its texts never leave.');
  if (!isSet) {
    return refuse(
      'no-text-provider',
      'No provider is set, so texts stay here. Whoever runs your Deskproof sets SMS_URL; then send it from here.',
    );
  }
  return ok(state);
}

/**
 * Puts a text that failed or was kept into the queue; its tries are counted anew. Refuses `text-not-found`,
 * `already-sent`, `already-queued`, `sample-text-stays`, `no-text-provider`, `do-not-contact`.
 */
export async function sendTextAgain(tx: Tx, textId: string): Promise<Result<{ state: 'queued' }>> {
  const db = communicationsDb(tx);
  const text = await db
    .selectFrom('text_delivery as d')
    .innerJoin('outgoing_text as t', (join) =>
      join.onRef('t.organisation_id', '=', 'd.organisation_id').onRef('t.id', '=', 'd.text_id'),
    )
    .select(['d.state', 'd.attempts', 't.person_id', 't.to_number'])
    .where('d.text_id', '=', textId)
    .forUpdate('d')
    .executeTakeFirst();
  if (!text || text.to_number === '') return refuse('text-not-found', 'There is no such text.');
  const { isSample } = actorOf(tx);
  const may = textSendable(text.state, { isSample, isSet: textSetting().isSet });
  if (!may.ok) return may;
  const reach = text.person_id && (await reachOf(tx, [text.person_id])).get(text.person_id);
  if (reach && !reach.ok && reach.refusal.code === 'do-not-contact') return reach;
  if ((await stoppedNumbers(tx, [text.to_number])).size > 0) {
    return refuse('do-not-contact', 'This number asked us to stop texting it (STOP).');
  }
  await db
    .updateTable('text_delivery')
    .set({ state: 'queued', attempts: 0, next_try_at: nowOf(tx), last_error: '' })
    .where('text_id', '=', textId)
    .execute();
  await addTextStep(tx, textId, 'queued', '');
  record(tx, textQueued, {
    subjects: { text: textId },
    facts: { was: may.value, attempts: text.attempts },
  });
  return ok({ state: 'queued' });
}
