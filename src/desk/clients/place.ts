import type { Nation } from '../../lib/calendar.ts';
import { parsePostcode } from '../../lib/postcode.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type Located, locate } from '../../platform/places/locate.ts';
import { atField } from './found.ts';

/** A site's postcode with its place as stored; nulls when the place is not known. */
export interface SitePlace {
  readonly postcode: string;
  readonly nation: Nation;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly located_by: Located['locatedBy'] | null;
}

/** Reads a site's postcode and finds its place. Refuses `not-a-postcode` at the field `postcode`. */
export async function sitePlace(
  tx: Tx,
  { postcode, nation }: { readonly postcode: string; readonly nation: Nation },
): Promise<Result<SitePlace>> {
  const parsed = atField(parsePostcode(postcode), 'postcode');
  if (!parsed.ok) return parsed;
  const place = await locate(tx, parsed.value.full);
  return ok({
    postcode: parsed.value.full,
    nation,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    located_by: place?.locatedBy ?? null,
  });
}
