import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { communicationsDb } from './tables.ts';

/**
 * Empties mails of what is personal in them: addresses, words, attachments, and what servers said. That a
 * mail was written, when, by whom and how it went stays. What had not left yet stays in the outbox for good.
 */
export async function emptyMail(tx: Tx, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const db = communicationsDb(tx);
  const { organisationId } = actorOf(tx);
  const ids = [...messageIds];
  await sql`update message set to_name = '', to_address = '', reply_to = '', subject = 'Erased', body = ''
    where organisation_id = ${organisationId}::uuid and id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from message_attachment
    where organisation_id = ${organisationId}::uuid and message_id = any(${ids}::uuid[])`.execute(
    db,
  );
  await sql`update delivery_step set said = ''
    where organisation_id = ${organisationId}::uuid and message_id = any(${ids}::uuid[])`.execute(
    db,
  );
  await sql`update message_delivery set last_error = '', server_reply = '',
      state = case when state in ('queued', 'sending') then 'kept' else state end
    where organisation_id = ${organisationId}::uuid and message_id = any(${ids}::uuid[])`.execute(
    db,
  );
}

/** Forgets the mails that went to a person who is erased. */
export async function forgetMail(tx: Tx, personId: string): Promise<Result<null>> {
  const mails = await communicationsDb(tx)
    .selectFrom('message')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('person_id', '=', personId)
    .execute();
  await emptyMail(
    tx,
    mails.map(({ id }) => id),
  );
  return ok(null);
}
