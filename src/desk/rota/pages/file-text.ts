import { ok, type Result, refuse } from '../../../lib/result.ts';

/**
 * The text of a file as spreadsheets save it: UTF-8, UTF-16 or Windows-1252. Refuses `wrong-type` for a workbook
 * and whatever else is no text, with what to do.
 */
export function textOfFile(bytes: Uint8Array): Result<string> {
  const [first, second, third] = bytes;
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)) {
    return refuse(
      'wrong-type',
      'This is a workbook. Copy its cells and paste them here, or save the sheet as CSV and choose that.',
    );
  }
  if (first === 0xff && second === 0xfe) return ok(new TextDecoder('utf-16le').decode(bytes));
  if (first === 0xfe && second === 0xff) return ok(new TextDecoder('utf-16be').decode(bytes));
  if (bytes.includes(0))
    return refuse('wrong-type', 'This file holds no text. Save the sheet as CSV.');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    // Excel saves plain CSV in the code page of Windows; a mark of UTF-8 that is broken is no text of either.
    if (first === 0xef && second === 0xbb && third === 0xbf) {
      return refuse('wrong-type', 'This file is cut off. Save it again.');
    }
    return ok(new TextDecoder('windows-1252').decode(bytes));
  }
}
