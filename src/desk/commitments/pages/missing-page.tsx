import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showPence, showShift } from '../../../lib/show.ts';
import { counted, listed } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { missingReferences } from '../schema.ts';

type Row = ReplyOf<typeof missingReferences>['rows'][number];

const today = () => dateIn(new Date());

const when = (startsAt: string, endsAt: string): string =>
  showShift(minuteOfDate(new Date(startsAt)), minuteOfDate(new Date(endsAt)), today());

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'booking',
    head: 'Booking',
    cell: (row) => <Link href={`/bookings/${row.bookingId}`}>{row.number}</Link>,
    by: (row) => row.number,
    width: '90px',
  },
  {
    key: 'shifts',
    head: 'Shifts',
    cell: (row) => <Shifts row={row} />,
    by: (row) => row.firstAt,
    width: '260px',
  },
  {
    key: 'site',
    head: 'Site',
    cell: (row) => `${row.siteName}, ${row.clientName}`,
    by: (row) => row.clientName,
  },
  { key: 'payer', head: 'Bill-to', cell: (row) => row.billToName, by: (row) => row.billToName },
  { key: 'missing', head: 'Missing', cell: (row) => listed(row.missing), width: '190px' },
  {
    key: 'charge',
    head: 'Charge',
    cell: (row) => showPence(row.chargePence),
    by: (row) => row.chargePence,
    number: true,
    width: '100px',
  },
];

/** How many and from when to when; opened, each with a link to it. */
function Shifts({ row }: { readonly row: Row }) {
  const [only] = row.shifts;
  if (row.shiftCount === 1 && only) return when(only.startsAt, only.endsAt);
  const [first, last] = [row.firstAt, row.lastAt].map((at) =>
    showDate(dateIn(new Date(at)), today()),
  );
  const left = row.shiftCount - row.shifts.length;
  return (
    <details>
      <summary>
        {counted(row.shiftCount, 'shift')}
        <span className="dp-unseen"> of {row.number}</span>, {first} to {last}
      </summary>
      <ul>
        {row.shifts.map(({ shiftId, startsAt, endsAt }) => (
          <li key={shiftId}>
            <Link href={`/bookings/${row.bookingId}?shift=${shiftId}`}>
              {when(startsAt, endsAt)}
            </Link>
          </li>
        ))}
        {left === 0 ? null : <li>and {counted(left, 'more shift')}</li>}
      </ul>
    </details>
  );
}

/** Bookings that no invoice can be paid for yet: what the bill-to asks for is missing. */
export default function MissingPage() {
  const reading = useRead(missingReferences, { query: { size: 500 } });
  return (
    <Page title="Missing order numbers">
      <Read of={reading}>
        {({ rows, total, totalShifts, totalPence }) => (
          <>
            {total === 0 ? null : (
              <p className="dp-dim">
                {counted(totalShifts, 'shift')} of {counted(total, 'booking')} worth{' '}
                {showPence(totalPence)} lack what the bill-to needs on its invoice. Ask for it, and
                enter it on the booking.
              </p>
            )}
            <Table
              label="Missing order numbers"
              noun={['booking', 'bookings']}
              columns={COLUMNS}
              rows={rows}
              total={total}
              id={(row) => row.bookingId}
              name={(row) => `${row.number}, ${row.siteName}`}
              empty={
                <Empty title="Nothing is missing">
                  Bookings stand here while the order number, cost centre or reference that their
                  bill-to asks for is not entered for each shift.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
