import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, wrongField } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawAbsences } from '../worktime/index.ts';
import { takeAway } from './away.ts';
import { holidayCancelled, holidayWithdrawn } from './events.ts';
import { alreadyEnded, lockHoliday } from './found.ts';
import type { Heard } from './schema.ts';
import { holidayDb } from './tables.ts';

/**
 * The worker asks for a holiday no longer, before it is decided. Twice is once. Refuses `holiday-not-found`,
 * `already-decided`, and `not-yet-said` for a day to come.
 */
export async function withdrawHoliday(
  tx: Tx,
  holidayId: string,
  { saidOn, how }: { readonly saidOn: DateText; readonly how: Heard },
): Promise<Result<{ holidayId: string }>> {
  const found = await lockHoliday(tx, holidayId);
  if (!found.ok) return found;
  const { state, person_id: personId } = found.value;
  if (state === 'withdrawn') return ok({ holidayId });
  if (state !== 'asked') return alreadyEnded(state);
  if (saidOn > dateIn(nowOf(tx))) return notYetSaid('saidOn');
  await holidayDb(tx)
    .updateTable('holiday')
    .set({ state: 'withdrawn', given_up_on: saidOn, given_up_how: how })
    .where('id', '=', holidayId)
    .execute();
  record(tx, holidayWithdrawn, {
    subjects: { worker: personId, holiday: holidayId },
    facts: { holiday: holidayId, saidOn },
    people: { [personId]: { how } },
  });
  return ok({ holidayId });
}

/**
 * The worker gives up an approved holiday, or the rest of it from a day: the desk cannot take it from them without their
 * word. Its days away are given back in the same act. Twice is once. Refuses `holiday-not-found`, `already-decided`,
 * `not-yet-said`, and `not-in-the-holiday` for a day after it.
 */
export async function cancelHoliday(
  tx: Tx,
  holidayId: string,
  input: {
    readonly backOn?: DateText | undefined;
    readonly agreedOn: DateText;
    readonly how: Heard;
    readonly because: string;
  },
): Promise<Result<{ holidayId: string }>> {
  const found = await lockHoliday(tx, holidayId);
  if (!found.ok) return found;
  const row = found.value;
  const { agreedOn, how, because } = input;
  if (row.state === 'cancelled') return ok({ holidayId });
  if (row.state !== 'approved') return alreadyEnded(row.state);
  if (agreedOn > dateIn(nowOf(tx))) return notYetSaid('agreedOn');
  const backOn = input.backOn ?? row.from_on;
  const wholly = backOn <= row.from_on;
  if (backOn > row.to_on) {
    return wrongField(
      'backOn',
      'not-in-the-holiday',
      'The holiday is over by that day. Choose a day of it, or leave the day out to give all of it back.',
    );
  }
  const personId = row.person_id;
  const db = holidayDb(tx);
  await withdrawAbsences(tx, personId, row.absences);
  const rest = {
    fromOn: row.from_on,
    toOn: addDays(backOn, -1),
    weekdays: row.weekdays,
    minutesADay: row.minutes_a_day,
  };
  const said = { given_up_on: agreedOn, given_up_how: how, because };
  if (wholly) {
    await db
      .updateTable('holiday')
      .set({ ...said, state: 'cancelled', absences: [] })
      .where('id', '=', holidayId)
      .execute();
  } else {
    // Out of the way first: what stays is measured against the leave that is approved beside it.
    await db
      .updateTable('holiday')
      .set({ ...said, to_on: rest.toOn, absences: [] })
      .where('id', '=', holidayId)
      .execute();
    const away = await takeAway(tx, personId, rest);
    if (!away.ok) return away;
    await db
      .updateTable('holiday')
      .set({ absences: [...away.value] })
      .where('id', '=', holidayId)
      .execute();
  }
  record(tx, holidayCancelled, {
    subjects: { worker: personId, holiday: holidayId },
    facts: { holiday: holidayId, backOn: wholly ? row.from_on : backOn, wholly, agreedOn },
    people: { [personId]: { how, because } },
  });
  return ok({ holidayId });
}

function notYetSaid(field: string): Result<never> {
  return wrongField(field, 'not-yet-said', 'They cannot have said it on a day to come.');
}
