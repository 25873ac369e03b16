import { useMemo } from 'react';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type GridBar, type GridRow, gridDays, WeekGrid } from '../../../ui/week-grid.tsx';
import { weekWorkersRoute } from '../schema.ts';
import type { useWeek } from './use-week.ts';
import { bySite, byWorker, choicesOf, type WorkerOfWeek } from './week.ts';
import { useDrops, type useWeekMoves } from './week-moves.tsx';

/** How the workers stand with the law changes slowly beside where they work. */
const RULES_EVERY_MS = 60_000;
const NOBODY: readonly WorkerOfWeek[] = [];

/** One to four weeks as a grid: workers or sites down, days across, gaps on top; a bar opens its shift. */
export function WeekView({
  by,
  monday,
  weeks,
  openId,
  moves,
  weekOf: { reading, week, initials },
}: {
  readonly by: 'worker' | 'site';
  readonly monday: string;
  readonly weeks: number;
  readonly openId: string | undefined;
  readonly moves: ReturnType<typeof useWeekMoves>;
  readonly weekOf: ReturnType<typeof useWeek>;
}) {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const { client, site, role, state, q } = query;
  const workers = useRead(
    weekWorkersRoute,
    { query: { date: monday, weeks, size: 500, ...(q ? { q } : {}) } },
    { every: RULES_EVERY_MS, when: by === 'worker' && may('bookings.rank') },
  ).value?.rows;
  const days = useMemo(() => gridDays(monday, weeks * 7), [monday, weeks]);
  const canMove = by === 'worker' && may('bookings.offer');
  const shown = useMemo(() => {
    if (week === undefined) return undefined;
    const filters = { client, site, role, state };
    const marked = {
      initials,
      movableAfter: canMove ? Math.floor(Date.now() / 60_000) : undefined,
    };
    return by === 'worker'
      ? byWorker(week, filters, workers ?? NOBODY, marked)
      : bySite(week, filters, marked);
  }, [week, by, client, site, role, state, workers, initials, canMove]);
  const drops = useDrops(moves.carried);
  const shiftOf = (bar: GridBar) => week?.shifts.find(({ shiftId }) => shiftId === bar.id);

  return (
    <Read of={reading}>
      {() => {
        if (week === undefined) return null;
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
                  wide={by === 'worker'}
                  onOpen={(bar) => setQuery({ shift: bar.id })}
                  {...(canMove
                    ? {
                        onCarry: moves.onCarry,
                        onMove: (bar: GridBar, row: GridRow | null) => {
                          const shift = shiftOf(bar);
                          if (shift !== undefined) moves.drop(shift, row);
                        },
                        ...(drops === undefined ? {} : { drops }),
                      }
                    : {})}
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
