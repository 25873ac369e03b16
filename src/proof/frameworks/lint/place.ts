import type { LintFinding, ReadDocument } from '../document.ts';

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
    where: `line ${line}, ${place}`,
    stated: String(said.stated),
    computed: String(said.computed),
    message,
  };
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

/** Lines from (inclusive) to (exclusive) which each unit's page takes; empty without units. */
export function unitSpans(document: ReadDocument): readonly (readonly [number, number])[] {
  const starts = document.units
    .map((unit) => Math.min(unit.reference.line, unit.title?.line ?? unit.reference.line))
    .sort((a, b) => a - b);
  return starts.map((start, index) => [start, starts[index + 1] ?? Number.MAX_SAFE_INTEGER]);
}

/** The document's own prose: lines outside the pages of units, with their numbers, as cells of text. */
export function proseOf(document: ReadDocument): readonly { line: number; cells: string[] }[] {
  const spans = unitSpans(document);
  return document.lines
    .map((text, index) => ({ line: index + 1, cells: cellsOf(text) }))
    .filter(({ line }) => !spans.some(([from, to]) => line >= from && line < to))
    .filter(({ cells }) => cells.length > 0);
}

/** A line's table cells, without tags and list marks, empty ones left out. */
export function cellsOf(text: string): string[] {
  return text
    .slice(0, 20_000)
    .split(/\t|•|<[^<>]{0,200}>/)
    .map((cell) => cell.replace(/\*{1,2}|^\s*(?:- |–)/g, '').trim())
    .filter((cell) => cell !== '');
}
