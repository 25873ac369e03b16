import { ok, type Result, refuse } from '../../lib/result.ts';
import { districtOf } from './locate.ts';

/** One line of a GeoNames postal file, as far as we use it. Degrees. */
export interface PlaceLine {
  readonly outward: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** A line that cannot be read, and why. */
export interface BadLine {
  readonly line: number;
  readonly because: string;
}

const COUNTRIES = ['GB', 'GG', 'IM', 'JE'];
const COLUMNS = 12;
// The United Kingdom and the Crown dependencies, Lerwick to St Helier, Rockall left out.
const [SOUTH, NORTH, WEST, EAST] = [49, 61, -9, 2];

/**
 * Reads one line of a GeoNames postal file: 12 columns parted by tabs, the country first, the postcode or
 * outward code second, latitude and longitude tenth and eleventh. A refusal says what is wrong with it.
 */
export function readPlaceLine(text: string): Result<PlaceLine> {
  const cells = text.split('\t');
  if (cells.length !== COLUMNS) {
    return bad(
      `it has ${cells.length === 1 ? 'one column' : `${cells.length} columns`}, not ${COLUMNS} parted by tabs`,
    );
  }
  const [country = '', code = ''] = cells;
  if (!COUNTRIES.includes(country)) {
    return bad(`its country is "${cut(country)}", not one of ${COUNTRIES.join(', ')}`);
  }
  const outward = districtOf(code)?.outward;
  if (outward === undefined) return bad(`"${cut(code)}" is no postcode and no outward code`);
  const [latitude, longitude] = [degrees(cells[9]), degrees(cells[10])];
  if (latitude === undefined || longitude === undefined) {
    return bad('its latitude and longitude (columns 10 and 11) are not both numbers');
  }
  if (latitude < SOUTH || latitude > NORTH || longitude < WEST || longitude > EAST) {
    return bad(`${latitude}, ${longitude} lies outside the British Isles`);
  }
  return ok({ outward, latitude, longitude });
}

function bad(because: string): Result<never> {
  return refuse('bad-line', because);
}

function degrees(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function cut(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}

/** Sums places by district, so that several places of one outward code give their mean. */
export interface Districts {
  add(place: PlaceLine): void;
  /** The mean place of each district, by outward code. */
  means(): readonly PlaceLine[];
}

/** An empty sum of districts. */
export function districts(): Districts {
  const sums = new Map<string, { latitude: number; longitude: number; places: number }>();
  return {
    add({ outward, latitude, longitude }) {
      const sum = sums.get(outward) ?? { latitude: 0, longitude: 0, places: 0 };
      sum.latitude += latitude;
      sum.longitude += longitude;
      sum.places += 1;
      sums.set(outward, sum);
    },
    means: () =>
      [...sums].map(([outward, { latitude, longitude, places }]) => ({
        outward,
        latitude: round(latitude / places),
        longitude: round(longitude / places),
      })),
  };
}

/** Four decimals, some ten metres: more than the file knows. */
function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
