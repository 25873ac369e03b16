import type { Holidays, Nation } from '../../lib/calendar.ts';
import { penceFor } from '../../lib/money.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { DateText } from '../../lib/time.ts';
import { type CardHours, type DayMinutes, partsOfShift, type Span } from './day-parts.ts';
import { payOfWeek } from './pay-of-week.ts';
import {
  type Beyond,
  DAY_PARTS,
  DAY_TYPES,
  type DayPart,
  type DayType,
  type PayLine,
  type ShiftKind,
} from './schema.ts';

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
  /** Terms beyond the hour; null: none. */
  readonly beyond: Beyond | null;
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
  /** What the whole shift comes to where the card says something beyond the hour of it; else null. */
  readonly lines: readonly PayLine[] | null;
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
  shift: ShiftOnCard & { readonly nation: Nation },
  holidays: Holidays,
): Result<CardPrice> {
  const night = flatNight(card, shift);
  if (night) return ok(night);
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
  const rateName = [...named.keys()].join(' and ');
  const paid = found.map(({ rate, of }) => ({
    name: one ? rateName : nameOfRate(of),
    minutes: of.minutes,
    payPence: rate.payPence,
    chargePence: rate.chargePence ?? 0,
  }));
  return ok({
    payPence: Math.min(...rates.map(({ payPence }) => payPence)),
    chargePence: charges.includes(null) ? null : Math.min(...charges.map((charge) => charge ?? 0)),
    cardId: card.cardId,
    cardVersion: card.version,
    rateName,
    parts: one ? null : paid,
    lines: charges.includes(null) ? null : linesOfShift(card, shift, paid),
  });
}

type ShiftOnCard = Span & { readonly role: string; readonly kind: ShiftKind };

/** The card's rate of a weekday by day, which overtime is reckoned from; null: it has none. */
export function plainRate(
  { rates }: Pick<CardVersion, 'rates'>,
  { role, kind }: Pick<ShiftOnCard, 'role' | 'kind'>,
): { readonly payPence: number; readonly chargePence: number } | null {
  const rate = rates.find(
    (one) =>
      one.role === role && one.kind === kind && one.dayType === 'weekday' && one.part === 'day',
  );
  return rate && rate.chargePence !== null
    ? { payPence: rate.payPence, chargePence: rate.chargePence }
    : null;
}

/** What a card's terms make of one shift by itself: the week's overtime is no part of it. Null: nothing. */
function linesOfShift(
  card: CardVersion,
  shift: ShiftOnCard,
  parts: readonly RatePart[],
): readonly PayLine[] | null {
  if (card.beyond === null) return null;
  const byDay = card.beyond.overtime.filter(({ per }) => per === 'day');
  const { lines } = payOfWeek([
    {
      shiftId: '',
      start: shift.start,
      hirerId: '',
      cardId: card.cardId,
      kind: shift.kind,
      parts,
      plain: plainRate(card, shift),
      beyond: { ...card.beyond, overtime: byDay },
    },
  ]);
  const minutes = lines.reduce((sum, line) => sum + line.minutes, 0);
  const asTheHour =
    minutes === shift.end - shift.start - shift.breakMinutes &&
    lines.every(({ kind }) => kind === 'time');
  return asTheHour ? null : lines;
}

/** A sleep-in at the card's flat sum, for a role the card knows: an hour of it is one awake for work. */
function flatNight(card: CardVersion, shift: ShiftOnCard): CardPrice | null {
  const terms = card.beyond?.sleepIn;
  const known = card.rates.some(({ role }) => role === shift.role);
  if (!terms || shift.kind !== 'sleep_in' || !known) return null;
  const rate = { payPence: terms.awakePayPence, chargePence: terms.awakeChargePence };
  const rateName = 'Sleep-in night';
  const minutes = shift.end - shift.start - shift.breakMinutes;
  const { cardId, version: cardVersion } = card;
  const lines = linesOfShift(card, shift, [{ name: rateName, minutes, ...rate }]);
  return { ...rate, cardId, cardVersion, rateName, parts: null, lines };
}

/** What a whole shift comes to at its rates, pence. */
export function totalsOf(
  minutes: number,
  price: {
    readonly payPence: number;
    readonly chargePence: number;
    readonly parts: readonly RatePart[] | null;
    readonly lines: readonly PayLine[] | null;
  },
): { readonly payPence: number; readonly chargePence: number } {
  const { lines } = price;
  if (lines !== null) {
    const all = (of: 'payPence' | 'chargePence') =>
      lines.reduce((total, line) => total + line[of], 0);
    return { payPence: all('payPence'), chargePence: all('chargePence') };
  }
  const parts = price.parts ?? [{ minutes, ...price }];
  const sum = (of: 'payPence' | 'chargePence') =>
    parts.reduce((total, part) => total + penceFor(part.minutes, part[of]), 0);
  return { payPence: sum('payPence'), chargePence: sum('chargePence') };
}
