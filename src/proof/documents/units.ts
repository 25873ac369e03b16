import type { ReadUnit, Said, UnitGroup } from './document.ts';
import {
  closingOf,
  groupHeading,
  isLeadIn,
  isOutcomesHead,
  type OpeningField,
  openingOf,
  unitHeading,
} from './labels.ts';
import type { Notes } from './not-understood.ts';
import {
  feedOutcomeRow,
  isOutcomeRow,
  noOutcomes,
  type OutcomeRows,
  outcomesRead,
} from './outcome-rows.ts';
import { isFurniture, onlyCell, type Row, textOf } from './rows.ts';
import { numberOf } from './unit-table.ts';

type Stage = 'opening' | 'outcomes' | 'closing';

interface OpenUnit {
  readonly line: number;
  readonly group: UnitGroup | null;
  stage: Stage;
  /** What a heading over the page says; rows of the page itself go before it. */
  heading: { readonly reference: Said<string>; readonly title: Said<string> } | null;
  readonly said: Map<OpeningField, Said<string>>;
  readonly missing: Said<string>[];
  purpose: { readonly words: string[]; readonly line: number } | null;
  expiry: Said<string> | null;
  /** The line of the row read last, so that a row right under it can go on with it. */
  lastLine: number;
  readonly outcomes: OutcomeRows;
}

/** The units' pages while a specification is read. */
interface UnitPages {
  readonly rows: readonly Row[];
  readonly notes: Notes;
  readonly units: ReadUnit[];
  /** The group whose heading stands above the pages. */
  group: UnitGroup | null;
  open: OpenUnit | null;
}

/** Nothing read yet. */
export function noPages(rows: readonly Row[], notes: Notes): UnitPages {
  return { rows, notes, units: [], group: null, open: null };
}

/**
 * Reads the row at `at` if it belongs to a unit's page.
 * @returns how many rows were read: 0 when the row stands outside units
 */
export function feedPageRow(pages: UnitPages, at: number): number {
  const row = pages.rows[at];
  if (!row) return 0;
  const run = openingRun(pages.rows, at);
  if (run.length > 0) {
    const opened = feedOpening(pages, row, run, at);
    if (opened > 0) return opened;
  }
  const heading = unitHeading(row);
  if (heading && headsAUnit(pages.rows, at)) {
    const unit = openUnit(pages, row.line);
    const [reference, title] = heading;
    unit.heading = {
      reference: { value: reference, line: row.line },
      title: { value: title, line: row.line },
    };
    return 1;
  }
  if (!pages.open) {
    if (isOutcomeRow(row)) {
      const because = 'Outcomes or criteria that stand on no unit’s page; they were left out.';
      pages.notes.add(row.line, textOf(row), because, 'lost');
    }
    return 0;
  }
  return feedInside(pages, pages.open, row) ? 1 : 0;
}

/** Rows that follow one another and name the fields with which a unit's page opens. */
function openingRun(rows: readonly Row[], at: number): readonly OpeningField[] {
  const run: OpeningField[] = [];
  for (let next = at; next < rows.length && run.length < 12; next++) {
    const row = rows[next];
    const opening = row ? openingOf(row) : null;
    if (!opening || (run.includes(opening.field) && opening.field === 'title')) break;
    run.push(opening.field);
  }
  return run;
}

/** Whether fields of a unit's page, or its outcomes, come soon after a title that stands alone. */
function goesOn(rows: readonly Row[], at: number): boolean {
  return rows
    .slice(at, at + 4)
    .some((row) => openingOf(row)?.field === 'reference' || isOutcomesHead(row));
}

function headsAUnit(rows: readonly Row[], at: number): boolean {
  return rows.slice(at + 1, at + 4).some((row) => openingOf(row) || isOutcomesHead(row));
}

/** Rows of fields: they open a unit, go on with the one that is open, or fill a gap of it. */
function feedOpening(pages: UnitPages, row: Row, run: readonly OpeningField[], at: number): number {
  const after = pages.rows[at + run.length];
  const headed = after !== undefined && (isOutcomesHead(after) || isLeadIn(after));
  const open = pages.open;
  const taken = open !== null && run.some((field) => isName(field) && open.said.has(field));
  const early = open !== null && (open.stage === 'opening' || isBare(open));
  if (open && early && !taken) {
    for (let next = 0; next < run.length; next++) fill(pages, open, pages.rows[at + next]);
    return run.length;
  }
  if (open && open.stage !== 'opening' && run.length === 1 && !headed && !taken) {
    const field = run[0];
    if (!field || open.said.has(field)) {
      const because = `A second ${nameOf(field)} on the page of ${nameOfUnit(open)}; it was left out.`;
      pages.notes.add(row.line, textOf(row), because);
      return 1;
    }
    const because = `A row out of order: it stands after the outcomes of ${nameOfUnit(open)} have begun.`;
    pages.notes.add(row.line, textOf(row), because);
    fill(pages, open, row);
    return 1;
  }
  const named = run.some(isName);
  const whole =
    run.includes('reference') || after === undefined || goesOn(pages.rows, at + run.length);
  if (!headed && !(named && (open !== null || whole))) return 0;
  const unit = openUnit(pages, row.line);
  for (let next = 0; next < run.length; next++) fill(pages, unit, pages.rows[at + next]);
  return run.length;
}

/** Whether nothing but fields was read of a unit yet. */
function isBare({ stage, outcomes }: OpenUnit): boolean {
  return stage !== 'closing' && outcomes.outcomes.length === 0 && outcomes.early.size === 0;
}

const isName = (field: OpeningField): boolean => field === 'title' || field === 'reference';

function openUnit(pages: UnitPages, line: number): OpenUnit {
  closeUnit(pages);
  const said = new Map<OpeningField, Said<string>>();
  const unit: OpenUnit = {
    line,
    group: pages.group,
    stage: 'opening',
    heading: null,
    said,
    missing: [],
    purpose: null,
    expiry: null,
    lastLine: line,
    outcomes: noOutcomes(() => nameOfUnit(unit), pages.notes),
  };
  pages.open = unit;
  return unit;
}

function fill(pages: UnitPages, unit: OpenUnit, row: Row | undefined): void {
  const opening = row && openingOf(row);
  if (!row || !opening) return;
  unit.lastLine = row.line;
  const { field, value } = opening;
  const number = field === 'level' || field === 'credit' || field === 'guidedHours';
  if (value === '') unit.missing.push({ value: field, line: row.line });
  else if (number && numberOf(value) === null) {
    const because = `The ${nameOf(field)} of ${nameOfUnit(unit)} should be a number.`;
    pages.notes.add(row.line, textOf(row), because);
  } else unit.said.set(field, { value, line: row.line });
}

/** A row inside an open unit that opens nothing. */
function feedInside(pages: UnitPages, unit: OpenUnit, row: Row): boolean {
  const text = onlyCell(row);
  if (text !== null && isFurniture(text)) return true;
  if (endsUnit(row)) {
    // A heading of the part that slipped under the first row of its first page.
    if (unit.stage === 'opening' && text !== null && /^unit specifications?$/i.test(text))
      return true;
    closeUnit(pages);
    return false;
  }
  if (isOutcomesHead(row) || isLeadIn(row)) {
    if (unit.stage === 'opening') unit.stage = 'outcomes';
    return true;
  }
  if (feedClosing(unit, row)) return true;
  if (unit.stage === 'closing') return feedAfterClosing(pages, unit, row);
  if (unit.stage === 'opening' && !isOutcomeRow(row)) return feedUnknown(pages, unit, row);
  unit.stage = 'outcomes';
  return feedOutcomeRow(unit.outcomes, row) || feedUnknown(pages, unit, row);
}

function endsUnit(row: Row): boolean {
  if (groupHeading(row)) return true;
  const text = onlyCell(row, 80);
  return (
    text !== null &&
    /^(?:unit specifications?|rules of combination|appendix|glossary)\b/i.test(text)
  );
}

function feedClosing(unit: OpenUnit, row: Row): boolean {
  const closing = closingOf(row);
  if (!closing) return false;
  const { field, value } = closing;
  if (unit.stage === 'outcomes') unit.stage = 'closing';
  unit.lastLine = row.line;
  if (field === 'additional') return true;
  if (value === '') unit.missing.push({ value: field, line: row.line });
  else if (field === 'purpose') unit.purpose = { words: [value], line: row.line };
  else unit.expiry = { value, line: row.line };
  return true;
}

/** Under the last rows of a page: more words of its purpose, rows out of order, or the next part. */
function feedAfterClosing(pages: UnitPages, unit: OpenUnit, row: Row): boolean {
  if (isOutcomeRow(row)) {
    const because = `A row out of order: it stands after the end of ${nameOfUnit(unit)}. Read with it.`;
    pages.notes.add(row.line, textOf(row), because);
    return feedOutcomeRow(unit.outcomes, row);
  }
  const text = onlyCell(row, 2000);
  const rightUnder = row.line === unit.lastLine + 1;
  if (text !== null && rightUnder && unit.purpose && !row.marked && !/^[\p{Lu}\s]+$/u.test(text)) {
    unit.purpose.words.push(text);
    unit.lastLine = row.line;
    return true;
  }
  if (row.cells.length > 1 && rightUnder) return feedUnknown(pages, unit, row);
  closeUnit(pages);
  return false;
}

/** A row of a page that has no place in a unit, or a heading that ends it. */
function feedUnknown(pages: UnitPages, unit: OpenUnit, row: Row): boolean {
  const text = onlyCell(row, 120);
  if (text !== null && (row.marked || /^[\p{Lu}\d\s():,&/-]{4,}$/u.test(text))) {
    closeUnit(pages);
    return false;
  }
  unit.lastLine = row.line;
  const because = `Not a field, an outcome or a criterion of ${nameOfUnit(unit)}; it was left out.`;
  pages.notes.add(row.line, textOf(row), because, unit.stage === 'outcomes' ? 'lost' : undefined);
  return true;
}

const NAMES: Readonly<Record<OpeningField, string>> = {
  title: 'title',
  reference: 'reference',
  ofqualNumber: 'register number',
  level: 'level',
  credit: 'credit',
  guidedHours: 'guided learning hours',
};

const nameOf = (field: OpeningField | undefined): string => (field ? NAMES[field] : 'field');

function namedBy(unit: OpenUnit): Said<string> | undefined {
  return unit.said.get('reference') ?? unit.heading?.reference ?? unit.said.get('ofqualNumber');
}

function nameOfUnit(unit: OpenUnit): string {
  const said = namedBy(unit);
  return said ? said.value.replace(/\s/g, '') : `the unit at line ${unit.line}`;
}

/** Ends the page that is open, if any. What has neither a name nor outcomes was no unit's page. */
export function closeUnit(pages: UnitPages): void {
  const open = pages.open;
  pages.open = null;
  if (!open) return;
  const number = (field: OpeningField): Said<number> | null => {
    const said = open.said.get(field);
    const value = said ? numberOf(said.value) : null;
    return said && value !== null ? { value, line: said.line } : null;
  };
  pages.units.push({
    reference: referenceOf(open, pages.units.length + 1),
    title: open.said.get('title') ?? open.heading?.title ?? null,
    ofqualNumber: open.said.get('ofqualNumber') ?? null,
    level: number('level'),
    credit: number('credit'),
    guidedHours: number('guidedHours'),
    group: open.group,
    purpose: open.purpose && { value: open.purpose.words.join(' '), line: open.purpose.line },
    expiry: open.expiry,
    missing: open.missing,
    outcomes: outcomesRead(open.outcomes),
  });
}

/** A unit without a reference is called by its register number, else by its place: 'U3'. */
function referenceOf(open: OpenUnit, place: number): Said<string> {
  const said = namedBy(open);
  return said
    ? { value: said.value.replace(/\s/g, ''), line: said.line }
    : { value: `U${place}`, line: open.line };
}
