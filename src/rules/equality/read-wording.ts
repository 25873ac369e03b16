import { has, type Match, matches, type Pattern } from '../wording/patterns.ts';
import { type Clause, type Sentence, sentencesOf } from '../wording/tokens.ts';
import { agesIn } from './ages.ts';
import { excluded, meansLanguage } from './exclusion.ts';
import { GROUPS } from './group-words.ts';
import { type Characteristic, EXCLUDING, LISTED, type Listed } from './listed-words.ts';
import { NEUTRAL, OCCUPATIONAL, PROMISING, WELCOMING } from './neutral-words.ts';

/** A wording about a protected characteristic. */
export interface Hit {
  /** As it stands in the text, in small letters. */
  readonly words: string;
  readonly of: readonly Characteristic[];
  /** Somebody is shut out in so many words. */
  readonly excludes: boolean;
  /** What to write instead, about the task. */
  readonly instead?: string;
  /** Only an advert need avoid it. */
  readonly advertOnly?: true;
  /** A group is named, and nothing is asked of it: `never` as `Group.named` says. */
  readonly named?: 'warn' | 'never';
}

/** Every wording about a protected characteristic in a text, in the order of the text's clauses. */
export function hitsIn(text: string): readonly Hit[] {
  return sentencesOf(text).flatMap(hitsOfSentence);
}

/** Does the text claim an occupational requirement (Equality Act 2010 Sch 9)? */
export function claimsRequirement(text: string): boolean {
  return sentencesOf(text)
    .flat()
    .some((clause) => anyOf(OCCUPATIONAL, clause));
}

function hitsOfSentence(sentence: Sentence): readonly Hit[] {
  const whole = sentence.flat();
  if (anyOf(PROMISING, whole)) return [];
  const hits = sentence.flatMap(hitsOfClause);
  const welcoming = anyOf(WELCOMING, whole) && !anyOf(OCCUPATIONAL, whole);
  return welcoming ? hits.filter((hit) => hit.excludes) : hits;
}

function hitsOfClause(clause: Clause): readonly Hit[] {
  const masked = NEUTRAL.flatMap((pattern) => matches(pattern, clause));
  const free = (at: Match) => !masked.some(({ from, to }) => at.from < to && from < at.to);
  return [
    ...listedIn(EXCLUDING, true, clause, free),
    ...listedIn(LISTED, false, clause, free),
    ...agesOf(clause, free),
    ...groupsIn(clause, free),
  ];
}

function listedIn(
  rows: readonly Listed[],
  excludes: boolean,
  clause: Clause,
  free: (at: Match) => boolean,
): readonly Hit[] {
  return rows.flatMap(({ pattern, of, instead, advertOnly }) =>
    matches(pattern, clause)
      .filter(free)
      .map((at) => ({
        words: wordsOf(clause, at),
        of,
        excludes,
        instead,
        ...(advertOnly ? { advertOnly } : {}),
      })),
  );
}

function agesOf(clause: Clause, free: (at: Match) => boolean): readonly Hit[] {
  return agesIn(clause)
    .filter(free)
    .map((at) => ({
      words: wordsOf(clause, at),
      of: ['age'],
      excludes: at.limit || excluded(clause, at),
      instead: 'the skill the work needs',
    }));
}

function groupsIn(clause: Clause, free: (at: Match) => boolean): readonly Hit[] {
  return GROUPS.flatMap(({ pattern, of, named, places }) =>
    matches(pattern, clause)
      .filter(free)
      .filter((at) => !(of.includes('race') && meansLanguage(clause, at)))
      .map((at) => ({
        words: wordsOf(clause, at),
        of,
        excludes: excluded(clause, at, places),
        named,
      })),
  );
}

function wordsOf(clause: Clause, { from, to }: Match): string {
  return clause
    .slice(from, to)
    .map(({ word }) => word)
    .join(' ');
}

function anyOf(patterns: readonly Pattern[], clause: Clause): boolean {
  return patterns.some((pattern) => has(pattern, clause));
}
