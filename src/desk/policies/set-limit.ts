import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { limitSet } from './events.ts';
import { deskMembers } from './limits.ts';
import type { setLimitRoute } from './limits-schema.ts';
import { policiesDb } from './tables.ts';

function wrong(field: string, code: string, because: string): Result<never> {
  return refuse(code, because, undefined, { fields: { [field]: because } });
}

/**
 * Sets how far a member, or everyone in a role, may go alone, from a day on; what was set before stays to be
 * read. The same id again gives the first result. Refuses `not-allowed` (owners set limits), `own-limit`,
 * `member-not-found`, `whose-limit` (a member or a role, one of them), `no-amount` and `in-the-past`.
 */
export async function setLimit(
  tx: Tx,
  input: BodyOf<typeof setLimitRoute>,
): Promise<Result<{ limitId: string }>> {
  const { id, memberId, role, kind, basis, amount, fromOn, reason } = input;
  const actor = actorOf(tx);
  if (actor.memberId === null || !actor.roles.includes('owner')) {
    return refuse('not-allowed', 'Owners set the limits. Ask one of them.');
  }
  if ((memberId === null) === (role === null)) {
    return wrong('memberId', 'whose-limit', 'Choose a member, or a role: one of them.');
  }
  if (memberId === actor.memberId) {
    return refuse('own-limit', 'Nobody sets their own limit. Another owner sets yours.');
  }
  if ((basis === 'amount') !== (amount !== null)) {
    return wrong('amount', 'no-amount', 'Enter how far it goes, or choose that there is no limit.');
  }
  if (basis === 'role' && memberId === null) {
    return wrong(
      'basis',
      'no-amount',
      'A role has nothing to fall back to. Enter how far it goes.',
    );
  }
  if (fromOn < dateIn(nowOf(tx))) {
    return wrong(
      'fromOn',
      'in-the-past',
      'A limit holds from today or a later day: what was done was done under the one before.',
    );
  }
  const db = policiesDb(tx);
  const before = await db
    .selectFrom('authority_limit')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ limitId: id });
  if (memberId && !(await deskMembers(tx)).some((one) => one.memberId === memberId)) {
    return wrong('memberId', 'member-not-found', 'There is no such member on the desk.');
  }
  await db
    .insertInto('authority_limit')
    .values({
      organisation_id: actor.organisationId,
      id,
      member_id: memberId,
      role,
      kind,
      basis,
      amount,
      from_on: fromOn,
      reason,
      set_at: nowOf(tx),
      set_by: actor.memberId,
      set_by_name: actor.name,
    })
    .execute();
  record(tx, limitSet, {
    subjects: { limit: id, ...(memberId ? { member: memberId } : {}) },
    facts: { limit: id, role, kind, basis, amount, fromOn },
  });
  return ok({ limitId: id });
}
