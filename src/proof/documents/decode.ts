import { ok, type Result, refuse } from '../../lib/result.ts';

/** Most bytes, and most characters, of a document that is read. */
export const MOST_BYTES = 50 * 1024 * 1024;

export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** How other files begin that people send for a text; the content decides, never the name. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['504b0304', 'a Word document, another Office file or a zip archive'],
  ['504b0506', 'an empty zip archive'],
  ['d0cf11e0a1b11ae1', 'an old Word or Excel file'],
  ['7b5c727466', 'an RTF document'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
];

/**
 * The text of a framework document's file: UTF-8, UTF-16 with its mark, else Windows-1252.
 * @param bytes the whole file
 * @returns the text and how it was written, or `too-large` (more than 50 MB), `framework-empty`,
 *   `wrong-type` (a PDF, a Word file, a picture: save it as plain text first)
 */
export function decodeFramework(
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: Encoding }> {
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other) return notText(other[1]);
  if (start.startsWith('fffe') || start.startsWith('feff')) {
    const label = start.startsWith('fffe') ? 'utf-16le' : 'utf-16be';
    return checked(new TextDecoder(label).decode(bytes), 'UTF-16');
  }
  if (bytes.includes(0)) return notText('no text at all');
  const utf8 = utf8Of(bytes);
  if (utf8 !== null) return checked(utf8, 'UTF-8');
  return checked(new TextDecoder('windows-1252').decode(bytes), 'Windows-1252');
}

/** The refusal of a file with more bytes than are read. */
export function tooLarge(bytes: number): Result<never> {
  const size = Math.ceil(bytes / 1024 / 1024);
  return refuse(
    'too-large',
    `The file has ${size} MB; a framework document may have 50 MB. Save the document alone as plain text.`,
  );
}

/** A file cut in the middle of a character is still UTF-8: the broken end is left off. */
function utf8Of(bytes: Uint8Array): string | null {
  for (let cut = 0; cut < 4 && cut <= bytes.length; cut++) {
    if (cut > 0 && (bytes[bytes.length - cut] ?? 0) < 0x80) return null;
    try {
      const whole = cut === 0 ? bytes : bytes.subarray(0, bytes.length - cut);
      return new TextDecoder('utf-8', { fatal: true }).decode(whole);
    } catch {
      // One byte fewer may be whole characters again.
    }
  }
  return null;
}

function checked(text: string, encoding: Encoding): ReturnType<typeof decodeFramework> {
  if (text.trim() === '') {
    return refuse('framework-empty', 'The file is empty. Choose the document saved as plain text.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (controls > text.length / 500 + 8) return notText('no text at all');
  if (/^\s{0,100}(?:<!doctype|<html|<\?xml)/i.test(text)) return notText('a web page or XML');
  return ok({ text, encoding });
}

function notText(what: string): Result<never> {
  return refuse(
    'wrong-type',
    `This is ${what}. Only plain text is read: open the document, save it as plain text (.txt, UTF-8), and choose that file.`,
  );
}
