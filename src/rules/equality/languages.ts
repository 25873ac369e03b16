import { has, matches, type Pattern } from '../wording/patterns.ts';
import { type Clause, sentencesOf } from '../wording/tokens.ts';
import {
  BESIDE_LANGUAGE,
  DRIVING_WORK,
  HOME_LANGUAGES,
  LANGUAGE_ASKED,
  LANGUAGE_WORK,
  LANGUAGES,
  LICENCE_ASKED,
  PUBLISHED_ABROAD_ONLY,
  PUBLISHED_IN,
} from './language-words.ts';

/** An advert as far as its languages and its job go. */
export interface AdvertFacts {
  readonly text: string;
  readonly job?: string | undefined;
  /** Codes of the languages it is published in; left out: English. */
  readonly languages?: readonly string[] | undefined;
}

/**
 * Is the advert published in foreign languages alone, by its languages or by its own words, for work
 * that does not need them? Naming the language of publication is no need. Welsh and Gaelic are not
 * foreign.
 */
export function foreignOnly({ text, job, languages }: AdvertFacts): boolean {
  const [work, wording] = [clausesOf(job ?? ''), clausesOf(text)];
  if (anyOf(LANGUAGE_WORK, [...work, ...wording])) return false;
  const needed = new Set(
    [...work.flat().map(({ plain }) => plain), ...needsIn(wording)].filter(isLanguage),
  );
  if (languages === undefined || languages.length === 0) {
    return anyOf(PUBLISHED_ABROAD_ONLY, wording) && ![...needed].some(isForeign);
  }
  if (languages.some((code) => HOME_LANGUAGES.includes(code))) return false;
  return !languages.every((code) => needed.has(LANGUAGES[code] ?? ''));
}

/** The words of a text without those that only say in what language it is published. */
function needsIn(wording: readonly Clause[]): readonly string[] {
  const bare = wording.flat().every(({ plain }) => isLanguage(plain) || BESIDE_LANGUAGE.has(plain));
  if (bare) return [];
  return wording.flatMap((clause) => {
    const published = PUBLISHED_IN.flatMap((pattern) => matches(pattern, clause));
    return clause
      .filter((_, at) => !published.some(({ from, to }) => from <= at && at < to))
      .map(({ plain }) => plain);
  });
}

/**
 * Does the text ask for a foreign language that the job does not name? Only where the job is given: a
 * text by itself may be the job.
 */
export function languageNotNeeded({ text, job }: AdvertFacts): boolean {
  if (job === undefined) return false;
  const work = clausesOf(job);
  if (anyOf(LANGUAGE_WORK, work) || anyOf(LANGUAGE_ASKED, work)) return false;
  const names = new Set(work.flat().map(({ plain }) => plain));
  const asked = clausesOf(text).filter((clause) => anyOf(LANGUAGE_ASKED, [clause]));
  return asked.some((clause) => !clause.some(({ plain }) => isLanguage(plain) && names.has(plain)));
}

/** Does the text ask for a driving licence for a job that is not driving? Only where the job is given. */
export function licenceNotNeeded({ text, job }: AdvertFacts): boolean {
  if (job === undefined || anyOf(DRIVING_WORK, clausesOf(job))) return false;
  return anyOf(LICENCE_ASKED, clausesOf(text));
}

function isForeign(name: string): boolean {
  return !HOME_LANGUAGES.some((code) => LANGUAGES[code] === name);
}

function isLanguage(word: string): boolean {
  return Object.values(LANGUAGES).includes(word);
}

function clausesOf(text: string): readonly Clause[] {
  return sentencesOf(text).flat();
}

function anyOf(patterns: readonly Pattern[], clauses: readonly Clause[]): boolean {
  return patterns.some((pattern) => clauses.some((clause) => has(pattern, clause)));
}
