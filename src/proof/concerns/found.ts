import { sql } from 'kysely';
import { refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { policy } from './policy.ts';
import { type ConcernKind, concernsDb } from './tables.ts';

/** The member who acts; every act on a concern has one. */
export function whoActs(tx: Tx): string {
  const { memberId } = actorOf(tx);
  if (memberId === null) throw new Error('Something about a concern was done by nobody.');
  return memberId;
}

/** May the one who asks know of this concern: of its kind, and not against them? */
export function isShown(
  tx: Tx,
  { kind, against }: { readonly kind: ConcernKind; readonly against: string | null },
): boolean {
  const { roles, memberId } = actorOf(tx);
  if (against !== null && against === memberId) return false;
  return kind !== 'safeguarding' || may(policy, roles, 'concerns.safeguard');
}

/** Concerns the one who asks may know of, newest first. */
export async function concernsShown(tx: Tx) {
  const rows = await concernsDb(tx)
    .selectFrom('concern')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('said_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.filter((row) => isShown(tx, row));
}

/** What was entered about these concerns, in its order. */
export async function entriesOf(tx: Tx, concernIds: readonly string[]) {
  return concernsDb(tx)
    .selectFrom('concern_entry')
    .selectAll()
    .where(sql<boolean>`concern_id = any(${[...concernIds]}::uuid[])`)
    .orderBy('number')
    .execute();
}

/** A concern held until the act ends. Refuses `concern-not-found`, also where the one who asks may not know of it. */
export async function holdConcern(tx: Tx, concernId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`concern:${concernId}`}, 0))`.execute(
    concernsDb(tx),
  );
  const row = (await concernsShown(tx)).find(({ id }) => id === concernId);
  return row ?? refuse('concern-not-found', 'There is no such concern here.');
}
