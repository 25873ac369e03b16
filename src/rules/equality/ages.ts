import { type Match, matches } from '../wording/patterns.ts';
import type { Clause } from '../wording/tokens.ts';
import {
  AFTER_AGE,
  AFTER_SOMEBODY,
  AGE_BOUNDS,
  AGE_LIMITS,
  AGE_NAMED,
  BEFORE_AGE,
  BETWEEN_AGE,
  COUNTING,
  LONG_EXPERIENCE,
  LONG_EXPERIENCE_YEARS,
  REQUIRED_AGE,
  SOMEBODY,
  WORKERS,
} from './age-words.ts';

/** An age in a text: shut out by itself (`aged 25 to 35`), or only named (`over 45s`). */
export interface AgeNamed extends Match {
  readonly limit: boolean;
}

/** Every age a clause names; figures that count something else are left alone. */
export function agesIn(clause: Clause): readonly AgeNamed[] {
  const limits = found(AGE_LIMITS, clause).map((at) => ({ ...at, limit: true }));
  const bounds = found(AGE_BOUNDS, clause)
    .filter((at) => isAge(clause, at))
    .map((at) => ({ ...at, limit: askedOfWorker(clause, at) }));
  const plus = clause.flatMap(({ word }, from) =>
    /^[2-9]\d\+$/.test(word) && isAge(clause, { from, to: from + 1 })
      ? [{ from, to: from + 1, limit: false }]
      : [],
  );
  const named = found(AGE_NAMED, clause).map((at) => ({ ...at, limit: false }));
  return [...limits, ...bounds, ...plus, ...named, ...longExperience(clause)];
}

function isAge(clause: Clause, { from, to }: Match): boolean {
  const words = clause.slice(from, to).map(({ word }) => word);
  if (words.some((word) => /^\d\ds$/.test(word))) return true;
  const next = clause[to]?.plain;
  if (next === 'year') {
    const then = clause[to + 1]?.plain;
    return then === 'old' || (then === 'of' && clause[to + 2]?.plain === 'age');
  }
  const before = clause[from - 1]?.plain;
  if (next !== undefined && AFTER_SOMEBODY.has(next) && isSomebody(before)) {
    return !COUNTING.has(clause[from]?.plain ?? '');
  }
  if (next !== undefined && !AFTER_AGE.has(next)) return false;
  return before === undefined || BEFORE_AGE.has(before) || next !== undefined || from === 0;
}

function isSomebody(word: string | undefined): boolean {
  return word !== undefined && (SOMEBODY.has(word) || WORKERS.has(word));
}

/** An age as a condition of the work: `drivers under 55 years old`, `driver aged over 25 required`. */
function askedOfWorker(clause: Clause, { from, to }: Match): boolean {
  const who = clause.slice(0, from).findLast(({ plain }) => !BETWEEN_AGE.has(plain));
  if (who === undefined || !WORKERS.has(who.plain)) return false;
  const next = clause[to]?.plain ?? '';
  return next === 'year' || REQUIRED_AGE.has(next);
}

function longExperience(clause: Clause): readonly AgeNamed[] {
  return matches(LONG_EXPERIENCE, clause).flatMap(({ from, to }) => {
    const years = Number.parseInt(clause[from - 1]?.plain ?? '', 10);
    return years >= LONG_EXPERIENCE_YEARS ? [{ from: from - 1, to, limit: false }] : [];
  });
}

function found(patterns: readonly string[], clause: Clause): readonly Match[] {
  return patterns.flatMap((pattern) => matches(pattern, clause));
}
