import { useState } from 'react';
import { Read, useRead } from '../../../ui/read.tsx';
import { readBookingWeekPay } from '../schema.ts';
import { WeekLines, WeekMoves } from './week-lines.tsx';

/** On a booking: what the week comes to for everybody who works on it, with all they work for its client. */
export default function BookingPart({ id }: { readonly id: string }) {
  const [date, setDate] = useState<string>();
  const reading = useRead(
    readBookingWeekPay,
    { params: { id }, query: date === undefined ? {} : { date } },
    { live: ['shift.', 'assignment.', 'booking.'] },
  );
  return (
    <Read of={reading}>
      {({ monday, rows }) => (
        <div className="dp-stack">
          <WeekMoves monday={monday} onWeek={setDate} />
          {rows.length === 0 ? (
            <p className="dp-dim">Nobody has accepted a shift of this booking in this week.</p>
          ) : (
            rows.map((row) => <WeekLines key={row.personId} row={row} heading={row.name} />)
          )}
        </div>
      )}
    </Read>
  );
}
