import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type BadLine, districts, type PlaceLine, readPlaceLine } from './districts-file.ts';

/** How far the reading of a file is: bytes of bytes. */
export type OnProgress = (done: number, total: number) => void;

/** What loading a file did. */
export interface LoadedDistricts {
  readonly lines: number;
  readonly districts: number;
  /** Districts not known before this file. */
  readonly added: number;
}

/** Lines named in a refusal; a wrong file has thousands. */
const MOST_NAMED = 10;

/**
 * Loads where postcode districts lie from a GeoNames postal file (tab separated, of whole postcodes or of
 * outward codes; several places of one district give their mean). It may be run again, and for the files of
 * several countries one after another: a district is added or replaced, none is taken away. A file with one
 * wrong line is refused whole, and `details.lines` names the first of them.
 * @param ownerUrl a login that owns the schema: reference data belongs to the operator, to no organisation
 * @param file path of the file
 * @param onProgress called about a hundred times with bytes read and bytes in all
 * @returns `no-such-file` and `not-a-postcode-file` as refusals
 */
export async function loadDistricts(
  ownerUrl: string,
  file: string,
  onProgress: OnProgress = () => {},
): Promise<Result<LoadedDistricts>> {
  const size = await sizeOf(file);
  if (size === undefined) {
    return refuse('no-such-file', `There is no file ${file}. Check the path.`);
  }
  const read = await readFile(file, size, onProgress);
  if (!read.ok) return read;
  const { lines, places } = read.value;
  const added = await save(ownerUrl, places, `GeoNames, CC BY 4.0, ${basename(file)}`);
  return ok({ lines, districts: places.length, added });
}

async function sizeOf(file: string): Promise<number | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? found.size : undefined;
}

async function readFile(
  file: string,
  size: number,
  onProgress: OnProgress,
): Promise<Result<{ lines: number; places: readonly PlaceLine[] }>> {
  const stream = createReadStream(file, { encoding: 'utf8' });
  const sum = districts();
  const wrong: BadLine[] = [];
  let [lines, places, told] = [0, 0, 0];
  for await (const text of createInterface({
    input: stream,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    lines += 1;
    if (stream.bytesRead - told >= size / 100) {
      told = stream.bytesRead;
      onProgress(told, size);
    }
    if (text === '') continue;
    const line = readPlaceLine(lines === 1 ? text.replace(/^\ufeff/, '') : text);
    if (line.ok) {
      sum.add(line.value);
      places += 1;
      continue;
    }
    wrong.push({ line: lines, because: line.refusal.because });
    if (wrong.length >= MOST_NAMED) break;
  }
  stream.destroy();
  if (wrong.length === 0 && places > 0) return ok({ lines, places: sum.means() });
  const named = wrong.map(({ line, because }) => `line ${line}: ${because}`).join('\n');
  return refuse(
    'not-a-postcode-file',
    `This is not a GeoNames postal file, so nothing was loaded.\n${named || 'It is empty.'}`,
    undefined,
    { lines: wrong },
  );
}

async function save(ownerUrl: string, places: readonly PlaceLine[], source: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Rows are taken in one order, so that two loads at once wait for each other instead of for ever.
    const { rows } = await client.query(
      `with given as (
         select * from unnest($1::text[], $2::float8[], $3::float8[]) as g(outward, latitude, longitude)),
       known as (select count(*) as count from postcode_district join given using (outward)),
       saved as (
         insert into postcode_district (outward, latitude, longitude, source)
         select outward, latitude, longitude, $4 from given order by outward
         on conflict (outward) do update
           set latitude = excluded.latitude, longitude = excluded.longitude, source = excluded.source
         returning 1)
       select (select count(*) from saved) - (select count from known) as added`,
      [
        places.map((place) => place.outward),
        places.map((place) => place.latitude),
        places.map((place) => place.longitude),
        source,
      ],
    );
    return Number(rows[0]?.added ?? 0);
  } finally {
    await client.end();
  }
}
