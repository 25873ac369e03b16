import { initialsOf, qualificationNumbersOf, versionOf } from './cover.ts';
import type { ReadCriterion, ReadDocument, Said } from './document.ts';
import { headingsOf } from './headings.ts';
import type { Notes } from './not-understood.ts';
import { onlyCell, type Row, textOf, tidy } from './rows.ts';

const HEAD = /^(?:(?:examiner|assessor)(?:['’]?s['’]?)?\s+)?marking\s+points\s*:?$/i;
const BULLET = /^\s*(?:[-•*–▪◦]|\d{1,2}[.)])\s*(?=\S)/;
/** The topics of recruitment whose pages have a code of their own, by what their title is about. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/\bflexible workers\b/i, 'FLEX'],
  [/\brelationship management\b/i, 'REL'],
  [/\bsales team performance\b/i, 'SALES'],
];

interface Point {
  readonly words: string[];
  readonly line: number;
}

/**
 * Reads a page with examiner marking points: the points under that heading, until the next heading.
 * @returns null when there is no such heading, or nothing under it
 */
export function readMarkingPoints(
  rows: readonly Row[],
  lines: readonly string[],
  notes: Notes,
): ReadDocument | null {
  const start = rows.findIndex((row) => HEAD.test(onlyCell(row, 60) ?? ''));
  if (start < 0) return null;
  const { points, end } = pointsUnder(rows, start + 1);
  if (points.length === 0) return null;
  const statements = points.map(({ words, line }, at) => ({
    number: `${at + 1}`,
    wording: tidy(words.join(' ')),
    line,
  }));
  noteUnread(rows, end, statements, notes);
  const others = [...rows.slice(0, start), ...rows.slice(end)];
  const title = titleOf(others);
  const known = KNOWN.find(([form]) => form.test(title.value))?.[1];
  return {
    kind: 'marking_points',
    code: known ?? (initialsOf(title.value) || 'POINTS'),
    title,
    ...versionOf(rows),
    qualificationNumbers: qualificationNumbersOf(lines),
    qualificationTitles: [],
    contents: [],
    headings: headingsOf(rows.filter((row) => !BULLET.test(row.cells[0] ?? ''))),
    units: [],
    rules: null,
    statements,
    notUnderstood: notes.listed(),
    lines,
  };
}

/** The points from a row on: bullets with the lines that go on with them, or plain sentences. */
function pointsUnder(
  rows: readonly Row[],
  from: number,
): { readonly points: readonly Point[]; readonly end: number } {
  const points: Point[] = [];
  const bulleted = BULLET.test(rows[from]?.cells[0] ?? '');
  let lastLine = rows[from]?.line ?? 0;
  let at = from;
  for (; at < rows.length; at++) {
    const row = rows[at];
    const first = row?.cells[0] ?? '';
    if (!row || row.marked) break;
    const text = textOf(row);
    const last = points.at(-1);
    if (BULLET.test(first)) {
      points.push({ words: [text.replace(BULLET, '')], line: row.line });
    } else if (last && row.line === lastLine + 1 && /^\p{Ll}/u.test(text)) {
      last.words.push(text);
    } else if (!bulleted && text.length > 40 && /[.;]$/.test(text)) {
      points.push({ words: [text], line: row.line });
    } else break;
    lastLine = row.line;
  }
  return { points, end: at };
}

/** A second list of points further down is not read: it is said. */
function noteUnread(
  rows: readonly Row[],
  from: number,
  statements: readonly ReadCriterion[],
  notes: Notes,
): void {
  for (const row of rows.slice(from)) {
    if (HEAD.test(onlyCell(row, 60) ?? '')) {
      notes.add(
        row.line,
        textOf(row),
        'A second heading of marking points; what stands under it was left out.',
      );
    }
  }
  for (const { wording, line, number } of statements) {
    if (wording.length < 8)
      notes.add(line, wording, `Marking point ${number} has hardly any words.`);
  }
}

/** A short first line, else what the first sentence says the page is about. */
function titleOf(rows: readonly Row[]): Said<string> {
  const first = rows[0];
  if (!first) return { value: 'Marking points', line: 1 };
  const text = textOf(first);
  if (text.length <= 100 && !/[.:]$/.test(text)) return { value: text, line: first.line };
  const sentence = text.slice(0, 400).split(/\.\s|\.$/)[0] ?? '';
  const about =
    /^(?:this|the)\s+\S+\s+(?:focuses on|explores|covers|is about|concerns|deals with|examines|looks at|introduces)\s+(?:the\s+)?(.*)$/i.exec(
      sentence,
    )?.[1] ?? sentence;
  const title = (about.split(/,\s/)[0] ?? about).slice(0, 160).trim();
  return { value: title.charAt(0).toUpperCase() + title.slice(1), line: first.line };
}
