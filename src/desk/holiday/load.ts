import { sql } from 'kysely';
import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { workingMinutes } from '../../rules/working-time/work.ts';
import { absencesOf, workerTimes } from '../worktime/index.ts';
import { type Balance, balanceOn, type HolidayFacts } from './balance.ts';
import type { Terms } from './periods.ts';
import { holidayDb } from './tables.ts';

/** Months before a day from which shifts are read: its leave year, and one before that new terms cut short. */
const MONTHS_BACK = 25;

/** How these workers' leave is reckoned, by their first days; who has no terms is left out. */
export async function termsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Terms[]>> {
  const rows = await holidayDb(tx)
    .selectFrom('holiday_terms')
    .selectAll()
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('from_on')
    .execute();
  const all = rows.map((row) => ({
    personId: row.person_id,
    id: row.id,
    fromOn: row.from_on,
    workerClass: row.class,
    startedOn: row.started_on,
    yearOn: row.year_on,
    daysPerWeek: row.tenths_of_days === null ? null : row.tenths_of_days / 10,
    minutesPerWeek: row.minutes_a_week,
    payPeriod: row.pay_period,
    rolledUp: row.rolled_up,
    notice:
      row.ask_times === null
        ? null
        : {
            askTimes: row.ask_times,
            askMore: row.ask_more ?? 0,
            refuseTimes: row.refuse_times ?? 0,
            refuseMore: row.refuse_more ?? 0,
          },
    recordedBy: row.recorded_by,
  }));
  return Map.groupBy(all, ({ personId }) => personId);
}

/**
 * What these workers' balances are worked out from, on days up to one: five set questions. Who has no terms is left
 * out.
 */
export async function holidayFacts(
  tx: Tx,
  personIds: readonly string[],
  day: DateText,
): Promise<ReadonlyMap<string, HolidayFacts>> {
  const terms = await termsOf(tx, personIds);
  const ids = [...terms.keys()];
  if (ids.length === 0) return new Map();
  const db = holidayDb(tx);
  const today = dateIn(nowOf(tx));
  const of = sql<boolean>`person_id = any(${ids}::uuid[])`;
  const holidays = await db
    .selectFrom('holiday')
    .select(['person_id', 'from_on', 'to_on', 'weekdays', 'minutes_a_day', 'state', 'absences'])
    .where(of)
    .where('state', 'in', ['asked', 'approved'])
    .orderBy('from_on')
    .execute();
  const carried = await db
    .selectFrom('holiday_carry')
    .select(['person_id', 'into_on', 'unit', 'hundredths', 'use_by'])
    .where(of)
    .orderBy('into_on')
    .orderBy('id')
    .execute();
  const absences = await absencesOf(tx, ids);
  const since = addMonths(day < today ? day : today, -MONTHS_BACK);
  const until = addDays(day > today ? day : today, 1);
  const times = await workerTimes(
    tx,
    ids,
    dateOfMinute(startOfDay(since)),
    dateOfMinute(startOfDay(until)),
  );
  const ours = new Set(holidays.flatMap((one) => one.absences));
  return new Map(
    ids.map((personId) => [
      personId,
      {
        terms: terms.get(personId) ?? [],
        holidays: holidays
          .filter((one) => one.person_id === personId)
          .map((one) => ({
            fromOn: one.from_on,
            toOn: one.to_on,
            weekdays: one.weekdays,
            minutesADay: one.minutes_a_day,
            approved: one.state === 'approved',
          })),
        away: (absences.get(personId) ?? []).filter(
          ({ id, kind }) => (kind === 'annual_leave' || kind === 'further_leave') && !ours.has(id),
        ),
        carried: carried
          .filter((one) => one.person_id === personId)
          .map((one) => ({
            intoOn: one.into_on,
            unit: one.unit,
            amount: one.hundredths / 100,
            useBy: one.use_by,
          })),
        worked: (times.get(personId) ?? [])
          // A pencil is no work yet, and on call at home is none while nobody rings.
          .filter(({ source, kind }) => source === 'accepted' && kind !== 'on_call')
          .map((time) => ({
            on: dateIn(dateOfMinute(time.start)),
            minutes: workingMinutes(time),
          })),
        today,
      },
    ]),
  );
}

/** Nobody has said how this worker's leave is reckoned. */
export function noTerms(): Result<never> {
  return refuse(
    'no-holiday-terms',
    'It is not on record how this worker’s holiday is reckoned. Say it under Holiday on their record first.',
  );
}

/**
 * The holiday of one worker at the end of a day, with their work ended on a last day where they leave: what a final
 * payment rests on. Refuses `no-holiday-terms`, and what the rules of leave refuse.
 */
export async function holidayLeft(
  tx: Tx,
  personId: string,
  day: DateText,
  lastDay?: DateText,
): Promise<Result<Balance>> {
  const facts = (await holidayFacts(tx, [personId], day)).get(personId);
  if (!facts) return noTerms();
  const balance = balanceOn(facts, day, lastDay);
  if (!balance.ok) return balance;
  return balance.value === null ? noTerms() : { ok: true, value: balance.value };
}
