import type { LintFinding, ReadDocument } from '../documents/index.ts';

/** A finding that still knows its line as a number, for the order. */
export interface Found extends LintFinding {
  readonly line: number;
}

/** What a check may be told beside the document. */
export interface LintOptions {
  /** The day to judge dates by, 'YYYY-MM-DD'; left out, no date is called past. */
  readonly asOn?: string;
}

/** A check: pure, never throws, says nothing of what is right. */
export type Check = (document: ReadDocument, options: LintOptions) => readonly Found[];

/**
 * A finding at a line.
 * @param place what stands there, in words: 'rules of combination, optional credit'
 */
export function found(
  line: number,
  place: string,
  code: string,
  said: { readonly stated: string | number; readonly computed: string | number },
  message: string,
): Found {
  return {
    line,
    code,
    where: onOneLine(`line ${line}, ${place}`),
    stated: onOneLine(String(said.stated)),
    computed: onOneLine(String(said.computed)),
    message: onOneLine(message),
  };
}

/** Fit for a page, a terminal and the database: one line, no control characters, at most 400. */
function onOneLine(text: string): string {
  const plain = text
    .slice(0, 2_000)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return plain.length > 400 ? `${plain.slice(0, 398).toWellFormed().trimEnd()}….` : plain;
}

/** 'line 4', 'lines 4 and 9', 'lines 4, 9, 12 and 3 more'. */
export function atLines(lines: readonly number[]): string {
  const distinct = [...new Set(lines)];
  if (distinct.length === 1) return `line ${distinct[0]}`;
  const shown = distinct.slice(0, 6);
  const rest = distinct.length - shown.length;
  const tail = rest > 0 ? `${rest} more` : shown.pop();
  return `lines ${shown.join(', ')} and ${tail}`;
}

/** A passage short enough to quote in a finding. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const cut = [...line].length > 90 ? `${[...line].slice(0, 89).join('')}…` : line;
  return `'${cut}'`;
}

/** 'RPC 1' and 'rpc1' as 'RPC1'. */
export function referenceOf(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** Is this line on the page of a unit? A page runs from its first line read to its last. */
function onUnitPage(document: ReadDocument): (line: number) => boolean {
  const lines = new Set<number>();
  for (const unit of document.units) {
    const said = [unit.title, unit.ofqualNumber, unit.level, unit.credit, unit.guidedHours];
    const own = [
      unit.reference.line,
      ...[...said, unit.purpose, unit.expiry].flatMap((one) => (one ? [one.line] : [])),
      ...unit.missing.map(({ line }) => line),
      ...unit.outcomes.flatMap((outcome) => [
        outcome.line,
        ...outcome.criteria.map(({ line }) => line),
      ]),
    ];
    const last = Math.min(
      document.lines.length,
      own.reduce((a, b) => Math.max(a, b)),
    );
    for (let line = own.reduce((a, b) => Math.min(a, b)); line <= last; line++) lines.add(line);
  }
  return (line) => lines.has(line);
}

/** A line as cells of text, and whether it stands on a unit's page. */
export interface TextLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly inUnit: boolean;
}

const readOnce = new WeakMap<ReadDocument, readonly TextLine[]>();

/** Every line of the document, cut into cells once however many checks ask. */
export function textOf(document: ReadDocument): readonly TextLine[] {
  const before = readOnce.get(document);
  if (before) return before;
  const inUnit = onUnitPage(document);
  const lines = document.lines.map((text, index) => ({
    line: index + 1,
    cells: cellsOf(text),
    inUnit: inUnit(index + 1),
  }));
  readOnce.set(document, lines);
  return lines;
}

/** The document's own prose: lines outside the pages of units that hold any text. */
export function proseOf(document: ReadDocument): readonly TextLine[] {
  return textOf(document).filter(({ cells, inUnit }) => !inUnit && cells.length > 0);
}

/** A line's table cells, without tags and list marks, empty ones left out; 5,000 characters at most. */
function cellsOf(text: string): readonly string[] {
  if (text === '') return [];
  return text
    .slice(0, 5_000)
    .split(/\t|•|<[^<>]{0,200}>/)
    .map((cell) => cell.replace(/\*{1,2}|^\s*(?:- |–)/g, '').trim())
    .filter((cell) => cell !== '');
}
