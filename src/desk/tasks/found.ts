import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { deskMembers } from '../policies/index.ts';

/** A member of the desk as it is now, or `member-not-found` at this field. */
export async function colleague(
  tx: Tx,
  memberId: string,
  field: string,
): Promise<Result<{ readonly memberId: string; readonly name: string }>> {
  const found = (await deskMembers(tx)).find((one) => one.memberId === memberId);
  if (found) return ok({ memberId, name: found.name });
  return wrongField(field, 'member-not-found', 'There is no such colleague on the desk now.');
}
