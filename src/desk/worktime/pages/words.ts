import { addDays, type DateText, mondayOf } from '../../../lib/days.ts';
import { ok, type Result, refuse } from '../../../lib/result.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showShift } from '../../../lib/show.ts';
import {
  dateIn,
  dateOfDayNumber,
  isoOfMinute,
  localOf,
  minuteOfDate,
  momentOf,
  startOfDay,
} from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { HEARD, type showWorktime } from '../schema.ts';

export type Worktime = ReplyOf<typeof showWorktime>;

export const AVAILABLE: StateLook = { word: 'Available', meaning: 'good', mark: 'tick' };
export const UNAVAILABLE: StateLook = { word: 'Unavailable', meaning: 'stop', mark: 'cross' };
export const UNKNOWN: StateLook = { word: 'Unknown', meaning: 'attention', mark: 'question' };
export const PENCILLED: StateLook = {
  word: 'Pencilled',
  meaning: 'attention',
  mark: 'half',
  edge: 'dashed',
};
export const ACCEPTED: StateLook = { word: 'Accepted', meaning: 'good', mark: 'full' };
export const HOLDS: StateLook = { word: 'Holds', meaning: 'good', mark: 'tick' };
export const LAPSED: StateLook = { word: 'Lapsed', meaning: 'attention', mark: 'flag' };
export const ENDED: StateLook = { word: 'Ended', meaning: 'quiet', mark: 'ring' };

export const KINDS = { waking: 'Waking', sleep_in: 'Sleep-in', on_call: 'On call' } as const;

const HEARD_WORDS: Readonly<Record<(typeof HEARD)[number], string>> = {
  phone: 'On the phone',
  text: 'By text',
  email: 'By e-mail',
  in_person: 'In person',
  other: 'Another way',
};
export const HEARD_CHOICES = HEARD.map((value) => ({ value, label: HEARD_WORDS[value] }));

/** 'by text', or nothing where it was not said. */
export function heardBy(how: string): string {
  const known = HEARD_CHOICES.find(({ value }) => value === how);
  return known ? known.label.toLowerCase() : '';
}

/** 'Mon 23 Nov', 'Mon 23 Nov to Fri 27 Nov', or 'Mon 23 Nov 09:00-17:00' where it is not whole days. */
export function showSpan(startsAt: string, endsAt: string, today: DateText): string {
  const start = minuteOfDate(new Date(startsAt));
  const end = minuteOfDate(new Date(endsAt));
  const [first, after] = [localOf(start), localOf(end)];
  if (first.minuteOfDay === 0 && after.minuteOfDay === 0) {
    const last = dateOfDayNumber(after.day - 1);
    const from = showDate(first.date, today);
    return last === first.date ? from : `${from} to ${showDate(last, today)}`;
  }
  if (after.day - first.day <= 1) return showShift(start, end, today);
  return `${showDate(first.date, today)} ${first.clock} to ${showDate(after.date, today)} ${after.clock}`;
}

/** What the form about availability holds. */
export interface SaidValues {
  state: string;
  fromOn: string;
  fromAt: string;
  untilOn: string;
  untilAt: string;
  how: string;
  reason: string;
}

/**
 * The instants somebody means: whole days where no time is given, the last day included. Refuses with the
 * field at fault.
 */
export function spanMeant({
  fromOn,
  fromAt,
  untilOn,
  untilAt,
}: SaidValues): Result<{ startsAt: string; endsAt: string }> {
  const start = fromAt === '' ? ok({ minute: startOfDay(fromOn) }) : momentOf(fromOn, fromAt);
  if (!start.ok) return atField('fromAt', start.refusal.because);
  const end =
    untilAt === ''
      ? ok({ minute: startOfDay(addDays(untilOn, 1)) })
      : momentOf(untilOn, untilAt, undefined, 'second');
  if (!end.ok) return atField('untilAt', end.refusal.because);
  if (end.value.minute <= start.value.minute) {
    return atField(untilAt === '' ? 'untilOn' : 'untilAt', 'It ends before it starts');
  }
  return ok({
    startsAt: isoOfMinute(start.value.minute),
    endsAt: isoOfMinute(end.value.minute),
  });
}

function atField(field: string, because: string): Result<never> {
  return refuse('field-wrong', because, undefined, { fields: { [field]: because } });
}

/** Hours held in each of the next four weeks, from Monday, in minutes. */
export function minutesByWeek(
  held: Worktime['held'],
  today: DateText,
): readonly { readonly monday: DateText; readonly minutes: number }[] {
  return [0, 1, 2, 3].map((week) => {
    const first = addDays(mondayOf(today), 7 * week);
    const last = addDays(first, 7);
    const minutes = held
      .filter(({ startsAt }) => {
        const date = dateIn(new Date(startsAt));
        return date >= first && date < last;
      })
      .reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);
    return { monday: first, minutes };
  });
}
