import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { refuseIfCut, whatIsCut } from './cut.ts';
import type { NotUnderstood, ReadDocument } from './document.ts';

/**
 * What keeps a document from being imported: words of an outcome or criterion that found no place, a unit
 * of the table that has no page, and the place where it is visibly cut. Nothing is imported in part.
 * Contradictions, and rows the reader has no place for, are the linter's and the report's: they stop nothing.
 */
export function notWhole(document: ReadDocument): readonly NotUnderstood[] {
  const cut = whatIsCut(document);
  const torn = cut ? [{ line: cut.line, text: cut.place, because: cut.because }] : [];
  const lost = document.notUnderstood.filter((note) => note.lost);
  return [...lost, ...pageless(document), ...torn].toSorted((one, other) => one.line - other.line);
}

/** Units without a page would be missing from every choice, and their credits from every sum. */
function pageless({ units, rules }: ReadDocument): readonly NotUnderstood[] {
  const key = (reference: string) => reference.replace(/[\s-]/g, '').toUpperCase();
  const pages = new Set(units.map(({ reference }) => key(reference.value)));
  return (rules?.rows ?? [])
    .filter(({ reference }) => !pages.has(key(reference)))
    .map(({ reference, line }) => ({
      line,
      text: reference,
      because: `${reference} stands in the table of units and has no page.`,
    }));
}

/** The document, or `framework-cut`, or `document-not-whole` naming the first place; `details.notUnderstood` holds them all. */
export function wholeDocument(document: ReadDocument): Result<ReadDocument> {
  const cut = refuseIfCut(document);
  if (!cut.ok) return cut;
  const found = notWhole(document);
  const [first] = found;
  if (!first) return ok(document);
  return refuse(
    'document-not-whole',
    `Nothing was imported: ${counted(found.length, 'place')} of the document could not be understood. The first is line ${first.line}: ${first.because} Correct the file, or send it whole, and import it again.`,
    undefined,
    { notUnderstood: found.slice(0, 500) },
  );
}
