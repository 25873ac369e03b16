import type { ReplyOf } from '../../../lib/route.ts';
import { showPence, showShift } from '../../../lib/show.ts';
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

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'booking',
    head: 'Booking',
    cell: (row) => (
      <Link href={`/bookings/${row.bookingId}?shift=${row.shiftId}`}>{row.number}</Link>
    ),
    by: (row) => row.number,
    width: '90px',
  },
  {
    key: 'when',
    head: 'When',
    cell: (row) =>
      showShift(minuteOfDate(new Date(row.startsAt)), minuteOfDate(new Date(row.endsAt)), today()),
    by: (row) => row.startsAt,
    width: '210px',
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

/** Shifts that no invoice can be paid for yet: what the bill-to asks for is missing. */
export default function MissingPage() {
  const reading = useRead(missingReferences, { query: { size: 500 } });
  return (
    <Page title="Missing order numbers">
      <Read of={reading}>
        {({ rows, total }) => (
          <>
            {total === 0 ? null : (
              <p className="dp-dim">
                {counted(total, 'shift')} worth{' '}
                {showPence(rows.reduce((sum, row) => sum + row.chargePence, 0))} lack what the
                bill-to needs on its invoice. Ask for it, and enter it on the booking.
              </p>
            )}
            <Table
              label="Missing order numbers"
              noun={['shift', 'shifts']}
              columns={COLUMNS}
              rows={rows}
              total={total}
              id={(row) => row.shiftId}
              empty={
                <Empty title="Nothing is missing">
                  Shifts stand here while the order number, cost centre or reference that their
                  bill-to asks for is not entered.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
