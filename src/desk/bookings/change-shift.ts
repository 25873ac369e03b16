import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { freeTime, takeTime } from '../worktime/index.ts';
import { type FindingOnShifts, mayDo } from './clear.ts';
import { withdrawOffers } from './close-offers.ts';
import { bookingChanged, rulings } from './events.ts';
import { type Holder, lockedShift } from './lock.ts';
import { mayMove, momentsOf, type ShiftKind, type TimesSaid } from './shift.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, labelOf } from './work.ts';

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
>;

/** Fields that a worker's time and the rules rest on. */
const TIME_FIELDS = ['startsAt', 'endsAt', 'kind', 'breakMinutes'] as const;

/**
 * Changes a shift's times, kind, breaks, rates or references. Whoever holds it must be clear for it as it
 * will be, and keeps it; offers made for other times are withdrawn; a paper that was sent is out of date.
 * Refuses `shift-not-found`, `shift-cancelled`, `not-cleared`, `worker-busy`, `break-too-long` and what a
 * time on the clock refuses.
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
  await save(tx, shift, next.value);
  const timesMoved = TIME_FIELDS.some((field) => fields.includes(field));
  const label = labelOf(next.value, shift.place.siteName, dateIn(nowOf(tx)));
  const after = { ...shift, ...next.value, label };
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
  });
}

async function save(tx: Tx, shift: LoadedShift, next: Changeable): Promise<void> {
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
