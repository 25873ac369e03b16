import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addStep } from '../../platform/mail/add-step.ts';
import { mailIsSet } from '../../platform/mail/setting.ts';
import { mailQueued } from './events.ts';
import { KEY_KINDS, sendable } from './message.ts';
import { seesKeys } from './queries.ts';
import { mayMail } from './send-mail.ts';
import { communicationsDb } from './tables.ts';

/**
 * Puts a mail that failed or was kept into the queue; its tries are counted anew. Refuses
 * `mail-not-found`, `already-sent`, `already-queued`, `sample-mail-stays`, `no-mail-server`,
 * `do-not-contact`.
 */
export async function sendAgain(tx: Tx, messageId: string): Promise<Result<{ state: 'queued' }>> {
  const db = communicationsDb(tx);
  const mail = await db
    .selectFrom('message_delivery as d')
    .innerJoin('message as m', (join) =>
      join.onRef('m.organisation_id', '=', 'd.organisation_id').onRef('m.id', '=', 'd.message_id'),
    )
    .select(['d.state', 'd.attempts', 'm.person_id', 'm.about_kind'])
    .where('d.message_id', '=', messageId)
    .forUpdate('d')
    .executeTakeFirst();
  if (!mail || (KEY_KINDS.includes(mail.about_kind) && !seesKeys(tx))) {
    return refuse('mail-not-found', 'There is no such mail in the outbox.');
  }
  const { isSample } = actorOf(tx);
  const may = sendable(mail.state, { isSample, mailIsSet: mailIsSet() });
  if (!may.ok) return may;
  const allowed = await mayMail(tx, mail.person_id);
  if (!allowed.ok) return allowed;

  await db
    .updateTable('message_delivery')
    .set({ state: 'queued', attempts: 0, next_try_at: nowOf(tx), last_error: '' })
    .where('message_id', '=', messageId)
    .execute();
  await addStep(tx, messageId, 'queued', '');
  record(tx, mailQueued, {
    subjects: { message: messageId },
    facts: { was: may.value, attempts: mail.attempts },
  });
  return ok({ state: 'queued' });
}
