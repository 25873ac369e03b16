import { has, type Match, matches } from '../wording/patterns.ts';
import type { Clause } from '../wording/tokens.ts';
import {
  AFTER,
  AFTER_PEOPLE,
  ALL_BUT,
  ARTICLES,
  CONFINED,
  JOINING,
  JUST,
  LANGUAGE_AFTER,
  LANGUAGE_BEFORE,
  MUST,
  NEGATIONS,
  NEW_THOUGHT,
  NOT_NEEDED,
  ONLY,
  OPENING,
  PLACES,
} from './group-words.ts';

/** How far, in words, a word of exclusion reaches. */
const REACH = 5;

/**
 * Is the group named here shut out, or everybody else? `no women`, `women need not apply`, `men only`,
 * `only send men`, `restricted to men`, `anyone but men`, `must be male`. `places`:
 * the words may also be of a thing or a place.
 */
export function excluded(clause: Clause, at: Match, places = false): boolean {
  const before = reachingBefore(clause, at.from);
  return (
    shutOut(clause, at, before) ||
    onlyThem(clause, at, before) ||
    (confinedTo(clause, at) && !(places && meansPlace(clause, at))) ||
    allBut(clause, at) ||
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
  const between = before.slice(where + 1);
  if (OPENING.has(between[0]?.plain ?? '')) return false;
  // `no longer restricted to men`
  if (CONFINED.some((pattern) => has(pattern, between))) return false;
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

/** Is the work kept for the group: `restricted to men`, `just send men`? A negation undoes it. */
function confinedTo(clause: Clause, at: Match): boolean {
  const before = reachingBefore(clause, at.from);
  const start = at.from - before.length;
  return [...CONFINED, ...JUST]
    .flatMap((pattern) => matches(pattern, before))
    .some(({ from }) => !negated(clause, start + from));
}

function meansPlace(clause: Clause, at: Match): boolean {
  if (PLACES.has(clause[at.from]?.plain ?? '')) return true;
  const next = clause[at.to]?.plain;
  return next !== undefined && !AFTER_PEOPLE.has(next);
}

/** Is there a negation within the three words before? */
function negated(clause: Clause, at: number): boolean {
  return clause.slice(Math.max(0, at - 3), at).some(({ plain }) => NEGATIONS.has(plain));
}

/** Is everybody let in except the group? `but` may also begin another thought, with its own verb. */
function allBut(clause: Clause, at: Match): boolean {
  if (NEW_THOUGHT.has(clause[at.to]?.plain ?? '')) return false;
  const near = clause.slice(Math.max(0, at.from - REACH), at.from);
  return ALL_BUT.flatMap((pattern) => matches(pattern, near)).some(({ to }) =>
    near.slice(to).every(({ plain }) => ARTICLES.has(plain)),
  );
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
