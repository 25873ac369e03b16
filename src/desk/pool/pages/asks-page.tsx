import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { listAsks } from '../schema.ts';
import { CLOSED, OPEN } from './words.ts';

type Row = ReplyOf<typeof listAsks>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'week',
    head: 'Week of',
    cell: (row) => (
      <Link href={`/pool/asks/${row.id}`}>{showDate(row.weekOn, dateIn(new Date()))}</Link>
    ),
    by: (row) => row.weekOn,
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={row.isOpen ? OPEN : CLOSED} />,
    width: '100px',
  },
  {
    key: 'answered',
    head: 'Answered',
    cell: (row) => `${row.answered} of ${row.asked}`,
    by: (row) => row.answered / Math.max(1, row.asked),
    number: true,
    width: '110px',
  },
  {
    key: 'leftOut',
    head: 'Left out',
    cell: (row) => row.leftOut,
    by: (row) => row.leftOut,
    number: true,
    width: '90px',
  },
  {
    key: 'by',
    head: 'By',
    cell: (row) => (row.channel === 'text' ? 'Text' : 'E-mail'),
    width: '90px',
  },
  {
    key: 'asked',
    head: 'Asked',
    cell: (row) => (
      <>
        <Ago at={row.askedAt} /> by {row.askedBy}
      </>
    ),
    by: (row) => row.askedAt,
    width: '230px',
  },
  {
    key: 'closes',
    head: 'Closes',
    cell: (row) => <Moment at={row.closedAt ?? row.closesAt} />,
    by: (row) => row.closedAt ?? row.closesAt,
    width: '150px',
  },
];

/** What the pool was asked, and how many have answered. */
export default function AsksPage() {
  const reading = useRead(listAsks, {});
  return (
    <Page title="Asks" where={[{ label: 'Pool', href: '/pool' }]}>
      <Read of={reading}>
        {({ rows, total }) => (
          <Table
            label="Asks"
            noun={['ask', 'asks']}
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.id}
            empty={
              <Empty
                title="Nobody was asked yet"
                action={<LinkButton href="/pool">Choose whom to ask</LinkButton>}
              >
                Pick workers in the pool and ask them about a week; their answers come in here.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
