import { beginsWithCriterion, type CutCriterion, cutCriteria, outcomeOf } from './criteria.ts';
import type { ReadCriterion, ReadOutcome } from './document.ts';
import type { Notes } from './not-understood.ts';
import { type Row, textOf, tidy } from './rows.ts';

interface OpenCriterion {
  readonly number: string;
  readonly place: number;
  /** In the pieces in which lines brought it. */
  readonly words: string[];
  readonly line: number;
}

interface OpenOutcome {
  readonly number: number;
  readonly words: string[];
  readonly line: number;
  readonly criteria: OpenCriterion[];
}

/** The outcomes of one unit while its rows are read, in the order in which they stand. */
export interface OutcomeRows {
  /** How the unit is called in what is said of a row that cannot be read. */
  readonly unit: () => string;
  readonly notes: Notes;
  readonly outcomes: OpenOutcome[];
  readonly byNumber: Map<number, OpenOutcome>;
  /** Criteria in rows of their own that came before their outcome, by its number. */
  readonly early: Map<number, OpenCriterion[]>;
  /** The criterion read last: the next row may go on with it. */
  last: OpenCriterion | null;
}

/** Nothing read yet. */
export function noOutcomes(unit: () => string, notes: Notes): OutcomeRows {
  return { unit, notes, outcomes: [], byNumber: new Map(), early: new Map(), last: null };
}

/** Whether a row can only be one of outcomes and criteria, wherever it stands. */
export function isOutcomeRow(row: Row): boolean {
  const [first = '', ...rest] = row.cells;
  const second = rest.find((cell) => cell.trim() !== '');
  if (beginsWithCriterion(first)) return true;
  if (second === undefined || !beginsWithCriterion(second)) return false;
  return first.trim() === '' || outcomeOf(first) !== null;
}

/**
 * Reads one row: an outcome with its criteria, more criteria of it, or the rest of what the row above began
 * (before a page break, say).
 * @returns whether the row was of outcomes and criteria at all
 */
export function feedOutcomeRow(into: OutcomeRows, row: Row): boolean {
  const [first = '', ...others] = row.cells;
  const rest = others.join('\n');
  if (rest.trim() === '') return feedOneCell(into, row, first);
  if (first.trim() === '') return feedContinuation(into, row, rest);
  if (beginsWithCriterion(first)) return feedContinuation(into, row, row.cells.join('\n'));
  const numbered = beginsWithCriterion(rest);
  const outcome = outcomeOf(first);
  if (outcome && (numbered || beginsLarge(outcome.wording))) {
    openOutcome(into, outcome, row.line);
    return feedBeside(into, row, rest);
  }
  const current = into.outcomes.at(-1);
  const named = numbered ? Number.parseInt(rest.trim(), 10) : null;
  if (named !== null && named !== current?.number) {
    const because = `This outcome of ${into.unit()} has no number; its criteria say ${named}.`;
    into.notes.add(row.line, first, because);
    openOutcome(into, { number: named, wording: tidy(first) }, row.line);
    return feedBeside(into, row, rest);
  }
  if (current && (numbered || beginsSmall(first))) {
    // A page break fell into both cells of the row above.
    current.words.push(first);
    return feedContinuation(into, row, rest);
  }
  return false;
}

/** A row with one cell: layouts with a line for each thing, and tables that lost their tabs. */
function feedOneCell(into: OutcomeRows, row: Row, text: string): boolean {
  if (beginsWithCriterion(text)) return feedContinuation(into, row, text);
  const outcome = outcomeOf(text);
  if (outcome && beginsLarge(outcome.wording)) {
    // Without tabs, an outcome and its criteria may stand in one cell.
    const { number, wording } = outcome;
    const inside = cutCriteria(wording, { outcome: number, last: 0 });
    const at =
      inside.criteria.length > 0
        ? wording.indexOf(inside.before) + inside.before.length
        : wording.length;
    openOutcome(into, { number, wording: wording.slice(0, at) }, row.line);
    return at === wording.length || feedBeside(into, row, wording.slice(at));
  }
  const current = into.outcomes.at(-1);
  if (!current) return false;
  const goesOn = beginsSmall(text);
  const inside = cutCriteria(text, placeOf(current)).criteria.length > 0;
  if (!goesOn && !inside) return false;
  if (!inside && (row.tabbed || current.criteria.length === 0)) {
    current.words.push(text);
    return true;
  }
  return feedContinuation(into, row, text);
}

const beginsLarge = (text: string): boolean => /^\s*["'“‘([]?\p{Lu}/u.test(text);
const beginsSmall = (text: string): boolean => /^\s*[\p{Ll}(),;]/u.test(text);

function openOutcome(
  into: OutcomeRows,
  { number, wording }: { readonly number: number; readonly wording: string },
  line: number,
): void {
  const current = into.outcomes.at(-1);
  // The head of a row repeated after a page break.
  if (current?.number === number && plain(current.words[0] ?? '') === plain(wording)) return;
  const early = into.early.get(number) ?? [];
  into.early.delete(number);
  const opened = { number, words: [wording], line, criteria: early };
  into.outcomes.push(opened);
  into.byNumber.set(number, opened);
  into.last = early.at(-1) ?? null;
}

function plain(text: string): string {
  return text
    .slice(0, 300)
    .replace(/\(?\b(?:continued|cont)\b.{0,3}$/i, '')
    .trim()
    .toLowerCase();
}

function placeOf(current: OpenOutcome | undefined): { outcome: number | null; last: number } {
  return { outcome: current?.number ?? null, last: current?.criteria.at(-1)?.place ?? 0 };
}

/** Criteria beside their outcome: they stay where they stand, whatever their numbers say. */
function feedBeside(into: OutcomeRows, row: Row, text: string): true {
  const current = into.outcomes.at(-1);
  const { before, criteria } = cutCriteria(text, placeOf(current));
  if (before !== '') {
    const because = `Words of ${into.unit()} that begin with no criterion's number.`;
    into.notes.add(row.line, before, because, 'lost');
  }
  for (const one of criteria) {
    into.last = openCriterion(one, row.line);
    current?.criteria.push(into.last);
  }
  return true;
}

/**
 * A row that names no outcome: it goes on with the criterion above, and its criteria go to the outcome
 * of their number; when that is not the outcome they stand under, it is said.
 */
function feedContinuation(into: OutcomeRows, row: Row, text: string): true {
  const current = into.outcomes.at(-1);
  const { before, criteria } = cutCriteria(text, placeOf(current));
  const elsewhere = criteria[0] !== undefined && criteria[0].outcome !== current?.number;
  if (before !== '' && into.last && !elsewhere) into.last.words.push(before);
  else if (before !== '') {
    const because = `Words of ${into.unit()} that go on with no criterion above them.`;
    into.notes.add(row.line, before, because, 'lost');
  }
  const moved: string[] = [];
  for (const one of criteria) {
    const open = openCriterion(one, row.line);
    into.last = open;
    if (one.outcome !== current?.number) moved.push(open.number);
    ownersCriteria(into, current, one.outcome).push(open);
  }
  if (moved.length > 0) {
    const where = current ? `under outcome ${current.number}` : 'before any outcome';
    into.notes.add(
      row.line,
      textOf(row),
      `A row out of order: ${moved.join(', ')} of ${into.unit()} ${moved.length === 1 ? 'stands' : 'stand'} ${where}. Read with the outcome of that number.`,
    );
  }
  return true;
}

function ownersCriteria(
  into: OutcomeRows,
  current: OpenOutcome | undefined,
  number: number,
): OpenCriterion[] {
  const owner = current?.number === number ? current : into.byNumber.get(number);
  if (owner) return owner.criteria;
  const early = into.early.get(number) ?? [];
  into.early.set(number, early);
  return early;
}

function openCriterion({ outcome, place, wording }: CutCriterion, line: number): OpenCriterion {
  return { number: `${outcome}.${place}`, place, words: [wording], line };
}

/**
 * The outcomes read, in the order in which they stand. Criteria whose outcome never came stand under one
 * of their number without words, so that nothing read is lost and `whatIsCut` can name it.
 */
export function outcomesRead(from: OutcomeRows): readonly ReadOutcome[] {
  const closed = from.outcomes.map(({ number, words, line, criteria }) => ({
    number,
    wording: tidy(words.join(' ')),
    line,
    criteria: criteria.map(closedCriterion),
  }));
  const orphans = [...from.early].map(([number, criteria]) => ({
    number,
    wording: '',
    line: criteria[0]?.line ?? 0,
    criteria: criteria.map(closedCriterion),
  }));
  return [...closed, ...orphans];
}

function closedCriterion({ number, words, line }: OpenCriterion): ReadCriterion {
  return { number, wording: tidy(words.join(' ')), line };
}
