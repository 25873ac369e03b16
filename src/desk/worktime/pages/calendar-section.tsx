import './calendar.css';
import { useState } from 'react';
import { addDays } from '../../../lib/days.ts';
import { showDate } from '../../../lib/show.ts';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { showCalendar } from '../schema.ts';
import { CalendarGrid } from './calendar-grid.tsx';
import { PatternsPart } from './patterns.tsx';

/** Four weeks of a worker: what is known of each part of each day, said by whom, and what they hold. */
export default function CalendarSection({ id }: { readonly id: string }) {
  const mayWrite = useMay()('worktime.write');
  const [from, setFrom] = useState<string>();
  const reading = useRead(
    showCalendar,
    { params: { id }, query: { from } },
    { live: ['availability.', 'shift.', 'assignment.'] },
  );
  return (
    <Read of={reading}>
      {(calendar) => (
        <>
          <nav className="wt-weeks" aria-label="Weeks shown">
            <strong>
              {showDate(calendar.from, calendar.today)} to{' '}
              {showDate(addDays(calendar.from, 27), calendar.today)}
            </strong>
            <button
              type="button"
              className="dp-link"
              onClick={() => setFrom(addDays(calendar.from, -28))}
            >
              Four weeks before
            </button>
            <button
              type="button"
              className="dp-link"
              onClick={() => setFrom(addDays(calendar.from, 28))}
            >
              Four weeks after
            </button>
          </nav>
          <CalendarGrid key={calendar.from} id={id} calendar={calendar} mayWrite={mayWrite} />
          <PatternsPart id={id} calendar={calendar} mayWrite={mayWrite} />
        </>
      )}
    </Read>
  );
}
