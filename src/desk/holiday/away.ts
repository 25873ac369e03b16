import { addDays, type DateText } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { STATUTORY_LEAVE } from '../../rules/leave/leave-data.ts';
import { recordAbsence } from '../worktime/index.ts';
import { daysOfLeave } from './days-of-leave.ts';
import { holidayFacts } from './load.ts';
import { periodsTo } from './periods.ts';

/** The weeks that are left out of the 48-hour average; the rest of the 5.6 is not (reg 4(5), reg 13). */
const WEEKS_LEFT_OUT = 4;

interface Stretch {
  readonly fromOn: DateText;
  readonly toOn: DateText;
}

/**
 * Takes a holiday's days from what the worker is available for, as days away: the four weeks of a leave year first,
 * then what goes beyond them. Of irregular hours all counts as of the four weeks: the law does not say.
 * @returns the ids of the days away
 */
export async function takeAway(
  tx: Tx,
  personId: string,
  days: Stretch & { readonly weekdays: readonly number[]; readonly minutesADay: number },
): Promise<Result<readonly string[]>> {
  const ids: string[] = [];
  for (const { kind, fromOn, toOn } of await stretchesOf(tx, personId, days)) {
    const id = newId();
    const recorded = await recordAbsence(tx, { id, personId, kind, fromOn, toOn });
    if (!recorded.ok) return recorded;
    ids.push(id);
  }
  return ok(ids);
}

async function stretchesOf(
  tx: Tx,
  personId: string,
  days: Parameters<typeof takeAway>[2],
): Promise<readonly (Stretch & { readonly kind: 'annual_leave' | 'further_leave' })[]> {
  const { fromOn, toOn } = days;
  const whole = [{ kind: 'annual_leave' as const, fromOn, toOn }];
  const facts = (await holidayFacts(tx, [personId], toOn)).get(personId);
  const period = facts && periodsTo(facts.terms, fromOn).at(-1);
  const perWeek = period?.terms.daysPerWeek;
  if (!facts || !period || perWeek === null || perWeek === undefined) return whole;
  // A holiday into another leave year begins its four weeks anew, so that all of it is of the four weeks here.
  const year = { from: period.year.from, to: period.year.to };
  const mostDays = STATUTORY_LEAVE[0]?.value.mostDaysPerWeek ?? perWeek;
  const most = WEEKS_LEFT_OUT * Math.min(perWeek, mostDays);
  const before = facts.holidays
    .filter(({ approved }) => approved)
    .reduce((sum, one) => sum + daysOfLeave(one, year).length, 0);
  const beyond = daysOfLeave(days, year)[Math.max(0, Math.floor(most - before))];
  if (beyond === undefined) return whole;
  const yearEnds = toOn > year.to ? year.to : toOn;
  return [
    ...(beyond > fromOn
      ? [{ kind: 'annual_leave' as const, fromOn, toOn: addDays(beyond, -1) }]
      : []),
    { kind: 'further_leave' as const, fromOn: beyond, toOn: yearEnds },
    ...(toOn > yearEnds
      ? [{ kind: 'annual_leave' as const, fromOn: addDays(yearEnds, 1), toOn }]
      : []),
  ];
}
