import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { fold } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { complianceDb } from './tables.ts';

/** What a do-not-send may name. */
export type PlaceKind = 'client' | 'hirer' | 'site';

export interface Place {
  readonly place: PlaceKind;
  readonly id: string;
  readonly name: string;
}

/** Rows a list of places shows at the most; a search finds the rest. */
const MOST = 500;

function allPlaces(tx: Tx) {
  return sql<Place>`
    select 'client' as place, c.client_id as id, c.name from clients_published c
    union
    select 'hirer', s.hirer_id, s.hirer_name from sites_published s
    union all
    select 'site', s.site_id, s.client_name || ', ' || s.name from sites_published s`.execute(
    complianceDb(tx),
  );
}

/** Clients, hirers and sites whose name holds the words searched for, in order of their names. */
export async function placesFound(
  tx: Tx,
  search: string,
): Promise<{ total: number; rows: Place[] }> {
  const wanted = fold(search);
  const { rows } = await allPlaces(tx);
  const found = rows
    .filter(({ name }) => fold(name).includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name) || a.place.localeCompare(b.place));
  return { total: found.length, rows: found.slice(0, MOST) };
}

/** Names of places by id; a hirer without a site has none. */
export async function placeNames(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await allPlaces(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A place of this kind with this id, or `place-not-found`. */
export async function placeOf(tx: Tx, place: PlaceKind, id: string): Promise<Result<Place>> {
  const { rows } = await allPlaces(tx);
  const found = rows.find((row) => row.place === place && row.id === id);
  if (found) return ok(found);
  return refuse('place-not-found', `There is no such ${place}. Choose one from the list.`);
}
