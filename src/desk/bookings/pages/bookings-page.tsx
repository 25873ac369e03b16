import './bookings.css';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { BookingList } from './booking-list.tsx';
import { ShiftPanel } from './shift-panel.tsx';
import { weekOf } from './week.ts';
import { VIEWS, WeekBar } from './week-bar.tsx';
import { WeekView } from './week-view.tsx';

/** Bookings: the week by worker or site with a shift's panel beside it, or all of them as a list. */
export default function BookingsPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const view = VIEWS.find(({ value }) => value === query['view'])?.value ?? 'workers';
  const monday = weekOf(query['week'], dateIn(new Date()));
  const openId = query['shift'];
  return (
    <Page
      title="Bookings"
      action={
        may('bookings.write') ? (
          <LinkButton href="/bookings/new">Take a booking</LinkButton>
        ) : undefined
      }
    >
      <WeekBar view={view} monday={monday} />
      <Beside
        panel={
          openId === undefined ? undefined : (
            <ShiftPanel
              key={openId}
              shiftId={openId}
              onClose={() => setQuery({ shift: undefined })}
            />
          )
        }
      >
        <div className="dp-stack">
          {view === 'list' ? (
            <BookingList />
          ) : (
            <WeekView by={view === 'workers' ? 'worker' : 'site'} monday={monday} openId={openId} />
          )}
        </div>
      </Beside>
    </Page>
  );
}
