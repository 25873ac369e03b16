import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import type { Database } from '../db/pool.ts';
import { enter } from '../db/read.ts';
import { hashOfToken } from './access-tokens.ts';
import type { Actor, Role } from './actor.ts';
import { noteBadTry, triedTooOften } from './bad-tries.ts';
import { narrowedRoles } from './policy.ts';

/** Who an access token speaks for, and whether it may change anything. */
export interface ByToken {
  readonly actor: Actor;
  readonly readOnly: boolean;
}

interface Row {
  readonly member_id: string;
  readonly name: string;
  readonly branch_id: string | null;
  readonly is_sample: boolean;
  readonly roles: Role[];
  readonly left: boolean;
  readonly needs_authenticator: boolean;
  readonly actions: string[] | null;
  readonly expires_at: Date;
  readonly revoked_at: Date | null;
  readonly last_used_at: Date | null;
}

const FORM = /^dp_[A-Za-z0-9_-]{43}$/;
/** That a token was used is written down at most once a minute: a program asks often. */
const MINUTE = 60_000;

const dead = (because: string): Result<never> =>
  refuse('token-refused', `${because} Make a new one on the page Access tokens.`);

/**
 * The member an access token speaks for, with the roles they hold now narrowed to what the token is for.
 * Refuses `token-refused` (unknown, expired, revoked, its member left) and `too-many-requests` when the
 * address has tried unknown ones too often.
 * @param from the address that asks
 */
export async function actorByToken(
  db: Database,
  token: string,
  from: string,
): Promise<Result<ByToken>> {
  if (await triedTooOften(db, 'token', from)) {
    return refuse(
      'too-many-requests',
      'Too many unknown access tokens came from this address. Wait a minute, then try again.',
    );
  }
  const found = FORM.test(token) ? await organisationOf(db, token) : undefined;
  if (!found) {
    await noteBadTry(db, 'token', from);
    return dead('This access token is not known here.');
  }
  const row = await memberBehind(db, found);
  if (!row) throw new Error('access_token_organisation() named a token that is not there.');
  if (row.revoked_at) return dead('This access token was revoked.');
  if (row.expires_at <= db.clock()) {
    return dead(`This access token expired on ${row.expires_at.toISOString().slice(0, 10)}.`);
  }
  if (row.left) return dead('The member whose access token this was has left.');
  return ok({
    readOnly: row.actions === null,
    actor: {
      organisationId: found.organisation_id,
      memberId: row.member_id,
      name: row.name,
      roles: narrowedRoles(row.roles, row.actions),
      branchId: row.branch_id,
      isSample: row.is_sample,
      tokenId: found.token_id,
      ...(row.needs_authenticator ? { needsAuthenticator: true } : {}),
    },
  });
}

interface Found {
  readonly organisation_id: string;
  readonly token_id: string;
}

async function organisationOf(db: Database, token: string): Promise<Found | undefined> {
  const { rows } =
    await sql<Found>`select organisation_id, token_id from access_token_organisation(${hashOfToken(token)})`.execute(
      db.kysely,
    );
  return rows[0];
}

async function memberBehind(
  db: Database,
  { organisation_id, token_id }: Found,
): Promise<Row | undefined> {
  return db.kysely.transaction().execute(async (transaction) => {
    await enter(transaction, organisation_id);
    const { rows } = await sql<Row>`
      select m.id as member_id, m.name, m.branch_id, o.is_sample, t.actions, t.expires_at, t.revoked_at,
        t.last_used_at,
        exists (select 1 from member_departure d
          where d.organisation_id = m.organisation_id and d.member_id = m.id) as left,
        coalesce(array(select r.role from member_role r
          where r.organisation_id = m.organisation_id and r.member_id = m.id
            and (r.until_on is null or r.until_on >= ${dateIn(db.clock())}::date) order by r.role), '{}') as roles,
        coalesce((select r.authenticator_required from sign_in_rule r where r.organisation_id = m.organisation_id), false)
          and not exists (select 1 from members_with_authenticator() w where w.member_id = m.id) as needs_authenticator
      from access_token t
      join member m on m.organisation_id = t.organisation_id and m.id = t.member_id
      join organisation o on o.id = t.organisation_id
      where t.id = ${token_id}`.execute(transaction);
    const row = rows[0];
    const now = db.clock();
    const isLive = row && !row.revoked_at && !row.left && row.expires_at > now;
    if (isLive && now.getTime() - (row.last_used_at?.getTime() ?? 0) > MINUTE) {
      await sql`update access_token set last_used_at = ${now}
        where id = ${token_id} and last_used_at is not distinct from ${row.last_used_at}`.execute(
        transaction,
      );
    }
    return row;
  });
}
