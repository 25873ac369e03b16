import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { frameworkOf, frameworksHere } from '../frameworks/index.ts';
import { standardisationDb } from './tables.ts';

/** The member who acts; every act of this room has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Nobody acts here.');
  return memberId;
}

/** SHA-256 of words as canonical JSON: what the log keeps of them. */
export const wordsHash = (words: unknown): string =>
  createHash('sha256').update(canonicalJson(words)).digest('hex');

/** Everybody here who has not left, by name. @param role only who holds it */
export async function presentMembers(tx: Tx, role?: Role) {
  const { members } = await membersOf(tx);
  return members
    .filter(({ leftAt, roles }) => leftAt === null && (!role || roles.includes(role)))
    .map(({ id, name, roles }) => ({ memberId: id, name, roles }));
}

/** The units of every framework here, of the newest revisions and older ones alike, by id. */
export async function unitsHere(tx: Tx) {
  const found = new Map<string, { unitId: string; reference: string; title: string }>();
  for (const { id } of await frameworksHere(tx)) {
    for (const { unitId, reference, title } of (await frameworkOf(tx, id))?.units ?? []) {
      found.set(unitId, { unitId, reference, title });
    }
  }
  return found;
}

/** Refuses `held-in-future`: a record is written once it happened. */
export function heldAlready(tx: Tx, heldOn: string): Result<null> {
  return heldOn > dateIn(nowOf(tx))
    ? wrongField('heldOn', 'held-in-future', 'Record it once it was held.')
    : ok(null);
}

/** Whatever changes one thing of this room happens one after the other, until the act ends. */
export async function lockThing(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`standardisation:${id}`}, 0))`.execute(
    standardisationDb(tx),
  );
}
