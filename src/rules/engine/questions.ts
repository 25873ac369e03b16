import { addMonths, daysBetween } from '../../lib/days.ts';
import { ok, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { bool, date, division, int } from '../book/fields.ts';
import { question } from '../book/question.ts';
import { isBankHoliday } from '../calendar/bank-holidays.ts';
import { countBusinessDays } from '../calendar/business-days.ts';
import { DIVISION_NAMES, nationOf } from '../calendar/divisions.ts';

/** BANK-HOLIDAY: the calendar. */
export const BANK_HOLIDAY = question({
  rule: 'BANK-HOLIDAY',
  asks: 'Is this day a bank holiday in this part of the United Kingdom?',
  takes: { date: date('day asked about'), division: division('whose calendar') },
  gives: { bank_holiday: bool('it is one') },
  answer: ({ date: day, division: where }, { holidays }) => {
    const found = isBankHoliday(day, where, holidays);
    if (!found.ok) return found;
    const year = [...holidays.dates[where]].filter((one) => one.slice(0, 4) === day.slice(0, 4));
    return ok({
      gives: { bank_holiday: found.value },
      because: `${showDate(day)} is ${found.value ? 'a' : 'no'} bank holiday in ${DIVISION_NAMES[where]}.`,
      working: [
        {
          what: `Bank holidays of ${day.slice(0, 4)} in ${DIVISION_NAMES[where]}`,
          comes: year
            .sort()
            .map((one) => showDate(one, day))
            .join(', '),
        },
      ],
      source: 'Bank holidays as published on GOV.UK',
      keyDate: day,
    });
  },
});

/** ENG-BD: a count of business days. */
export const BUSINESS_DAY = question({
  rule: 'ENG-BD',
  asks: 'Which is the n-th business day after this one?',
  takes: {
    date: date('day of the event; counted from the day after'),
    business_days: int('how many, 1 or more'),
    division: division(),
  },
  gives: { day: date('the n-th business day') },
  answer: ({ date: day, business_days: n, division: where }, { holidays }) => {
    if (n < 1) return refuse('no-count', 'There is no business day number 0. Ask for 1 or more.');
    const found = countBusinessDays(day, n, nationOf(where), holidays);
    if (!found.ok) return found;
    return ok({
      gives: { day: found.value.day },
      because: `Business day ${n} after ${showDate(day)} in ${DIVISION_NAMES[where]} is ${showDate(found.value.day)}.`,
      working: found.value.working,
      source:
        where === 'northern-ireland'
          ? 'Conduct of Employment Agencies and Employment Businesses Regulations (Northern Ireland) 2005'
          : 'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 2',
      keyDate: day,
    });
  },
});

/** ENG-MONTH: months later. */
export const MONTH = question({
  rule: 'ENG-MONTH',
  asks: 'Which day is so many months after this one?',
  takes: { date: date('day counted from'), months: int('how many') },
  gives: { day: date('same date of that month, or its last day'), days: int('days in between') },
  answer: ({ date: day, months }) => {
    const on = addMonths(day, months);
    const moved = on.slice(8) !== day.slice(8);
    const days = daysBetween(day, on);
    return ok({
      gives: { day: on, days },
      because: `${months} months after ${showDate(day)} is ${showDate(on)}${moved ? ', the last day of a shorter month' : ''}.`,
      working: [
        { what: `${showDate(day)} and ${months} months`, comes: showDate(on) },
        { what: 'Days from the one to the other', comes: `${days}` },
      ],
      source: 'ICO, time limits for responding to data protection rights requests',
      keyDate: day,
    });
  },
});
