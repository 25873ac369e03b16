import { showDate } from '../../../lib/show.ts';
import { useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { calendarSpan } from '../schema.ts';

/** A calendar seldom changes: read once an hour. */
const EVERY_MS = 3_600_000;

/** What needs somebody when the calendar of bank holidays ends within 12 months; else nothing. */
export function useCalendarNeeds() {
  const may = useMay();
  const span = useRead(calendarSpan, {}, { every: EVERY_MS, when: may('calendar.read') });
  if (!span.value?.endsSoon) return [];
  return [
    {
      id: 'calendar',
      text: (
        <>
          The calendar of bank holidays ends on {showDate(span.value.coveredUntil)}; days after it
          cannot be counted. Fetch the government’s file, gov.uk/bank-holidays.json, and on the
          server run <code>npm run -s deskproof -- import bank-holidays FILE</code>.
        </>
      ),
      href: '/rules/BANK-HOLIDAY',
      act: 'Bank holidays known',
    },
  ];
}
