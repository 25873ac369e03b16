import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import type { LinkPurpose } from './links.ts';
import { linksDb } from './tables.ts';

/** What is kept of a token. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * Makes a personal link and gives its token, which is nowhere kept: send it in this act. The record of it is
 * left to the act it serves.
 * @param link.about id of the matter
 * @param link.expiresAt later than now
 * @returns the token, 43 characters; `null` when the same id made one before. Refuses `link-expired`.
 */
export async function makeLink(
  tx: Tx,
  link: {
    readonly id: string;
    readonly purpose: LinkPurpose;
    readonly personId: string;
    readonly about: string;
    readonly expiresAt: Date;
  },
): Promise<Result<{ token: string | null }>> {
  const now = nowOf(tx);
  if (link.expiresAt <= now) {
    return refuse('link-expired', 'This link would have expired before it was sent. Choose later.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const token = randomBytes(32).toString('base64url');
  const made = await linksDb(tx)
    .insertInto('personal_link')
    .values({
      organisation_id: organisationId,
      id: link.id,
      purpose: link.purpose,
      person_id: link.personId,
      about: link.about,
      token_hash: hashOf(token),
      made_at: now,
      made_by: memberId,
      expires_at: link.expiresAt,
      used_at: null,
      withdrawn_at: null,
      refused_at: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  return ok({ token: made.length === 0 ? null : token });
}

/** Notes that a link was answered. The first time stays. */
export async function markUsed(tx: Tx, linkId: string): Promise<void> {
  await linksDb(tx)
    .updateTable('personal_link')
    .set({ used_at: nowOf(tx) })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .execute();
}

/**
 * Withdraws the links about these matters that are still open: they open nothing any more, and say so.
 * @param personIds only theirs; left out: everybody's
 * @param but the id of one that stays open
 */
export async function withdrawLinks(
  tx: Tx,
  purpose: LinkPurpose,
  abouts: readonly string[],
  personIds?: readonly string[],
  but?: string,
): Promise<void> {
  let query = linksDb(tx)
    .updateTable('personal_link')
    .set({ withdrawn_at: nowOf(tx) })
    .where('purpose', '=', purpose)
    .where(sql<boolean>`about = any(${[...abouts]}::uuid[])`)
    .where('withdrawn_at', 'is', null);
  if (but) query = query.where('id', '<>', but);
  if (personIds) query = query.where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`);
  await query.execute();
}

/** Withdraws every open link of a person: whoever is erased has nothing left to answer. */
export async function withdrawLinksOf(tx: Tx, personId: string): Promise<void> {
  await linksDb(tx)
    .updateTable('personal_link')
    .set({ withdrawn_at: nowOf(tx) })
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .execute();
}
