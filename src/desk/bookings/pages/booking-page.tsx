import './bookings.css';
import { Button } from '@mantine/core';
import { type ComponentType, lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import type { StateLook } from '../../../ui/badge.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Page, Section, Sides } from '../../../ui/page.tsx';
import type { RecordSection } from '../../../ui/pages.ts';
import { Waiting } from '../../../ui/progress.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type BookingPage as Booking, readBooking } from '../schema.ts';
import { AddShifts } from './add-shifts.tsx';
import { AmendBooking } from './amend-booking.tsx';
import { AmendLine } from './amend-line.tsx';
import { BookingHistory } from './booking-history.tsx';
import { BookingLines } from './booking-lines.tsx';
import { BookingPapers } from './booking-papers.tsx';
import { BookingParticulars } from './booking-particulars.tsx';
import { MissingList } from './refused-findings.tsx';
import { ShiftPanel } from './shift-panel.tsx';

/** How far a booking is, from its shifts. */
export function fillOf(booking: Pick<Booking, 'lines' | 'papers'>): {
  readonly filled: number;
  readonly places: number;
  readonly look: StateLook;
} {
  const shifts = booking.lines
    .flatMap((line) => line.shifts)
    .filter(({ state }) => state !== 'cancelled');
  const filled = shifts.filter(({ state }) => state === 'assigned' || state === 'confirmed').length;
  const places = shifts.length;
  if (places === 0) {
    return { filled, places, look: { word: 'Cancelled', meaning: 'quiet', mark: 'dash' } };
  }
  const words = `Filled ${filled} of ${places}`;
  if (filled < places) {
    return { filled, places, look: { word: words, meaning: 'attention', mark: 'half' } };
  }
  return { filled, places, look: { word: words, meaning: 'good', mark: 'full' } };
}

/**
 * The record of one booking: what was ordered, who goes, what is missing, what was sent, then the parts that
 * other rooms give it; of these 'history' stands at its side.
 */
export function bookingPageWith(
  sections: readonly RecordSection[],
  shiftSections: readonly RecordSection[],
): ComponentType {
  return () => <BookingPage sections={sections} shiftSections={shiftSections} />;
}

function BookingPage({
  sections,
  shiftSections,
}: {
  readonly sections: readonly RecordSection[];
  readonly shiftSections: readonly RecordSection[];
}) {
  const { params, query, setQuery } = useAddress();
  const bookingId = params['bookingId'] ?? '';
  const [onItsWay, setOnItsWay] = useState(false);
  const reading = useRead(
    readBooking,
    { params: { bookingId } },
    { every: onItsWay ? 3_000 : 30_000 },
  );
  const booking = reading.value;
  const moving = booking?.confirmations.some(
    ({ delivery }) => delivery?.state === 'queued' || delivery?.state === 'sending',
  );
  if (moving !== undefined && moving !== onItsWay) setOnItsWay(moving);
  const may = useMay();
  const section = sections.find(({ id }) => id === 'history');
  const readable = section?.action === undefined || may(section.action);
  const History = useMemo(
    () => (section === undefined || !readable ? undefined : lazy(section.load)),
    [section, readable],
  );
  const history = History === undefined ? undefined : <History id={bookingId} />;
  const parts = useMemo(
    () =>
      sections
        .filter(({ id, action }) => id !== 'history' && (action === undefined || may(action)))
        .map(({ id, title, load }) => ({ id, title, Part: lazy(load) })),
    // The session, and so what may be shown, lasts as long as the page.
    [sections],
  );
  const close = () => setQuery({ shift: undefined, do: undefined, line: undefined });
  return (
    <Page
      title={booking === undefined ? 'Booking' : `${booking.number}, ${booking.clientName}`}
      where={[{ label: 'Bookings', href: '/bookings?view=list' }]}
      action={
        booking !== undefined && may('bookings.write') ? (
          <Button variant="default" onClick={() => setQuery({ do: 'amend', shift: undefined })}>
            Amend particulars
          </Button>
        ) : undefined
      }
    >
      <Read of={reading}>
        {(booking) => (
          <Beside panel={panelOf(booking, query, shiftSections, close)}>
            <Record booking={booking} history={history} />
            {parts.map(({ id, title, Part }) => (
              <Section key={id} title={title}>
                <Suspense fallback={<Waiting />}>
                  <Part id={bookingId} />
                </Suspense>
              </Section>
            ))}
          </Beside>
        )}
      </Read>
    </Page>
  );
}

function panelOf(
  booking: Booking,
  query: Readonly<Record<string, string>>,
  shiftSections: readonly RecordSection[],
  close: () => void,
) {
  const shiftId = query['shift'];
  if (shiftId !== undefined) {
    return <ShiftPanel key={shiftId} shiftId={shiftId} sections={shiftSections} onClose={close} />;
  }
  const line = booking.lines.find(({ lineId }) => lineId === query['line']);
  const lacking = query['do'] === 'missing' ? lineLacking(booking) : undefined;
  if (query['do'] === 'amend' || (query['do'] === 'missing' && lacking === undefined)) {
    return (
      <SidePanel of="amend" title="Amend particulars" onClose={close}>
        <AmendBooking booking={booking} onDone={close} />
      </SidePanel>
    );
  }
  if (lacking !== undefined) return lineOf(lacking, close);
  if (line === undefined) return undefined;
  if (query['do'] === 'add-shifts') {
    return (
      <SidePanel of={`add ${line.lineId}`} title={`Add shifts, ${line.roleName}`} onClose={close}>
        <AddShifts key={line.lineId} line={line} onDone={close} />
      </SidePanel>
    );
  }
  return lineOf(line, close);
}

function lineOf(line: Booking['lines'][number], close: () => void) {
  return (
    <SidePanel of={line.lineId} title={`Amend line, ${line.roleName}`} onClose={close}>
      <AmendLine key={line.lineId} line={line} onDone={close} />
    </SidePanel>
  );
}

/** The first line that does not say what is done, or what the hirer thinks necessary for it. */
function lineLacking({ lines }: Booking): Booking['lines'][number] | undefined {
  return lines.find((line) => {
    const asks = [...line.requiredSkills, ...line.requiredQualifications, ...line.requiredChecks];
    return line.duties === '' || (line.experience === '' && asks.length === 0);
  });
}

function Record({
  booking,
  history,
}: {
  readonly booking: Booking;
  /** From the log; without it, for those who may not read the log, what the booking itself tells. */
  readonly history: ReactNode;
}) {
  const { places, look } = fillOf(booking);
  const unsent = booking.papers.filter(({ paper }) => paper !== 'sent').length;
  return (
    <div className="dp-stack dp-record">
      <Facts
        state={look}
        facts={[
          {
            label: 'Client',
            value: <Link href={`/clients/${booking.clientId}`}>{booking.clientName}</Link>,
            from: booking.hirerName === booking.clientName ? undefined : booking.hirerName,
          },
          { label: 'Site', value: booking.siteName, from: booking.sitePostcode },
          { label: 'Shifts', value: String(places) },
          {
            label: 'Paper',
            value:
              booking.papers.length === 0
                ? 'Nobody assigned yet'
                : unsent === 0
                  ? 'All confirmed'
                  : `${unsent} of ${booking.papers.length} to send`,
          },
          {
            label: 'Taken',
            value: showDate(dateIn(new Date(booking.takenAt)), dateIn(new Date())),
            from: booking.takenByName,
          },
        ]}
        next={<Next booking={booking} unsent={unsent} />}
      />
      {booking.missing.length === 0 ? null : (
        <section className="dp-note dp-attention" aria-label="Still to ask the client">
          <p>
            <strong>Still to ask the client.</strong> Until this is there, nobody can be offered,
            pencilled or assigned (Conduct Regulations 2003, reg 18).
          </p>
          <MissingList missing={booking.missing} />
        </section>
      )}
      <Sides
        main={
          <>
            <BookingLines booking={booking} />
            <BookingPapers booking={booking} />
            <BookingParticulars booking={booking} />
          </>
        }
        side={
          <Section title="History">
            <Suspense fallback={<Waiting />}>
              {history ?? <BookingHistory booking={booking} />}
            </Suspense>
          </Section>
        }
      />
    </div>
  );
}

function Next({ booking, unsent }: { readonly booking: Booking; readonly unsent: number }) {
  const { setQuery } = useAddress();
  const may = useMay();
  const open = booking.lines
    .flatMap((line) => line.shifts)
    .filter(({ state, endsAt }) => state === 'open' && Date.parse(endsAt) > Date.now())
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))[0];
  if (booking.missing.length > 0 && may('bookings.write')) {
    return (
      <Button onClick={() => setQuery({ do: 'missing', shift: undefined })}>
        Enter what is missing
      </Button>
    );
  }
  if (open !== undefined) {
    return <Button onClick={() => setQuery({ shift: open.shiftId })}>Fill the next shift</Button>;
  }
  return unsent === 0 ? null : (
    <a href="#papers">
      {unsent === 1 ? 'Confirm both sides, below' : `Confirm ${unsent} workers, below`}
    </a>
  );
}
