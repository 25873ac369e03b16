import { emptyMail } from '../../desk/communications/index.ts';
import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { recipientAdded, recipientRemoved } from './events.ts';
import { checkpointMailDb } from './tables.ts';

/** More than this many is a mailing list, and each of them gets a mail a day. */
const MOST = 20;

onConstraint('checkpoint_recipient_once', {
  code: 'recipient-taken',
  because: 'Somebody with this address is mailed checkpoints already.',
});

/**
 * Adds somebody outside to whom a checkpoint is mailed a day. The same id again changes nothing.
 * Refuses `not-an-email`, a name that is empty or too long, `recipient-taken`, `too-many-recipients`.
 */
export async function addRecipient(
  tx: Tx,
  input: { readonly id: string; readonly name: string; readonly address: string },
): Promise<Result<{ recipientId: string }>> {
  const name = cleanText(input.name, { min: 1, max: 200, what: 'The name' });
  if (!name.ok) return name;
  const address = normaliseEmail(input.address);
  if (!address.ok) return address;
  const db = checkpointMailDb(tx);
  const there = await db
    .selectFrom('checkpoint_recipient')
    .select(['id', 'removed_at'])
    .orderBy('id')
    .forUpdate()
    .execute();
  if (there.some(({ id }) => id === input.id)) return ok({ recipientId: input.id });
  if (there.filter(({ removed_at }) => removed_at === null).length >= MOST) {
    return refuse(
      'too-many-recipients',
      `Checkpoints go to ${MOST} people at the most. Remove one who need not keep them any more.`,
    );
  }
  const added = await db
    .insertInto('checkpoint_recipient')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      name: name.value,
      address: address.value,
      added_at: nowOf(tx),
      added_by: actorOf(tx).memberId,
      removed_at: null,
    })
    // The same press at the same moment, while there was no row yet to wait at.
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return ok({ recipientId: input.id });
  record(tx, recipientAdded, { subjects: { recipient: input.id }, facts: {} });
  return ok({ recipientId: input.id });
}

/**
 * Mails somebody no checkpoints any more. With `forget` their name and address go too, here and from the
 * mails that were written to them; that and when checkpoints went out stays. Refuses `recipient-not-found`.
 */
export async function removeRecipient(
  tx: Tx,
  { id, forget }: { readonly id: string; readonly forget: boolean },
): Promise<Result<{ removed: true }>> {
  const db = checkpointMailDb(tx);
  const found = await db
    .selectFrom('checkpoint_recipient')
    .select(['removed_at', 'address'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return refuse('recipient-not-found', 'There is no such recipient here.');
  const forgets = forget && found.address !== '';
  if (found.removed_at !== null && !forgets) return ok({ removed: true });
  await db
    .updateTable('checkpoint_recipient')
    .set({
      removed_at: found.removed_at ?? nowOf(tx),
      ...(forgets ? { name: '', address: '' } : {}),
    })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .execute();
  if (forgets) {
    const mails = await db
      .selectFrom('checkpoint_mailing')
      .select('message_id')
      .where('recipient_id', '=', id)
      .execute();
    await emptyMail(
      tx,
      mails.map(({ message_id }) => message_id),
    );
  }
  record(tx, recipientRemoved, { subjects: { recipient: id }, facts: { forgotten: forgets } });
  return ok({ removed: true });
}
