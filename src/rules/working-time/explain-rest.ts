import { dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment, showShift } from '../../lib/show.ts';
import { startOfDay } from '../../lib/time.ts';
import type { WorkingLine } from '../finding.ts';
import { dailyRest, dailyRestDue } from './daily-rest.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, REST } from './limits-data.ts';
import { busySpans, freeSpans } from './rest-gaps.ts';
import { type PeriodRest, type WeeklyRestFacts, weeklyRests } from './weekly-rest.ts';
import { DAY, type WorkFacts, workDate, zoneOf } from './work.ts';

const MOST_RESTS = 4;

/**
 * WTR-DAILY, or under 18 WTR-YOUNG-REST, by hand, of the same facts as `checkDailyRest` and with its figures: the
 * 24 hours in which the rest is shortest, what is worked in them, each stretch without work, the longest.
 */
export function explainDailyRest(facts: WorkFacts): readonly WorkingLine[] {
  const zone = zoneOf(facts);
  const due = dailyRestDue(facts.age, inForce(REST, workDate(facts)) ?? newest(REST));
  const rest = dailyRest(facts.stints, facts.proposed);
  const dueLine = { what: 'rest due', comes: `${showMinutes(due)}${under18(facts)}` };
  if (rest.from === undefined) return [{ what: 'work near', comes: 'none' }, dueLine];
  const [from, to] = [rest.from, rest.from + DAY];
  const at = (minute: number) => showMoment(minute, facts.asOf, zone);
  const busy = busySpans(facts.stints, facts.proposed, from, to);
  return [
    { what: '24 hours with the shortest rest', comes: `${at(from)} to ${at(to)}` },
    ...busy.map(({ start, end }) => ({
      what: 'at work',
      comes: showShift(start, end, facts.asOf, zone),
    })),
    ...freeSpans(busy, from, to).map(({ start, end }) => ({
      what: 'free',
      comes: `${at(start)} to ${at(end)}: ${showMinutes(end - start)}`,
    })),
    { what: 'longest rest in them', comes: showMinutes(rest.minutes) },
    dueLine,
  ];
}

/**
 * WTR-WEEKLY, or under 18 WTR-YOUNG-REST, by hand, of the same facts as `checkWeeklyRest` and with its figures:
 * for each week or fortnight the proposed work touches its longest rests, the part of them inside it, and what
 * is due.
 */
export function explainWeeklyRest(facts: WeeklyRestFacts): readonly WorkingLine[] {
  return weeklyRests(facts).flatMap((period) => linesOf(facts, period));
}

function linesOf(facts: WeeklyRestFacts, period: PeriodRest): readonly WorkingLine[] {
  const zone = zoneOf(facts);
  const first = startOfDay(dateOfDayNumber(period.day), zone);
  const at = (minute: number) => showMoment(minute, facts.asOf, zone);
  const { due, clean, within, whole } = period;
  return [
    {
      what: `${period.days} days`,
      comes: `${showDate(dateOfDayNumber(period.day), facts.asOf)} to ${showDate(dateOfDayNumber(period.day + period.days - 1), facts.asOf)}`,
    },
    ...period.rests.slice(0, MOST_RESTS).map((rest) => ({
      // A rest that begins long before the week is shown from two days before it, as far as it is looked at.
      what: rest.start < first ? 'free, from before' : 'free',
      comes: `${at(rest.start)} to ${at(rest.end)}: ${showMinutes(rest.within)} of it in these days`,
    })),
    { what: 'rest that decides, in these days', comes: showMinutes(within) },
    { what: 'rest due', comes: `${showMinutes(due)}${under18(facts)}` },
    ...(clean > due
      ? [
          {
            what: 'clean, without the daily rest',
            comes: `${showMinutes(clean)}; it is ${showMinutes(whole)} in all`,
          },
        ]
      : []),
  ];
}

function under18({ age }: WorkFacts): string {
  return age !== undefined && age < ADULT_AGE ? ' under 18' : '';
}
