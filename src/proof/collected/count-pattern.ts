import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { addDays, type DateText, dateIn, daysBetween, isDate, mondayOf } from '../../lib/time.ts';
import type { Occasion } from './patterns.ts';

/** A pattern is weeks, not single records (practice U16): so much has to be there before it is one. */
export const LEAST_DAYS = 28;
export const MOST_DAYS = 366;
export const LEAST_OCCASIONS = 8;
export const LEAST_WEEKS = 4;

/** The days that a pattern is counted over, both counted in, in London. */
export interface Time {
  readonly fromOn: DateText;
  readonly toOn: DateText;
}

/** What was counted over some days. */
export interface Counted {
  readonly occasions: number;
  readonly shown: number;
  /** Weeks with an occasion, by their Monday, in order. */
  readonly weeks: readonly {
    readonly monday: DateText;
    readonly occasions: number;
    readonly shown: number;
  }[];
}

/**
 * Are these days ones that a pattern may be counted over? Refuses `date-not-read`, `not-over-yet`, `too-short`,
 * `too-long` and `older-than-three-years`, each at its field.
 * @param today in London
 * @param earliest from when on work counts
 */
export function timeOf({ fromOn, toOn }: Time, today: DateText, earliest: DateText): Result<Time> {
  for (const [field, date] of [
    ['fromOn', fromOn],
    ['toOn', toOn],
  ] as const) {
    if (!isDate(date)) return wrongField(field, 'date-not-read', 'Write the date like 23/11/2026.');
  }
  if (toOn >= today) {
    return wrongField(
      'toOn',
      'not-over-yet',
      'Choose a last day that is over: what still happens today would change the figures.',
    );
  }
  if (fromOn < earliest) {
    return wrongField(
      'fromOn',
      'older-than-three-years',
      'Choose a first day within the last three years.',
    );
  }
  const days = daysBetween(fromOn, toOn) + 1;
  if (days < LEAST_DAYS) {
    return wrongField(
      'fromOn',
      'too-short',
      `Choose at least ${LEAST_DAYS} days: how somebody works shows over weeks.`,
    );
  }
  if (days > MOST_DAYS) {
    return wrongField('fromOn', 'too-long', 'Choose a year at most.');
  }
  return ok({ fromOn, toOn });
}

/** Counts occasions week by week. */
export function countOf(occasions: readonly Occasion[]): Counted {
  const shown = (of: readonly Occasion[]) => of.filter((one) => one.shown).length;
  const weeks = Map.groupBy(occasions, ({ at }) => mondayOf(dateIn(at)));
  return {
    occasions: occasions.length,
    shown: shown(occasions),
    weeks: [...weeks]
      .map(([monday, own]) => ({ monday, occasions: own.length, shown: shown(own) }))
      .toSorted((a, b) => a.monday.localeCompare(b.monday)),
  };
}

/** Is it enough to be called a pattern? Refuses `too-little-counted`, saying what there is and what to do. */
export function enough({ occasions, weeks }: Counted): Result<null> {
  if (occasions >= LEAST_OCCASIONS && weeks.length >= LEAST_WEEKS) return ok(null);
  return refuse(
    'too-little-counted',
    `There are ${counted(occasions, 'occasion')} in ${counted(weeks.length, 'week')}. It takes ${LEAST_OCCASIONS} in ${LEAST_WEEKS} different weeks to show how you work: choose more days, or use the records by themselves.`,
  );
}

/** The twelve months until the last day, to stand beside days that were chosen; null: they are those themselves. */
export function yearBeside({ fromOn, toOn }: Time, earliest: DateText): Time | null {
  const start = addDays(toOn, 1 - MOST_DAYS);
  const from = start < earliest ? earliest : start;
  return from < fromOn ? { fromOn: from, toOn } : null;
}

/** SHA-256 of the entries counted, each once: their places in the log and their leaves, in canonical JSON; hex. */
export function hashOfEntries(
  entries: readonly { readonly seq: number; readonly leaf: Buffer }[],
): string {
  const listed = [...new Map(entries.map((entry) => [entry.seq, entry])).values()]
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ seq, leaf }) => [seq, leaf.toString('hex')]);
  return createHash('sha256').update(canonicalJson(listed)).digest('hex');
}
