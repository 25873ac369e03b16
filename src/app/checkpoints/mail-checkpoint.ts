import { sql } from 'kysely';
import { sendMail } from '../../desk/communications/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { checkpointFileName, checkpointMailWords } from './checkpoint-mail.ts';
import { checkpointMailed } from './events.ts';
import { checkpointCard } from './queries.ts';
import { checkpointMailDb } from './tables.ts';

/** What went out. */
export interface Mailed {
  readonly size: number;
  readonly recipients: number;
}

/**
 * Everyone who is mailed checkpoints, their rows locked in id order: a second process that does the same
 * waits here, and then sees what the first has mailed.
 */
async function lockRecipients(tx: Tx) {
  return checkpointMailDb(tx)
    .selectFrom('checkpoint_recipient')
    .select(['id', 'name', 'address'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Those who had no mail of the day and whose last checkpoint lacks entries other than of mail. */
async function dueOn(tx: Tx, day: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select r.id from checkpoint_recipient r
    where r.removed_at is null
      and not exists (select from checkpoint_mailing m
        where m.recipient_id = r.id and m.how = 'daily' and m.day >= ${day}::date)
      and log_grew_since(r.organisation_id, coalesce(
        (select max(m.size) from checkpoint_mailing m where m.recipient_id = r.id), 0))`.execute(
    checkpointMailDb(tx),
  );
  return new Set(rows.map(({ id }) => id));
}

async function writeTo(
  tx: Tx,
  recipients: readonly { readonly id: string; readonly name: string; readonly address: string }[],
  { run, how }: { readonly run: string; readonly how: 'daily' | 'pressed' },
): Promise<Result<Mailed>> {
  const made = await makeCheckpoint(tx);
  if (!made.ok) return made;
  const { size } = made.value;
  const checkpoint = await checkpointCard(tx, size);
  if (!checkpoint) throw new Error(`The checkpoint of ${size} entries is not there.`);
  const { organisationId, isSample } = actorOf(tx);
  const { name: organisationName } = await organisationCard(tx);
  for (const recipient of recipients) {
    const messageId = newId();
    const words = checkpointMailWords({
      toName: recipient.name,
      organisationName,
      isSample,
      size,
      madeAt: checkpoint.madeAt,
      keys: checkpoint.signedBy,
    });
    const sent = await sendMail(tx, {
      id: messageId,
      toName: recipient.name,
      toAddress: recipient.address,
      ...words,
      about: { kind: 'checkpoint', id: recipient.id },
      attachments: [
        {
          fileName: checkpointFileName(size, isSample),
          contentType: 'text/plain; charset=utf-8',
          content: Buffer.from(checkpoint.note),
        },
      ],
    });
    if (!sent.ok) return sent;
    await checkpointMailDb(tx)
      .insertInto('checkpoint_mailing')
      .values({
        organisation_id: organisationId,
        run,
        recipient_id: recipient.id,
        size,
        how,
        day: dateIn(nowOf(tx)),
        message_id: messageId,
        mailed_at: nowOf(tx),
      })
      .execute();
  }
  record(tx, checkpointMailed, {
    subjects: Object.fromEntries(recipients.map(({ id }, at) => [`recipient_${at + 1}`, id])),
    facts: { size, how, recipients: recipients.length },
  });
  return ok({ size, recipients: recipients.length });
}

/**
 * Writes today's mail with the newest checkpoint to whoever has not had it, if their last one lacks
 * anything but mail. Any number of processes may do it at once: one mail a day goes to each.
 */
export async function mailOfTheDay(tx: Tx): Promise<Result<Mailed | null>> {
  const recipients = await lockRecipients(tx);
  const due = await dueOn(tx, dateIn(nowOf(tx)));
  const now = recipients.filter(({ id }) => due.has(id));
  return now.length === 0 ? ok(null) : writeTo(tx, now, { run: newId(), how: 'daily' });
}

/**
 * Mails the newest checkpoint to everyone who keeps it, whatever they had today. The same press again
 * gives the first result. Refuses `no-recipients`.
 * @param run the press's id, made by the page
 */
export async function mailNow(tx: Tx, run: string): Promise<Result<Mailed>> {
  const recipients = await lockRecipients(tx);
  const before = await checkpointMailDb(tx)
    .selectFrom('checkpoint_mailing')
    .select('size')
    .where('run', '=', run)
    .execute();
  if (before[0]) return ok({ size: before[0].size, recipients: before.length });
  if (recipients.length === 0) {
    return refuse(
      'no-recipients',
      'Nobody is mailed checkpoints yet. Add somebody outside your house first.',
    );
  }
  return writeTo(tx, recipients, { run, how: 'pressed' });
}
