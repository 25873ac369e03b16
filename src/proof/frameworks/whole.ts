import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import type { NotUnderstood, ReadDocument } from './document.ts';
import { refuseIfCut, whatIsCut } from './read/cut.ts';

/**
 * What keeps a document from being imported: words of an outcome or criterion that found no place, and the
 * place where it is visibly cut. Nothing is imported in part. Contradictions, and rows the reader has no
 * place for, are the linter's and the report's: they stop nothing.
 */
export function notWhole(document: ReadDocument): readonly NotUnderstood[] {
  const cut = whatIsCut(document);
  const torn = cut ? [{ line: cut.line, text: cut.place, because: cut.because }] : [];
  return [...document.notUnderstood.filter(({ lost }) => lost), ...torn].toSorted(
    (one, other) => one.line - other.line,
  );
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
