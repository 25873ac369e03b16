import { sql } from 'kysely';
import { type Holidays, withYears } from '../../lib/calendar.ts';
import type { Tx } from '../db/tx.ts';
import { calendarDb } from './tables.ts';

/**
 * The bank holidays as this house knows them: those that come with the product, with the years that the
 * operator brought in over or beside them. One small question; nothing is kept between acts, so a year
 * brought in counts from the next act on.
 * @param comes the calendar that comes with the product
 */
export async function holidaysOf(tx: Tx, comes: Holidays): Promise<Holidays> {
  const rows = await calendarDb(tx)
    .selectFrom('bank_holiday')
    .select([
      'division',
      'year',
      sql<string[]>`array_agg(to_char(date, 'YYYY-MM-DD') order by date)`.as('dates'),
    ])
    .groupBy(['division', 'year'])
    .execute();
  return withYears(comes, rows);
}
