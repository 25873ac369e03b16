import type { Address, Attachment } from 'nodemailer/lib/mailer';
import { normaliseEmail } from '../../lib/email.ts';
import type { Tx } from '../db/tx.ts';
import { mailDb } from './tables.ts';

/** A mail as the mail server gets it. */
export interface OutgoingMail {
  readonly from: Address;
  readonly to: Address;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly date: Date;
  readonly attachments: readonly Attachment[];
}

/**
 * Reads a claimed mail inside its organisation.
 * @param fallback the sender's address while the organisation has none of its own
 */
export async function claimedMail(
  tx: Tx,
  messageId: string,
  fallback: string,
): Promise<OutgoingMail | undefined> {
  const db = mailDb(tx);
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!row) return undefined;
  const sender = await db
    .selectFrom('organisation')
    .select(['name', 'email'])
    .where('id', '=', row.organisation_id)
    .executeTakeFirstOrThrow();
  const files = await db
    .selectFrom('message_attachment')
    .select(['file_name', 'content_type', 'content'])
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
  const own = normaliseEmail(sender.email);
  return {
    from: { name: oneLine(sender.name), address: own.ok ? own.value : fallback },
    to: { name: row.to_name, address: row.to_address },
    ...(row.reply_to === '' ? {} : { replyTo: row.reply_to }),
    subject: row.subject,
    text: row.body,
    messageId: row.mail_id,
    date: row.written_at,
    attachments: files.map((file) => ({
      filename: file.file_name,
      contentType: file.content_type,
      content: file.content,
      // Bytes arrive as they were sealed; quoted-printable would change line ends of a calendar file.
      contentTransferEncoding: 'base64',
    })),
  };
}

function oneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
