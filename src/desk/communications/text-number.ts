import { newId } from '../../lib/ids.ts';
import { normalisePhone } from '../../lib/phone.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { communicationsDb } from './tables.ts';
import { textNumberGiven, textNumberTaken } from './text-events.ts';

onConstraint('text_number_once', {
  code: 'number-taken',
  because: 'This number is an organisation’s already. Take it back there first.',
});

/**
 * Gives the organisation, or one of its branches, a number to text from and be texted at: an act of the
 * operator. Twice is once. Refuses `not-a-phone`, `number-taken`.
 */
export async function giveTextNumber(
  tx: Tx,
  { number, branchId = null }: { readonly number: string; readonly branchId?: string | null },
): Promise<Result<{ number: string }>> {
  const phone = normalisePhone(number);
  if (!phone.ok) return phone;
  const db = communicationsDb(tx);
  const { e164 } = phone.value;
  const own = await db
    .selectFrom('text_number')
    .select('branch_id')
    .where('number', '=', e164)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (own?.branch_id === branchId) return ok({ number: e164 });
  if (own) {
    return refuse(
      'number-taken',
      'This number is given to another branch already. Take it back first.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const id = newId();
  await db
    .insertInto('text_number')
    .values({
      organisation_id: organisationId,
      id,
      number: e164,
      branch_id: branchId,
      added_at: nowOf(tx),
      added_by: memberId,
      removed_at: null,
    })
    .execute();
  record(tx, textNumberGiven, {
    subjects: { number: id, ...(branchId === null ? {} : { branch: branchId }) },
    facts: { number: e164, branch: branchId !== null },
  });
  return ok({ number: e164 });
}

/** Takes a number back; what it sent keeps it. Refuses `not-a-phone`, `number-not-found`. */
export async function takeTextNumberBack(
  tx: Tx,
  number: string,
): Promise<Result<{ number: string }>> {
  const phone = normalisePhone(number);
  if (!phone.ok) return phone;
  const { e164 } = phone.value;
  const row = await communicationsDb(tx)
    .updateTable('text_number')
    .set({ removed_at: nowOf(tx) })
    .where('number', '=', e164)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!row) return refuse('number-not-found', 'This organisation has no such number to text from.');
  record(tx, textNumberTaken, { subjects: { number: row.id }, facts: { number: e164 } });
  return ok({ number: e164 });
}
