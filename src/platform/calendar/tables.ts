import type { Division } from '../../lib/calendar.ts';
import { opener } from '../db/tx.ts';

/** Open reference data, the same for every organisation. */
interface CalendarTables {
  bank_holiday_year: {
    division: Division;
    year: number;
    source: string;
    imported_at: Date;
  };
  bank_holiday: {
    division: Division;
    date: string;
    title: string;
    year: number;
  };
}

export const calendarDb = opener<CalendarTables>();
