import { useState } from 'react';
import { Read, useRead } from '../../../ui/read.tsx';
import { readWeekPay } from '../schema.ts';
import { WeekLines, WeekMoves } from './week-lines.tsx';

/** On a worker's record: what a week of theirs comes to, client by client. */
export default function PersonPart({ id }: { readonly id: string }) {
  const [date, setDate] = useState<string>();
  const reading = useRead(
    readWeekPay,
    { params: { id }, query: date === undefined ? {} : { date } },
    { live: ['shift.', 'assignment.', 'booking.'] },
  );
  return (
    <Read of={reading}>
      {({ monday, rows }) => (
        <div className="dp-stack">
          <WeekMoves monday={monday} onWeek={setDate} />
          {rows.length === 0 ? (
            <p className="dp-dim">Nothing is accepted in this week.</p>
          ) : (
            rows.map((row) => <WeekLines key={row.clientId} row={row} heading={row.clientName} />)
          )}
        </div>
      )}
    </Read>
  );
}
