import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import { ok } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { bool, date, int, list, maybe, num } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { agencySource, figuresOn, START } from './figures-data.ts';

/**
 * Number of the 7-day week that holds a day, 0 for the one that starts on the anchor; negative before.
 */
export function blockOf(anchor: DateText, day: DateText): number {
  return Math.floor(daysBetween(anchor, day) / 7);
}

export const week = question({
  rule: 'AWR-WEEK',
  asks: 'How many weeks count, when weeks run from the weekday of the first day?',
  takes: {
    first_day: date('first day worked in the role at the hirer'),
    worked_dates: list(date('a day with some work, however little'), 'days worked'),
  },
  gives: {
    weeks: int('weeks with some work in them'),
    week_end: maybe(date('last day of the week the question is put in')),
  },
  answer: ({ first_day, worked_dates }, { asOf }) => {
    const anchor = later(first_day, START);
    const worked = worked_dates.filter((day) => day >= anchor).sort();
    const blocks = new Set(worked.map((day) => blockOf(anchor, day)));
    const current = Math.max(blockOf(anchor, later(asOf, anchor)), ...blocks);
    return ok({
      gives: { weeks: blocks.size, week_end: addDays(anchor, current * 7 + 6) },
      because: `${counted(blocks.size, 'week')} from ${showDate(anchor)} ${blocks.size === 1 ? 'holds' : 'hold'} some work; an hour is enough.`,
      working: [
        ...[...blocks].map((block) => ({
          what: `Week from ${showDate(addDays(anchor, block * 7))}`,
          comes: counted(
            new Set(worked.filter((day) => blockOf(anchor, day) === block)).size,
            'day',
          ),
        })),
        ...(worked.length < worked_dates.length
          ? [{ what: `Days before ${showDate(anchor)}`, comes: 'do not count' }]
          : []),
        { what: 'Weeks that count', comes: `${blocks.size}` },
      ],
      source: agencySource('reg 7(4)-(5)'),
      keyDate: worked.at(-1) ?? asOf,
    });
  },
});

export const qualified = question({
  rule: 'AWR-QUAL',
  asks: 'Has the worker qualified, and from which day do the rights hold?',
  takes: {
    first_day: date('first day worked in the role at the hirer'),
    weeks_worked: int('unbroken weeks with some work in each, from the first day on'),
    hours_in_each_week: maybe(num('hours worked in each of them')),
  },
  gives: {
    qualified: maybe(bool('do the rights of week 13 hold on the day judged?')),
    weeks: maybe(int('weeks that count')),
    rights_from: maybe(date('first day of week 13')),
  },
  answer: ({ first_day, weeks_worked, hours_in_each_week }, { asOf }) => {
    const needed = figuresOn(asOf).qualifyingWeeks;
    const anchor = later(first_day, START);
    const before = daysBetween(first_day, anchor);
    const withWork = hours_in_each_week === 0 ? 0 : weeks_worked;
    const weeks = Math.max(0, Math.floor((withWork * 7 - before) / 7));
    const rightsFrom = addDays(anchor, needed * 7);
    const holds = weeks >= needed && asOf >= rightsFrom;
    return ok({
      gives: { qualified: holds, weeks, rights_from: rightsFrom },
      because: holds
        ? `${counted(weeks, 'week')} count, so the rights hold from ${showDate(rightsFrom)}.`
        : `${counted(weeks, 'week')} count of ${needed}; without a break the rights hold from ${showDate(rightsFrom)}.`,
      working: [
        ...(before > 0
          ? [{ what: `Days before ${showDate(START)}, which never count`, comes: `${before}` }]
          : []),
        {
          what: 'Weeks that count',
          comes: before > 0 ? `${withWork} x 7 - ${before} days = ${weeks} weeks` : `${weeks}`,
        },
        {
          what: `First day of week ${needed + 1}`,
          comes: `${showDate(anchor)} + ${needed * 7} days = ${showDate(rightsFrom)}`,
        },
      ],
      source: agencySource('reg 7(1)-(5)'),
    });
  },
});

function later(a: DateText, b: DateText): DateText {
  return a > b ? a : b;
}
