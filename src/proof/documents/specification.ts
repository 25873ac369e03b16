import { readContents } from './contents.ts';
import {
  coverTitle,
  qualificationCode,
  qualificationNumbersOf,
  qualificationTitlesOf,
  versionOf,
} from './cover.ts';
import type { ReadDocument, Said } from './document.ts';
import { headingsOf } from './headings.ts';
import { groupHeading } from './labels.ts';
import type { Notes } from './not-understood.ts';
import { onlyCell, type Row, textOf } from './rows.ts';
import { readRules } from './rules-of-combination.ts';
import { feedTableRow, noTable, type UnitTable } from './unit-table.ts';
import { closeUnit, feedPageRow, noPages } from './units.ts';

/**
 * Reads an awarding body's specification: units' pages, table of units, rules, lists of contents, in any
 * order.
 * @returns null when no unit's page and no row of a table of units was found
 */
export function readSpecification(
  rows: readonly Row[],
  lines: readonly string[],
  notes: Notes,
): ReadDocument | null {
  const contents = readContents(rows);
  const table = noTable();
  const pages = noPages(rows, notes);
  const outside: Row[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (!row || contents.taken.has(row.line)) continue;
    if (feedTableRow(table, row, notes)) {
      closeUnit(pages);
      pages.group = null;
      continue;
    }
    const read = feedPageRow(pages, at);
    if (read > 0) {
      table.columns = null;
      at += read - 1;
      continue;
    }
    // feedPageRow has ended the page above it, if one was open.
    pages.group = groupHeading(row) ?? pages.group;
    outside.push(row);
  }
  closeUnit(pages);
  if (pages.units.length === 0 && table.rows.length === 0) return null;
  const headings = headingsOf(outside);
  const rules = readRules(outside, table);
  noteAbsentRules(rules, table, lines.length, notes);
  const titles = titlesOf(rows, outside, headings, contents.lines);
  const title = titles[0] ?? firstLine(rows);
  return {
    kind: 'specification',
    code: qualificationCode(title.value),
    title,
    ...versionOf(rows),
    qualificationNumbers: qualificationNumbersOf(lines),
    qualificationTitles: titles,
    contents: contents.lines,
    headings,
    units: pages.units,
    rules,
    statements: [],
    notUnderstood: notes.listed(),
    lines,
  };
}

/** Titles of the qualification: cover, headings, heads of tables, lists of contents. */
function titlesOf(
  rows: readonly Row[],
  outside: readonly Row[],
  headings: readonly Said<string>[],
  contents: ReadDocument['contents'],
): readonly Said<string>[] {
  const cover = coverTitle(rows);
  const heads = outside.flatMap((row) => {
    const value = row.tabbed ? onlyCell(row) : null;
    return value === null ? [] : [{ value, line: row.line }];
  });
  const listed = contents.map(({ title, line }) => ({ value: title, line }));
  const found = qualificationTitlesOf([...headings, ...heads, ...listed])
    .filter(({ line }) => line !== cover?.line)
    .sort((a, b) => a.line - b.line);
  return cover ? [cover, ...found] : found;
}

function firstLine(rows: readonly Row[]): Said<string> {
  const first = rows[0];
  return { value: first ? textOf(first).slice(0, 120) : '', line: first?.line ?? 1 };
}

/** Says which part of a specification is not there at all: the linter compares only what is. */
function noteAbsentRules(
  rules: ReadDocument['rules'],
  table: UnitTable,
  end: number,
  notes: Notes,
): void {
  if (table.rows.length === 0) {
    notes.add(
      end,
      '',
      'No table of units was found in the document: rows of reference, title, level, credit, hours and number.',
    );
  }
  const stated = rules?.mandatoryCredit ?? rules?.optionalCredit ?? rules?.totalCredit;
  if (!stated) {
    notes.add(
      end,
      '',
      'No rules of combination were found in the document: how many credits of mandatory and of optional units.',
    );
  }
}
