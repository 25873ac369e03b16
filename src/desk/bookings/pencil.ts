import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { takeTime } from '../worktime/index.ts';
import { pencilLapses } from './assignment.ts';
import type { FindingOnShifts } from './clear.ts';
import { findingsNow } from './clear.ts';
import { rulings, shiftPencilled, shiftSubjects } from './events.ts';
import { type Holding, heldAlready, readyToHold } from './hold.ts';
import { holdersOfShifts } from './lock.ts';
import { bookingsDb } from './tables.ts';
import type { LoadedShift } from './work.ts';

export interface PencilInput extends Holding {
  /** Left out: 18:00 on the next business day. Never later than the first shift begins. */
  readonly lapsesAt?: Date;
}

export interface Held {
  readonly personId: string;
  readonly assignments: readonly { readonly assignmentId: string; readonly shiftId: string }[];
  readonly findings: readonly FindingOnShifts[];
}

/**
 * Pencils a worker in with their word: the time is theirs until the pencil lapses. Every rule is asked
 * under the worker's lock. Refuses as `readyToHold`, and `lapses-too-early`, `calendar-unknown`,
 * `worker-busy`. Pressed twice, the first result comes back.
 */
export async function pencil(
  tx: Tx,
  input: PencilInput,
): Promise<Result<Held & { readonly lapsesAt: Date }>> {
  const before = await heldAlready(tx, input, false);
  if (before) return ok(await pencilled(tx, input.personId, before));
  const ready = await readyToHold(tx, input, 'pencil');
  if (!ready.ok) {
    // A press that waited for the same press of another moment is answered with what that one did.
    const meanwhile = await heldAlready(tx, input, false);
    if (!meanwhile) return ready;
    return ok(await pencilled(tx, input.personId, meanwhile));
  }
  const { shifts, findings } = ready.value;
  const [first] = shifts;
  if (!first) throw new Error('A pencil without a shift.');
  const now = nowOf(tx);
  const lapses = pencilLapses(
    input.lapsesAt ?? null,
    now,
    first.startsAt,
    first.place.nation,
    await holidaysOf(tx, BANK_HOLIDAYS),
  );
  if (!lapses.ok) return lapses;
  const saved = await save(tx, input, shifts, lapses.value);
  if (!saved.ok) return saved;
  record(tx, shiftPencilled, {
    subjects: {
      booking: first.bookingId,
      worker: input.personId,
      ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)),
    },
    facts: {
      shifts: shifts.map(({ shiftId }) => shiftId),
      lapsesAt: lapses.value.toISOString(),
      rules: rulings(findings),
    },
  });
  return ok({
    personId: input.personId,
    assignments: saved.value,
    findings,
    lapsesAt: lapses.value,
  });
}

async function save(
  tx: Tx,
  { personId, assignments }: Holding,
  shifts: readonly LoadedShift[],
  lapsesAt: Date,
): Promise<Result<{ assignmentId: string; shiftId: string }[]>> {
  const actor = actorOf(tx);
  const now = nowOf(tx);
  const ids = new Map(assignments.map(({ id, shiftId }) => [shiftId, id]));
  const saved: { assignmentId: string; shiftId: string }[] = [];
  for (const shift of shifts) {
    const id = ids.get(shift.shiftId);
    if (!id) throw new Error('A shift was asked for without an id for its assignment.');
    await bookingsDb(tx)
      .insertInto('assignment')
      .values({
        organisation_id: actor.organisationId,
        id,
        shift_id: shift.shiftId,
        person_id: personId,
        pencilled_at: now,
        pencilled_by: actor.memberId,
        lapses_at: lapsesAt,
        accepted_at: null,
        accepted_by: null,
        accepted_how: null,
        willing: false,
        ended_at: null,
        ended_by: null,
        ended_because: null,
      })
      .execute();
    const taken = await takeTime(tx, {
      id,
      personId,
      shiftId: shift.shiftId,
      state: 'pencilled',
      kind: shift.kind,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      breakMinutes: shift.breakMinutes,
      lapsesAt,
      label: shift.label,
      hirerId: shift.place.hirerId,
      role: shift.role,
    });
    if (!taken.ok) return taken;
    saved.push({ assignmentId: id, shiftId: shift.shiftId });
  }
  return ok(saved);
}

async function pencilled(
  tx: Tx,
  personId: string,
  assignments: readonly { assignmentId: string; shiftId: string }[],
) {
  const shiftIds = assignments.map(({ shiftId }) => shiftId);
  const holders = await holdersOfShifts(tx, shiftIds);
  const lapses = [...holders.values()].flatMap(({ lapsesAt }) => (lapsesAt ? [lapsesAt] : []));
  const [first = nowOf(tx)] = lapses.sort((a, b) => a.getTime() - b.getTime());
  const findings = await findingsNow(tx, personId, shiftIds);
  return { personId, assignments, findings, lapsesAt: first };
}
