import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../test/worker-database.ts';
import { isBusinessDay } from '../../lib/calendar.ts';
import { newId } from '../../lib/ids.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { type Database, openPool } from '../db/pool.ts';
import { read } from '../db/read.ts';
import { systemActor } from '../identity/create-organisation.ts';
import { holidaysFile } from './calendar.fixtures.ts';
import { holidaysOf } from './holidays.ts';
import { importHolidays } from './import-holidays.ts';

let db: Database;
let ownerUrl: string;

beforeAll(async () => {
  const urls = await freshDatabase('calendar');
  ownerUrl = urls.ownerUrl;
  db = openPool(urls.appUrl);
  return () => db.close();
});

const known = () => read(db, systemActor(newId()), (tx) => holidaysOf(tx, BANK_HOLIDAYS));
const bring = (text: string, keep = true) =>
  importHolidays(ownerUrl, BANK_HOLIDAYS, { text, source: 'bank-holidays.json', keep });

describe('bank holidays that the operator brings in', () => {
  it('are none at first: the calendar is the one that comes with the product', async () => {
    expect(await known()).toBe(BANK_HOLIDAYS);
  });

  it('are not kept by a trial, nor when a row is wrong', async () => {
    expect(await bring(holidaysFile([2029]), false)).toMatchObject({
      value: { coveredUntil: '2029-12-31', changes: [{ isNew: true }, {}, {}] },
    });
    expect((await bring('{}')).ok).toBe(false);
    expect(await bring(holidaysFile([2031]))).toMatchObject({ refusal: { code: 'calendar-gap' } });
    expect(await known()).toBe(BANK_HOLIDAYS);
  });

  it('lengthen the calendar from the next act on', async () => {
    const before = await known();
    expect(isBusinessDay('2029-07-12', 'england', before).ok).toBe(false);
    await bring(holidaysFile([2029]));
    const holidays = await known();
    expect(holidays.coveredUntil).toBe('2029-12-31');
    expect(isBusinessDay('2029-07-12', 'england', holidays)).toEqual({ ok: true, value: true });
    expect(isBusinessDay('2029-07-12', 'northern-ireland', holidays)).toEqual({
      ok: true,
      value: false,
    });
    expect(holidays.dates.scotland.has('2026-06-15')).toBe(true);
  });

  it('change nothing when brought in again', async () => {
    expect(await bring(holidaysFile([2029]))).toMatchObject({ value: { changes: [], years: [] } });
  });

  it('say each day that comes or goes, and leave other years alone', async () => {
    const changed = holidaysFile([2029], (file) => {
      const events = file['scotland']?.events ?? [];
      Object.assign(events[8] ?? {}, { date: '2029-12-27', title: 'Boxing Day moved' });
    });
    const done = await bring(changed);
    expect(done).toMatchObject({
      value: {
        changes: [
          {
            division: 'scotland',
            year: 2029,
            isNew: false,
            added: [{ date: '2029-12-27', title: 'Boxing Day moved' }],
            removed: ['2029-12-26'],
          },
        ],
        untouched: [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028],
      },
    });
    const holidays = await known();
    expect(holidays.dates.scotland.has('2029-12-26')).toBe(false);
    expect(holidays.dates.scotland.has('2029-12-27')).toBe(true);
    expect(holidays.dates['england-and-wales'].has('2029-12-26')).toBe(true);
  });

  it('put a year of the product right, day by day', async () => {
    const text = holidaysFile([2028], (file) => {
      for (const { division, events } of Object.values(file)) {
        const days = [...BANK_HOLIDAYS.dates[division as 'scotland']].filter((date) =>
          date.startsWith('2028'),
        );
        events.splice(0, events.length);
        for (const date of [...days, '2028-06-09']) {
          events.push({
            title: date === '2028-06-09' ? 'A jubilee' : 'Day',
            date,
            notes: '',
            bunting: true,
          });
        }
      }
    });
    expect(await bring(text)).toMatchObject({
      value: { changes: [{ added: [{ date: '2028-06-09' }], removed: [] }, {}, {}] },
    });
    const holidays = await known();
    expect(isBusinessDay('2028-06-09', 'wales', holidays)).toEqual({ ok: true, value: false });
    expect(holidays.coveredUntil).toBe('2029-12-31');
  });

  it('come from two imports at once, one after the other', async () => {
    const both = await Promise.all([bring(holidaysFile([2030])), bring(holidaysFile([2030]))]);
    const changes = both.map((one) => (one.ok ? one.value.changes.length : -1));
    expect(changes.sort()).toEqual([0, 3]);
    expect((await known()).coveredUntil).toBe('2030-12-31');
  });

  it('are written by the operator alone', async () => {
    const written = sql`delete from bank_holiday`.execute(db.kysely);
    await expect(written).rejects.toMatchObject({ code: '42501' });
    const year = sql`update bank_holiday_year set source = 'a tenant'`.execute(db.kysely);
    await expect(year).rejects.toMatchObject({ code: '42501' });
  });
});
