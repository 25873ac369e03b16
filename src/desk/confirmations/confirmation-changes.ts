import type { ConfirmationPaper } from './confirmation-document.ts';
import { type PaperRow, sectionsOf } from './confirmation-sections.ts';

/** A line beside what it said in the version before. */
export interface ComparedRow extends PaperRow {
  readonly mark?: 'changed' | 'new' | 'gone';
  readonly was?: string;
}

export interface ComparedSection {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

/**
 * The sections of a paper, each line marked that is not as it was in the version before; lines that are
 * gone stand at the end of their section. Without a version before nothing is marked.
 */
export function compared(
  paper: ConfirmationPaper,
  before: ConfirmationPaper | null,
): readonly ComparedSection[] {
  const now = sectionsOf(paper);
  if (!before) return now;
  // A full paper after a short one is held against all that the short one stood for.
  const whole = paper.edition.short === undefined;
  const then = new Map(sectionsOf(before, whole).map(({ title, rows }) => [title, rows]));
  return now.map(({ title, rows }) => {
    const old = new Map((then.get(title) ?? []).map((row) => [row.key, row]));
    const kept = rows.map((row): ComparedRow => {
      const was = old.get(row.key);
      old.delete(row.key);
      return marked(row, was);
    });
    const gone = [...old.values()].map((row): ComparedRow => ({ ...row, mark: 'gone' }));
    return { title, rows: [...kept, ...gone] };
  });
}

function marked(row: PaperRow, was: PaperRow | undefined): ComparedRow {
  if (!was) return { ...row, mark: 'new' };
  if (was.label === row.label && was.value === row.value) return row;
  const before = was.label === row.label ? was.value : `${was.label}: ${was.value}`;
  return { ...row, mark: 'changed', was: before };
}

/** What changed, a sentence a line: the head of a changed paper and of its mail. */
export function changeLines(sections: readonly ComparedSection[]): readonly string[] {
  return sections.flatMap(({ title, rows }) =>
    rows.flatMap((row) => {
      const value = oneLine(row.value);
      if (row.mark === 'new') return [`${title}: added ${row.label}: ${value}`];
      if (row.mark === 'gone') return [`${title}: no longer ${row.label}: ${value}`];
      if (row.mark === 'changed') {
        return [`${title}: ${row.label}: now ${value}; before: ${oneLine(row.was ?? '')}`];
      }
      return [];
    }),
  );
}

function oneLine(value: string): string {
  return value.trim() === '' ? 'not stated' : value.replace(/\s*\n\s*/g, ', ');
}
