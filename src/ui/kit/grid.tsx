import { useState } from 'react';
import { showShift } from '../../lib/show.ts';
import { dateIn, mondayOf } from '../../lib/time.ts';
import { Badge } from '../badge.tsx';
import { FactList } from '../facts.tsx';
import { useNotice } from '../notice.tsx';
import { Section } from '../page.tsx';
import { Beside, SidePanel } from '../side-panel.tsx';
import { type GridBar, type GridDay, type GridRow, gridDays, WeekGrid } from '../week-grid.tsx';
import { people, ROLES, STATES } from './people.ts';

const WORKERS = people(200);
const SHIFTS = [
  [7, 8],
  [14, 8],
  [22, 8],
  [9, 8],
  [19, 12],
] as const;
const PLACES = ['Ash Ward', 'Birch House', 'Cedar Depot', 'Dale Court'];
const BUSY = [
  STATES.confirmed,
  STATES.pencilled,
  STATES.accepted,
  STATES.confirmed,
  STATES.blocked,
];

function rowsOf(days: readonly GridDay[]): readonly GridRow[] {
  return WORKERS.map((person, index) => {
    const [from, to] = [days[5]?.start ?? 0, days[6]?.end ?? 0];
    const away: StateSpan[] =
      index % 7 === 3
        ? [{ start: from, end: to, state: { word: 'Unavailable', meaning: 'quiet', mark: 'dash' } }]
        : [];
    return {
      id: person.id,
      label: person.name,
      sub: person.role,
      spans: away,
      ...(index % 11 === 5
        ? {
            marks: [
              { word: 'A check ends this week', meaning: 'attention', mark: 'triangle' } as const,
            ],
          }
        : {}),
    };
  });
}
type StateSpan = NonNullable<GridRow['spans']>[number];

function barsOf(days: readonly GridDay[], perRow: number): readonly GridBar[] {
  return WORKERS.flatMap((person, index) =>
    Array.from({ length: perRow }, (_, nth) => {
      const day = days[(index + nth * 2) % days.length];
      const [hour, hours] = SHIFTS[(index + nth) % SHIFTS.length] ?? [9, 8];
      const start = (day?.start ?? 0) + hour * 60;
      return {
        id: `${person.id} ${nth}`,
        rowId: person.id,
        start,
        end: start + hours * 60,
        label: `${PLACES[(index + nth) % PLACES.length]}, ${person.role}`,
        state: BUSY[(index + nth) % BUSY.length] ?? STATES.open,
        ...(index % 9 === 4 && nth === 1 ? { initials: 'JB' } : {}),
      };
    }),
  );
}

function gapsOf(days: readonly GridDay[], count: number): readonly GridBar[] {
  return Array.from({ length: count }, (_, index) => {
    const [hour, hours] = SHIFTS[index % SHIFTS.length] ?? [9, 8];
    const start = (days[(index * 3) % days.length]?.start ?? 0) + hour * 60;
    return {
      id: `gap ${index}`,
      rowId: '',
      start,
      end: start + hours * 60,
      label: `${PLACES[index % PLACES.length]}, ${ROLES[index % ROLES.length]}`,
      state: index % 4 === 0 ? STATES.offered : STATES.open,
    };
  });
}

const WEEK = gridDays(mondayOf(dateIn(new Date())), 7);
const WEEK_ROWS = rowsOf(WEEK);
const WEEK_BARS = [
  ...barsOf(WEEK, 4),
  ...barsOf(WEEK, 1)
    .slice(0, 3)
    .map((bar): GridBar => {
      const start = bar.start + 180;
      return { ...bar, id: `${bar.id} clash`, start, end: start + 480, state: STATES.blocked };
    }),
];
const GAPS = gapsOf(WEEK, 21);
const MONTH = gridDays('2026-10-19', 28);
const MONTH_ROWS = rowsOf(MONTH).slice(0, 12);
const MONTH_BARS = barsOf(MONTH, 6);

/** The week grid with 200 workers and some 800 shifts, and four weeks over the autumn clock change. */
export function KitGrid() {
  const [open, setOpen] = useState<GridBar | undefined>();
  const say = useNotice();
  const pick = (row: GridRow, day: GridDay) => say(`Picked ${row.label} on ${day.date}`);
  const who = WORKERS.find((person) => person.id === open?.rowId)?.name ?? 'A gap';
  return (
    <>
      <Section title="Workers this week">
        <Beside
          panel={
            open === undefined ? undefined : (
              <SidePanel of={open.id} title={who} onClose={() => setOpen(undefined)}>
                <Badge state={open.state} />
                <FactList
                  facts={[
                    { label: 'Time', value: showShift(open.start, open.end, WEEK[0]?.date) },
                    { label: 'Work', value: open.label },
                  ]}
                />
              </SidePanel>
            )
          }
        >
          <WeekGrid
            label="Workers this week"
            corner="Worker"
            days={WEEK}
            rows={WEEK_ROWS}
            bars={WEEK_BARS}
            gaps={GAPS}
            onOpen={setOpen}
            onPick={pick}
            {...(open === undefined ? {} : { openId: open.id })}
          />
        </Beside>
      </Section>
      <Section title="Four weeks over the clock change">
        <WeekGrid
          label="Four weeks"
          corner="Worker"
          days={MONTH}
          rows={MONTH_ROWS}
          bars={MONTH_BARS}
          onOpen={setOpen}
        />
      </Section>
    </>
  );
}
