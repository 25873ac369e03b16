import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes, showWeekday } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { HEARD, type Heard, type listHolidays, STATES, type showWorkerHoliday } from '../schema.ts';

export type Holiday = ReplyOf<typeof listHolidays>['rows'][number];
export type OfWorker = ReplyOf<typeof showWorkerHoliday>;
export type Terms = OfWorker['terms'][number];

/** How a holiday stands. */
export function holidayLook({ state, overdue }: Holiday): StateLook {
  if (overdue) return { word: 'Can no longer be refused', meaning: 'stop', mark: 'flag' };
  const word = STATES[state];
  if (state === 'asked') return { word, meaning: 'attention', mark: 'question' };
  if (state === 'approved') return { word, meaning: 'good', mark: 'tick' };
  if (state === 'refused') return { word, meaning: 'stop', mark: 'cross' };
  return { word, meaning: 'quiet', mark: 'ring' };
}

/** 'Mon 21 Dec to Sun 27 Dec', or one day. */
export function spanWords(fromOn: string, toOn: string, today: string): string {
  const from = showDate(fromOn, today);
  return fromOn === toOn ? from : `${from} to ${showDate(toOn, today)}`;
}

/** '5 days of leave, Mon Tue Wed, 7 h 30 each'. */
export function daysWords({ days, weekdays, minutesADay }: Holiday): string {
  return `${counted(days, 'day')} of leave, ${weekdays.map(showWeekday).join(' ')}, ${showMinutes(minutesADay)} each`;
}

/** 'asked on the phone on Mon 16 Nov', late where it was. */
export function askedWords(
  { how, askedOn, askedLate, recordedBy }: Holiday,
  today: string,
): string {
  const heard = HEARD[how as Heard]?.toLowerCase() ?? '';
  return `asked ${heard} ${heard === '' ? '' : 'on '}${showDate(askedOn, today)}${askedLate ? ', with too short a notice' : ''}${recordedBy === '' ? '' : `; entered by ${recordedBy}`}`;
}

/** 7.5 of '7.5', '7:30' or '7 h 30'; undefined where it is none. In minutes. */
export function minutesOf(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  const decimal = /^(\d{1,3})(?:[.,](\d{1,2}))?(?:\s*h)?$/.exec(plain);
  if (decimal) return Math.round(Number(`${decimal[1]}.${decimal[2] ?? 0}`) * 60);
  const clock = /^(\d{1,3})\s*(?::|h)\s*([0-5]?\d)(?:\s*min)?$/.exec(plain);
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : undefined;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  value: String(day),
  label: showWeekday(day),
}));
export const HEARD_CHOICES = Object.entries(HEARD).map(([value, label]) => ({ value, label }));
