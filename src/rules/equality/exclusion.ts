import { has, type Match, matches } from '../wording/patterns.ts';
import type { Clause } from '../wording/tokens.ts';
import {
  AFTER,
  JOINING,
  LANGUAGE_AFTER,
  LANGUAGE_BEFORE,
  MUST,
  NEGATIONS,
  NOT_NEEDED,
  ONLY,
  OPENING,
} from './group-words.ts';

/** How far, in words, a word of exclusion reaches. */
const REACH = 5;

/**
 * Is the group named here shut out, or everybody else? `no women`, `women need not apply`, `men only`,
 * `only send men`, `must be male`.
 */
export function excluded(clause: Clause, at: Match): boolean {
  const before = reachingBefore(clause, at.from);
  return (
    shutOut(clause, at, before) ||
    onlyThem(clause, at, before) ||
    mustBe(before) ||
    after(clause, at)
  );
}

/** The words before a group as far as an exclusion reaches, not across `and` or `but`. */
function reachingBefore(clause: Clause, from: number): Clause {
  const near = clause.slice(Math.max(0, from - REACH), from);
  for (let i = near.length - 1; i >= 0; i--) {
    if (JOINING.has(near[i]?.plain ?? '')) return near.slice(i + 1);
  }
  return near;
}

function shutOut(clause: Clause, at: Match, before: Clause): boolean {
  const where = before.findLastIndex(({ plain }) => NEGATIONS.has(plain));
  if (where < 0) return false;
  if (OPENING.has(before[where + 1]?.plain ?? '')) return false;
  const next = clause[at.to]?.plain ?? '';
  return !(before[where]?.plain === 'no' && NOT_NEEDED.has(next));
}

function onlyThem(clause: Clause, at: Match, before: Clause): boolean {
  const where = before.findLastIndex(({ plain }) => ONLY.has(plain));
  if (where >= 0 && !NEGATIONS.has(before[where - 1]?.plain ?? '')) return true;
  const follows = clause.slice(at.to, at.to + 3).findIndex(({ plain }) => ONLY.has(plain));
  if (follows < 0) return false;
  return !NEGATIONS.has(clause[at.to + follows - 1]?.plain ?? '');
}

function mustBe(before: Clause): boolean {
  return MUST.some((pattern) => has(pattern, before));
}

function after(clause: Clause, at: Match): boolean {
  const next = clause.slice(at.to, at.to + REACH + 1);
  return AFTER.some((pattern) => matches(pattern, next).some(({ from }) => from <= 2));
}

/** Is the nation named here its language or its kitchen: `fluent in Polish`, `German teacher`? */
export function meansLanguage(clause: Clause, at: Match): boolean {
  const next = clause[at.to]?.plain ?? '';
  const before = clause.slice(Math.max(0, at.from - 2), at.from).map(({ plain }) => plain);
  return LANGUAGE_AFTER.has(next) || before.some((word) => LANGUAGE_BEFORE.has(word));
}
