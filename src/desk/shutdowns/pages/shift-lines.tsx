import './shutdowns.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showPence, showShift } from '../../../lib/show.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import type { readShutdown } from '../schema.ts';

type Line = ReplyOf<typeof readShutdown>['shifts'][number];

const minute = (at: string) => minuteOfDate(new Date(at));

/** Shifts line by line, with who was given each and what cancelling it comes to; with a box where each is chosen. */
export function ShiftLines({
  rows,
  chosen,
  onChoose,
}: {
  readonly rows: readonly Line[];
  readonly chosen?: ReadonlySet<string>;
  readonly onChoose?: (shiftId: string) => void;
}) {
  const today = dateIn(new Date());
  return (
    <section className="sd-lines" aria-label="Shifts">
      <table>
        <thead>
          <tr>
            {onChoose ? (
              <th scope="col" className="sd-box">
                Cancel
              </th>
            ) : null}
            <th scope="col">Shift</th>
            <th scope="col">Site and role</th>
            <th scope="col">Worker</th>
            <th scope="col" className="sd-money">
              Charge
            </th>
            <th scope="col" className="sd-money">
              Pay
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const when = showShift(minute(row.startsAt), minute(row.endsAt), today);
            return (
              <tr key={row.shiftId}>
                {onChoose ? (
                  <td className="sd-box">
                    <input
                      type="checkbox"
                      aria-label={`Cancel ${row.number}, ${when}`}
                      checked={chosen?.has(row.shiftId) ?? false}
                      onChange={() => onChoose(row.shiftId)}
                    />
                  </td>
                ) : null}
                <td>
                  <Link href={`/bookings/${row.bookingId}?shift=${row.shiftId}`}>{row.number}</Link>
                  , {when}
                </td>
                <td>
                  {row.siteName}, {row.roleName}
                </td>
                <td>
                  {row.workerName ?? 'Nobody'}
                  {row.told ? ', confirmed' : ''}
                </td>
                <td className="sd-money" data-head="Charge">
                  {showPence(row.chargePence)}
                </td>
                <td className="sd-money" data-head="Pay">
                  {showPence(row.payPence)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
