import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/worker-database.ts';
import { milesBetween } from '../../lib/distance.ts';
import { newId } from '../../lib/ids.ts';
import { type Database, openPool } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { AREAS } from './areas.ts';
import { districts, readPlaceLine } from './districts-file.ts';
import { loadDistricts } from './load-districts.ts';
import { districtOf, locate } from './locate.ts';

const REFERENCE = join(
  import.meta.dirname,
  '../../../../shared/data/places/geonames-postal-GB.txt',
);
const skipped = existsSync(REFERENCE) ? '' : ' (skipped: no reference data)';

function referenceDistricts() {
  const sum = districts();
  for (const text of readFileSync(REFERENCE, 'utf8').split('\n').filter(Boolean)) {
    const line = readPlaceLine(text);
    if (!line.ok) throw new Error(`${text}: ${line.refusal.because}`);
    sum.add(line.value);
  }
  return sum.means();
}

describe('our table of postcode areas', () => {
  test('has 124 areas, each on the British Isles, to a twentieth of a degree', () => {
    expect(AREAS.size).toBe(124);
    for (const [area, { latitude, longitude }] of AREAS) {
      expect(area).toMatch(/^[A-Z]{1,2}$/);
      for (const degrees of [latitude, longitude]) {
        expect(Math.abs(degrees * 20 - Math.round(degrees * 20))).toBeLessThan(1e-6);
      }
      expect(latitude).toBeGreaterThan(49);
      expect(latitude).toBeLessThan(61);
      expect(longitude).toBeGreaterThan(-9);
      expect(longitude).toBeLessThan(2);
    }
  });

  test.skipIf(skipped)(`covers every outward code of the reference file${skipped}`, () => {
    const uncovered = referenceDistricts().filter(
      ({ outward }) => !AREAS.has(districtOf(outward)?.area ?? ''),
    );
    expect(uncovered).toEqual([]);
  });

  test.skipIf(skipped)(
    `lies 8 miles off a district in the middle, 24 at nine in ten, 81 at the worst${skipped}`,
    () => {
      const miles = referenceDistricts()
        .map(({ outward, latitude, longitude }) => {
          const area = AREAS.get(districtOf(outward)?.area ?? '');
          if (!area) throw new Error(outward);
          const centre = { lat: area.latitude, lng: area.longitude };
          return milesBetween(centre, { lat: latitude, lng: longitude });
        })
        .sort((a, b) => a - b);
      const at = (share: number) => miles[Math.floor(share * (miles.length - 1))] ?? Number.NaN;
      expect(miles).toHaveLength(3002);
      expect(Math.round(at(0.5))).toBe(8);
      expect(Math.round(at(0.9))).toBe(24);
      expect(Math.round(at(1))).toBe(81);
    },
  );
});

describe('a line of a postal file', () => {
  const line = (changes: Record<number, string> = {}) => {
    const cells = [
      'GB',
      'LS1',
      'Leeds',
      'England',
      'ENG',
      '',
      '',
      '',
      '',
      '53.7968',
      '-1.5477',
      '4',
    ];
    for (const [at, text] of Object.entries(changes)) cells[Number(at)] = text;
    return cells.join('\t');
  };

  test('gives its outward code and its place', () => {
    expect(readPlaceLine(line())).toEqual({
      ok: true,
      value: { outward: 'LS1', latitude: 53.7968, longitude: -1.5477 },
    });
  });

  test('of a whole postcode counts for its district', () => {
    expect(readPlaceLine(line({ 1: 'LS1 4AP' }))).toMatchObject({ value: { outward: 'LS1' } });
  });

  test.each([
    ['another country', line({ 0: 'FR' }), /country is "FR"/],
    ['a postcode that is none', line({ 1: '75001' }), /"75001" is no postcode/],
    ['no latitude', line({ 9: '' }), /not both numbers/],
    ['a place in Kansas', line({ 9: '39.1', 10: '-94.6' }), /outside the British Isles/],
    ['commas for tabs', line().replaceAll('\t', ','), /one column, not 12/],
  ])('is refused for %s', (_, text, because) => {
    const read = readPlaceLine(text);
    expect(read.ok === false && read.refusal.because).toMatch(because);
  });
});

describe('locating a postcode', () => {
  let db: Database;
  let ownerUrl: string;
  let folder: string;

  beforeAll(async () => {
    const urls = await freshDatabase('places');
    ownerUrl = urls.ownerUrl;
    db = openPool(urls.appUrl);
    folder = await mkdtemp(join(tmpdir(), 'deskproof-places-'));
  });

  afterAll(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });

  const where = (postcode: string) => read(db, systemActor(newId()), (tx) => locate(tx, postcode));
  const file = async (name: string, ...lines: string[]) => {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  };
  const place = (code: string, latitude: string, longitude: string) =>
    ['GB', code, 'Somewhere', 'England', 'ENG', '', '', '', '', latitude, longitude, '4'].join(
      '\t',
    );

  test('gives the area while no districts are loaded', async () => {
    expect(await where('LS1 4AP')).toEqual({ ...AREAS.get('LS'), locatedBy: 'area' });
    expect(await where('ls14ap')).toEqual({ ...AREAS.get('LS'), locatedBy: 'area' });
  });

  test('gives nothing for what is no postcode, or has no place', async () => {
    expect(await where('')).toBeNull();
    expect(await where('Leeds')).toBeNull();
    expect(await where('QQ1 1AA')).toBeNull();
    expect(await where('BF1 2AT')).toBeNull();
    expect(await where('GIR 0AA')).toBeNull();
  });

  test('gives the mean of a district’s places once they are loaded, also for the outward code alone', async () => {
    const path = await file(
      'two.txt',
      place('LS1', '53.80', '-1.50'),
      place('LS1', '53.70', '-1.60'),
      place('SW1A', '51.50', '-0.13'),
    );
    expect(await loadDistricts(ownerUrl, path)).toEqual({
      ok: true,
      value: { lines: 3, districts: 2, added: 2 },
    });
    const leeds = { latitude: 53.75, longitude: -1.55, locatedBy: 'district' };
    expect(await where('LS1 4AP')).toEqual(leeds);
    expect(await where('LS1')).toEqual(leeds);
    expect(await where('LS2 9JT')).toEqual({ ...AREAS.get('LS'), locatedBy: 'area' });
  });

  test('takes a second file over the first, and leaves what it does not name', async () => {
    const path = await file(
      'again.txt',
      place('LS1', '53.79', '-1.54'),
      place('LS2', '53.81', '-1.55'),
    );
    expect(await loadDistricts(ownerUrl, path)).toMatchObject({
      value: { districts: 2, added: 1 },
    });
    expect(await where('LS1 4AP')).toMatchObject({ latitude: 53.79 });
    expect(await where('SW1A 1AA')).toMatchObject({ locatedBy: 'district' });
  });

  test('refuses a wrong file whole, by line and reason', async () => {
    const path = await file('wrong.txt', place('YO1', '53.96', '-1.08'), 'name,postcode', 'x\ty');
    const loaded = await loadDistricts(ownerUrl, path);
    expect(loaded).toMatchObject({ ok: false, refusal: { code: 'not-a-postcode-file' } });
    expect(loaded.ok === false && loaded.refusal.because).toMatch(
      /line 2: it has one column.*\nline 3: it has 2 columns/,
    );
    expect(await where('YO1 7HH')).toMatchObject({ locatedBy: 'area' });
  });

  test('refuses a file that is empty or not there', async () => {
    const none = await loadDistricts(ownerUrl, join(folder, 'none.txt'));
    expect(none).toMatchObject({ refusal: { code: 'no-such-file' } });
    const empty = await loadDistricts(ownerUrl, await file('empty.txt'));
    expect(empty).toMatchObject({ refusal: { because: expect.stringContaining('It is empty.') } });
  });

  test('is written by the operator alone', async () => {
    const written = sql`insert into postcode_district values ('ZZ9', 50, 0, 'a tenant')`.execute(
      db.kysely,
    );
    await expect(written).rejects.toMatchObject({ code: '42501' });
  });

  test.skipIf(skipped)(`loads the reference file with its progress${skipped}`, async () => {
    const told: number[] = [];
    const loaded = await loadDistricts(ownerUrl, REFERENCE, (done, total) => {
      told.push(done / total);
    });
    expect(loaded).toMatchObject({ value: { lines: 27_450, districts: 3002 } });
    expect(told.length).toBeGreaterThan(5);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
    expect(await where('ZE1 0AA')).toMatchObject({ locatedBy: 'district' });
  });
});
