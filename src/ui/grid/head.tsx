// biome-ignore-all lint/a11y/useSemanticElements: a table cannot draw rows at pixel heights, bars over midnight and only what is seen
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over cells and bars, as the ARIA grid pattern has it
import { showDate } from '../../lib/show.ts';
import type { DateText } from '../../lib/time.ts';
import type { GridDay } from './layout.ts';

/** The sticky head: the days, today marked, a day the clocks change with its length. */
export function GridHead({
  corner,
  days,
  today,
}: {
  readonly corner: string;
  readonly days: readonly GridDay[];
  readonly today: DateText;
}) {
  const from = days[0]?.start ?? 0;
  const total = (days.at(-1)?.end ?? 1) - from;
  const narrow = days.length > 14;
  return (
    <div role="row" aria-rowindex={1} className="dp-grid-row dp-grid-head" data-narrow={narrow}>
      <div role="columnheader" aria-colindex={1} className="dp-grid-name">
        {corner}
      </div>
      <div className="dp-grid-track" role="presentation">
        {days.map((day, at) => {
          const [weekday, number, month] = showDate(day.date, today).split(' ');
          const hours = (day.end - day.start) / 60;
          const first = at === 0 || number === '1';
          return (
            <div
              key={day.date}
              role="columnheader"
              aria-colindex={at + 2}
              aria-label={dayWords(day, today, hours)}
              className="dp-day"
              data-today={day.date === today}
              style={{
                left: `${((day.start - from) / total) * 100}%`,
                width: `${((day.end - day.start) / total) * 100}%`,
              }}
            >
              <span>{weekday}</span> <span>{narrow && !first ? number : `${number} ${month}`}</span>
              {hours === 24 ? null : (
                <span className="dp-day-hours" title={dayWords(day, today, hours)}>
                  {hours} h
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function dayWords(day: GridDay, today: DateText, hours: number): string {
  const date = showDate(day.date, today);
  const now = day.date === today ? ', today' : '';
  if (hours === 24) return `${date}${now}`;
  return `${date}${now}, ${hours} hours long: the clocks go ${hours < 24 ? 'forward' : 'back'}`;
}
