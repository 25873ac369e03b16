import { ageOn, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { schoolLeavingDate } from '../working-time/school-age.ts';
import { MINIMUM_WAGE, type MinimumWage, YOUNGEST_AGE } from './minimum-wage-data.ts';

/** The minimum that holds for somebody on a day. */
export interface MinimumRate {
  /** Pence an hour; null below school-leaving age, where there is no minimum. */
  readonly pence: number | null;
  /** '18 to 20', '21 and over', 'apprentice', 'age not known, so the adult rate', 'of school age'. */
  readonly band: string;
  readonly adult: boolean;
  /** First day of the rates that hold. */
  readonly lawFrom: DateText;
}

/** Whose minimum is asked for. */
export interface WhoIsPaid {
  /** Whole years on the day; used when the date of birth is not given. */
  readonly age?: number | null | undefined;
  readonly dateOfBirth?: DateText | null | undefined;
  /** An apprentice under 19 or in the first year. */
  readonly apprentice?: boolean | undefined;
}

/**
 * NMW-RATE: the minimum wage on a day, NMW Regs 2015 regs 4 and 4A. Whoever's age is not known is judged at
 * the adult rate. Refuses `no-version` for a day whose rates are not known.
 * @param date first day of the pay reference period
 * @param age whole years on that day; null: not known
 * @param apprentice under 19 or in the first year
 */
export function minimumWageOn(
  date: DateText,
  age: number | null,
  apprentice: boolean,
): Result<MinimumRate> {
  const rates = ratesOn(date);
  if (!rates.ok) return rates;
  const { bands, apprenticePence } = rates.value;
  const { lawFrom } = rates.value;
  if (age !== null && age < YOUNGEST_AGE) {
    return ok({ pence: null, band: 'of school age', adult: false, lawFrom });
  }
  if (apprentice) {
    return ok({ pence: apprenticePence, band: 'apprentice', adult: false, lawFrom });
  }
  const last = bands.length - 1;
  const at = age === null ? last : bands.findLastIndex(({ fromAge }) => fromAge <= age);
  const band = age === null ? 'age not known, so the adult rate' : bandName(bands, at);
  return ok({ pence: bands[at]?.pence ?? null, band, adult: at === last, lawFrom });
}

/**
 * The minimum wage of a person on a day, by date of birth where it is known: at 16 there is none until
 * compulsory school age is over, by the date of England and Wales.
 */
export function minimumWageOf(who: WhoIsPaid, date: DateText): Result<MinimumRate> {
  const born = who.dateOfBirth ?? undefined;
  const age = born === undefined ? (who.age ?? null) : ageOn(born, date);
  const rate = minimumWageOn(date, age, who.apprentice ?? false);
  if (!rate.ok || born === undefined || age !== YOUNGEST_AGE || date > schoolLeavingDate(born)) {
    return rate;
  }
  return ok({ ...rate.value, pence: null, band: 'of school age' });
}

/** The lowest minimum anybody past school age can have on a day, pence an hour. */
export function lowestMinimumOn(date: DateText): Result<number> {
  const rates = ratesOn(date);
  if (!rates.ok) return rates;
  const { bands, apprenticePence } = rates.value;
  return ok(Math.min(apprenticePence, ...bands.map(({ pence }) => pence)));
}

/** What living accommodation counts for on a day, pence. Refuses `no-version`. */
export function accommodationOffsetOn(date: DateText): Result<number> {
  const rates = ratesOn(date);
  return rates.ok ? ok(rates.value.accommodationPence) : rates;
}

function ratesOn(date: DateText): Result<MinimumWage & { readonly lawFrom: DateText }> {
  const rates = versionOn(MINIMUM_WAGE, date, 'the minimum wage');
  if (!rates.ok) return rates;
  const version = MINIMUM_WAGE.find(({ value }) => value === rates.value);
  return ok({ ...rates.value, lawFrom: version?.from ?? date });
}

/** '18 to 20' of the bands from 18 and from 21. */
export function bandName(bands: MinimumWage['bands'], at: number): string {
  const [from, next] = [bands[at]?.fromAge ?? 0, bands[at + 1]?.fromAge];
  if (next === undefined) return `${from} and over`;
  return from === 0 ? `under ${next}` : `${from} to ${next - 1}`;
}
