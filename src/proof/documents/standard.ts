import { initialsOf, qualificationNumbersOf, versionOf } from './cover.ts';
import type { ReadCriterion, ReadDocument, Said } from './document.ts';
import { headingsOf } from './headings.ts';
import type { Notes } from './not-understood.ts';
import { onlyCell, type Row, textOf, tidy } from './rows.ts';

const STATEMENT = /^[-•*–]?\s*([KSB])\s?(\d{1,3})\s*(?:[:.)–-]\s*|\s+)(?=\S)/;
const NEXT_IN_LINE = /\s(?=[KSB]\d{1,3}:\s)/;
const REFERENCE = /\b(ST\d{4})\b/;
const OCCUPATION = /\b(OCC\d{4}[A-Z]?)\b/;
const KINDS = { K: 'knowledge', S: 'skills', B: 'behaviours' } as const;

/** Whether a row begins a statement of knowledge (K), skill (S) or behaviour (B). */
function begins(text: string): boolean {
  return STATEMENT.test(text.slice(0, 40));
}

/**
 * Reads an occupational standard: its statements K1, S1, B1 and so on, its reference and title.
 * @returns null when it has no statement
 */
export function readStandard(
  rows: readonly Row[],
  lines: readonly string[],
  notes: Notes,
): ReadDocument | null {
  const found: { number: string; words: string[]; line: number }[] = [];
  const others: Row[] = [];
  let lastLine = 0;
  for (const row of rows) {
    const text = textOf(row);
    if (begins(text)) {
      for (const part of text.split(NEXT_IN_LINE)) {
        const start = STATEMENT.exec(part);
        if (!start) continue;
        const words = [part.slice(start[0].length)];
        found.push({ number: `${start[1]}${start[2]}`, words, line: row.line });
      }
      lastLine = row.line;
      continue;
    }
    const last = found.at(-1);
    const goesOn = row.line === lastLine + 1 || /^\s*\p{Ll}/u.test(row.cells[0] ?? '');
    if (last && row.line <= lastLine + 3 && goesOn && !row.marked) {
      last.words.push(text);
      lastLine = row.line;
    } else others.push(row);
  }
  if (found.length === 0) return null;
  const statements = found.map(({ number, words, line }) => ({
    number,
    wording: tidy(words.join(' ')),
    line,
  }));
  noteGaps(statements, rows, notes);
  const title = titleOf(others);
  const reference = firstMatch(others, REFERENCE) ?? firstMatch(others, OCCUPATION);
  return {
    kind: 'standard',
    code: reference ?? (initialsOf(title.value) || 'STANDARD'),
    title,
    ...versionOf(rows),
    qualificationNumbers: qualificationNumbersOf(lines),
    qualificationTitles: [],
    contents: [],
    headings: headingsOf(others),
    units: [],
    rules: null,
    statements,
    notUnderstood: notes.listed(),
    lines,
  };
}

function firstMatch(rows: readonly Row[], form: RegExp): string | null {
  for (const row of rows) {
    const found = form.exec(textOf(row).slice(0, 300))?.[1];
    if (found) return found;
  }
  return null;
}

/** Beside or under the reference, else the first line that is no navigation: it stands twice. */
function titleOf(rows: readonly Row[]): Said<string> {
  for (const [at, row] of rows.entries()) {
    const text = onlyCell(row);
    const found = text && /^(?:reference:?\s*)?ST\d{4}\s*[:–-]?\s*(.*)$/.exec(text);
    if (!found) continue;
    if (found[1]) return { value: found[1], line: row.line };
    const next = rows[at + 1];
    const under = next && onlyCell(next);
    if (next && under && !under.includes(':')) return { value: under, line: next.line };
  }
  const seen = new Set<string>();
  for (const row of rows) {
    const text = onlyCell(row, 100);
    if (text && seen.has(text)) return { value: text, line: row.line };
    if (text) seen.add(text);
  }
  const first = rows[0];
  return { value: first ? textOf(first).slice(0, 120) : '', line: first?.line ?? 1 };
}

/** Says what numbers are left out, come twice or come out of turn, and which kind is not there. */
function noteGaps(statements: readonly ReadCriterion[], rows: readonly Row[], notes: Notes): void {
  const last = { K: 0, S: 0, B: 0 };
  for (const { number, wording, line } of statements) {
    const kind = number.charAt(0) as keyof typeof KINDS;
    const place = Number(number.slice(1));
    if (place !== last[kind] + 1) {
      const because = `Statement ${number} stands where ${kind}${last[kind] + 1} was expected.`;
      notes.add(line, wording, because);
    }
    last[kind] = place;
  }
  const end = statements.at(-1);
  if (end && rows.at(-1)?.line === end.line && end.number.startsWith('B')) {
    const because = `The document ends with statement ${end.number}: whether more should follow cannot be told.`;
    notes.add(end.line, end.wording, because);
  }
}

/** The kinds of statement that are not there, in words: 'behaviours'. */
export function kindsMissing(statements: readonly ReadCriterion[]): readonly string[] {
  const there = new Set(statements.map(({ number }) => number.charAt(0)));
  return Object.entries(KINDS).flatMap(([kind, name]) => (there.has(kind) ? [] : [name]));
}
