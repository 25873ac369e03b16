import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { endsSoon } from '../../rules/calendar/calendar-ends.ts';
import type { calendarSpan } from './schema.ts';

/** What the calendar of this house covers, and whether it ends within 12 months. */
export async function calendarSpanNow(tx: Tx): Promise<ReplyIn<typeof calendarSpan>> {
  const holidays = await holidaysOf(tx, BANK_HOLIDAYS);
  const { coveredFrom, coveredUntil } = holidays;
  return { coveredFrom, coveredUntil, endsSoon: endsSoon(holidays, dateIn(nowOf(tx))) };
}
