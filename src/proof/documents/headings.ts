import type { Said } from './document.ts';
import { isFurniture, onlyCell, type Row } from './rows.ts';

const LONGEST = 100;

/** The headings among rows, in order: marked as such, numbered, in capitals, or short and titled. */
export function headingsOf(rows: readonly Row[]): readonly Said<string>[] {
  return rows.flatMap((row) => {
    const value = row.tabbed ? null : onlyCell(row, LONGEST);
    return value !== null && isHeading(value, row.marked) ? [{ value, line: row.line }] : [];
  });
}

function isHeading(text: string, marked: boolean): boolean {
  if (isFurniture(text) || !/\p{L}{2}/u.test(text)) return false;
  if (marked) return true;
  if (/^[-•*–▪◦]/.test(text) || /[.;,]$/.test(text)) return false;
  if (!/\p{Ll}/u.test(text)) return true;
  if (text.endsWith(':') || /^version\b/i.test(text)) return false;
  const words = text.split(' ');
  if (words.length > 12) return false;
  if (/^(?:section |part |appendix )?[A-Z\d]{1,2}[.)]\s+\p{Lu}/u.test(text)) return true;
  const long = words.filter((word) => word.replace(/[^\p{L}]/gu, '').length > 3);
  const large = long.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return /^[^\p{L}]*\p{Lu}/u.test(text) && large.length >= Math.ceil(long.length * 0.6);
}
