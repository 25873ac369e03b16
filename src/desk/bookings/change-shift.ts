import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type PricedShift, paidMinutes, totalsOf } from '../rates/index.ts';
import { freeTime, takeTime } from '../worktime/index.ts';
import { type FindingOnShifts, mayDo } from './clear.ts';
import { withdrawOffers } from './close-offers.ts';
import { bookingChanged, rulings, shiftSubjects } from './events.ts';
import { type Holder, holdersOfShifts, lockAll, lockedShift } from './lock.ts';
import { pricedFor, rateColumns, ratesFor } from './new-shifts.ts';
import { mayMove, momentsOf, type ShiftKind, type TimesSaid } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, labelOf, loadShifts } from './work.ts';

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
 * Changes a shift's times, kind, breaks, rates or references. Whoever holds it must be clear for it as it
 * will be, and keeps it; offers made for other times are withdrawn; a paper that was sent is out of date.
 * A rate from the card follows the card to the new time; a rate that was said stays. Refuses `shift-not-found`,
 * `shift-cancelled`, `not-cleared`, `worker-busy`, `break-too-long`, what a time on the clock refuses and of
 * rates what `ratesFor` refuses.
 */
export async function changeShift(
  tx: Tx,
  change: ShiftChange,
): Promise<Result<{ changed: boolean }>> {
  const locked = await lockedShift(tx, change.shiftId);
  if (!locked.ok) return locked;
  const { shift, holder, state } = locked.value;
  const moved = mayMove('change', state, shift.label);
  if (!moved.ok) return moved;
  const next = changedTo(shift, change);
  if (!next.ok) return next;
  const fields = (Object.keys(next.value) as (keyof Changeable)[]).filter(
    (field) => String(next.value[field]) !== String(shift[field]),
  );
  if (fields.length === 0) return ok({ changed: false });
  const rated = await ratedAnew(tx, shift, next.value, change);
  if (!rated.ok) return rated;
  const { price, approvedBy } = rated.value;
  await save(tx, shift, { ...next.value, ...price }, price);
  const timesMoved = TIME_FIELDS.some((field) => fields.includes(field));
  const label = labelOf(next.value, shift.place.siteName, dateIn(nowOf(tx)));
  const after = { ...shift, ...next.value, ...price, label };
  const findings = holder ? await keepHolder(tx, after, holder, timesMoved) : ok([]);
  if (!findings.ok) return findings;
  if (fields.includes('startsAt') || fields.includes('endsAt')) {
    await withdrawOffers(tx, shift.shiftId, holder?.personId ?? null);
  }
  record(tx, bookingChanged, {
    subjects: {
      booking: shift.bookingId,
      shift: shift.shiftId,
      ...(holder ? { worker: holder.personId } : {}),
    },
    facts: {
      what: 'shift',
      fields,
      shifts: [shift.shiftId],
      held: holder ? 1 : 0,
      missing: [],
      rules: rulings(findings.value),
    },
    approvedBy,
  });
  return ok({ changed: true });
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

/** The price of a shift as it will be; null: its rate stays as it is. */
async function ratedAnew(
  tx: Tx,
  shift: LoadedShift,
  next: Changeable,
  change: Pick<ShiftChange, 'payPence' | 'chargePence'>,
): Promise<Result<{ price: PricedShift | null; approvedBy: readonly string[] }>> {
  const rateSaid = next.payPence !== shift.payPence || next.chargePence !== shift.chargePence;
  const moved = TIME_FIELDS.some((field) => String(next[field]) !== String(shift[field]));
  if (!rateSaid && !moved) return ok({ price: null, approvedBy: [] });
  const keep = rateSaid || shift.rateOrigin !== 'card';
  const rated = await ratesFor(
    tx,
    pricedFor(shift),
    [
      {
        ...shift,
        ...next,
        id: shift.shiftId,
        payPence: keep ? (change.payPence ?? shift.payPence) : undefined,
        chargePence: keep ? (change.chargePence ?? shift.chargePence) : undefined,
      },
    ],
    rateTotals(shift).chargePence,
  );
  if (!rated.ok) return rated;
  const price = rated.value.prices.get(shift.shiftId) ?? null;
  // What was last used stays so, as long as nobody says another rate.
  const origin = !rateSaid && price?.origin === 'said' ? shift.rateOrigin : price?.origin;
  return ok({
    price: price && origin ? { ...price, origin } : price,
    approvedBy: rated.value.approvedBy,
  });
}

/** What a shift comes to at its rates now, pence. */
export function rateTotals(shift: LoadedShift) {
  return totalsOf(paidMinutes(shift), { ...shift, parts: shift.rateParts });
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

/** Asks every rule about the shift as it will be, and moves the time its worker holds. */
async function keepHolder(
  tx: Tx,
  shift: LoadedShift,
  holder: Holder,
  timesMoved: boolean,
): Promise<Result<readonly FindingOnShifts[]>> {
  const clear = await mayDo(tx, holder.personId, [shift], 'change');
  if (!clear.ok) return clear;
  const { findings } = clear.value;
  if (!timesMoved) return ok(findings);
  const lapsesAt = holder.acceptedAt ? null : holder.lapsesAt;
  await freeTime(tx, [shift.shiftId]);
  const taken = await takeTime(tx, {
    id: holder.assignmentId,
    personId: holder.personId,
    shiftId: shift.shiftId,
    state: holder.acceptedAt ? 'accepted' : 'pencilled',
    kind: shift.kind,
    startsAt: shift.startsAt,
    endsAt: shift.endsAt,
    breakMinutes: shift.breakMinutes,
    lapsesAt,
    label: shift.label,
    hirerId: shift.place.hirerId,
    role: shift.role,
  });
  return taken.ok ? ok(findings) : taken;
}
