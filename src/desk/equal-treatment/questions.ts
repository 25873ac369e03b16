import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { ComparatorOnFile, EarlierOnFile, HirerAndRole } from './on-file.ts';
import { equalTreatmentDb } from './tables.ts';

/** Where the rows of a hirer and a role stand in the map of `comparatorsAt`. */
export function placeKey({ hirerId, role }: HirerAndRole): string {
  return `${hirerId} ${role}`;
}

/**
 * What is on file of comparable pay at these hirers, by `placeKey`, the newest recorded first. One question
 * however many hirers there are.
 */
export async function comparatorsAt(
  tx: Tx,
  hirerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ComparatorOnFile[]>> {
  if (hirerIds.length === 0) return new Map();
  const rows = await equalTreatmentDb(tx)
    .selectFrom('comparator')
    .select(['id', 'hirer_id as hirerId', 'role', 'pay_pence as payPence'])
    .select(['from_on as from', 'asked_on as askedOn'])
    .where(sql<boolean>`hirer_id = any(${[...new Set(hirerIds)]}::uuid[])`)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows, placeKey);
}

/** What these workers said of weeks through other agencies, by worker, the latest said first. */
export async function earlierWeeksOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EarlierOnFile[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await equalTreatmentDb(tx)
    .selectFrom('earlier_weeks')
    .select(['id', 'person_id as personId', 'hirer_id as hirerId', 'role', 'weeks'])
    .select(['last_on as lastDay', 'said_on as saidOn', 'answers_until as answersUntil'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('said_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows, ({ personId }) => personId);
}

function grouped<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    const list = map.get(key(row));
    if (list) list.push(row);
    else map.set(key(row), [row]);
  }
  return map;
}
