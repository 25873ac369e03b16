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

/** Which view, and with a grid which week: all of it in the address. */
export function WeekBar({ view, monday }: { readonly view: View; readonly monday: string }) {
  const { setQuery } = useAddress();
  const today = dateIn(new Date());
  const move = (weeks: number) => () => setQuery({ week: weekAfter(monday, weeks, today) });
  const span = `${showDate(monday, today)} to ${showDate(addDays(monday, 6), today)}`;
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
          <strong aria-live="polite">{span}</strong>
        </nav>
      )}
    </div>
  );
}
