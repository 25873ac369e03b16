import { createHash, randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../audit/record.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { accessTokenMade, accessTokenRevoked } from './events.ts';
import { may, NEVER_BY_TOKEN, type Policy } from './policy.ts';
import { identityDb } from './tables.ts';

const DAY = 86_400_000;
/** Live tokens a member may have at once: more are forgotten, and a forgotten one is a door left open. */
const MOST_LIVE = 20;

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a token is made with. */
export interface NewToken {
  readonly id: string;
  readonly name: string;
  /** The lines of policy it may use; null: it may read what its owner may, and change nothing. */
  readonly actions: readonly string[] | null;
  /** Days until it expires, from 1 to 365. */
  readonly days: number;
}

/**
 * Makes an access token for the actor's own use and gives it once: only its hash is kept. Refuses
 * `not-by-token`, `scope-too-wide` (what the member may not do, or no token may) and `too-many-tokens`.
 * @returns `token: null` when the same id was made before
 */
export async function makeToken(
  tx: Tx,
  policy: Policy,
  wanted: NewToken,
): Promise<Result<{ tokenId: string; token: string | null }>> {
  const actor = actorOf(tx);
  const { memberId } = actor;
  if (memberId === null || actor.tokenId) {
    return refuse('not-with-token', 'Only a member who is signed in makes access tokens.');
  }
  const actions = wanted.actions && [...new Set(wanted.actions)].sort();
  const beyond = actions?.filter(
    (action) => NEVER_BY_TOKEN.includes(action) || !may(policy, actor.roles, action),
  );
  if (beyond && beyond.length > 0) {
    return refuse(
      'scope-too-wide',
      `A token does no more than you may, and never lets people in: leave out ${beyond.join(', ')}.`,
    );
  }
  const now = nowOf(tx);
  const db = identityDb(tx);
  const mine = await db
    .selectFrom('access_token')
    .select(['id', 'expires_at', 'revoked_at'])
    .where('member_id', '=', memberId)
    .execute();
  if (mine.some(({ id }) => id === wanted.id)) return ok({ tokenId: wanted.id, token: null });
  const live = mine.filter((one) => one.revoked_at === null && one.expires_at > now);
  if (live.length >= MOST_LIVE) {
    return refuse(
      'too-many-tokens',
      `You have ${live.length} live tokens. Revoke one that is not used any more, then make this one.`,
    );
  }
  const token = `dp_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(now.getTime() + wanted.days * DAY);
  await db
    .insertInto('access_token')
    .values({
      organisation_id: actor.organisationId,
      id: wanted.id,
      member_id: memberId,
      name: wanted.name,
      token_hash: hashOfToken(token),
      begins: token.slice(0, 7),
      actions,
      made_at: now,
      expires_at: expiresAt,
      last_used_at: null,
      revoked_at: null,
      revoked_by: null,
    })
    .execute();
  record(tx, accessTokenMade, {
    subjects: { access_token: wanted.id, member: memberId },
    facts: {
      readOnly: actions === null,
      actions: actions ?? [],
      expiresAt: expiresAt.toISOString(),
    },
  });
  return ok({ tokenId: wanted.id, token });
}

/** Revokes one of the actor's own tokens: from the next request on it opens nothing. */
export async function revokeToken(tx: Tx, id: string): Promise<Result<Record<string, never>>> {
  const memberId = actorOf(tx).memberId ?? '';
  const found = await identityDb(tx)
    .selectFrom('access_token')
    .select(['id', 'revoked_at'])
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return refuse('token-not-found', 'You have no such access token.');
  if (found.revoked_at) return refuse('already-revoked', 'This token is revoked already.');
  await revoke(tx, [id], memberId, 'by its owner');
  return ok({});
}

/** Revokes all of a member's tokens: who left is let in by none, also not when they come back. */
export async function revokeAllOf(tx: Tx, memberId: string): Promise<void> {
  const live = await identityDb(tx)
    .selectFrom('access_token')
    .select('id')
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const ids = live.map(({ id }) => id);
  if (ids.length > 0) await revoke(tx, ids, memberId, 'the member left');
}

async function revoke(
  tx: Tx,
  ids: readonly string[],
  memberId: string,
  why: 'by its owner' | 'the member left',
): Promise<void> {
  await identityDb(tx)
    .updateTable('access_token')
    .set({ revoked_at: nowOf(tx), revoked_by: actorOf(tx).memberId })
    .where('id', 'in', [...ids])
    .execute();
  for (const id of ids) {
    record(tx, accessTokenRevoked, {
      subjects: { access_token: id, member: memberId },
      facts: { why },
    });
  }
}

/** The actor's own tokens, the newest first; never the tokens themselves. */
export async function tokensOf(tx: Tx) {
  const rows = await identityDb(tx)
    .selectFrom('access_token')
    .selectAll()
    .where('member_id', '=', actorOf(tx).memberId ?? '')
    .orderBy('made_at', 'desc')
    .execute();
  const now = nowOf(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    begins: row.begins,
    actions: row.actions,
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    state: row.revoked_at
      ? ('revoked' as const)
      : row.expires_at <= now
        ? ('expired' as const)
        : ('live' as const),
  }));
}
