import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { PlaceOfWork } from '../clients/index.ts';
import { type Need, type PricedShift, paidMinutes, totalsOf } from '../rates/index.ts';
import { freeTime, takeTime } from '../worktime/index.ts';
import { type FindingOnShifts, mayDo } from './clear.ts';
import { withdrawOffers } from './close-offers.ts';
import { bookingChanged, rulings, shiftSubjects } from './events.ts';
import { type Holder, holdersOfShifts, lockAll } from './lock.ts';
import { pricedFor, pricing, rateColumns, ratesFor, type ToPrice } from './new-shifts.ts';
import { mayMove, momentsOf, type ShiftKind, type TimesSaid } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { atPlace, type LoadedShift, labelOf, loadShifts, shiftNotFound } from './work.ts';

/** What may change of a shift; what is left out stays. */
export interface ShiftChange {
  readonly shiftId: string;
  /** Local times at the place of work. */
  readonly times?: TimesSaid | undefined;
  readonly kind?: ShiftKind | undefined;
  readonly breakMinutes?: number | undefined;
  readonly payPence?: number | undefined;
  readonly chargePence?: number | undefined;
  readonly poNumber?: string | undefined;
  readonly reference?: string | undefined;
  readonly costCentre?: string | undefined;
}

type Changeable = Pick<
  LoadedShift,
  | 'startsAt'
  | 'endsAt'
  | 'kind'
  | 'breakMinutes'
  | 'payPence'
  | 'chargePence'
  | 'poNumber'
  | 'reference'
  | 'costCentre'
>;

/** Fields that a worker's time and the rules rest on. */
const TIME_FIELDS = ['startsAt', 'endsAt', 'kind', 'breakMinutes'] as const;

/**
 * Changes a shift's times, kind, breaks, rates or references: `changeShifts` of one. Refuses as it does.
 */
export async function changeShift(
  tx: Tx,
  change: ShiftChange,
): Promise<Result<{ changed: boolean }>> {
  const done = await changeShifts(tx, [change]);
  return done.ok ? ok({ changed: done.value.shifts > 0 }) : done;
}

/**
 * Changes shifts of one booking together. Whoever holds them must be clear for all of them as they will be, and
 * keeps them; offers made for other times are withdrawn; papers that were sent are out of date. A rate from the
 * card follows the card to the new time; a rate that was said stays. Refuses `shift-not-found`,
 * `one-booking-at-a-time`, `shift-changed`, `shift-cancelled`, `not-cleared`, `worker-busy`, `break-too-long`,
 * what a time on the clock refuses and of rates what `ratesFor` refuses; then nothing is changed.
 */
export async function changeShifts(
  tx: Tx,
  changes: readonly ShiftChange[],
): Promise<Result<{ shifts: number }>> {
  const ids = changes.map(({ shiftId }) => shiftId);
  const locked = await lockedShifts(tx, ids);
  if (!locked.ok) return locked;
  const { shifts, holders } = locked.value;
  const drafts = draftsOf(shifts, changes);
  if (!drafts.ok) return drafts;
  const moved = drafts.value.filter(({ fields }) => fields.length > 0);
  const [first] = moved;
  if (!first) return ok({ shifts: 0 });
  const toPrice = moved.flatMap((draft) => toPriceAnew(draft) ?? []);
  const rated =
    toPrice.length === 0
      ? ok({ prices: new Map<string, PricedShift>(), approvedBy: [] })
      : await ratesFor(tx, pricedFor(first.shift), toPrice, chargeBefore(moved, toPrice));
  if (!rated.ok) return rated;
  const after = moved.map((draft) => asWillBe(tx, draft, rated.value.prices));
  for (const one of after) await save(tx, one.shift, one.after, one.price);
  const findings = await keepHolders(tx, after, holders);
  if (!findings.ok) return findings;
  for (const { shift, fields } of moved) {
    if (!fields.includes('startsAt') && !fields.includes('endsAt')) continue;
    await withdrawOffers(tx, shift.shiftId, holders.get(shift.shiftId)?.personId ?? null);
  }
  const changed = moved.map(({ shift }) => shift.shiftId);
  const held = [...new Set(changed.flatMap((id) => holders.get(id)?.personId ?? []))];
  const [only] = held;
  record(tx, bookingChanged, {
    subjects: {
      booking: first.shift.bookingId,
      ...shiftSubjects(changed),
      ...(held.length === 1 && only ? { worker: only } : {}),
    },
    facts: {
      what: 'shift',
      fields: [...new Set(moved.flatMap(({ fields }) => fields))],
      shifts: changed,
      held: held.length,
      missing: [],
      rules: rulings(findings.value),
    },
    approvedBy: rated.value.approvedBy,
  });
  return ok({ shifts: moved.length });
}

/** A shift as it is and as it would be, with its new price if it gets one. */
export interface PlannedChange {
  readonly shift: LoadedShift;
  readonly after: LoadedShift;
  readonly price: PricedShift | null;
}

/**
 * What changes to shifts of one booking would make of them, and what goes beyond the card or the floor; asks no
 * rule about a worker and changes nothing. Refuses as `changeShifts` without the locks and rules.
 * @param at where they would be worked instead, at its rates
 */
export async function planChanges(
  tx: Tx,
  changes: readonly ShiftChange[],
  at?: PlaceOfWork,
): Promise<Result<{ planned: readonly PlannedChange[]; needs: readonly Need[] }>> {
  const ids = changes.map(({ shiftId }) => shiftId);
  const here = await loadShifts(tx, ids);
  const shifts = at ? here.map((shift) => atPlace(tx, shift, at)) : here;
  const together = ofOneBooking(shifts, changes.length);
  if (!together.ok) return together;
  const drafts = draftsOf(shifts, changes);
  if (!drafts.ok) return drafts;
  const toPrice = drafts.value.flatMap((draft) => toPriceAnew(draft, at !== undefined) ?? []);
  const [first] = shifts;
  if (!first || toPrice.length === 0) {
    return ok({ planned: drafts.value.map((draft) => asWillBe(tx, draft, new Map())), needs: [] });
  }
  const priced = await pricing(tx, pricedFor(first), toPrice);
  if (!priced.ok) return priced;
  return ok({
    planned: drafts.value.map((draft) => asWillBe(tx, draft, priced.value.shifts)),
    needs: priced.value.needs,
  });
}

function ofOneBooking(shifts: readonly LoadedShift[], asked: number): Result<null> {
  if (shifts.length === 0 || shifts.length < asked) return shiftNotFound();
  if (new Set(shifts.map(({ bookingId }) => bookingId)).size === 1) return ok(null);
  return refuse(
    'one-booking-at-a-time',
    'These shifts belong to several bookings. Change each booking on its own.',
  );
}

/** Locks whoever holds these shifts, then their booking, and reads them afresh. */
async function lockedShifts(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<Result<{ shifts: readonly LoadedShift[]; holders: ReadonlyMap<string, Holder> }>> {
  const before = await loadShifts(tx, shiftIds);
  const together = ofOneBooking(before, shiftIds.length);
  if (!together.ok) return together;
  const seen = await holdersOfShifts(tx, shiftIds);
  const people = [...new Set([...seen.values()].map(({ personId }) => personId))].sort();
  await lockAll(tx, people, [before[0]?.bookingId ?? '']);
  const shifts = await loadShifts(tx, shiftIds);
  const holders = await holdersOfShifts(tx, shiftIds);
  const other = shifts.find(({ shiftId }) => {
    const now = holders.get(shiftId);
    return now && now.personId !== seen.get(shiftId)?.personId;
  });
  if (!other) return ok({ shifts, holders });
  return refuse(
    'shift-changed',
    `Somebody was given ${other.label} while you were looking. Look at it again.`,
  );
}

/** What is asked of one shift. */
interface Draft {
  readonly shift: LoadedShift;
  readonly next: Changeable;
  readonly change: ShiftChange;
  readonly fields: readonly (keyof Changeable)[];
}

function draftsOf(
  shifts: readonly LoadedShift[],
  changes: readonly ShiftChange[],
): Result<readonly Draft[]> {
  const byShift = new Map(changes.map((change) => [change.shiftId, change]));
  const drafts: Draft[] = [];
  for (const shift of shifts) {
    const change = byShift.get(shift.shiftId);
    if (!change) continue;
    if (shift.cancelledAt) {
      const cancelled = mayMove('change', 'cancelled', shift.label);
      if (!cancelled.ok) return cancelled;
    }
    const next = changedTo(shift, change);
    if (!next.ok) return next;
    const fields = (Object.keys(next.value) as (keyof Changeable)[]).filter(
      (field) => String(next.value[field]) !== String(shift[field]),
    );
    drafts.push({ shift, next: next.value, change, fields });
  }
  return ok(drafts);
}

function changedTo(shift: LoadedShift, change: ShiftChange): Result<Changeable> {
  const breakMinutes = change.breakMinutes ?? shift.breakMinutes;
  const moments = change.times
    ? momentsOf(change.times, breakMinutes)
    : ok({ start: minuteOfDate(shift.startsAt), end: minuteOfDate(shift.endsAt) });
  if (!moments.ok) return moments;
  const { start, end } = moments.value;
  if (breakMinutes >= end - start) {
    return refuse(
      'break-too-long',
      `A break of ${breakMinutes} minutes leaves no work in this shift. Check the break.`,
    );
  }
  return ok({
    startsAt: dateOfMinute(start),
    endsAt: dateOfMinute(end),
    breakMinutes,
    kind: change.kind ?? shift.kind,
    payPence: change.payPence ?? shift.payPence,
    chargePence: change.chargePence ?? shift.chargePence,
    poNumber: change.poNumber ?? shift.poNumber,
    reference: change.reference ?? shift.reference,
    costCentre: change.costCentre ?? shift.costCentre,
  });
}

const saysRate = ({ shift, next }: Draft) =>
  next.payPence !== shift.payPence || next.chargePence !== shift.chargePence;

/** A shift whose rate is looked for again; null: its rate stays as it is. */
function toPriceAnew(draft: Draft, elsewhere = false): ToPrice | null {
  const { shift, next, change, fields } = draft;
  const moved = TIME_FIELDS.some((field) => fields.includes(field));
  if (!saysRate(draft) && !moved && !elsewhere) return null;
  const keep = saysRate(draft) || shift.rateOrigin !== 'card';
  return {
    ...shift,
    ...next,
    id: shift.shiftId,
    payPence: keep ? (change.payPence ?? shift.payPence) : undefined,
    chargePence: keep ? (change.chargePence ?? shift.chargePence) : undefined,
  };
}

function chargeBefore(drafts: readonly Draft[], priced: readonly ToPrice[]): number {
  const ids = new Set(priced.map(({ id }) => id));
  return drafts
    .filter(({ shift }) => ids.has(shift.shiftId))
    .reduce((sum, { shift }) => sum + rateTotals(shift).chargePence, 0);
}

/** The shift as it will be. What was last used stays so, as long as nobody says another rate. */
function asWillBe(
  tx: Tx,
  draft: Draft,
  prices: ReadonlyMap<string, PricedShift>,
): PlannedChange & Pick<Draft, 'fields'> {
  const { shift, next, fields } = draft;
  const found = prices.get(shift.shiftId) ?? null;
  const keeps = found?.origin === 'said' && !saysRate(draft);
  const price = found && keeps ? { ...found, origin: shift.rateOrigin } : found;
  const label = labelOf(next, shift.place.siteName, dateIn(nowOf(tx)));
  const rate = price && {
    payPence: price.payPence,
    chargePence: price.chargePence,
    rateOrigin: price.origin,
    rateParts: price.parts,
    rateLines: price.lines,
  };
  return { shift, after: { ...shift, ...next, ...rate, label }, price, fields };
}

/** What a shift comes to at its rates now, pence. */
export function rateTotals(shift: LoadedShift) {
  return totalsOf(paidMinutes(shift), { ...shift, parts: shift.rateParts, lines: shift.rateLines });
}

/**
 * Gives shifts that stand another rate: a card that changed, a line that pays otherwise. Whoever holds one must
 * still be clear where the pay falls; papers that were sent are out of date. Refuses `not-cleared`.
 */
export async function rerateShifts(
  tx: Tx,
  prices: ReadonlyMap<string, PricedShift>,
  approvedBy: readonly string[] = [],
): Promise<Result<{ shifts: number }>> {
  const before = await loadShifts(tx, [...prices.keys()]);
  const holders = await holdersOfShifts(tx, [...prices.keys()]);
  await lockAll(
    tx,
    [...holders.values()].map(({ personId }) => personId).sort(),
    before.map(({ bookingId }) => bookingId),
  );
  const shifts = (await loadShifts(tx, [...prices.keys()])).filter((one) => !one.cancelledAt);
  for (const shift of shifts) {
    const price = prices.get(shift.shiftId);
    if (!price) continue;
    await save(tx, shift, { ...shift, ...price }, price);
    const holder = holders.get(shift.shiftId);
    if (!holder || price.payPence >= shift.payPence) continue;
    const clear = await mayDo(tx, holder.personId, [{ ...shift, ...price }], 'change');
    if (!clear.ok) return clear;
  }
  for (const [bookingId, of] of Map.groupBy(shifts, (shift) => shift.bookingId)) {
    const ids = of.map(({ shiftId }) => shiftId);
    record(tx, bookingChanged, {
      subjects: { booking: bookingId, ...shiftSubjects(ids) },
      facts: {
        what: 'shift',
        fields: ['payPence', 'chargePence'],
        shifts: ids,
        held: new Set(ids.flatMap((id) => holders.get(id)?.personId ?? [])).size,
        missing: [],
        rules: [],
      },
      approvedBy,
    });
  }
  return ok({ shifts: shifts.length });
}

async function save(
  tx: Tx,
  shift: LoadedShift,
  next: Changeable,
  price: PricedShift | null,
): Promise<void> {
  await bookingsDb(tx)
    .updateTable('shift')
    .set({
      starts_at: next.startsAt,
      ends_at: next.endsAt,
      kind: next.kind,
      break_minutes: next.breakMinutes,
      pay_pence: next.payPence,
      charge_pence: next.chargePence,
      po_number: next.poNumber,
      reference: next.reference,
      cost_centre: next.costCentre,
      ...(price ? rateColumns(price) : {}),
      revision: sql`revision + 1`,
    })
    .where('id', '=', shift.shiftId)
    .execute();
}

/** Asks every rule about the shifts as they will be, a worker at a time, and moves the time that they hold. */
async function keepHolders(
  tx: Tx,
  changed: readonly (PlannedChange & Pick<Draft, 'fields'>)[],
  holders: ReadonlyMap<string, Holder>,
): Promise<Result<readonly FindingOnShifts[]>> {
  const held = changed.flatMap((one) => {
    const holder = holders.get(one.shift.shiftId);
    return holder ? [{ ...one, holder }] : [];
  });
  const findings: FindingOnShifts[] = [];
  for (const [personId, mine] of Map.groupBy(held, ({ holder }) => holder.personId)) {
    const shifts = mine.map(({ after }) => after);
    const clear = await mayDo(tx, personId, shifts, 'change');
    if (!clear.ok) return clear;
    findings.push(...clear.value.findings);
  }
  const moving = held.filter(({ fields }) => TIME_FIELDS.some((field) => fields.includes(field)));
  await freeTime(
    tx,
    moving.map(({ shift }) => shift.shiftId),
  );
  for (const { after, holder } of moving) {
    const taken = await takeTime(tx, {
      ...after,
      id: holder.assignmentId,
      personId: holder.personId,
      state: holder.acceptedAt ? 'accepted' : 'pencilled',
      lapsesAt: holder.acceptedAt ? null : holder.lapsesAt,
      hirerId: after.place.hirerId,
    });
    if (!taken.ok) return taken;
  }
  return ok(findings);
}
