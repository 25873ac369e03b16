import { ok, type Result, refuse } from '../../../lib/result.ts';
import { cutTo } from '../../../lib/text.ts';
import type { ReadDocument } from '../document.ts';
import { MOST_BYTES, tooLarge } from './decode.ts';
import { readMarkingPoints } from './marking-points.ts';
import { noNotes } from './not-understood.ts';
import { linesOf, type Row, rowsOf, textOf } from './rows.ts';
import { readSpecification } from './specification.ts';
import { readStandard } from './standard.ts';

/** A framework has some thousand lines; a million would no longer be a document. */
const MOST_LINES = 1_000_000;
const LOOKED_FOR =
  'units (pages with title, reference, level, credit, learning outcomes and criteria 1.1, 1.2 ...), statements of an occupational standard (K1, S1, B1 ...), or points under the heading Examiner Marking Points';

/**
 * Reads a framework document by its structure: an awarding body's unit specification, an occupational
 * standard, or a page with examiner marking points. Time and memory grow with the text's length.
 * @param text the decoded document, see `decodeFramework`
 * @returns the document as it stands, with what was not understood; or `too-large`, `framework-empty`,
 *   `framework-not-understood` when no unit, statement or point was found
 */
export function readDocument(text: string): Result<ReadDocument> {
  if (text.length > MOST_BYTES) return tooLarge(text.length);
  const count = countLines(text);
  if (count > MOST_LINES) {
    return refuse(
      'too-large',
      `The text has ${count.toLocaleString('en-GB')} lines; a framework document has some thousand. Save the document alone as plain text.`,
    );
  }
  const lines = linesOf(text.isWellFormed() ? text : text.toWellFormed());
  const rows = rowsOf(lines);
  const [first] = rows;
  if (!first) {
    return refuse('framework-empty', 'The file is empty. Choose the document saved as plain text.');
  }
  const specification = readSpecification(rows, lines, noNotes());
  if (specification && specification.units.length > 0) return ok(specification);
  const other = readStandard(rows, lines, noNotes()) ?? readMarkingPoints(rows, lines, noNotes());
  return other ? ok(other) : refuseUnknown(rows, lines.length, specification);
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  if (count === 1 && text.includes('\r')) return text.split('\r').length;
  return count;
}

function refuseUnknown(
  rows: readonly Row[],
  end: number,
  partly: ReadDocument | null,
): Result<never> {
  const beginning = rows
    .slice(0, 3)
    .map((row) => `line ${row.line}: “${cutTo(textOf(row).slice(0, 300), 80)}”`)
    .join(', ');
  const listed = partly?.rules?.rows ?? [];
  const table =
    listed.length > 0
      ? ` A table of ${listed.length} units stands at line ${listed[0]?.line}, but the document ends at line ${end} without a single unit's page.`
      : '';
  return refuse(
    'framework-not-understood',
    `Nothing in this document was understood.${table} Looked for: ${LOOKED_FOR}. It begins with ${beginning}. Save the whole document as plain text, tables with tabs.`,
  );
}
