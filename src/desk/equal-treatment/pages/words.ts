import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showRate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { readClocks, readComparablePay } from '../schema.ts';

export type Clocks = ReplyOf<typeof readClocks>;
export type ClockShown = Clocks['clocks'][number];
export type WeekShown = ClockShown['weeksLabelled'][number];
export type Declared = Clocks['declarations'][number];
export type ComparablePay = ReplyOf<typeof readComparablePay>;
export type PayPlace = ComparablePay['places'][number];
export type PayRow = PayPlace['rows'][number];

const STATUS: Readonly<Record<ClockShown['status'], StateLook>> = {
  running: { word: 'Running', meaning: 'information', mark: 'clock' },
  paused: { word: 'Paused', meaning: 'attention', mark: 'half' },
  qualified: { word: 'Qualified', meaning: 'good', mark: 'tick' },
  reset: { word: 'Starts again', meaning: 'quiet', mark: 'ring' },
};

/** How a clock looks. */
export function clockLook({ status }: ClockShown): StateLook {
  return STATUS[status];
}

/** How a week of the clock looks in its cell and is read aloud. */
export const WEEK_LOOKS: Readonly<Record<WeekShown['what'], StateLook>> = {
  counted: { word: 'Counted', meaning: 'good', mark: 'tick' },
  continued: { word: 'Counted on', meaning: 'good', mark: 'half' },
  paused: { word: 'Paused', meaning: 'attention', mark: 'dash' },
  reset: { word: 'Started again', meaning: 'quiet', mark: 'ring' },
};

/** '8 weeks count since Mon 5 Jan; equal pay from Mon 30 Mar if no week is missed.' */
export function clockWords(clock: ClockShown, today: string): string {
  const { weeks, anchor, rightsFrom, ifUnbroken, status } = clock;
  if (status === 'reset' || anchor === null) {
    return 'The break was too long: the next day worked here is the first of a new count.';
  }
  const since = `${counted(weeks, 'week')} ${weeks === 1 ? 'counts' : 'count'} since ${showDate(anchor, today)}`;
  if (rightsFrom === null) {
    return `${since}; equal pay from ${showDate(ifUnbroken, today)} if no week is missed.`;
  }
  return `${since}; equal pay and conditions ${status === 'qualified' ? 'since' : 'from'} ${showDate(rightsFrom, today)}.`;
}

/** What is on file of comparable pay, in a sentence. */
export function payWords(row: PayRow | null, today: string): string {
  if (row === null) return 'The hirer has not been asked what a comparable employee earns.';
  if (row.payPence === null) {
    return `The hirer was asked on ${showDate(row.askedOn, today)} and has not answered.`;
  }
  return `A comparable employee earns ${showRate(row.payPence)} from ${showDate(row.fromOn, today)}${row.source === '' ? '' : `: ${row.source}`}.`;
}

/** What the worker said of other agencies for one clock. */
export function earlierWords({ earlier }: ClockShown, today: string): string {
  if (earlier === null) return 'Not asked yet whether they worked here through other agencies.';
  const said = `said on ${showDate(earlier.saidOn, today)}${earlier.lapsed ? ', which has lapsed' : ''}`;
  return earlier.weeks === 0
    ? `No weeks here through other agencies, ${said}.`
    : `${counted(earlier.weeks, 'week')} here through other agencies to ${showDate(earlier.lastOn ?? earlier.saidOn, today)}, ${said}.`;
}

/** How comparable pay at a place looks: what is on file beside who works there. */
export function payLook({ now, workers }: PayPlace, askFrom: number): StateLook {
  if (now !== null && now.payPence !== null)
    return { word: 'On file', meaning: 'good', mark: 'tick' };
  const due = workers.some(({ weeks }) => weeks >= askFrom);
  const word = now === null ? 'Not asked' : 'Asked, not answered';
  return due
    ? { word: `${word}, due`, meaning: 'stop', mark: 'flag' }
    : { word, meaning: 'attention', mark: 'question' };
}

/** 'Rosa Marsh, 11 weeks, equal pay from Mon 30 Nov'. */
export function nearWords(
  { displayName, weeks, rightsFrom, ifUnbroken }: PayPlace['workers'][number],
  today: string,
): string {
  const from = showDate(rightsFrom ?? ifUnbroken, today);
  const when =
    rightsFrom !== null && rightsFrom <= today
      ? `equal pay since ${from}`
      : `equal pay from ${from}`;
  return `${displayName}, ${counted(weeks, 'week')}, ${when}${rightsFrom === null ? ' if no week is missed' : ''}`;
}
