import { newId } from '../../lib/ids.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { liftDoNotContact, recordDoNotContact } from '../people/index.ts';
import { communicationsDb } from './tables.ts';

/**
 * Keeps a STOP: no text goes to this number from now on, whoever's it is, and where it is one person's it
 * stands on their record with their words.
 */
export async function stopTexts(
  tx: Tx,
  { number, personId, words }: { number: string; personId: string | null; words: string },
): Promise<void> {
  const db = communicationsDb(tx);
  const before = await db
    .selectFrom('text_opt_out')
    .select('id')
    .where('number', '=', number)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (before) return;
  let doNotContactId: string | null = null;
  if (personId !== null) {
    const asked = await recordDoNotContact(tx, {
      id: newId(),
      personId,
      channel: 'text',
      reason: `Texted: ${words.slice(0, 400)}`.toWellFormed(),
    });
    doNotContactId = asked.ok ? asked.value.doNotContactId : null;
  }
  await db
    .insertInto('text_opt_out')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: newId(),
      number,
      asked_at: nowOf(tx),
      do_not_contact_id: doNotContactId,
      lifted_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Lifts what a STOP from this number set, and nothing that was asked in another way.
 * @returns false when it had said no STOP
 */
export async function startTexts(
  tx: Tx,
  { number, personId }: { number: string; personId: string | null },
): Promise<boolean> {
  const db = communicationsDb(tx);
  const asked = await db
    .updateTable('text_opt_out')
    .set({ lifted_at: nowOf(tx) })
    .where('number', '=', number)
    .where('lifted_at', 'is', null)
    .returning(['do_not_contact_id'])
    .executeTakeFirst();
  if (!asked) return false;
  if (asked.do_not_contact_id !== null && personId !== null) {
    await liftDoNotContact(tx, { personId, doNotContactId: asked.do_not_contact_id });
  }
  return true;
}
