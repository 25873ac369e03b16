import { sql } from 'kysely';
import { parsePostcode } from '../../lib/postcode.ts';
import type { Tx } from '../db/tx.ts';
import { AREAS } from './areas.ts';
import { placesDb } from './tables.ts';

/** Where a postcode lies, in degrees, and how well that is known. */
export interface Located {
  readonly latitude: number;
  readonly longitude: number;
  /** 'district': the middle of its outward code; 'area': the rounded middle of its letters. */
  readonly locatedBy: 'district' | 'area';
}

const OUTWARD = /^[A-Z]{1,2}\d[A-Z\d]?$/;

/** Outward code and area of a whole postcode, or of an outward code alone ('LS1'); undefined for other text. */
export function districtOf(text: string): { outward: string; area: string } | undefined {
  const letters = text.trim().toUpperCase();
  const parsed = parsePostcode(OUTWARD.test(letters) ? `${letters} 1AA` : text);
  return parsed.ok ? { outward: parsed.value.outward, area: parsed.value.area } : undefined;
}

/**
 * Places of many postcodes in one question.
 * @returns by the text given; a postcode that is none, or whose area has no place, is left out
 */
export async function locateAll(
  tx: Tx,
  postcodes: readonly string[],
): Promise<Map<string, Located>> {
  const asked = new Map(
    postcodes.flatMap((text) => {
      const district = districtOf(text);
      return district ? [[text, district] as const] : [];
    }),
  );
  const outwards = [...new Set([...asked.values()].map((district) => district.outward))];
  const rows =
    outwards.length === 0
      ? []
      : await placesDb(tx)
          .selectFrom('postcode_district')
          .select(['outward', 'latitude', 'longitude'])
          .where(sql<boolean>`outward = any(${outwards}::text[])`)
          .execute();
  const known = new Map(rows.map((row) => [row.outward, row]));
  const located = new Map<string, Located>();
  for (const [text, { outward, area }] of asked) {
    const district = known.get(outward);
    const place = district ?? AREAS.get(area);
    if (!place) continue;
    const { latitude, longitude } = place;
    located.set(text, { latitude, longitude, locatedBy: district ? 'district' : 'area' });
  }
  return located;
}

/**
 * Where a postcode, or an outward code alone, lies: by its district if districts were loaded, else by the
 * rounded middle of its area. Null when it is unknown; never a guess.
 */
export async function locate(tx: Tx, postcode: string): Promise<Located | null> {
  return (await locateAll(tx, [postcode])).get(postcode) ?? null;
}
