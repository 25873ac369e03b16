import { ok } from '../../lib/result.ts';
import { list, num, object, oneOf, TIME_KINDS } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { WorkingLine } from '../finding.ts';
import { inHours, sumHours } from './decimal-hours.ts';
import { COUNTS_AS_WORK, type TimeKind } from './work.ts';

/** Hours of one kind. */
export interface TimeEntry {
  readonly kind: TimeKind;
  readonly hours: number;
}

/** What each kind of time is called. */
export const KIND_WORDS: Readonly<Record<TimeKind, string>> = {
  normal_work: 'normal work',
  job_training: 'training for the job',
  working_lunch: 'a working lunch',
  work_travel: 'travel that is part of the work',
  home_travel_no_fixed_place: 'travel between home and work without a fixed place of work',
  paid_overtime: 'paid overtime',
  unpaid_overtime_asked: 'unpaid overtime that was asked for',
  on_call_at_workplace: 'on call at the workplace',
  work_abroad: 'work abroad',
  on_call_elsewhere: 'on call elsewhere',
  rest_break: 'a break without work',
  normal_commute: 'the normal way to work',
  unpaid_overtime_volunteered: 'unpaid overtime that was volunteered',
  holiday: 'holiday',
};

/** Hours that are working time. */
export function countedHours(entries: readonly TimeEntry[]): number {
  return sumHours(entries.filter(({ kind }) => COUNTS_AS_WORK[kind]).map(({ hours }) => hours));
}

/** A line for each entry, and the sum. */
export function workingOfEntries(entries: readonly TimeEntry[]): readonly WorkingLine[] {
  return [
    ...entries.map(({ kind, hours }) => ({
      what: KIND_WORDS[kind],
      comes: COUNTS_AS_WORK[kind] ? inHours(hours) : `${inHours(hours)}, not counted`,
    })),
    { what: 'working time', comes: inHours(countedHours(entries)) },
  ];
}

/** The field of time entries, for each question that takes them. */
export const timeEntries = list(
  object({
    kind: oneOf(TIME_KINDS, 'kind of time'),
    hours: num('hours'),
  }),
  'hours by kind: tests which time counts',
);

/** WTR-HOURS as a question. */
export const hoursQuestion = question({
  rule: 'WTR-HOURS',
  asks: 'Which of these hours are working time?',
  takes: { time_entries: timeEntries },
  gives: { counted_hours: num('hours that are working time') },
  answer: ({ time_entries }) => {
    const counted = countedHours(time_entries);
    const all = sumHours(time_entries.map(({ hours }) => hours));
    return ok({
      gives: { counted_hours: counted },
      because: `${inHours(counted)} of ${inHours(all)} are working time.`,
      working: workingOfEntries(time_entries),
      source: 'Working Time Regulations 1998, reg 2(1); the list of gov.uk',
    });
  },
});
