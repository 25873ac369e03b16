import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { type Limit, type LimitSet, limitOn, reaches } from './limit.ts';
import type { LimitKind } from './shapes-schema.ts';
import { policiesDb } from './tables.ts';

/** Every limit ever set, of one kind or of all. */
export async function limitsSet(tx: Tx, kind?: LimitKind): Promise<readonly LimitSet[]> {
  let query = policiesDb(tx)
    .selectFrom('authority_limit')
    .select([
      'member_id as memberId',
      'role',
      'kind',
      'basis',
      'amount',
      'from_on as fromOn',
      'set_at as setAt',
    ])
    .orderBy('from_on')
    .orderBy('set_at')
    .orderBy('id');
  if (kind) query = query.where('kind', '=', kind);
  return query.execute();
}

/** How far the acting member may go alone in one kind today; the system itself may do nothing alone. */
export async function ownLimit(tx: Tx, kind: LimitKind): Promise<Limit> {
  const { memberId, roles } = actorOf(tx);
  if (memberId === null) return 0;
  const sets = await limitsSet(tx, kind);
  return limitOn(sets, { memberId, roles }, kind, dateIn(nowOf(tx))).limit;
}

/** A member who could allow something. */
export interface Approver {
  readonly memberId: string;
  readonly name: string;
}

const DESK: readonly Role[] = [
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
];

/** Members of the desk as they are now: nobody who left, nobody who only learns or assesses. */
export async function deskMembers(
  tx: Tx,
): Promise<readonly (Approver & { readonly roles: readonly Role[] })[]> {
  const { members } = await membersOf(tx);
  return members
    .filter(({ leftAt, roles }) => leftAt === null && roles.some((role) => DESK.includes(role)))
    .map(({ id, name, roles }) => ({ memberId: id, name, roles }));
}

/** Members other than these whose own limit reaches an amount today, by name. */
export async function approversOf(
  tx: Tx,
  kind: LimitKind,
  amount: number,
  other: readonly (string | null)[],
): Promise<readonly Approver[]> {
  const [found] = await approversOfEach(tx, kind, [amount], other);
  return found ?? [];
}

/** As `approversOf`, for each of these amounts in their order; two questions however many. */
export async function approversOfEach(
  tx: Tx,
  kind: LimitKind,
  amounts: readonly number[],
  other: readonly (string | null)[] = [],
): Promise<readonly (readonly Approver[])[]> {
  const sets = await limitsSet(tx, kind);
  const today = dateIn(nowOf(tx));
  const able = (await deskMembers(tx))
    .filter(({ memberId }) => !other.includes(memberId))
    .map((member) => ({ ...member, limit: limitOn(sets, member, kind, today).limit }));
  return amounts.map((amount) =>
    able
      .filter(({ limit }) => reaches(limit, amount))
      .map(({ memberId, name }) => ({ memberId, name })),
  );
}
