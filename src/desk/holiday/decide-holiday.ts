import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { loadShifts, lockAll, release } from '../bookings/index.ts';
import { takeAway } from './away.ts';
import { daysOfLeave } from './days-of-leave.ts';
import { holidayDecided } from './events.ts';
import { alreadyEnded, holidayOf, lockHoliday } from './found.ts';
import { termsOf } from './load.ts';
import { heldThen, lookAhead } from './look-ahead.ts';
import { lastDayToRefuse } from './notice.ts';
import { periodsTo } from './periods.ts';
import { holidayDb } from './tables.ts';

/**
 * Approves a holiday: in the same act the worker is away on its days. They are released from the shifts named, and hold
 * no other then. What warns (notice, balance, others away) is kept with the decision. Twice is once. Refuses
 * `holiday-not-found`, `already-decided`, `still-booked` with the shifts, `already-on-holiday`, and what `release` does.
 * @param input.release assignments in those days that end with it
 */
export async function approveHoliday(
  tx: Tx,
  holidayId: string,
  input: { readonly release: readonly string[] },
): Promise<Result<{ holidayId: string; released: number }>> {
  const before = await holidayOf(tx, holidayId);
  if (!before.ok) return before;
  const personId = before.value.person_id;
  const days = { fromOn: before.value.from_on, toOn: before.value.to_on };
  // The worker, then the bookings of what they give up: as every act on both locks them.
  const shifts = (await heldThen(tx, personId, days)).map(({ shiftId }) => shiftId);
  const bookings = (await loadShifts(tx, shifts)).map(({ bookingId }) => bookingId);
  await lockAll(tx, [personId], input.release.length === 0 ? [] : bookings);
  const found = await holidayOf(tx, holidayId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.state === 'approved') return ok({ holidayId, released: 0 });
  if (row.state !== 'asked') return alreadyEnded(row.state);
  const held = await heldThen(tx, personId, days);
  const given = held.filter(
    ({ assignmentId }) => assignmentId !== null && input.release.includes(assignmentId),
  );
  if (given.length < held.length) {
    const kept = held.filter((one) => !given.includes(one)).map(({ label }) => label);
    return refuse(
      'still-booked',
      `They hold ${listed(kept.slice(0, 3))}${kept.length > 3 ? ` and ${kept.length - 3} more` : ''} in those days. Choose to release them with the approval, or move the shifts first.`,
      undefined,
      { held: held.map(({ shiftId, label }) => ({ shiftId, label })) },
    );
  }
  const terms = (await termsOf(tx, [personId])).get(personId) ?? [];
  const asked = {
    ...days,
    weekdays: row.weekdays,
    minutesADay: row.minutes_a_day,
    askBy: row.ask_by,
    refuseBy: row.refuse_by,
    askedOn: row.asked_on,
    terms: periodsTo(terms, row.from_on).at(-1)?.terms ?? null,
  };
  const outlook = await lookAhead(tx, personId, asked, true);
  if (!outlook.ok) return outlook;
  for (const { assignmentId } of given) {
    const released = await release(tx, {
      assignmentId: assignmentId ?? '',
      because: `Holiday from ${showDate(row.from_on)} to ${showDate(row.to_on)}`,
    });
    if (!released.ok) return released;
  }
  const away = await takeAway(tx, personId, asked);
  if (!away.ok) return away;
  await holidayDb(tx)
    .updateTable('holiday')
    .set({
      state: 'approved',
      decided_at: nowOf(tx),
      decided_by: actorOf(tx).memberId,
      absences: [...away.value],
    })
    .where('id', '=', holidayId)
    .execute();
  record(tx, holidayDecided, {
    subjects: { worker: personId, holiday: holidayId },
    facts: {
      holiday: holidayId,
      decision: 'approved',
      fromOn: row.from_on,
      toOn: row.to_on,
      days: daysOfLeave(asked).length,
      warned: outlook.value.findings
        .filter(({ outcome }) => outcome === 'warn')
        .map(({ rule }) => rule),
      released: given.map(({ shiftId }) => shiftId),
    },
  });
  return ok({ holidayId, released: given.length });
}

/**
 * Refuses a holiday with the reason, while our notice is still in time (reg 15(2)). Twice is once. Refuses
 * `holiday-not-found`, `already-decided` and `too-late-to-refuse`.
 */
export async function refuseHoliday(
  tx: Tx,
  holidayId: string,
  { because }: { readonly because: string },
): Promise<Result<{ holidayId: string }>> {
  const found = await lockHoliday(tx, holidayId);
  if (!found.ok) return found;
  const row = found.value;
  if (row.state === 'refused') return ok({ holidayId });
  if (row.state !== 'asked') return alreadyEnded(row.state);
  const today = dateIn(nowOf(tx));
  const last = lastDayToRefuse({
    fromOn: row.from_on,
    askedOn: row.asked_on,
    askBy: row.ask_by,
    refuseBy: row.refuse_by,
  });
  if (today > last) {
    return refuse(
      'too-late-to-refuse',
      `The last day to refuse it was ${showDate(last, today)}, so the worker may take it. Approve it, or agree another time with them and record that they withdraw it.`,
      'Working Time Regulations 1998, reg 15(2) and (4)',
    );
  }
  await holidayDb(tx)
    .updateTable('holiday')
    .set({
      state: 'refused',
      decided_at: nowOf(tx),
      decided_by: actorOf(tx).memberId,
      because,
    })
    .where('id', '=', holidayId)
    .execute();
  const asked = { fromOn: row.from_on, toOn: row.to_on, weekdays: row.weekdays };
  record(tx, holidayDecided, {
    subjects: { worker: row.person_id, holiday: holidayId },
    facts: {
      holiday: holidayId,
      decision: 'refused',
      fromOn: row.from_on,
      toOn: row.to_on,
      days: daysOfLeave({ ...asked, minutesADay: row.minutes_a_day }).length,
      warned: [],
      released: [],
    },
    people: { [row.person_id]: { because } },
  });
  return ok({ holidayId });
}
