import { addDays, type DateText, datesFrom } from '../../lib/days.ts';
import { startOfDay } from '../../lib/time.ts';
import { DAY_PARTS, type DayPart, partOf } from '../worktime/index.ts';

/** Why somebody chosen was not asked. */
export type LeftOut = 'archived' | 'do_not_contact' | 'no_address' | 'asked_already';

/** A part of a day as an ask names it; 'whole' where the ask goes by days. */
export type Part = DayPart | 'whole';
export type Answer = 'yes' | 'no' | 'unsure';

/** What somebody chose for one part of one day. */
export interface Choice {
  readonly date: DateText;
  readonly part: Part;
  readonly answer: Answer;
}

/** A part of a day with its moments, epoch milliseconds. */
export interface Slot {
  readonly date: DateText;
  readonly part: Part;
  readonly start: number;
  readonly end: number;
}

/** A span with what was said about it. Epoch milliseconds. */
export interface Said {
  readonly state: 'available' | 'unavailable' | 'unknown';
  readonly start: number;
  readonly end: number;
}

/** Nobody is reminded of the same ask twice within these hours. */
export const REMIND_AFTER_HOURS = 12;

/** The days of a week that are not over, Monday first. */
export function daysAsked(weekOn: DateText, today: DateText): readonly DateText[] {
  return datesFrom(weekOn, addDays(weekOn, 6)).filter((date) => date >= today);
}

/** What an ask asks about: each part of each day that is not over. */
export function slotsOf(weekOn: DateText, byPart: boolean, today: DateText): readonly Slot[] {
  return daysAsked(weekOn, today).flatMap((date): readonly Slot[] =>
    byPart
      ? DAY_PARTS.map((part) => ({ date, part, ...partOf(date, part) }))
      : [{ date, part: 'whole', ...wholeDay(date) }],
  );
}

function wholeDay(date: DateText) {
  return { start: startOfDay(date) * 60_000, end: startOfDay(addDays(date, 1)) * 60_000 };
}

const STATE = { yes: 'available', no: 'unavailable', unsure: 'unknown' } as const;

/**
 * What choices say, in as few spans as tell it: parts that follow each other with the same answer are one. A part
 * chosen before and left open now is not sure any more; one never chosen says nothing.
 * @param before the choices of the answer that this one corrects
 */
export function saidBy(
  slots: readonly Slot[],
  choices: readonly Choice[],
  before: readonly Choice[] = [],
): readonly Said[] {
  const of = (list: readonly Choice[], { date, part }: Slot) =>
    list.find((one) => one.date === date && one.part === part)?.answer;
  const spans: Said[] = [];
  for (const slot of slots) {
    const answer = of(choices, slot) ?? (of(before, slot) === undefined ? undefined : 'unsure');
    if (answer === undefined) continue;
    const state = STATE[answer];
    const last = spans.at(-1);
    if (last?.state === state && last.end === slot.start) {
      spans[spans.length - 1] = { ...last, end: slot.end };
    } else spans.push({ state, start: slot.start, end: slot.end });
  }
  return spans;
}
