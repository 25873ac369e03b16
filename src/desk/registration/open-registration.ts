import { ok, type Result, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { registrationOpened } from './events.ts';
import { candidateFound, colleague } from './found.ts';
import { registrationDb } from './tables.ts';

/**
 * Puts a candidate on the way onto the books for a role, in somebody's care; or changes the role or whose it is. What
 * is as it was leaves no record.
 * @returns refuses `candidate-not-found`, `role-not-found`, `member-not-found`
 */
export async function openRegistration(
  tx: Tx,
  input: { readonly personId: string; readonly role: string; readonly ownerId: string },
): Promise<Result<{ personId: string }>> {
  const { personId, role, ownerId } = input;
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  if (!(await roleNames(tx)).has(role)) {
    return wrongField('role', 'role-not-found', 'There is no such role. Choose one of the list.');
  }
  const owner = await colleague(tx, ownerId, 'ownerId');
  if (!owner.ok) return owner;
  const db = registrationDb(tx);
  const { organisationId, memberId } = actorOf(tx);
  const made = await db
    .insertInto('registration')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      role,
      owner_id: ownerId,
      opened_at: nowOf(tx),
      opened_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute();
  if (made.length === 0) {
    const { numUpdatedRows } = await db
      .updateTable('registration')
      .set({ role, owner_id: ownerId })
      .where('person_id', '=', personId)
      .where(({ or, eb }) => or([eb('role', '<>', role), eb('owner_id', '<>', ownerId)]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return ok({ personId });
  }
  record(tx, registrationOpened, {
    subjects: { candidate: personId },
    facts: { role, owner: ownerId, changes: made.length === 0 },
  });
  return ok({ personId });
}
