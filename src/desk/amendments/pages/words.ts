import { showMinutes, showPence, showRate, showShift } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { AmendmentRow } from '../schema.ts';

export const STATE_LOOKS: Readonly<Record<AmendmentRow['state'], StateLook>> = {
  asked: { word: 'Waits for a word', meaning: 'attention', mark: 'clock', edge: 'dotted' },
  agreed: { word: 'Agreed by all', meaning: 'information', mark: 'half' },
  applied: { word: 'Made', meaning: 'good', mark: 'tick' },
  declined: { word: 'Declined', meaning: 'quiet', mark: 'cross' },
  withdrawn: { word: 'Withdrawn', meaning: 'quiet', mark: 'dash' },
};

export const PART_WORDS = {
  time: 'Times',
  place: 'Where they work',
  rate: 'Rates',
  person: 'Who goes',
} as const;

export const HOW_WORDS = {
  phone: 'by phone',
  email: 'by e-mail',
  text: 'by text',
  in_person: 'in person',
} as const;

export const HOW_OPTIONS = Object.entries(HOW_WORDS).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));

/** 'Mon 23 Nov 22:00-06:00 Tue'. */
export function whenWords(span: { readonly startsAt: string; readonly endsAt: string }): string {
  const minute = (iso: string) => minuteOfDate(new Date(iso));
  return showShift(minute(span.startsAt), minute(span.endsAt), dateIn(new Date()));
}

/** Epoch days in words: '1 day later', '2 days earlier'. */
export function daysWords(days: number): string {
  const many = Math.abs(days) === 1 ? 'day' : 'days';
  return `${Math.abs(days)} ${many} ${days < 0 ? 'earlier' : 'later'}`;
}

/** What is asked for, one saying each. */
export function termsWords({
  terms,
  toName,
  siteName,
}: Pick<AmendmentRow, 'terms' | 'toName' | 'siteName'>): readonly string[] {
  const { days, start, end, breakMinutes, payPence, chargePence, reportTo } = terms;
  return [
    ...(days === undefined ? [] : [daysWords(days)]),
    ...(start === undefined ? [] : [`from ${start}`]),
    ...(end === undefined ? [] : [`until ${end}`]),
    ...(breakMinutes === undefined ? [] : [`a break of ${showMinutes(breakMinutes)}`]),
    ...(payPence === undefined ? [] : [`pay ${showRate(payPence)}`]),
    ...(chargePence === undefined ? [] : [`charge ${showRate(chargePence)}`]),
    ...(siteName === null ? [] : [`work at ${siteName}`]),
    ...(reportTo === undefined ? [] : [`report to ${reportTo}`]),
    ...(toName === null ? [] : [`${toName} goes`]),
  ];
}

/** '£148.00'. */
export const money = showPence;
