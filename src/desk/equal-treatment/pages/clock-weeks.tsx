import { showDate } from '../../../lib/show.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { type ClockShown, WEEK_LOOKS, type WeekShown } from './words.ts';

interface Props {
  readonly clock: ClockShown;
  /** 'Care assistant at Elm Care Ltd'. */
  readonly name: string;
  readonly today: string;
}

/** Weeks shown as cells: those of the last weeks; all of them stand in the table below. */
const SHOWN = 20;

/** The weeks as a row of cells, counted ones with their number; the ones still missing follow empty. */
export function ClockWeeks({ clock, name, today, needed }: Props & { readonly needed: number }) {
  const numbered = withNumbers(clock);
  const missing = clock.anchor === null ? 0 : Math.max(0, needed - clock.weeks);
  return (
    <ol className="et-weeks" aria-label={`Weeks: ${name}`}>
      {numbered.slice(-SHOWN).map(({ week, number }) => {
        const look = WEEK_LOOKS[week.what];
        const words = `${showDate(week.weekFrom, today)}: ${look.word}. ${week.because}`;
        return (
          <li
            key={week.weekFrom}
            className={`dp-${look.meaning}`}
            data-what={week.what}
            title={words}
          >
            <span className="dp-unseen">{words}</span>
            <span aria-hidden="true">
              {number === null ? <Mark name={look.mark} size={10} /> : number}
            </span>
          </li>
        );
      })}
      {Array.from({ length: missing }, (_, at) => clock.weeks + at + 1).map((number) => (
        <li key={`ahead ${number}`} className="dp-quiet" data-what="ahead">
          <span className="dp-unseen">Week {number} is still to come</span>
          <span aria-hidden="true">{number}</span>
        </li>
      ))}
    </ol>
  );
}

/** Every week with what became of it, why, and the records it rests on; the latest first. */
export function EveryWeek({ clock, name, today }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys.
    <section className="et-scroll" aria-label={`Every week: ${name}`} tabIndex={0}>
      <table className="et-table">
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">What became of it</th>
            <th scope="col">Why</th>
            <th scope="col">Rests on</th>
          </tr>
        </thead>
        <tbody>
          {withNumbers(clock)
            .reverse()
            .map(({ week, number }) => (
              <tr key={week.weekFrom}>
                <td>
                  {showDate(week.weekFrom, today)} to {showDate(week.weekTo, today)}
                </td>
                <td>
                  <Badge
                    state={WEEK_LOOKS[week.what]}
                    {...(number === null ? {} : { note: `${number}` })}
                  />
                </td>
                <td>{week.because}</td>
                <td>
                  <Records week={week} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function Records({ week }: { readonly week: WeekShown }) {
  if (week.restsOn.length === 0) return <span className="dp-dim">no record</span>;
  return week.restsOn.map(({ kind, id, label }, at) => (
    <span key={id}>
      {at === 0 ? '' : ', '}
      {kind === 'shift' ? <Link href={`/bookings?shift=${id}`}>{whenOf(label)}</Link> : label}
    </span>
  ));
}

/** 'Mon 16 Nov 07:00-14:30' of a shift's label: the place is the clock's own. */
function whenOf(label: string): string {
  return label.split(' at ')[0] ?? label;
}

/** Weeks with their number among those that count since the anchor; null for the others. */
function withNumbers({
  weeksLabelled,
  anchor,
}: ClockShown): { readonly week: WeekShown; readonly number: number | null }[] {
  let number = 0;
  return weeksLabelled.map((week) => {
    const counts = week.what === 'counted' || week.what === 'continued';
    if (!counts || anchor === null || week.weekFrom < anchor) return { week, number: null };
    number += 1;
    return { week, number };
  });
}
