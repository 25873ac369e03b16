import { sql } from 'kysely';
import type { ReplyIn } from '../../lib/route.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { contactsOf } from '../clients/index.ts';
import { hirersOf } from './places.ts';
import { placeKey } from './questions.ts';
import type { readComparablePay } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';

export type ComparatorRow = ReplyIn<typeof readComparablePay>['places'][number]['rows'][number];

/** What is on file of comparable pay at these hirers as a page shows it, by `placeKey`, newest first. */
export async function comparatorRows(
  tx: Tx,
  hirerIds: readonly string[],
  roles: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, readonly ComparatorRow[]>> {
  if (hirerIds.length === 0) return new Map();
  const members = await memberNames(tx);
  const hirers = await hirersOf(tx);
  const rows = await equalTreatmentDb(tx)
    .selectFrom('comparator')
    .selectAll()
    .where(sql<boolean>`hirer_id = any(${[...hirerIds]}::uuid[])`)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const speakers = await contactsOf(
    tx,
    rows.flatMap(({ said_by }) => said_by ?? []),
  );
  const found = new Map<string, ComparatorRow[]>();
  for (const row of rows) {
    const shown: ComparatorRow = {
      comparatorId: row.id,
      hirerId: row.hirer_id,
      hirerName: hirers.get(row.hirer_id)?.name ?? '',
      role: row.role,
      roleName: roles.get(row.role) ?? row.role,
      payPence: row.pay_pence,
      fromOn: row.from_on,
      askedOn: row.asked_on,
      source: row.source,
      saidByName: row.said_by === null ? null : (speakers.get(row.said_by)?.name ?? ''),
      recordedAt: row.recorded_at.toISOString(),
      recordedBy: row.recorded_by === null ? 'the system' : (members.get(row.recorded_by) ?? ''),
    };
    const key = placeKey(shown);
    const list = found.get(key);
    if (list) list.push(shown);
    else found.set(key, [shown]);
  }
  return found;
}
