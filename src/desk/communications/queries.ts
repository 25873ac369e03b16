import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { mailIsSet } from '../../platform/mail/setting.ts';
import { type Delivery, KEY_KINDS, sendable } from './message.ts';
import { policy } from './policy.ts';
import type { listMail, MailState, readMail } from './schema.ts';
import { communicationsDb } from './tables.ts';

const NOT_FOUND = refuse('mail-not-found', 'There is no such mail in the outbox.');
const SYSTEM = 'Deskproof';

/** May the actor read mail that carries a key? */
export function seesKeys(tx: Tx): boolean {
  return may(policy, actorOf(tx).roles, 'mail.read_keys');
}

/** Mails with their delivery, as far as the actor may see them. */
function visible(tx: Tx) {
  return communicationsDb(tx)
    .selectFrom('message as m')
    .innerJoin('message_delivery as d', (join) =>
      join.onRef('d.organisation_id', '=', 'm.organisation_id').onRef('d.message_id', '=', 'm.id'),
    )
    .$if(!seesKeys(tx), (query) => query.where('m.about_kind', 'not in', [...KEY_KINDS]));
}

/** How far these mails have come, by message id; ids unknown here are left out. */
export async function deliveriesOf(
  tx: Tx,
  messageIds: readonly string[],
): Promise<Map<string, Delivery>> {
  if (messageIds.length === 0) return new Map();
  const rows = await communicationsDb(tx)
    .selectFrom('message_delivery as d')
    .innerJoin('message as m', (join) =>
      join.onRef('m.organisation_id', '=', 'd.organisation_id').onRef('m.id', '=', 'd.message_id'),
    )
    .select(['m.id', 'm.to_address', 'd.state', 'd.attempts', 'd.last_error', 'd.sent_at'])
    .where(sql<boolean>`m.id = any(${[...messageIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        attempts: row.attempts,
        lastError: row.last_error,
        sentAt: row.sent_at,
        toAddress: row.to_address,
      },
    ]),
  );
}

/** How many mails are in each state, as far as the actor may see them: for Today and the outbox. */
export async function mailStates(tx: Tx): Promise<Readonly<Record<MailState, number>>> {
  const rows = await visible(tx)
    .select(['d.state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('d.state')
    .execute();
  const counts = new Map(rows.map(({ state, count }) => [state, count]));
  const of = (state: MailState) => counts.get(state) ?? 0;
  return {
    queued: of('queued'),
    sending: of('sending'),
    sent: of('sent'),
    failed: of('failed'),
    kept: of('kept'),
  };
}

const HEAD = [
  'm.id',
  'm.to_name',
  'm.to_address',
  'm.subject',
  'm.written_at',
  'm.written_by',
  'd.state',
  'd.attempts',
  'd.next_try_at',
  'd.last_error',
  'd.sent_at',
] as const;

interface Head {
  readonly id: string;
  readonly to_name: string;
  readonly to_address: string;
  readonly subject: string;
  readonly written_at: Date;
  readonly written_by: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly next_try_at: Date;
  readonly last_error: string;
  readonly sent_at: Date | null;
}

function headOf(row: Head, names: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    toName: row.to_name,
    toAddress: row.to_address,
    subject: row.subject,
    writtenAt: row.written_at.toISOString(),
    writtenBy: names.get(row.written_by ?? '') ?? SYSTEM,
    state: row.state,
    attempts: row.attempts,
    nextTryAt: row.state === 'queued' ? row.next_try_at.toISOString() : null,
    lastError: row.last_error,
    sentAt: row.sent_at?.toISOString() ?? null,
  };
}

/** The outbox, newest first. */
export async function outbox(
  tx: Tx,
  { state, words, about, limit }: QueryOf<typeof listMail>,
): Promise<ReplyIn<typeof listMail>> {
  const sought = (words ?? '').split(/\s+/).filter((word) => word !== '');
  let found = visible(tx);
  if (state) found = found.where('d.state', '=', state);
  if (about) found = found.where('m.about_id', '=', about);
  for (const word of sought) {
    found = found.where(
      sql<boolean>`position(lower(${word}) in lower(m.to_name || ' ' || m.to_address || ' ' || m.subject)) > 0`,
    );
  }
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await found
    .select([
      ...HEAD,
      (query) =>
        query
          .selectFrom('message_attachment as a')
          .whereRef('a.organisation_id', '=', 'm.organisation_id')
          .whereRef('a.message_id', '=', 'm.id')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .as('attachments'),
    ])
    .orderBy('m.written_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute();
  const names = await memberNames(tx);
  return {
    total,
    rows: rows.map((row) => ({ ...headOf(row, names), attachments: row.attachments ?? 0 })),
    states: await mailStates(tx),
    mailIsSet: mailIsSet(),
  };
}

/** One mail as sent, with its way. Refuses `mail-not-found`. */
export async function mailRecord(
  tx: Tx,
  messageId: string,
): Promise<Result<ReplyIn<typeof readMail>>> {
  const row = await visible(tx)
    .select([...HEAD, 'm.reply_to', 'm.body', 'm.about_kind', 'm.about_id', 'm.mail_id'])
    .select('d.server_reply')
    .where('m.id', '=', messageId)
    .executeTakeFirst();
  if (!row) return NOT_FOUND;
  const db = communicationsDb(tx);
  const files = await db
    .selectFrom('message_attachment')
    .select(['position', 'file_name', 'content_type'])
    .select(sql<number>`octet_length(content)`.as('bytes'))
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
  const steps = await db
    .selectFrom('delivery_step')
    .selectAll()
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
  const names = await memberNames(tx);
  const { isSample } = actorOf(tx);
  const can = sendable(row.state, { isSample, mailIsSet: mailIsSet() });
  // A key is read here only while nothing else can bring it to whom it is for; one to a password never,
  // since its account may belong to other organisations too (the command line sets a password instead).
  const keyHasLeft =
    row.about_kind === 'password' || (KEY_KINDS.includes(row.about_kind) && row.state !== 'kept');
  return ok({
    ...headOf(row, names),
    replyTo: row.reply_to,
    body: keyHasLeft ? null : row.body,
    aboutKind: row.about_kind,
    aboutId: row.about_id,
    mailId: row.mail_id,
    serverReply: row.server_reply,
    attachments: files.map((file) => ({
      position: file.position,
      fileName: file.file_name,
      contentType: file.content_type,
      bytes: file.bytes,
    })),
    steps: steps.map((step) => ({
      position: step.position,
      at: step.at.toISOString(),
      step: step.step,
      said: step.said,
      by: names.get(step.member_id ?? '') ?? SYSTEM,
    })),
    notSendable: can.ok ? null : can.refusal.because,
  });
}

/** A file that went with a mail. Refuses `mail-not-found`, `attachment-not-found`. */
export async function attachmentOf(
  tx: Tx,
  messageId: string,
  position: number,
): Promise<Result<{ fileName: string; contentType: string; bytes: Buffer; inline: boolean }>> {
  const mail = await visible(tx).select('m.id').where('m.id', '=', messageId).executeTakeFirst();
  if (!mail) return NOT_FOUND;
  const file = await communicationsDb(tx)
    .selectFrom('message_attachment')
    .select(['file_name', 'content_type', 'content'])
    .where('message_id', '=', messageId)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!file) return refuse('attachment-not-found', 'This mail has no such file.');
  return ok({
    fileName: file.file_name,
    contentType: file.content_type,
    bytes: file.content,
    inline: file.content_type === 'application/pdf',
  });
}
