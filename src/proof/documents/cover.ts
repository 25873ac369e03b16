import { isDate } from '../../lib/days.ts';
import type { Said } from './document.ts';
import { onlyCell, type Row, textOf } from './rows.ts';

const COVER_ROWS = 12;
const VERSION_ROWS = 60;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Every qualification number that stands in the document, in order: '123/4567/8'. */
export function qualificationNumbersOf(lines: readonly string[]): readonly Said<string>[] {
  return lines.flatMap((line, at) => {
    if (!line.includes('/')) return [];
    const found = line.matchAll(/(?<![\d/])\d{3}\/\d{4}\/[\dX](?![\d/])/g);
    return [...found].map(([value]) => ({ value, line: at + 1 }));
  });
}

/** The version a document calls itself, and the day it gives beside it or on its cover. */
export function versionOf(rows: readonly Row[]): {
  readonly version: Said<string> | null;
  readonly dated: Said<string> | null;
} {
  let version: Said<string> | null = null;
  let dated: Said<string> | null = null;
  for (const [at, row] of rows.slice(0, VERSION_ROWS).entries()) {
    const text = textOf(row).slice(0, 200);
    const found = /^version\s*(?:no\.?|number)?\s*:?\s*(\d+(?:\.\d+)*[a-z]?)\b/i.exec(text);
    if (found?.[1] && !version && !dayIn(found[1])) version = { value: found[1], line: row.line };
    const day = found || at < COVER_ROWS ? dayIn(text) : null;
    if (day && !dated) dated = { value: day, line: row.line };
    if (version && dated) break;
  }
  return { version, dated };
}

/** The first day a text names, as 'YYYY-MM-DD': '01.07.2014', '1/7/2014', '2014-07-01', '1 July 2014'. */
function dayIn(text: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const figures = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/.exec(text);
  if (figures) return dayOf(figures[3], figures[2], figures[1]);
  const words = /\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\s+(\d{4})\b/.exec(text);
  const month = MONTHS.indexOf((words?.[2] ?? '').toLowerCase()) + 1;
  return words && month > 0 ? dayOf(words[3], String(month), words[1]) : null;
}

function dayOf(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(iso) ? iso : null;
}

/**
 * The title by which a short line calls a qualification: level, size and subject, without the
 * framework's name in brackets and the number after it; null if it names none.
 */
function qualificationTitleIn(text: string): string | null {
  if (text.length > 200 || /[.;]\s|[.;:]$/.test(text)) return null;
  const named = text.includes(':') ? text.slice(text.lastIndexOf(':') + 1).trim() : text;
  const title = named
    .replace(/\s*\((?:QCF|RQF|NQF|CQFW|EQF)\)/gi, '')
    .replace(/[\s–—-]*\d{3}\/\d{4}\/[\dX].*$/, '')
    .trim();
  const form =
    /\bLevel\s+\d\b(?:\s+\S+){0,5}\s+(?:Award|Certificate|Diploma|Qualification|NVQ)\b.{0,40}\s(?:in|for|of)\s+\p{Lu}/u;
  return form.test(title) ? title : null;
}

/** Every title by which a document calls a qualification its own, given its headings and lists. */
export function qualificationTitlesOf(places: readonly Said<string>[]): readonly Said<string>[] {
  return places.flatMap(({ value, line }) => {
    const title = qualificationTitleIn(value);
    return title ? [{ value: title, line }] : [];
  });
}

/** The title on the cover: one line, or two or three that follow one another. */
export function coverTitle(rows: readonly Row[]): Said<string> | null {
  const cover = rows.slice(0, COVER_ROWS);
  for (let length = 1; length <= 3; length++) {
    for (let at = 0; at + length <= cover.length; at++) {
      const parts = cover.slice(at, at + length).map((row) => onlyCell(row));
      const first = cover[at];
      if (!first || parts.includes(null)) continue;
      const title = qualificationTitleIn(parts.join(' '));
      if (title) return { value: title, line: first.line };
    }
  }
  return null;
}

/** Capitals of a title's words, small words left out, at most six: 'RR' of 'Recruitment Resourcing'. */
export function initialsOf(title: string): string {
  const words = title.match(/[\p{L}\d]+/gu) ?? [];
  const telling = words.filter(
    (word) => !/^(?:a|an|the|of|in|for|and|or|to|with|within|on|at|by)$/i.test(word),
  );
  const letters = (telling.length > 0 ? telling : words)
    .map((word) => word.normalize('NFKD').charAt(0).toUpperCase())
    .filter((letter) => /[A-Z\d]/.test(letter));
  return letters.slice(0, 6).join('');
}

/** A qualification's code out of its title: whose it is, level, subject: 'ABC-L2-RR'. */
export function qualificationCode(title: string): string {
  const found = /^(.*?)\s*\bLevel\s+(\d)\b.*?\s(?:in|for|of)\s+(.*)$/.exec(title.slice(0, 300));
  if (!found) return initialsOf(title) || 'FRAMEWORK';
  const [, whose = '', level = '', subject = ''] = found;
  const owner = /^[A-Z&]{2,8}$/.test(whose) ? whose.replaceAll('&', '') : initialsOf(whose);
  return [owner, `L${level}`, initialsOf(subject)].filter((part) => part !== '').join('-');
}
