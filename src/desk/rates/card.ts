import type { Holidays, Nation } from '../../lib/calendar.ts';
import { penceFor } from '../../lib/money.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { DateText } from '../../lib/time.ts';
import { type CardHours, type DayMinutes, partsOfShift, type Span } from './day-parts.ts';
import { DAY_PARTS, DAY_TYPES, type DayPart, type DayType, type ShiftKind } from './schema.ts';

/** One rate of a card, pence an hour. */
export interface CardRate {
  readonly role: string;
  readonly kind: ShiftKind;
  readonly dayType: DayType;
  readonly part: DayPart;
  readonly payPence: number;
  /** Null only on the agency's own card: what is charged is not said there. */
  readonly chargePence: number | null;
}

/** A version of a card with its rates, as far as they were asked for. */
export interface CardVersion extends CardHours {
  readonly cardId: string;
  readonly version: number;
  readonly fromOn: DateText;
  readonly clientId: string | null;
  readonly hirerId: string | null;
  readonly siteId: string | null;
  readonly rates: readonly CardRate[];
}

/** Minutes of a shift at one rate. */
export interface RatePart {
  readonly name: string;
  readonly minutes: number;
  readonly payPence: number;
  readonly chargePence: number;
}

/** What a card says of a shift. */
export interface CardPrice {
  /** Pence an hour; of several parts the lowest, which the minimum wage is held against. */
  readonly payPence: number;
  readonly chargePence: number | null;
  readonly cardId: string;
  readonly cardVersion: number;
  /** 'Saturday', 'Weekday night', 'Weekday night and Saturday night'. */
  readonly rateName: string;
  /** More than one rate by the minute, in the order they come; else null. */
  readonly parts: readonly RatePart[] | null;
}

/** The version of a card in force on a date: the latest to begin; of two from the same day the newer. */
export function versionInForce<V extends { readonly version: number; readonly fromOn: DateText }>(
  versions: readonly V[],
  date: DateText,
): V | null {
  return versions
    .filter(({ fromOn }) => fromOn <= date)
    .reduce<V | null>((best, one) => (best === null || comesAfter(one, best) ? one : best), null);
}

function comesAfter(
  a: { readonly version: number; readonly fromOn: DateText },
  b: { readonly version: number; readonly fromOn: DateText },
): boolean {
  return a.fromOn > b.fromOn || (a.fromOn === b.fromOn && a.version > b.version);
}

/** 'Saturday', 'Weekday night'. */
export function nameOfRate({ dayType, part }: Pick<CardRate, 'dayType' | 'part'>): string {
  return part === 'day'
    ? DAY_TYPES[dayType]
    : `${DAY_TYPES[dayType]} ${DAY_PARTS[part].toLowerCase()}`;
}

/**
 * What this version of a card says of a shift: one rate, or parts by the minute. Refuses `no-rate` where one of
 * them is missing (never another rate instead) and `calendar-unknown`.
 */
export function priceOn(
  card: CardVersion,
  shift: Span & { readonly role: string; readonly kind: ShiftKind; readonly nation: Nation },
  holidays: Holidays,
): Result<CardPrice> {
  const parts = partsOfShift(shift, card, shift.nation, holidays);
  if (!parts.ok) return parts;
  const found: { rate: CardRate; of: DayMinutes }[] = [];
  for (const of of parts.value) {
    const rate = card.rates.find(
      (one) =>
        one.role === shift.role &&
        one.kind === shift.kind &&
        one.dayType === of.dayType &&
        one.part === of.part,
    );
    if (!rate) {
      return refuse(
        'no-rate',
        `The card in force since ${showDate(card.fromOn)} has no rate for this role on a ${nameOfRate(of).toLowerCase()}.`,
      );
    }
    found.push({ rate, of });
  }
  const named = new Map(found.map(({ rate, of }) => [nameOfRate(of), rate]));
  const rates = [...named.values()];
  const charges = rates.map(({ chargePence }) => chargePence);
  const [first] = rates;
  const one = rates.every(
    ({ payPence, chargePence }) =>
      payPence === first?.payPence && chargePence === first.chargePence,
  );
  if (!one && charges.includes(null)) {
    return refuse(
      'no-rate',
      `The shift touches two rates of the card in force since ${showDate(card.fromOn)}, and it does not say what is charged at each.`,
    );
  }
  return ok({
    payPence: Math.min(...rates.map(({ payPence }) => payPence)),
    chargePence: charges.includes(null) ? null : Math.min(...charges.map((charge) => charge ?? 0)),
    cardId: card.cardId,
    cardVersion: card.version,
    rateName: [...named.keys()].join(' and '),
    parts: !one
      ? found.map(({ rate, of }) => ({
          name: nameOfRate(of),
          minutes: of.minutes,
          payPence: rate.payPence,
          chargePence: rate.chargePence ?? 0,
        }))
      : null,
  });
}

/** What a whole shift comes to at its rates, pence. */
export function totalsOf(
  minutes: number,
  price: {
    readonly payPence: number;
    readonly chargePence: number;
    readonly parts: readonly RatePart[] | null;
  },
): { readonly payPence: number; readonly chargePence: number } {
  const parts = price.parts ?? [{ minutes, ...price }];
  const sum = (of: 'payPence' | 'chargePence') =>
    parts.reduce((total, part) => total + penceFor(part.minutes, part[of]), 0);
  return { payPence: sum('payPence'), chargePence: sum('chargePence') };
}
