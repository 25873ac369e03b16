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
      text: `The calendar of bank holidays ends on ${showDate(span.value.coveredUntil)}. Days after it cannot be counted. Whoever runs the server fetches the file from gov.uk/bank-holidays.json and runs: npm run -s deskproof -- import bank-holidays FILE`,
      href: '/rules/BANK-HOLIDAY',
      act: 'Bank holidays known',
    },
  ];
}
