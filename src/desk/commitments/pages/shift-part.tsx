import './commitments.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes, showPence, showPercent } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { Read, useRead } from '../../../ui/read.tsx';
import { readWeekEffects } from '../schema.ts';

type Row = ReplyOf<typeof readWeekEffects>['rows'][number];

/** '3 h at weekday, time and a half: £12.40 more pay, £17.60 more charge; net margin of the shift 14.2% to 11.9%'. */
function words(row: Row): string {
  const hours = row.overtime.map(
    ({ name, minutes }) => `${showMinutes(minutes)} at ${lower(name)}`,
  );
  const more = `${showPence(row.morePayPence)} more pay, ${showPence(row.moreChargePence)} more charge`;
  const margin =
    row.netPointsBefore === null || row.netPointsAfter === null
      ? ''
      : `; net margin of the shift ${showPercent(row.netPointsBefore, 1)} to ${showPercent(row.netPointsAfter, 1)}`;
  return `${hours.length === 0 ? '' : `${listed(hours)}: `}${more}${margin}`;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** On the panel of a shift, before it is given to somebody: for whom it would make overtime. */
export default function ShiftPart({ id }: { readonly id: string }) {
  const reading = useRead(readWeekEffects, { params: { id } }, { live: ['shift.', 'assignment.'] });
  return (
    <Read of={reading}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <section className="dp-stack" aria-label="What it does to the week">
            <p className="dp-dim dp-small">
              With the hours they have this week, this shift makes overtime:
            </p>
            <ul className="cm-list">
              {rows.map((row) => (
                <li key={row.personId} className={row.belowFloor ? 'dp-stop' : undefined}>
                  <strong>{row.name}</strong>
                  {row.holds ? ' (holds it)' : ''}: {words(row)}
                  {row.belowFloor ? ', below the floor' : ''}
                </li>
              ))}
            </ul>
          </section>
        )
      }
    </Read>
  );
}
