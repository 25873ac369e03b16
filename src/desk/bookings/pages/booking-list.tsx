import { Button } from '@mantine/core';
import type { ReplyOf } from '../../../lib/route.ts';
import { showMoment } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { listBookings } from '../schema.ts';
import { PAPER_LOOKS } from './looks.ts';
import { minute } from './words.ts';

type Row = ReplyOf<typeof listBookings>['rows'][number];

const NEEDS = [
  { value: 'unfilled', label: 'A place to fill' },
  { value: 'unsent', label: 'A confirmation to send' },
  { value: 'out_of_date', label: 'Paper out of date' },
] as const;
const PAGE = 100;
const MOST = 200;

/** How the papers of a booking stand, in one badge. */
export function papersOf(
  row: Pick<Row, 'outOfDate' | 'assigned' | 'confirmed'>,
): StateLook | undefined {
  if (row.outOfDate > 0) return PAPER_LOOKS.out_of_date;
  if (row.assigned > 0) return PAPER_LOOKS.none;
  return row.confirmed > 0 ? PAPER_LOOKS.sent : undefined;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'number', head: 'Booking', cell: (row) => row.number, by: (row) => row.number },
  { key: 'client', head: 'Client', cell: (row) => row.clientName, by: (row) => row.clientName },
  { key: 'site', head: 'Site', cell: (row) => row.siteName, by: (row) => row.siteName },
  {
    key: 'lines',
    head: 'Lines',
    cell: (row) => (
      <>
        {row.lines} <span className="dp-dim">{listed(row.roles)}</span>
      </>
    ),
    by: (row) => row.lines,
  },
  {
    key: 'filled',
    head: 'Filled',
    number: true,
    cell: (row) => `${row.assigned + row.confirmed} of ${row.shifts - row.cancelled}`,
    by: (row) => row.open + row.pencilled,
  },
  {
    key: 'next',
    head: 'Next shift',
    cell: (row) =>
      row.nextStartsAt === null ? (
        <span className="dp-dim">None to come</span>
      ) : (
        showMoment(minute(row.nextStartsAt), dateIn(new Date()))
      ),
    by: (row) => row.nextStartsAt ?? undefined,
  },
  {
    key: 'paper',
    head: 'Paper',
    cell: (row) => {
      const look = papersOf(row);
      return look === undefined ? (
        <span className="dp-dim">Nobody assigned</span>
      ) : (
        <Badge state={look} {...(row.outOfDate > 0 ? { note: String(row.outOfDate) } : {})} />
      );
    },
    by: (row) => papersOf(row)?.word,
  },
];

/** Every booking as a table, newest first; a row opens its record. */
export function BookingList() {
  const { query, setQuery, go } = useAddress();
  const may = useMay();
  const { q, since, until } = query;
  const needs = NEEDS.find(({ value }) => value === query['needs'])?.value;
  const size = Math.min(Math.max(Number(query['size']) || PAGE, PAGE), MOST);
  const from = Math.max(Number(query['from']) || 0, 0);
  const reading = useRead(listBookings, {
    query: {
      size,
      from,
      ...(q ? { q } : {}),
      ...(needs ? { needs } : {}),
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
    },
  });
  const take = may('bookings.write') ? (
    <LinkButton href="/bookings/new">Take a booking</LinkButton>
  ) : undefined;
  const filtered = q !== undefined || needs !== undefined;
  return (
    <>
      <Filters
        list="bookings"
        stays={['view']}
        filters={[
          { name: 'q', label: 'Number, client or site' },
          { name: 'needs', label: 'Needs', options: NEEDS },
        ]}
      />
      <Read of={reading}>
        {({ total, rows }) => (
          <>
            <Table
              label="Bookings"
              noun={['booking', 'bookings']}
              sortIn="sort"
              rows={rows}
              total={total}
              id={(row) => row.bookingId}
              name={(row) => row.number}
              onOpen={(row) => go(`/bookings/${row.bookingId}`)}
              columns={COLUMNS}
              empty={
                filtered ? (
                  <Empty title="No booking fits these filters">
                    Remove a filter above to see more.
                  </Empty>
                ) : (
                  <Empty title="No bookings yet" action={take}>
                    Each order of a client stands here with its shifts and who goes.
                  </Empty>
                )
              }
            />
            {total > size ? (
              <nav className="dp-row" aria-label="Pages of the list">
                <Button
                  variant="default"
                  disabled={from === 0}
                  onClick={() => setQuery({ from: from > size ? String(from - size) : undefined })}
                >
                  Newer
                </Button>
                <span>
                  {from + 1} to {Math.min(from + size, total)} of {total.toLocaleString('en-GB')}
                </span>
                <Button
                  variant="default"
                  disabled={from + size >= total}
                  onClick={() => setQuery({ from: String(from + size) })}
                >
                  Older
                </Button>
              </nav>
            ) : null}
          </>
        )}
      </Read>
    </>
  );
}
