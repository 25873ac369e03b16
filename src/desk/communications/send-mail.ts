import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { mailIsSet } from '../../platform/mail/setting.ts';
import { peopleOf } from '../people/index.ts';
import { type Attachment, cleanAttachments } from './attachment.ts';
import { mailWritten } from './events.ts';
import { mailIdOf } from './message.ts';
import { communicationsDb } from './tables.ts';

/** A mail to write. */
export interface MailToSend {
  /** Made by the caller; the same id again gives the first mail back. */
  readonly id: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly replyTo?: string;
  readonly subject: string;
  /** Plain text, lines end with '\n'. */
  readonly body: string;
  /** The person it goes to, if we know them: their do-not-contact is kept. */
  readonly personId?: string;
  /** What it is about: { kind: 'booking', id }. */
  readonly about: { readonly kind: string; readonly id: string };
  readonly attachments: readonly Attachment[];
}

/**
 * Writes a mail into the outbox in the act; a worker sends it afterwards. The mail of a sample
 * organisation never leaves, and without a mail server mail is kept until someone presses Send.
 * Refuses `not-an-email`, `do-not-contact`, text that is empty, too long or holds control characters,
 * and attachments that are too many, too large or ill named.
 */
export async function sendMail(tx: Tx, mail: MailToSend): Promise<Result<{ messageId: string }>> {
  const db = communicationsDb(tx);
  const { organisationId, memberId, isSample } = actorOf(tx);
  const before = await db
    .selectFrom('message')
    .select('id')
    .where('id', '=', mail.id)
    .executeTakeFirst();
  if (before) return ok({ messageId: before.id });
  const clean = cleanMail(mail);
  if (!clean.ok) return clean;
  const allowed = await mayMail(tx, mail.personId);
  if (!allowed.ok) return allowed;

  const { attachments, ...row } = clean.value;
  const state = isSample || !mailIsSet() ? 'kept' : 'queued';
  const written = await db
    .insertInto('message')
    .values({
      ...row,
      organisation_id: organisationId,
      id: mail.id,
      person_id: mail.personId ?? null,
      about_kind: mail.about.kind,
      about_id: mail.about.id,
      mail_id: mailIdOf(mail.id),
      written_at: nowOf(tx),
      written_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  // Another transaction wrote the same mail at the same moment.
  if (written.numInsertedOrUpdatedRows === 0n) return ok({ messageId: mail.id });
  if (attachments.length > 0) {
    await db
      .insertInto('message_attachment')
      .values(
        attachments.map((file, position) => ({
          organisation_id: organisationId,
          message_id: mail.id,
          position,
          file_name: file.fileName,
          content_type: file.contentType,
          content: file.content,
        })),
      )
      .execute();
  }
  await db
    .insertInto('message_delivery')
    .values({
      organisation_id: organisationId,
      message_id: mail.id,
      state,
      attempts: 0,
      next_try_at: nowOf(tx),
      last_error: '',
      sent_at: null,
      server_reply: '',
    })
    .execute();
  record(tx, mailWritten, {
    subjects: { message: mail.id, about: mail.about.id },
    facts: { about: mail.about.kind, state, attachments: attachments.length },
    people: mail.personId
      ? { [mail.personId]: { to: row.to_address, subject: row.subject } }
      : undefined,
  });
  return ok({ messageId: mail.id });
}

function cleanMail(mail: MailToSend) {
  const toAddress = normaliseEmail(mail.toAddress);
  if (!toAddress.ok) return toAddress;
  const replyTo = mail.replyTo ? normaliseEmail(mail.replyTo) : ok('');
  if (!replyTo.ok) return replyTo;
  const toName = cleanText(mail.toName, { max: 200, what: 'The name' });
  if (!toName.ok) return toName;
  const subject = cleanText(mail.subject, { min: 1, max: 200, what: 'The subject' });
  if (!subject.ok) return subject;
  const body = cleanText(mail.body, { min: 1, max: 50_000, lines: true, what: 'The mail' });
  if (!body.ok) return body;
  const attachments = cleanAttachments(mail.attachments);
  if (!attachments.ok) return attachments;
  return ok({
    to_address: toAddress.value,
    reply_to: replyTo.value,
    to_name: toName.value,
    subject: subject.value,
    body: body.value,
    attachments: attachments.value,
  });
}

/** Does this person let us write to them? */
export async function mayMail(tx: Tx, personId: string | null | undefined): Promise<Result<null>> {
  if (!personId) return ok(null);
  const person = (await peopleOf(tx, [personId])).get(personId);
  const asked = person?.doNotContact.find(
    ({ channel }) => channel === 'all' || channel === 'email',
  );
  if (!person || !asked) return ok(null);
  const reason = asked.reason === '' ? '' : ` ("${asked.reason}")`;
  return refuse(
    'do-not-contact',
    `${person.displayName} asked us not to write by e-mail${reason}. Reach them another way, or lift it on their record if they have changed their mind.`,
  );
}
