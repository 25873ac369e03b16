import { addDays } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type DateText, dateIn } from '../../lib/time.ts';
import { record } from '../audit/record.ts';
import { onConstraint } from '../db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { revokeAllOf } from './access-tokens.ts';
import type { Role } from './actor.ts';
import {
  branchOpened,
  invitationWithdrawn,
  memberLeft,
  memberReturned,
  memberRolesChanged,
} from './events.ts';
import { membersWithAuthenticator } from './sign-in-rule.ts';
import { identityDb } from './tables.ts';

const NO_MEMBER = () => refuse('member-not-found', 'There is no such member here.');
const LAST_OWNER = () =>
  refuse(
    'last-owner',
    'This is the only owner. Make somebody else an owner first, so that the organisation is never without one.',
  );

/** What a branch manager may hand out or touch: the working roles, never an owner's or another manager's. */
const MANAGED: readonly Role[] = ['consultant', 'resourcer', 'learner'];
/** What a centre's administrator may: whoever is registered. */
const ADMINISTERED: readonly Role[] = ['learner'];

/**
 * May the actor give, take or touch these roles? An owner may all; a branch manager the working roles; a centre
 * administrator learners.
 */
export function mayManage(actorRoles: readonly Role[], roles: readonly Role[]): boolean {
  if (actorRoles.includes('owner')) return true;
  const managed = actorRoles.includes('branch_manager') ? MANAGED : ADMINISTERED;
  return roles.every((role) => managed.includes(role));
}

/** An external verifier comes in for a time: never without a last day (practice W33), never for over a year. */
const EXTERNAL_DAYS = 366;

/** Refuses `last-day-needed` and `last-day-out-of-range` where external verification has no proper end. */
export function externalTerm(
  tx: Tx,
  roles: readonly Role[],
  until: DateText | null,
): Result<DateText | null> {
  if (!roles.includes('external_verifier')) return ok(null);
  const because =
    'Say until which day the external verifier may come in: from today, at most a year ahead.';
  const fields = { fields: { externalUntil: because } };
  if (until === null) return refuse('last-day-needed', because, undefined, fields);
  const today = dateIn(nowOf(tx));
  return until >= today && until <= addDays(today, EXTERNAL_DAYS)
    ? ok(until)
    : refuse('last-day-out-of-range', because, undefined, fields);
}

/** The roles a member holds, with the member's row locked, so that two owners cannot leave at once. */
async function lockMember(tx: Tx, memberId: string): Promise<readonly Role[] | null> {
  const db = identityDb(tx);
  // All members' rows in id order: the last owner is a fact about all of them.
  const rows = await db.selectFrom('member').select('id').orderBy('id').forUpdate().execute();
  if (!rows.some((row) => row.id === memberId)) return null;
  const held = await db
    .selectFrom('member_role')
    .select('role')
    .where('member_id', '=', memberId)
    .orderBy('role')
    .execute();
  return held.map((row) => row.role);
}

async function isLastOwner(tx: Tx, memberId: string): Promise<boolean> {
  const owners = await identityDb(tx)
    .selectFrom('member_role')
    .leftJoin('member_departure', 'member_departure.member_id', 'member_role.member_id')
    .select('member_role.member_id')
    .where('role', '=', 'owner')
    .where('member_departure.left_at', 'is', null)
    .execute();
  return owners.length === 1 && owners[0]?.member_id === memberId;
}

function notAllowed(): Result<never> {
  return refuse(
    'not-allowed',
    'A branch manager manages consultants, resourcers and learners, a centre administrator learners. Ask an owner for the other roles.',
  );
}

/**
 * Sets which roles a member holds. Refused when it would leave the organisation without an owner.
 * @param externalUntil the last day of an external verifier's role; needed with that role
 */
export async function setRoles(
  tx: Tx,
  memberId: string,
  roles: readonly Role[],
  externalUntil: DateText | null = null,
): Promise<Result<Record<string, never>>> {
  const before = await lockMember(tx, memberId);
  if (!before) return NO_MEMBER();
  const actor = actorOf(tx);
  if (!mayManage(actor.roles, [...before, ...roles])) return notAllowed();
  if (!roles.includes('owner') && (await isLastOwner(tx, memberId))) return LAST_OWNER();
  const term = externalTerm(tx, roles, externalUntil);
  if (!term.ok) return term;
  const db = identityDb(tx);
  await db.deleteFrom('member_role').where('member_id', '=', memberId).execute();
  await db
    .insertInto('member_role')
    .values(
      [...new Set(roles)].map((role) => ({
        organisation_id: actor.organisationId,
        member_id: memberId,
        role,
        given_at: nowOf(tx),
        given_by: actor.memberId,
        until_on: role === 'external_verifier' ? term.value : null,
      })),
    )
    .execute();
  record(tx, memberRolesChanged, {
    subjects: { member: memberId },
    facts: { before: [...before], after: [...new Set(roles)], externalUntil: term.value },
  });
  return ok({});
}

/** A member left: from now on they no longer come in. */
export async function leave(tx: Tx, memberId: string): Promise<Result<Record<string, never>>> {
  const roles = await lockMember(tx, memberId);
  if (!roles) return NO_MEMBER();
  const actor = actorOf(tx);
  if (!mayManage(actor.roles, roles)) return notAllowed();
  if (await isLastOwner(tx, memberId)) return LAST_OWNER();
  const made = await identityDb(tx)
    .insertInto('member_departure')
    .values({
      organisation_id: actor.organisationId,
      member_id: memberId,
      left_at: nowOf(tx),
      recorded_by: actor.memberId ?? memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('member_id')
    .execute();
  if (made.length === 0) return refuse('already-left', 'This member left already.');
  record(tx, memberLeft, { subjects: { member: memberId }, facts: {} });
  await revokeAllOf(tx, memberId);
  return ok({});
}

/** A member who left comes back with the roles they had. */
export async function comeBack(tx: Tx, memberId: string): Promise<Result<Record<string, never>>> {
  const roles = await lockMember(tx, memberId);
  if (!roles) return NO_MEMBER();
  if (!mayManage(actorOf(tx).roles, roles)) return notAllowed();
  const gone = await identityDb(tx)
    .deleteFrom('member_departure')
    .where('member_id', '=', memberId)
    .returning('member_id')
    .execute();
  if (gone.length === 0) return refuse('already-member', 'This member has not left.');
  record(tx, memberReturned, { subjects: { member: memberId }, facts: {} });
  return ok({});
}

onConstraint('branch_organisation_id_name_key', {
  code: 'branch-name-taken',
  because: 'A branch of this name exists already. Choose another name.',
});

/** Opens a branch; the same id again returns the first. */
export async function addBranch(
  tx: Tx,
  branch: { readonly id: string; readonly name: string },
): Promise<Result<{ branchId: string }>> {
  const made = await identityDb(tx)
    .insertInto('branch')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: branch.id,
      name: branch.name,
      created_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length > 0) record(tx, branchOpened, { subjects: { branch: branch.id }, facts: {} });
  return ok({ branchId: branch.id });
}

/** Withdraws an invitation that was not accepted: whoever may invite to its roles may take it back. */
export async function withdraw(tx: Tx, id: string): Promise<Result<Record<string, never>>> {
  const db = identityDb(tx);
  const open = await db
    .selectFrom('invitation')
    .select('roles')
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!open)
    return refuse('invitation-not-found', 'This invitation was answered or withdrawn already.');
  if (!mayManage(actorOf(tx).roles, open.roles)) return notAllowed();
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: nowOf(tx) })
    .where('id', '=', id)
    .execute();
  record(tx, invitationWithdrawn, { subjects: { invitation: id }, facts: {} });
  return ok({});
}

/** Members with their roles, branches, and invitations that wait for an answer. */
export async function membersOf(tx: Tx) {
  const db = identityDb(tx);
  const members = await db.selectFrom('member').selectAll().orderBy('name').execute();
  const roles = await db
    .selectFrom('member_role')
    .select(['member_id', 'role', 'until_on'])
    .orderBy('role')
    .execute();
  const rolesOf = Map.groupBy(roles, (held) => held.member_id);
  const departures = await db.selectFrom('member_departure').selectAll().execute();
  const left = new Map(departures.map((row) => [row.member_id, row.left_at]));
  const withAuthenticator = await membersWithAuthenticator(tx);
  const invitations = await db
    .selectFrom('invitation')
    .select(['id', 'name', 'email', 'roles', 'invited_at', 'expires_at'])
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('invited_at')
    .execute();
  return {
    members: members.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      branchId: row.branch_id,
      roles: (rolesOf.get(row.id) ?? []).map((held) => held.role),
      externalUntil: rolesOf.get(row.id)?.find((held) => held.until_on)?.until_on ?? null,
      joinedAt: row.joined_at.toISOString(),
      leftAt: left.get(row.id)?.toISOString() ?? null,
      hasAuthenticator: withAuthenticator.has(row.id),
    })),
    invitations: invitations.map((row) => ({
      id: row.id,
      name: row.name,
      email: row.email,
      roles: row.roles,
      invitedAt: row.invited_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    })),
    branches: await db.selectFrom('branch').select(['id', 'name']).orderBy('name').execute(),
  };
}

/** The names of all members, those who left included: what was done keeps its author's name. */
export async function memberNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await identityDb(tx).selectFrom('member').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** The branches by id with their names, and the branch of each member who has one. */
export async function branchesHere(tx: Tx): Promise<{
  readonly names: ReadonlyMap<string, string>;
  readonly ofMembers: ReadonlyMap<string, string>;
}> {
  const db = identityDb(tx);
  const branches = await db.selectFrom('branch').select(['id', 'name']).execute();
  const members = await db
    .selectFrom('member')
    .select(['id', 'branch_id'])
    .where('branch_id', 'is not', null)
    .execute();
  return {
    names: new Map(branches.map(({ id, name }) => [id, name])),
    ofMembers: new Map(members.map(({ id, branch_id }) => [id, branch_id ?? ''])),
  };
}
