import { dateOfParts, isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * A date as files write it: 1990-04-03, 3/4/1990 (or 4/3/1990 the American way), 3 Apr 1990; a time after it
 * is ignored. A year of two digits is the latest that makes the person 13 or older.
 * @returns 'YYYY-MM-DD', null for nothing, or `not-a-date`
 */
export function readDate(text: string, order: 'uk' | 'us', today: string): Result<string | null> {
  const plain = text.trim().replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|am|pm)?$/i, '');
  if (plain === '') return ok(null);
  const parts = partsOf(plain, order);
  if (parts) {
    const [year, month, day] = parts;
    const date = { year: wholeYear(year, today), month, day };
    const iso = `${String(date.year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    if (isDate(iso)) return ok(dateOfParts(date));
  }
  const example = order === 'uk' ? '31/12/1990' : '12/31/1990';
  return refuse(
    'not-a-date',
    `not a day in the calendar; dates are read like ${example} or 1990-12-31.`,
  );
}

function partsOf(text: string, order: 'uk' | 'us'): readonly [string, number, number] | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return [iso[1] ?? '', Number(iso[2]), Number(iso[3])];
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text);
  if (figures) {
    const [first, second] = [Number(figures[1]), Number(figures[2])];
    const [day, month] = order === 'uk' ? [first, second] : [second, first];
    return [figures[3] ?? '', month, day];
  }
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})[-/., ]+(\d{4}|\d{2})$/i.exec(text);
  if (!words) return undefined;
  const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return [words[3] ?? '', month, Number(words[1])];
}

function wholeYear(year: string, today: string): number {
  if (year.length === 4) return Number(year);
  const latest = Number(today.slice(0, 4)) - 13;
  const sameCentury = Math.floor(latest / 100) * 100 + Number(year);
  return sameCentury <= latest ? sameCentury : sameCentury - 100;
}

const two = (number: number) => String(number).padStart(2, '0');
