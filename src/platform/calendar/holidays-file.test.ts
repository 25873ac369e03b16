import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { A_YEAR, holidaysFile } from './calendar.fixtures.ts';
import { type BadRow, readHolidaysFile } from './holidays-file.ts';
import { planHolidays } from './holidays-plan.ts';

const REFERENCE = join(
  import.meta.dirname,
  '../../../../shared/data/calendar-uk/bank-holidays.json',
);
const skipped = existsSync(REFERENCE) ? '' : ' (skipped: no reference data)';

function wrongIn(text: string): readonly BadRow[] {
  const read = readHolidaysFile(text);
  if (read.ok) return [];
  expect(read.refusal.code).toBe('not-a-holiday-file');
  return (read.refusal.details as { rows: readonly BadRow[] }).rows;
}

describe('the government’s file of bank holidays', () => {
  it('gives whole years of the three divisions', () => {
    const read = readHolidaysFile(holidaysFile([2029, 2030]));
    expect(
      read.ok && read.value.map(({ division, year, dates }) => [division, year, dates.length]),
    ).toEqual([
      ['england-and-wales', 2029, 8],
      ['england-and-wales', 2030, 8],
      ['scotland', 2029, 9],
      ['scotland', 2030, 9],
      ['northern-ireland', 2029, 10],
      ['northern-ireland', 2030, 10],
    ]);
    expect(read.ok && read.value[0]?.titles.get('2029-12-26')).toBe('Boxing Day');
  });

  it('may come in its older shape, with a byte-order mark', () => {
    const older = Object.fromEntries(
      Object.entries(A_YEAR).map(([division, days]) => [
        `common.nations.${division}_slug`,
        {
          title: division,
          2029: days.map((day) => ({
            title: 'bank_holidays.easter_monday',
            date: `${day.slice(3, 5)}/${day.slice(0, 2)}/2029`,
          })),
        },
      ]),
    );
    const read = readHolidaysFile(`\ufeff${JSON.stringify({ divisions: older })}`);
    expect(read.ok && read.value[1]?.dates).toEqual(
      A_YEAR.scotland.map((day) => `2029-${day.slice(0, 5)}`),
    );
    expect(read.ok && read.value[0]?.titles.get('2029-04-02')).toBe('Easter monday');
  });

  it('is refused whole, each wrong row by its place and reason', () => {
    const text = holidaysFile([2029], (file) => {
      const [first, second] = file['scotland']?.events ?? [];
      Object.assign(first ?? {}, { date: '2029-02-30' });
      Object.assign(second ?? {}, { title: ' ' });
      file['northern-ireland']?.events.push({
        title: 'Twice',
        date: '2029-12-25',
        notes: '',
        bunting: false,
      });
    });
    expect(wrongIn(text)).toEqual([
      {
        place: 'scotland, row 1',
        because: '"2029-02-30" is no date like 2029-01-01 or 01/01/2029',
      },
      { place: 'scotland, row 2', because: 'it has no title' },
      { place: 'northern-ireland, row 11', because: '2029-12-25 stands twice' },
    ]);
  });

  it('is refused for a year that is not whole, missing or apart', () => {
    const cut = holidaysFile([2029], (file) => file['scotland']?.events.splice(3));
    expect(wrongIn(cut)).toEqual([
      { place: 'scotland, 2029', because: 'it has 3 days; a whole year has at least 9' },
    ]);
    const uneven = holidaysFile([2029, 2030], (file) => file['scotland']?.events.splice(9));
    expect(wrongIn(uneven)).toEqual([
      { place: 'scotland, 2030', because: expect.stringContaining('missing here') },
    ]);
    expect(wrongIn(holidaysFile([2029, 2031]))).toHaveLength(3);
    expect(wrongIn(holidaysFile([]))).toHaveLength(3);
  });

  it.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a division as text', '{"scotland":"x","england-and-wales":{"events":7}}'],
    ['rows that are no rows', '{"scotland":{"events":[1,null,{}]}}'],
    ['a web page', '<!doctype html>'],
  ])('is refused when it is %s', (_, text) => {
    expect(wrongIn(text).length).toBeGreaterThan(0);
  });

  it('that does not join on to what is known is refused', () => {
    const read = readHolidaysFile(holidaysFile([2030]));
    expect(read.ok && planHolidays(BANK_HOLIDAYS, read.value)).toMatchObject({
      ok: false,
      refusal: { code: 'calendar-gap' },
    });
  });

  it.skipIf(skipped)(`of ten years is the calendar that comes with the product${skipped}`, () => {
    const read = readHolidaysFile(readFileSync(REFERENCE, 'utf8'));
    if (!read.ok) throw new Error(read.refusal.because);
    expect(read.value).toHaveLength(30);
    expect(planHolidays(BANK_HOLIDAYS, read.value)).toMatchObject({
      value: { changes: [], untouched: [2017, 2018], coveredUntil: '2028-12-31' },
    });
  });
});
