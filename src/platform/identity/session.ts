import { sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import type { Database } from '../db/pool.ts';
import { enter } from '../db/read.ts';
import type { Actor, Role } from './actor.ts';
import type { Auth } from './auth.ts';

/** Who is signed in: the account, and the organisations they belong to. */
export interface SignedIn {
  readonly authUserId: string;
  readonly name: string;
  readonly email: string;
  readonly organisationIds: readonly string[];
}

/** The signed-in account of a request's cookies, or null. */
export async function signedIn(
  auth: Auth,
  db: Database,
  headers: Headers,
): Promise<SignedIn | null> {
  const session = await auth.api.getSession({ headers });
  if (!session) return null;
  const { rows } = await sql<{
    organisation_id: string;
  }>`select organisation_id from memberships_of(${session.user.id})`.execute(db.kysely);
  return {
    authUserId: session.user.id,
    name: session.user.name,
    email: session.user.email,
    organisationIds: rows.map((row) => row.organisation_id),
  };
}

interface MemberRow {
  member_id: string;
  name: string;
  branch_id: string | null;
  is_sample: boolean;
  roles: Role[];
  needs_authenticator: boolean;
}

/**
 * The member that an account is in one organisation, with the roles they hold now.
 * @returns null when they are no member there, or have left
 */
export async function actorIn(
  db: Database,
  authUserId: string,
  organisationId: string,
): Promise<Actor | null> {
  return db.kysely.transaction().execute(async (transaction) => {
    await enter(transaction, organisationId);
    const { rows } = await sql<MemberRow>`
      select m.id as member_id, m.name, m.branch_id, o.is_sample,
        coalesce(array(select r.role from member_role r
          where r.organisation_id = m.organisation_id and r.member_id = m.id
            and (r.until_on is null or r.until_on >= ${dateIn(db.clock())}::date) order by r.role), '{}') as roles,
        coalesce((select r.authenticator_required from sign_in_rule r where r.organisation_id = m.organisation_id), false)
          and not exists (select 1 from members_with_authenticator() w where w.member_id = m.id) as needs_authenticator
      from member m join organisation o on o.id = m.organisation_id
      where m.auth_user_id = ${authUserId}
        and not exists (select 1 from member_departure d
          where d.organisation_id = m.organisation_id and d.member_id = m.id)`.execute(transaction);
    const row = rows[0];
    if (!row) return null;
    return {
      organisationId,
      memberId: row.member_id,
      name: row.name,
      roles: row.roles,
      branchId: row.branch_id,
      isSample: row.is_sample,
      ...(row.needs_authenticator ? { needsAuthenticator: true } : {}),
    };
  });
}
