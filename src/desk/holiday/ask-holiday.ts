import { type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { daysOfLeave, wholeDay } from './days-of-leave.ts';
import { holidayAsked } from './events.ts';
import { lockWorker } from './found.ts';
import { noTerms, termsOf } from './load.ts';
import { type NoticeDays, noticeDays } from './notice.ts';
import { periodsTo, type Terms } from './periods.ts';
import type { askHolidayRoute } from './schema.ts';
import { holidayDb } from './tables.ts';

/** Days asked for at once, at the most. */
const MOST_DAYS = 366;

onConstraint('holiday_no_overlap', {
  code: 'already-on-holiday',
  because:
    'Another holiday of theirs on one of these days has just been approved, so this one was not. Look at their record.',
});

/** What a request comes to before it is kept. */
export interface Asked extends NoticeDays {
  readonly terms: Terms;
  readonly days: number;
  readonly minutesADay: number;
}

/** The days, their length and the notice of a request. Refuses as `askHoliday` does, of the worker's records apart. */
export function askedFor(
  terms: readonly Terms[],
  input: {
    readonly fromOn: DateText;
    readonly toOn: DateText;
    readonly weekdays: readonly number[];
    readonly minutesADay?: number | undefined;
  },
): Result<Asked> {
  const { fromOn, toOn, weekdays } = input;
  if (toOn < fromOn) {
    return wrongField('toOn', 'ends-before-it-starts', 'The last day lies before the first.');
  }
  if (daysBetween(fromOn, toOn) >= MOST_DAYS) {
    return wrongField('toOn', 'too-long-a-time', 'Ask for at most a year at once.');
  }
  const period = periodsTo(terms, fromOn).at(-1);
  if (!period || fromOn > period.to) return noTerms();
  const whole = wholeDay(period.terms);
  const minutesADay = input.minutesADay ?? (whole === null ? null : Math.round(whole));
  if (minutesADay === null) {
    return wrongField(
      'minutesADay',
      'facts-missing',
      'Enter the hours of each day: their hours are not fixed, so a day of theirs has no length of its own.',
    );
  }
  const days = daysOfLeave({ fromOn, toOn, weekdays, minutesADay }).length;
  if (days === 0) {
    return wrongField(
      'weekdays',
      'no-days-of-leave',
      'None of these days of the week lies between the two dates. Choose the days they would work.',
    );
  }
  const notice = noticeDays(fromOn, days, period.terms.notice);
  return notice.ok ? ok({ ...notice.value, terms: period.terms, days, minutesADay }) : notice;
}

/**
 * Records that a worker asks for holiday; whether they gave notice in time is worked out and only warned of. The same id
 * again gives the first result. Refuses `candidate-not-found`, `no-holiday-terms`, `ends-before-it-starts`,
 * `too-long-a-time`, `facts-missing`, `no-days-of-leave`, `not-yet-asked` for a day to come, and `already-asked`.
 */
export async function askHoliday(
  tx: Tx,
  personId: string,
  input: BodyOf<typeof askHolidayRoute>,
): Promise<Result<{ holidayId: string; days: number; askBy: DateText; refuseBy: DateText }>> {
  const { id, fromOn, toOn, weekdays, askedOn, how, note } = input;
  const worker = await lockWorker(tx, personId);
  if (!worker.ok) return worker;
  const db = holidayDb(tx);
  const beside = await db
    .selectFrom('holiday')
    .selectAll()
    .where('person_id', '=', personId)
    .where((where) =>
      where.or([
        where('id', '=', id),
        where.and([
          where('state', 'in', ['asked', 'approved']),
          where('from_on', '<=', toOn),
          where('to_on', '>=', fromOn),
        ]),
      ]),
    )
    .orderBy('from_on')
    .execute();
  const same = beside.find((one) => one.id === id);
  if (same) {
    const days = daysOfLeave({
      fromOn: same.from_on,
      toOn: same.to_on,
      weekdays: same.weekdays,
      minutesADay: same.minutes_a_day,
    }).length;
    return ok({ holidayId: id, days, askBy: same.ask_by, refuseBy: same.refuse_by });
  }
  const asked = askedFor((await termsOf(tx, [personId])).get(personId) ?? [], input);
  if (!asked.ok) return asked;
  if (askedOn > dateIn(nowOf(tx))) {
    return wrongField('askedOn', 'not-yet-asked', 'They cannot have asked on a day to come.');
  }
  const [other] = beside;
  if (other) {
    return refuse(
      'already-asked',
      `Holiday from ${showDate(other.from_on)} to ${showDate(other.to_on)} is ${other.state === 'asked' ? 'asked for' : 'approved'} already. Change the days, or end that one first.`,
    );
  }
  const { days, minutesADay, askBy, refuseBy } = asked.value;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('holiday')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      from_on: fromOn,
      to_on: toOn,
      weekdays: [...weekdays],
      minutes_a_day: minutesADay,
      asked_on: askedOn,
      how,
      note,
      ask_by: askBy,
      refuse_by: refuseBy,
      state: 'asked',
      recorded_at: nowOf(tx),
      recorded_by: memberId,
      decided_at: null,
      decided_by: null,
      because: '',
      given_up_on: null,
      given_up_how: null,
      absences: [],
    })
    .execute();
  record(tx, holidayAsked, {
    subjects: { worker: personId, holiday: id },
    facts: {
      holiday: id,
      fromOn,
      toOn,
      days,
      minutesADay,
      askedOn,
      inTime: askedOn <= askBy,
      refuseBy,
    },
    people: { [personId]: { how, note } },
  });
  return ok({ holidayId: id, days, askBy, refuseBy });
}
