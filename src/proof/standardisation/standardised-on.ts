import { dateIn } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { unitsHere } from './found.ts';
import { itemLines } from './queries.ts';
import { standardisationDb } from './tables.ts';

/**
 * What was standardised of these units, for who verifies from outside: items judged blind without anybody's answers,
 * and observations of assessors. What learners said in interviews is not among it.
 */
export async function standardisedOn(tx: Tx, unitIds: ReadonlySet<string>) {
  const units = await unitsHere(tx);
  const names = await memberNames(tx);
  const { organisationId } = actorOf(tx);
  const db = standardisationDb(tx);
  const rows = await db
    .selectFrom('assessor_observation')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute();
  const own = await db
    .selectFrom('standardised_item')
    .select(['id', 'unit_id', 'opened_at'])
    .where('organisation_id', '=', organisationId)
    .execute();
  const theirs = new Map(own.filter((row) => unitIds.has(row.unit_id)).map((row) => [row.id, row]));
  return {
    items: (await itemLines(tx)).flatMap((line) => {
      const row = theirs.get(line.itemId);
      if (!row) return [];
      const { itemId, unitReference, state, asked, judged } = line;
      return [{ itemId, unitReference, openedOn: dateIn(row.opened_at), state, asked, judged }];
    }),
    observations: rows
      .filter((row) => unitIds.has(row.unit_id))
      .map((row) => ({
        observationId: row.id,
        assessorName: names.get(row.assessor_id) ?? '',
        observerName: names.get(row.observer_id) ?? '',
        unitReference: units.get(row.unit_id)?.reference ?? '',
        heldOn: row.held_on,
        seen: row.seen,
        strengths: row.strengths,
        signed: row.signed_at !== null,
      })),
  };
}
