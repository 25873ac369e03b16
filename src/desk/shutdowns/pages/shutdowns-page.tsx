import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listShutdowns } from '../schema.ts';

export type Row = ReplyOf<typeof listShutdowns>['rows'][number];

/** How a shutdown stands as at a day. */
export function shutdownLook(
  { from, to, liftedAt }: Pick<Row, 'from' | 'to' | 'liftedAt'>,
  today: string,
): StateLook {
  if (liftedAt !== null) return { word: 'Lifted', meaning: 'quiet', mark: 'ring' };
  if (to < today) return { word: 'Over', meaning: 'quiet', mark: 'ring' };
  if (from > today) return { word: 'To come', meaning: 'information', mark: 'clock' };
  return { word: 'Closed now', meaning: 'attention', mark: 'octagon' };
}

/** The days of a shutdown in words. */
export function daysOf({ from, to }: Pick<Row, 'from' | 'to'>): string {
  const today = dateIn(new Date());
  return from === to ? showDate(from, today) : `${showDate(from, today)} to ${showDate(to, today)}`;
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'client',
    head: 'Client',
    cell: (row) => (
      <Link href={`/shutdowns/${row.closureId}`}>
        {row.clientName}
        {row.siteName === null ? '' : `, ${row.siteName}`}
      </Link>
    ),
    by: (row) => row.clientName,
  },
  { key: 'days', head: 'Days', cell: daysOf, by: (row) => row.from, width: '230px' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={shutdownLook(row, dateIn(new Date()))} />,
    width: '130px',
  },
  { key: 'why', head: 'Why', cell: (row) => row.because },
  {
    key: 'cancelled',
    head: 'Cancelled',
    cell: (row) => row.cancelled,
    by: (row) => row.cancelled,
    number: true,
    width: '110px',
  },
];

/** When clients are or were closed. */
export default function ShutdownsPage() {
  const reading = useRead(listShutdowns, { query: {} }, { live: ['shutdown.', 'client.'] });
  return (
    <Page title="Shutdowns" where={[{ label: 'Clients', href: '/clients' }]}>
      <Read of={reading}>
        {({ rows, total }) => (
          <Table
            label="Shutdowns"
            noun={['shutdown', 'shutdowns']}
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.closureId}
            empty={
              <Empty
                title="No client is closed"
                action={<LinkButton href="/clients">Choose a client</LinkButton>}
              >
                Plan a shutdown on the page of the client that closes.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
