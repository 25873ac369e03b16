import { useMemo } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { gridDays, WeekGrid } from '../../../ui/week-grid.tsx';
import { readWeek } from '../schema.ts';
import { bySite, byWorker, choicesOf } from './week.ts';

/** Where changes are not told at once, a colleague's shows within this time. */
const AGAIN_MS = 60_000;
/** What moves on the grid. */
const LIVE = ['shift.', 'booking.', 'assignment.', 'offer.'];

/** The week as a grid: workers or sites down, days across, gaps on top; a bar opens its shift. */
export function WeekView({
  by,
  monday,
  openId,
}: {
  readonly by: 'worker' | 'site';
  readonly monday: string;
  readonly openId: string | undefined;
}) {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const reading = useRead(
    readWeek,
    { query: { date: monday, by, size: 500, ...(query['q'] ? { q: query['q'] } : {}) } },
    { every: AGAIN_MS, live: LIVE },
  );
  const days = useMemo(() => gridDays(monday, 7), [monday]);
  const { client, site, role, state } = query;
  const week = reading.value;
  const shown = useMemo(() => {
    if (week === undefined) return undefined;
    const filters = { client, site, role, state };
    return by === 'worker' ? byWorker(week, filters) : bySite(week, filters);
  }, [week, by, client, site, role, state]);

  return (
    <Read of={reading}>
      {(week) => {
        const choices = choicesOf(week);
        const nothing = week.shifts.length === 0 && week.rows.length === 0;
        return (
          <>
            <Filters
              list={by === 'worker' ? 'week-by-worker' : 'week-by-site'}
              stays={['view', 'week']}
              filters={[
                { name: 'q', label: by === 'worker' ? 'Worker' : 'Site' },
                { name: 'client', label: 'Client', options: choices.clients },
                { name: 'site', label: 'Site', options: choices.sites },
                { name: 'role', label: 'Role', options: choices.roles },
                { name: 'state', label: 'State', options: choices.states },
              ]}
            />
            {nothing || shown === undefined ? (
              <Empty
                title="Nothing in this week"
                action={
                  may('bookings.write') ? (
                    <LinkButton href="/bookings/new">Take a booking</LinkButton>
                  ) : undefined
                }
              >
                Workers and their shifts stand here day by day, with the places still to fill on
                top.
              </Empty>
            ) : (
              <>
                <WeekGrid
                  label={by === 'worker' ? 'Workers by day' : 'Sites by day'}
                  corner={by === 'worker' ? 'Worker' : 'Site'}
                  days={days}
                  rows={shown.rows}
                  bars={shown.bars}
                  {...(shown.gaps === undefined ? {} : { gaps: shown.gaps })}
                  onOpen={(bar) => setQuery({ shift: bar.id })}
                  {...(openId === undefined ? {} : { openId })}
                />
                {week.total > week.rows.length ? (
                  <p className="dp-dim">
                    {week.rows.length.toLocaleString('en-GB')} of{' '}
                    {week.total.toLocaleString('en-GB')} rows are shown. Write a name above to find
                    the others.
                  </p>
                ) : null}
              </>
            )}
          </>
        );
      }}
    </Read>
  );
}
