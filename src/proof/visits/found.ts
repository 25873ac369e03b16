import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { appointedToday, mayReadOf } from '../external/index.ts';
import { visitsDb } from './tables.ts';
import type { Side, Step } from './visit.ts';

/** The member who acts; every act here has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something of a visit was done by nobody.');
  return memberId;
}

/** On which side the actor is: an external verifier holds no other role here. */
export const sideOf = (tx: Tx): Side =>
  actorOf(tx).roles.includes('external_verifier') ? 'verifier' : 'centre';

/** What of all qualifications the reader may read; null: all of them, from the centre's side. */
export async function codesOf(tx: Tx): Promise<ReadonlySet<string> | null> {
  if (sideOf(tx) === 'centre') return null;
  return new Set((await appointedToday(tx, whoActs(tx))).map((one) => one.frameworkCode));
}

/** Whatever changes one visit happens one after the other, until the act ends. */
export async function lockVisit(tx: Tx, visitId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visit:${visitId}`}, 0))`.execute(
    visitsDb(tx),
  );
}

/** A visit that the actor may read. Refuses `visit-not-found`, and `not-appointed` to a verifier of another. */
export async function visitHere(tx: Tx, visitId: string) {
  const row = await visitsDb(tx)
    .selectFrom('visit')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', visitId)
    .executeTakeFirst();
  if (!row) return refuse('visit-not-found', 'There is no such visit here.');
  const may = await mayReadOf(tx, row.framework_code);
  return may.ok ? ok(row) : may;
}

/** The actor's own visit as its external verifier. Refuses as `visitHere`, and `not-your-visit`. */
export async function ownVisit(tx: Tx, visitId: string) {
  await lockVisit(tx, visitId);
  const visit = await visitHere(tx, visitId);
  if (!visit.ok) return visit;
  return visit.value.member_id === whoActs(tx) ? visit : notYours();
}

export const notYours = (): Result<never> =>
  refuse('not-your-visit', 'Another external verifier makes this visit: it is theirs to say.');

/** The steps of visits, each visit's oldest first. */
export async function stepsOf(
  tx: Tx,
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly (Step & { readonly byId: string; readonly at: Date })[]>> {
  const rows = await visitsDb(tx)
    .selectFrom('visit_step')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`visit_id = any(${[...visitIds]}::uuid[])`)
    .orderBy('number')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      visitId: row.visit_id,
      number: row.number,
      kind: row.kind,
      side: row.side,
      on: row.on_day,
      words: row.words,
      writtenOn: dateIn(row.written_at),
      byId: row.written_by,
      at: row.written_at,
    })),
    ({ visitId }) => visitId,
  );
}
