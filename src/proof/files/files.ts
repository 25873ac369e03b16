import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText, type TextLimits } from '../../lib/text.ts';
import { MOST_BYTES, MOST_WHOLE_BYTES } from './schema.ts';

const MB = 1024 * 1024;
/** What is kept for one learner, and for one organisation, in bytes. */
export const LEARNER_BYTES = 5 * 1024 * MB;
export const ORGANISATION_BYTES = 200 * 1024 * MB;
/** An upload that nobody finished is given up after so many days. */
export const UNFINISHED_DAYS = 14;

/** How many pieces a file of this size has. */
export function piecesOf(bytes: number, pieceBytes: number): number {
  return Math.ceil(bytes / pieceBytes);
}

/** How many bytes a piece has: all as many, the last what is left. */
export function bytesOfPiece(nth: number, bytes: number, pieceBytes: number): number {
  return Math.min(pieceBytes, bytes - nth * pieceBytes);
}

/** '12.4 MB'. */
export function megabytes(bytes: number): string {
  if (bytes < MB / 10) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const much = bytes / MB;
  return `${much >= 100 ? Math.round(much) : Math.round(much * 10) / 10} MB`;
}

/**
 * Is a file of this size taken? @param isWhole a photo or a document, which is looked at whole. Refuses `too-large`.
 */
export function takesSize(bytes: number, isWhole: boolean): Result<null> {
  if (isWhole && bytes > MOST_WHOLE_BYTES) {
    return refuse(
      'too-large',
      `A photo or document may have ${megabytes(MOST_WHOLE_BYTES)}; this has ${megabytes(bytes)}. Save it smaller, or send the part that shows your work.`,
    );
  }
  if (bytes <= MOST_BYTES) return ok(null);
  return refuse(
    'too-large',
    `One file may have ${megabytes(MOST_BYTES)}; this has ${megabytes(bytes)}. Cut the recording to the part that shows your work, or save it with a smaller picture, and choose that.`,
  );
}

/** Text of one field, cleaned; a refusal says which field it is. */
export function cleanField(field: string, text: string, limits: TextLimits): Result<string> {
  const cleaned = cleanText(text, limits);
  if (cleaned.ok) return cleaned;
  return wrongField(field, cleaned.refusal.code, cleaned.refusal.because);
}

/** '4:05', 'page 3', or 'all of it'. */
export function showPlace(atSecond: number | null, page: number | null): string {
  if (page !== null) return `page ${page}`;
  if (atSecond === null) return 'all of it';
  return `${Math.floor(atSecond / 60)}:${String(atSecond % 60).padStart(2, '0')}`;
}
