import './bookings.css';
import type { ComponentType, ReactNode } from 'react';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { BookingList } from './booking-list.tsx';
import { ShiftPanel } from './shift-panel.tsx';
import { useWeek } from './use-week.ts';
import { weekOf } from './week.ts';
import { VIEWS, WeekBar, weeksOf } from './week-bar.tsx';
import { useWeekMoves, WaitingMove } from './week-moves.tsx';
import { WeekView } from './week-view.tsx';

/** Bookings: the week by worker or site with a shift's panel beside it, or all of them as a list. */
export function bookingsPageWith(shiftSections: readonly RecordSection[]): ComponentType {
  return () => <BookingsPage shiftSections={shiftSections} />;
}

function BookingsPage({ shiftSections }: { readonly shiftSections: readonly RecordSection[] }) {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const view = VIEWS.find(({ value }) => value === query['view'])?.value ?? 'workers';
  const monday = weekOf(query['week'], dateIn(new Date()));
  const weeks = weeksOf(query['weeks']);
  const openId = query['shift'];
  const panel =
    openId === undefined ? undefined : (
      <ShiftPanel
        key={openId}
        shiftId={openId}
        sections={shiftSections}
        onClose={() => setQuery({ shift: undefined })}
      />
    );
  return (
    <Page
      title="Bookings"
      action={
        may('bookings.write') ? (
          <LinkButton href="/bookings/new">Take a booking</LinkButton>
        ) : undefined
      }
    >
      <WeekBar view={view} monday={monday} weeks={weeks} />
      {view === 'list' ? (
        <Beside panel={panel}>
          <div className="dp-stack">
            <BookingList />
          </div>
        </Beside>
      ) : (
        <Weeks
          key={view}
          by={view === 'workers' ? 'worker' : 'site'}
          monday={monday}
          weeks={weeks}
          openId={openId}
          panel={panel}
        />
      )}
    </Page>
  );
}

/** The grid, with a shift's panel beside it, or what a dropped shift still waits for. */
function Weeks({
  by,
  monday,
  weeks,
  openId,
  panel,
}: {
  readonly by: 'worker' | 'site';
  readonly monday: string;
  readonly weeks: number;
  readonly openId: string | undefined;
  readonly panel: ReactNode;
}) {
  const { query } = useAddress();
  const week = useWeek({ date: monday, weeks, by, q: query['q'] });
  const moves = useWeekMoves(week.look);
  const { waiting, setWaiting, go } = moves;
  return (
    <Beside
      panel={
        waiting === undefined ? (
          panel
        ) : (
          <WaitingMove
            key={waiting.shift.shiftId}
            waiting={waiting}
            go={go}
            onClose={() => setWaiting(undefined)}
          />
        )
      }
    >
      <div className="dp-stack">
        <WeekView
          by={by}
          monday={monday}
          weeks={weeks}
          openId={openId}
          moves={moves}
          weekOf={week}
        />
      </div>
    </Beside>
  );
}
