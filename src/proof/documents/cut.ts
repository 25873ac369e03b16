import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReadDocument, ReadUnit } from './document.ts';
import { kindsMissing } from './standard.ts';

/** Where a document is visibly cut, and what should stand there. */
export interface Cut {
  readonly line: number;
  /** 'unit ABC1', 'statement S9'. */
  readonly place: string;
  readonly because: string;
}

/**
 * Where a document is visibly cut or torn: a unit without outcomes, an outcome without words or without
 * criteria, a last page that ends before the end all other pages have, a table of units whose last rows
 * have no page, a kind of statement that is announced and not there, a last point that breaks off.
 */
export function whatIsCut(document: ReadDocument): Cut | null {
  if (document.kind === 'standard') return cutStandard(document);
  if (document.kind === 'marking_points') return cutPoints(document);
  for (const unit of document.units) {
    const cut = cutInside(unit, document);
    if (cut) return cut;
  }
  return cutAtEnd(document) ?? pagesNotThere(document);
}

/** Refuses a document that is visibly cut: `framework-cut`, naming line and unit. Nothing half imported. */
export function refuseIfCut(document: ReadDocument): Result<ReadDocument> {
  const cut = whatIsCut(document);
  if (!cut) return ok(document);
  const { line, place, because } = cut;
  return refuse(
    'framework-cut',
    `Nothing was imported: the document is cut or torn at line ${line}: ${because} Save the whole document as plain text and import it again.`,
    undefined,
    { notUnderstood: [{ line, text: place, because }] },
  );
}

function cutInside(unit: ReadUnit, { units, lines }: ReadDocument): Cut | null {
  const place = `unit ${unit.reference.value}`;
  const [first] = unit.outcomes;
  if (!first) {
    const line = unit === units.at(-1) ? lines.length : unit.reference.line;
    return { line, place, because: `${place} has no learning outcome.` };
  }
  for (const { number, wording, line, criteria } of unit.outcomes) {
    if (wording === '') {
      const because = `criteria ${numbers(criteria)} of ${place} stand under no learning outcome ${number}.`;
      return { line, place, because };
    }
    if (criteria.length === 0) {
      const because = `learning outcome ${number} of ${place} has no assessment criterion.`;
      return { line, place, because };
    }
  }
  return null;
}

function numbers(criteria: ReadUnit['outcomes'][number]['criteria']): string {
  const [first, last] = [criteria[0]?.number, criteria.at(-1)?.number];
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** The last page lacks the rows with which every other page ends. */
function cutAtEnd({ units, lines }: ReadDocument): Cut | null {
  const last = units.at(-1);
  const others = units.slice(0, -1);
  if (!last || others.length === 0 || !others.every(hasEnd) || hasEnd(last)) return null;
  const place = `unit ${last.reference.value}`;
  const final = last.outcomes.at(-1)?.criteria.at(-1);
  return {
    line: lines.length,
    place,
    because: `the page of ${place} breaks off after criterion ${final?.number ?? '?'}; every other page ends with the unit's purpose.`,
  };
}

function hasEnd(unit: ReadUnit): boolean {
  return unit.purpose !== null || unit.missing.some(({ value }) => value === 'purpose');
}

/** Two or more units at the end of the table have no page, and every unit before them has one. */
function pagesNotThere({ units, rules, lines }: ReadDocument): Cut | null {
  const key = (reference: string): string => reference.replace(/[\s-]/g, '').toUpperCase();
  const there = new Set(units.map(({ reference }) => key(reference.value)));
  const rows = rules?.rows ?? [];
  const firstGap = rows.findIndex(({ reference }) => !there.has(key(reference)));
  if (firstGap < 1) return null;
  const gap = rows.slice(firstGap);
  if (gap.length < 2 || gap.some(({ reference }) => there.has(key(reference)))) return null;
  const last = units.at(-1)?.reference.value ?? '';
  return {
    line: lines.length,
    place: `after unit ${last}`,
    because: `the table of units lists ${rows.length} units, and the pages of ${gap.length} of them, from ${gap[0]?.reference} on, are not there.`,
  };
}

function cutStandard({ statements, lines }: ReadDocument): Cut | null {
  const [missing] = kindsMissing(statements);
  const announced = lines.some(
    (line) => line.length < 100 && /knowledge, skills,? and behaviou?rs/i.test(line),
  );
  if (!missing || !announced) return null;
  const last = statements.at(-1)?.number ?? '';
  return {
    line: lines.length,
    place: `statement ${last}`,
    because: `the standard announces knowledge, skills and behaviours, and after ${last} no ${missing} are there.`,
  };
}

function cutPoints({ statements, lines }: ReadDocument): Cut | null {
  const last = statements.at(-1);
  if (!last || statements.length < 2 || last.wording.length === 0) return null;
  const ended = (text: string): boolean => /[.!?;)]["'”’]?$/.test(text);
  if (ended(last.wording) || !statements.slice(0, -1).every(({ wording }) => ended(wording)))
    return null;
  if (last.line < lines.length - 2) return null;
  const because = `marking point ${last.number} breaks off; every other point is a whole sentence.`;
  return { line: last.line, place: `marking point ${last.number}`, because };
}
