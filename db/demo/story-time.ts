import { nthBusinessDayAfter } from '../../src/lib/calendar.ts';
import { addDays, type DateText, daysBetween, mondayOf } from '../../src/lib/days.ts';
import { dateIn, dateOfMinute, momentOf } from '../../src/lib/time.ts';
import { BANK_HOLIDAYS } from '../../src/rules/calendar/bank-holidays.ts';

/** The days the story is told on: everything is counted from the Monday of this week or from today. */
export interface StoryTime {
  readonly now: Date;
  readonly today: DateText;
  /** The Monday of the week that today is in. */
  readonly monday: DateText;
  /** The date so many days after that Monday; negative: before. */
  ofWeek(days: number): DateText;
  /** The date so many days after today. */
  day(days: number): DateText;
  /** Days from that Monday to today, 0 to 6. */
  readonly todayInWeek: number;
  /** An instant in the story: a date and a local time, never later than now. */
  at(date: DateText, clock: string): Date;
  /** So many minutes before now. */
  ago(minutes: number): Date;
  /**
   * The latest day on which something was said that is due in writing today, or on the next business
   * day when today is none; and the one whose writing fell due on the last business day before.
   */
  readonly saidDueToday: DateText;
  readonly saidLate: DateText;
}

const WRITING_DAYS = 3;

/** The story's days around an instant, whatever day of the week and of the year it lies on. */
export function storyTime(now: Date): StoryTime {
  const today = dateIn(now);
  const monday = mondayOf(today);
  return {
    now,
    today,
    monday,
    ofWeek: (days) => addDays(monday, days),
    day: (days) => addDays(today, days),
    todayInWeek: daysBetween(monday, today),
    at(date, clock) {
      const moment = momentOf(date, clock);
      if (!moment.ok) throw new Error(moment.refusal.because);
      const at = dateOfMinute(moment.value.minute);
      return at < now ? at : now;
    },
    ago: (minutes) => new Date(now.getTime() - minutes * 60_000),
    saidDueToday: lastSaid(today, (due) => due >= today && due <= nextDue(today)),
    saidLate: lastSaid(today, (due) => due < today),
  };
}

/** The last date before today whose writing is due as asked; a week ago where the calendar is not known. */
function lastSaid(today: DateText, fits: (due: DateText) => boolean): DateText {
  for (let days = 1; days < 20; days++) {
    const due = dueOf(addDays(today, -days));
    if (due && fits(due)) return addDays(today, -days);
  }
  return addDays(today, -7);
}

function dueOf(said: DateText): DateText | undefined {
  const due = nthBusinessDayAfter(said, WRITING_DAYS, 'england', BANK_HOLIDAYS);
  return due.ok ? due.value : undefined;
}

/** Today if it is a business day, else the next one. */
function nextDue(today: DateText): DateText {
  const next = nthBusinessDayAfter(addDays(today, -1), 1, 'england', BANK_HOLIDAYS);
  return next.ok ? next.value : today;
}
