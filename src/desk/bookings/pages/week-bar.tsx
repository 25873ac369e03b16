import { Button, SegmentedControl } from '@mantine/core';
import { showDate } from '../../../lib/show.ts';
import { addDays, dateIn, mondayOf } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Mark } from '../../../ui/mark.tsx';
import { weekAfter } from './week.ts';

/** The three ways to look at bookings. */
export const VIEWS = [
  { value: 'workers', label: 'Workers' },
  { value: 'sites', label: 'Sites' },
  { value: 'list', label: 'List' },
] as const;
export type View = (typeof VIEWS)[number]['value'];

/** How many weeks the grid shows at once. */
const SPANS = [
  { value: '1', label: '1 week' },
  { value: '2', label: '2' },
  { value: '4', label: '4' },
];

/** The weeks an address asks for; one when it asks for none that are offered. */
export function weeksOf(text: string | undefined): number {
  return SPANS.some(({ value }) => value === text) ? Number(text) : 1;
}

/** Which view, and with a grid which week: all of it in the address. */
export function WeekBar({
  view,
  monday,
  weeks,
}: {
  readonly view: View;
  readonly monday: string;
  readonly weeks: number;
}) {
  const { setQuery } = useAddress();
  const today = dateIn(new Date());
  const move = (by: number) => () => setQuery({ week: weekAfter(monday, by, today) });
  const span = `${showDate(monday, today)} to ${showDate(addDays(monday, weeks * 7 - 1), today)}`;
  return (
    <div className="dp-row dp-week-bar">
      <SegmentedControl
        aria-label="View"
        size="sm"
        data={[...VIEWS]}
        value={view}
        onChange={(value) => setQuery({ view: value === 'workers' ? undefined : value })}
      />
      {view === 'list' ? null : (
        <nav className="dp-row" aria-label="Week">
          <Button variant="default" px={8} aria-label="Previous week" onClick={move(-1)}>
            <Mark name="left" />
          </Button>
          <Button
            variant="default"
            aria-current={monday === mondayOf(today) ? 'date' : undefined}
            onClick={() => setQuery({ week: undefined })}
          >
            Today
          </Button>
          <Button variant="default" px={8} aria-label="Next week" onClick={move(1)}>
            <Mark name="right" />
          </Button>
          <SegmentedControl
            aria-label="Weeks shown"
            size="sm"
            data={SPANS}
            value={String(weeks)}
            onChange={(value) => setQuery({ weeks: value === '1' ? undefined : value })}
          />
          <strong aria-live="polite">{span}</strong>
        </nav>
      )}
    </div>
  );
}
