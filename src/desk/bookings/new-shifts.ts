import { sql } from 'kysely';
import { type DateText, datesFrom, weekday } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateOfMinute, daysBetween } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { roleNames } from '../candidates/index.ts';
import { placesOfWork } from '../clients/index.ts';
import { ownLimit } from '../policies/index.ts';
import {
  chargeOf,
  type LastUsed,
  lastUsedKey,
  type Margin,
  mayBook,
  mayPrice,
  type Need,
  type Priced,
  type PricedShift,
  type Pricing,
  priceShifts,
  quotedCredit,
  quotedRates,
  quotedTotal,
  type RateAsk,
  rateFor,
  type ShiftToPrice,
} from '../rates/index.ts';
import { sameNeeds } from './booking-list.ts';
import {
  MOST_SHIFTS,
  type QuoteInput,
  type quoteBooking,
  type RepeatInput,
  type ShiftInput,
} from './schema.ts';
import { momentsOf, type ShiftKind } from './shift.ts';
import { bookingsDb } from './tables.ts';
import type { LoadedShift } from './work.ts';

/** A shift ready to be saved. */
export interface NewShift {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly kind: ShiftKind;
  readonly breakMinutes: number;
  /** As it was said, pence an hour; undefined: the card answers, or what was last used. */
  readonly payPence: number | undefined;
  readonly chargePence: number | undefined;
  readonly poNumber: string;
  readonly reference: string;
  readonly costCentre: string;
}

/** The longest span of a repeat, in days. */
const LONGEST_REPEAT = 366;

/**
 * The shifts of a line from single times and repeats, with the line's rates where none were named.
 * Refuses what a time on the clock refuses, naming the day; `no-shifts` and `too-many-shifts`.
 * @param already shifts the booking holds before
 */
export function newShifts(
  input: { readonly shifts: readonly ShiftInput[]; readonly repeats: readonly RepeatInput[] },
  rates: {
    readonly payPence?: number | undefined;
    readonly chargePence?: number | undefined;
  },
  already: number,
): Result<readonly NewShift[]> {
  for (const { from, to } of input.repeats) {
    const days = daysBetween(from, to);
    if (days < 0 || days > LONGEST_REPEAT) {
      return refuse(
        'repeat-too-long',
        `A repeat runs from its first day to its last, at most ${LONGEST_REPEAT} days. Check ${showDate(from)} and ${showDate(to)}.`,
      );
    }
  }
  const wanted: readonly (Omit<ShiftInput, 'id'> & { id?: string | undefined })[] = [
    ...input.shifts,
    ...input.repeats.flatMap((repeat) => expand(repeat)),
  ];
  if (wanted.length === 0) {
    return refuse('no-shifts', 'There is no shift on these days. Name at least one day and time.');
  }
  if (wanted.length + already > MOST_SHIFTS) {
    return refuse(
      'too-many-shifts',
      `A booking holds at most ${MOST_SHIFTS} shifts; this would make ${wanted.length + already}. Take the rest as another booking.`,
    );
  }
  const made: NewShift[] = [];
  for (const shift of wanted) {
    const moments = momentsOf(shift, shift.breakMinutes);
    if (!moments.ok) {
      const { code, because } = moments.refusal;
      const day = showDate(shift.date);
      return refuse(code, `${day} ${shift.start}-${shift.end}: ${because}`, undefined, {
        date: shift.date,
      });
    }
    made.push({
      id: shift.id ?? newId(),
      startsAt: dateOfMinute(moments.value.start),
      endsAt: dateOfMinute(moments.value.end),
      kind: shift.kind,
      breakMinutes: shift.breakMinutes,
      payPence: shift.payPence ?? rates.payPence,
      chargePence: shift.chargePence ?? rates.chargePence,
      poNumber: shift.poNumber,
      reference: shift.reference,
      costCentre: shift.costCentre,
    });
  }
  return ok(made.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()));
}

/** The same times on many days. */
export interface Repeat {
  readonly from: DateText;
  readonly to: DateText;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Shifts alike at each time. */
  readonly places: number;
}

/**
 * A repeat as single shifts, in order of their dates: each weekday named between two dates, both
 * included, as many times as there are places. Empty when no such day lies between.
 */
export function expand<Times extends Repeat>(
  repeat: Times,
): readonly (Omit<Times, keyof Repeat> & { readonly date: DateText })[] {
  const { from, to, weekdays, places, ...times } = repeat;
  return datesFrom(from, to)
    .filter((date) => weekdays.includes(weekday(date)))
    .flatMap((date) => Array.from({ length: places }, () => ({ ...times, date })));
}

/** Saves the shifts of a line at their rates. */
export async function saveShifts(
  tx: Tx,
  bookingId: string,
  lineId: string,
  shifts: readonly NewShift[],
  prices: ReadonlyMap<string, PricedShift>,
  actId: string | null,
): Promise<void> {
  const { organisationId } = actorOf(tx);
  await bookingsDb(tx)
    .insertInto('shift')
    .values(
      shifts.map((shift) => ({
        organisation_id: organisationId,
        id: shift.id,
        booking_id: bookingId,
        line_id: lineId,
        starts_at: shift.startsAt,
        ends_at: shift.endsAt,
        kind: shift.kind,
        break_minutes: shift.breakMinutes,
        ...rateColumns(prices.get(shift.id)),
        po_number: shift.poNumber,
        reference: shift.reference,
        cost_centre: shift.costCentre,
        cancelled_at: null,
        cancelled_by: null,
        cancelled_because: null,
        revision: 1,
        added_by_act: actId,
        added_at: actId === null ? null : nowOf(tx),
      })),
    )
    .execute();
}

/** The columns of a shift that its price fills. */
export function rateColumns(price: PricedShift | undefined) {
  if (!price) throw new Error('A shift without a rate.');
  return {
    pay_pence: price.payPence,
    charge_pence: price.chargePence,
    rate_origin: price.origin,
    rate_card_id: price.cardId,
    rate_card_version: price.cardVersion,
    rate_name: price.rateName,
    rate_parts: price.parts && sql<PricedShift['parts']>`${JSON.stringify(price.parts)}::jsonb`,
    rate_lines: price.lines && sql<PricedShift['lines']>`${JSON.stringify(price.lines)}::jsonb`,
  };
}

/** The booking that shifts are priced for, made or about to be. */
export interface PricedFor extends Omit<Pricing, 'shifts' | 'lastUsed'> {
  readonly bookingId: string;
  readonly billToId: string;
  readonly poNumber: string;
}

/** The booking of a shift that is there already. */
export function pricedFor(shift: LoadedShift): PricedFor {
  const { place, bookingId, billToId, contractKind, bookingPo } = shift;
  return { ...place, bookingId, billToId, contractKind, poNumber: bookingPo };
}

/** A shift as a price is looked for. */
export type ToPrice = Pick<
  NewShift,
  'id' | 'startsAt' | 'endsAt' | 'kind' | 'breakMinutes' | 'payPence' | 'chargePence' | 'poNumber'
> & { readonly role: string };

const keyed = (shift: ToPrice) => ({ ...shift, key: shift.id });

/** The rate of each shift by its id, and what goes beyond the card or the floor. Refuses `rate-needed`. */
export function pricing(
  tx: Tx,
  of: PricedFor,
  shifts: readonly ToPrice[],
): Promise<Result<Priced>> {
  return priceShifts(tx, {
    ...of,
    shifts: shifts.map(keyed),
    lastUsed: (roles) => lastUsedAt(tx, of.siteId, roles),
  });
}

/**
 * The rate of each of these shifts, by its id, when they may be booked at it: off the card or below the floor,
 * over the credit limit or an order's value only within authority; never for a bill-to on stop. Refuses
 * `rate-needed`, `client-on-stop`, `beyond-authority` and what else `authorised` refuses.
 * @param before pence these shifts were charged at until now: only what is added is held against the credit
 */
export async function ratesFor(
  tx: Tx,
  of: PricedFor,
  shifts: readonly ToPrice[],
  before = 0,
): Promise<Result<{ prices: Priced['shifts']; approvedBy: readonly string[] }>> {
  const priced = await pricing(tx, of, shifts);
  if (!priced.ok) return priced;
  const about = { kind: 'booking', id: of.bookingId };
  const charge = chargeOf(shifts.map(keyed), priced.value.shifts, of.poNumber);
  const { addPence, orders, orderDays } = charge;
  const may =
    addPence > before
      ? await mayBook(tx, {
          billToId: of.billToId,
          about,
          addPence: addPence - before,
          orders: before === 0 ? orders : new Map(),
          orderDays,
          bookedPence: () => bookedPence(tx, of.billToId),
          orderPence: (number) => bookedPence(tx, of.billToId, number),
        })
      : ok({ approvedBy: [] });
  if (!may.ok) return may;
  const rates = await mayPrice(tx, priced.value.needs, about);
  if (!rates.ok) return rates;
  return ok({
    prices: priced.value.shifts,
    approvedBy: [...new Set([...may.value.approvedBy, ...rates.value.approvedBy])],
  });
}

/** What a bill-to is or will be charged for its shifts that stand, in pence; of one order's where it is named. */
async function bookedPence(tx: Tx, billToId: string, order?: string): Promise<number> {
  const { rows } = await sql<{ pence: number }>`
    select coalesce(sum(charge_total), 0)::float8 as pence from shifts_published
    where organisation_id = current_organisation() and bill_to_id = ${billToId}
      and cancelled_at is null
      and ${order === undefined ? sql`true` : sql`lower(po_number) = lower(${order})`}`.execute(
    bookingsDb(tx),
  );
  return rows[0]?.pence ?? 0;
}

/** Pay and charge of the last booking at a site by role and kind; those that were split are no model. */
async function lastUsedAt(
  tx: Tx,
  siteId: string,
  roles: readonly string[],
): Promise<Map<string, LastUsed>> {
  const { rows } = await sql<LastUsed & { role: string; kind: ShiftKind }>`
    select distinct on (l.role, s.kind) l.role, s.kind, s.pay_pence as "payPence",
      s.charge_pence as "chargePence"
    from booking b
    join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
    join shift s on s.organisation_id = l.organisation_id and s.line_id = l.id
    where b.organisation_id = current_organisation() and b.site_id = ${siteId}
      and l.role = any(${[...roles]}::text[]) and s.rate_parts is null
      and (s.rate_lines is null or s.kind <> 'sleep_in')
    order by l.role, s.kind, b.number desc, s.starts_at desc, s.id`.execute(bookingsDb(tx));
  return new Map(rows.map(({ role, kind, ...rate }) => [lastUsedKey(role, kind), rate]));
}

/** A shift not booked yet, with what is said of its rate. */
type UnratedShift = RateAsk & Pick<ShiftToPrice, 'payPence' | 'chargePence'>;

/** The keys of those shifts that would be refused with `rate-needed`, at however many sites they are. */
export async function withoutRate(
  tx: Tx,
  asks: readonly UnratedShift[],
): Promise<ReadonlySet<string>> {
  const cards = await rateFor(tx, asks);
  const lacking = asks.filter(({ key, payPence, chargePence }) => {
    const card = cards.get(key);
    return (
      (payPence ?? card?.payPence) === undefined ||
      (chargePence ?? card?.chargePence ?? null) === null
    );
  });
  const without = new Set<string>();
  for (const [siteId, shifts] of Map.groupBy(lacking, (shift) => shift.siteId)) {
    const last = await lastUsedAt(tx, siteId, [...new Set(shifts.map(({ role }) => role))]);
    for (const { key, role, kind } of shifts) {
      if (!last.has(lastUsedKey(role, kind))) without.add(key);
    }
  }
  return without;
}

type Quote = Reply<typeof quoteBooking>;

/**
 * What a booking would be paid and charged at, what stays of it, and what needs approval, before it is taken.
 * Refuses `site-not-found`; a line without a rate says so and leaves the others as they are.
 */
export async function quoteOf(tx: Tx, input: QuoteInput): Promise<Result<Quote>> {
  const place = (await placesOfWork(tx, [input.siteId])).get(input.siteId);
  if (!place) return refuse('site-not-found', 'There is no such site. Look at the client.');
  const of: PricedFor = { ...place, ...input, billToId: input.billToId ?? '' };
  const lines: Quote['lines'][number][] = [];
  const most = new Map<Need['kind'], number>();
  const margins: (Margin | null)[] = [];
  const asks: ToPrice[] = [];
  let addPence = 0;
  for (const line of input.lines) {
    const shifts = shiftsToPrice(line);
    asks.push(...shifts);
    const priced = await pricing(tx, of, shifts);
    if (!priced.ok) {
      lines.push({ key: line.key, because: priced.refusal.because, rates: [] });
      continue;
    }
    for (const { kind, amount } of priced.value.needs) {
      most.set(kind, Math.max(amount, most.get(kind) ?? 0));
    }
    const quoted = quotedRates(shifts.map(keyed), priced.value, input.contractKind);
    lines.push({ key: line.key, because: null, rates: quoted.rates });
    margins.push(...quoted.margins);
    addPence += chargeOf(shifts.map(keyed), priced.value.shifts, of.poNumber).addPence;
  }
  const booked = () => bookedPence(tx, of.billToId);
  const credit = input.billToId ? await quotedCredit(tx, input.billToId, addPence, booked) : null;
  if (credit && credit.overPence > 0) most.set('credit_over', credit.overPence);
  const needs: Quote['needs'][number][] = [];
  for (const [kind, amount] of most) {
    const limit = await ownLimit(tx, kind);
    needs.push({ kind, amount, within: limit === null || amount <= limit });
  }
  const doubles = await sameNeeds(tx, input.siteId, input.bookingId, asks);
  const roles = doubles.length === 0 ? new Map<string, string>() : await roleNames(tx);
  return ok({
    lines,
    needs,
    credit,
    total: quotedTotal(margins),
    doubles: doubles.map(({ shiftIds, takenAt, firstStartsAt, firstEndsAt, ...one }) => ({
      ...one,
      role: roles.get(one.role) ?? one.role,
      shifts: shiftIds.length,
      takenAt: takenAt.toISOString(),
      startsAt: firstStartsAt.toISOString(),
      endsAt: firstEndsAt.toISOString(),
    })),
  });
}

function shiftsToPrice(line: QuoteInput['lines'][number]): readonly ToPrice[] {
  return line.shifts.flatMap((shift) => {
    const moments = momentsOf(shift, shift.breakMinutes);
    if (!moments.ok) return [];
    const { payPence, chargePence, role } = line;
    const [startsAt, endsAt] = [dateOfMinute(moments.value.start), dateOfMinute(moments.value.end)];
    return [{ ...shift, id: newId(), role, startsAt, endsAt, payPence, chargePence }];
  });
}
