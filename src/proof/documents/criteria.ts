import { tidy } from './rows.ts';

/** A criterion cut out of a cell: '2.3 Agree the deadline'. */
export interface CutCriterion {
  readonly outcome: number;
  readonly place: number;
  readonly wording: string;
}

interface CutCell {
  /** What stands before the first number: the rest of a criterion begun above, or nothing. */
  readonly before: string;
  readonly criteria: readonly CutCriterion[];
}

/** Where reading stands: the outcome, and the place of its last criterion (0: none yet). */
export interface Place {
  readonly outcome: number | null;
  readonly last: number;
}

const NUMBER = /(?<=^|\s)(\d{1,2})\.(\d{1,2})(?![\d/%])([.):]?)/g;
const MOST_OUTCOMES = 40;
/** Words after which a number is named, not begun: 'see 1.2', 'version 2.1'. */
const POINTING =
  /(?:^|[\s(])(?:see|and|or|to|in|of|from|by|at|least|than|about|over|under|version|section|sections|paragraph|clause|regulation|article|part|chapter|criterion|criteria|outcome|outcomes|unit|level)$/i;
/** Words that make of a number an amount: 'at least 1.5 hours'. */
const MEASURE =
  /^(?:hours?|minutes?|days?|weeks?|months?|years?|miles?|km|m|kg|g|gb|mb|credits?|times|per|percent|million|billion|thousand|pounds?|and|or|to|above|below|of)\b/i;

/**
 * Cuts a cell into the criteria that are numbered in it. A number begins a criterion when a capital letter
 * follows, when it opens a paragraph, or when it is the next in turn; '1.5 hours', 'see 1.2', '01.07.2014'
 * begin none. Numbers out of turn are taken as they stand.
 */
export function cutCriteria(text: string, from: Place): CutCell {
  const found: { at: number; wordsAt: number; outcome: number; place: number }[] = [];
  let now = from;
  for (const match of text.matchAll(NUMBER)) {
    const [whole, first = '', second = ''] = match;
    const [outcome, place] = [Number(first), Number(second)];
    if (first.startsWith('0') || second.startsWith('0') || outcome > MOST_OUTCOMES) continue;
    const end = match.index + whole.length;
    const next = { outcome, place };
    if (!begins(text, match.index, end, next, now)) continue;
    found.push({ at: match.index, wordsAt: end, ...next });
    now = { outcome, last: place };
  }
  const criteria = found.map(({ outcome, place, wordsAt }, index) => ({
    outcome,
    place,
    wording: tidy(text.slice(wordsAt, found[index + 1]?.at)),
  }));
  return { before: tidy(text.slice(0, found[0]?.at)), criteria };
}

function begins(
  text: string,
  at: number,
  end: number,
  next: { readonly outcome: number; readonly place: number },
  now: Place,
): boolean {
  const after = text.slice(end, end + 40);
  const word = after.trimStart();
  const apart = word.length < after.length;
  const capital = /^[\p{Lu}\p{Lt}"'“‘([]/u.test(word);
  if (!apart && !/^\p{L}/u.test(word)) return word === '' && after === '' && opens(text, at);
  const inTurn =
    next.place === now.last + 1 && (now.outcome === null || next.outcome === now.outcome);
  if (opens(text, at)) return capital || word === '' || (!MEASURE.test(word) && (inTurn || apart));
  if (word === '') return inTurn;
  if (inTurn && capital) return true;
  const pointed = POINTING.test(text.slice(Math.max(0, at - 20), at).trimEnd());
  if (pointed) return false;
  return capital || (inTurn && !MEASURE.test(word));
}

/** Whether a place in a text is the beginning of a paragraph. */
function opens(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text[before] === ' ') before--;
  return before < 0 || text[before] === '\n' || /[-•*]/.test(text[before] ?? '');
}

/** Whether a text begins with a criterion's number: '1.4 Explain'. */
export function beginsWithCriterion(text: string): boolean {
  return /^[\s•*-]*\d{1,2}\.\d{1,2}(?![\d/%])(?:[.):]?\s+|[.):]?(?=\p{Lu})|$)/u.test(
    text.slice(0, 40),
  );
}

/**
 * The number and words of an outcome's cell: '2. Be able to ...', '2.Be able', 'LO2 Be able'; null if it
 * begins with no number.
 */
export function outcomeOf(
  text: string,
): { readonly number: number; readonly wording: string } | null {
  const found =
    /^\s*(?:LO|learning outcome|outcome)?\s*(\d{1,2})(?:\s*[.):–-]\s*|\s+)(?=[\p{L}"'“‘([])/iu.exec(
      text.slice(0, 60),
    );
  if (!found?.[1]) return null;
  return { number: Number(found[1]), wording: tidy(text.slice(found[0].length)) };
}
