import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../test/worker-database.ts';
import { newId } from '../../lib/ids.ts';
import { holidaysFile } from '../../platform/calendar/calendar.fixtures.ts';
import { importHolidays } from '../../platform/calendar/import-holidays.ts';
import { openPool } from '../../platform/db/pool.ts';
import { read } from '../../platform/db/read.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { calendarSpanNow } from './span.ts';

describe('the span of the calendar', () => {
  it('asks for a longer one from a year before its end, until a year is brought in', async () => {
    const urls = await freshDatabase('calendar_span');
    let now = new Date('2027-12-30T12:00:00Z');
    const db = openPool(urls.appUrl, { clock: () => now });
    try {
      const span = () => read(db, systemActor(newId()), calendarSpanNow);
      expect(await span()).toEqual({
        coveredFrom: '2017-01-01',
        coveredUntil: '2028-12-31',
        endsSoon: false,
      });
      // Midnight in London is the edge.
      now = new Date('2027-12-30T23:59:59Z');
      expect((await span()).endsSoon).toBe(false);
      now = new Date('2027-12-31T00:00:00Z');
      expect((await span()).endsSoon).toBe(true);
      await importHolidays(urls.ownerUrl, BANK_HOLIDAYS, {
        text: holidaysFile([2029]),
        source: 'next.json',
        keep: true,
      });
      expect(await span()).toMatchObject({ coveredUntil: '2029-12-31', endsSoon: false });
    } finally {
      await db.close();
    }
  });
});
