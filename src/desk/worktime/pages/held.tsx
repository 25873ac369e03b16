import { showDate, showMinutes } from '../../../lib/show.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Moment } from '../../../ui/when.tsx';
import { ACCEPTED, KINDS, minutesByWeek, PENCILLED, type Worktime } from './words.ts';
import '../../../ui/record-part.css';

/** Time the worker holds in the next four weeks, and the hours of each week. */
export function HeldPart({ time }: { readonly time: Worktime }) {
  return (
    <div className="dp-record-part">
      <h3>Time held, next four weeks</h3>
      {time.held.length === 0 ? (
        <p className="dp-dim">Nothing is pencilled or accepted.</p>
      ) : (
        <>
          <p className="dp-dim">
            {minutesByWeek(time.held, time.today)
              .map(
                ({ monday, minutes }) =>
                  `week of ${showDate(monday, time.today)} ${minutes === 0 ? 'none' : showMinutes(minutes)}`,
              )
              .join(', ')}
          </p>
          <ul className="dp-record-lines">
            {time.held.map((shift) => (
              <li key={shift.shiftId}>
                <Badge state={shift.state === 'accepted' ? ACCEPTED : PENCILLED} />
                <span>{shift.label}</span>
                <span className="dp-dim">
                  {KINDS[shift.kind]}, {showMinutes(shift.workingMinutes)}
                  {shift.lapsesAt === null ? null : (
                    <>
                      , lapses <Moment at={shift.lapsesAt} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
