import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted, cutTo } from '../../lib/text.ts';
import { readCasePackage } from './case-tree.ts';
import { isCsvTable, readCsvTable } from './csv-table.ts';
import { MOST_BYTES, tooLarge } from './decode.ts';
import { countsOf, type ReadDocument } from './document.ts';
import { documentOfTree } from './document-of-tree.ts';
import { readMarkingPoints } from './marking-points.ts';
import { noNotes } from './not-understood.ts';
import { linesOf, type Row, rowsOf, textOf } from './rows.ts';
import { readSpecification } from './specification.ts';
import { readStandard } from './standard.ts';

/** A framework has some thousand lines; a million would no longer be a document. */
const MOST_LINES = 1_000_000;
/** The longest row of a table known to us has some thousand characters. */
const LONGEST_LINE = 1_000_000;
/** No qualification comes near: more would be many documents in one file. */
const MOST_UNITS = 1_000;
const MOST_CRITERIA = 50_000;
const LOOKED_FOR =
  'units (pages with title, reference, level, credit, learning outcomes and criteria 1.1, 1.2 ...), statements of an occupational standard (K1, S1, B1 ...), or points under the heading Examiner Marking Points';

/**
 * Reads a framework document by its structure: an awarding body's unit specification, an occupational
 * standard, a page with examiner marking points, a CASE package (JSON) or a table (CSV). Time and memory grow with the text's length.
 * @param text the decoded document, see `decodeFramework`
 * @param called what a table is called that does not name its framework: the file's name
 * @returns the document as it stands, with what was not understood; or `too-large`, `framework-empty`,
 *   `framework-not-understood` when no unit, statement or point was found
 */
export function readDocument(text: string, called = 'Framework'): Result<ReadDocument> {
  if (text.length > MOST_BYTES) return tooLarge(text.length);
  const count = countLines(text);
  if (count > MOST_LINES) {
    return refuse(
      'too-large',
      `The text has ${count.toLocaleString('en-GB')} lines; a framework document has some thousand. Save the document alone as plain text.`,
    );
  }
  const lines = linesOf(text.isWellFormed() ? text : text.toWellFormed());
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) {
    return refuse(
      'too-large',
      `Line ${long + 1} has more than a million characters; no row of a framework document has. Save the document as plain text with its lines.`,
    );
  }
  const packed = readPacked(text, called);
  if (packed) return packed;
  const rows = rowsOf(lines);
  const [first] = rows;
  if (!first) {
    return refuse('framework-empty', 'The file is empty. Choose the document saved as plain text.');
  }
  const specification = readSpecification(rows, lines, noNotes());
  if (specification && specification.units.length > 0) return ofReason(specification);
  const other = readStandard(rows, lines, noNotes()) ?? readMarkingPoints(rows, lines, noNotes());
  return other ? ofReason(other) : refuseUnknown(rows, lines.length, specification);
}

/** A CASE package or a table, known by how it begins; null: neither. */
function readPacked(text: string, called: string): Result<ReadDocument> | null {
  const start = text.replace(/^\uFEFF?\s*/, '');
  const file = start.startsWith('{')
    ? readCasePackage(start)
    : isCsvTable(start)
      ? readCsvTable(start, called)
      : null;
  if (file === null) return null;
  if (!file.ok) return file;
  const document = documentOfTree(file.value);
  return document.ok ? ofReason(document.value) : document;
}

/** The document, or `too-large` when it holds more than any framework does. */
function ofReason(document: ReadDocument): Result<ReadDocument> {
  const { units, criteria } = countsOf(document);
  if (units <= MOST_UNITS && criteria <= MOST_CRITERIA) return ok(document);
  const beyond = document.units[MOST_UNITS]?.reference.line;
  return refuse(
    'too-large',
    `${counted(units, 'unit')} with ${counted(criteria, 'criterion', 'criteria')} were understood; one framework has at most ${MOST_UNITS} units and ${MOST_CRITERIA} criteria${beyond ? `, which line ${beyond} passes` : ''}. The file may hold several documents: save each alone.`,
  );
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
