import { Link } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { type RoundRow, roundLook } from './words.ts';

const COLUMNS: readonly Column<RoundRow>[] = [
  {
    key: 'what',
    head: 'Work',
    cell: (row) => (
      <Link href={`/offers/${row.roundId}`}>
        {row.roleName}, {row.when}
      </Link>
    ),
    by: (row) => row.when,
  },
  { key: 'where', head: 'Where', cell: (row) => `${row.siteName}, ${row.clientName}` },
  { key: 'state', head: 'State', cell: (row) => <Badge state={roundLook(row)} />, width: '140px' },
  {
    key: 'waiting',
    head: 'Wait for us',
    cell: (row) => row.waiting || '',
    by: (row) => row.waiting,
    number: true,
    width: '100px',
  },
  {
    key: 'answered',
    head: 'Answered',
    cell: (row) => `${row.answered} of ${row.asked}`,
    by: (row) => row.answered,
    number: true,
    width: '100px',
  },
  {
    key: 'places',
    head: 'Places open',
    cell: (row) => `${row.placesOpen} of ${row.places}`,
    by: (row) => row.placesOpen,
    number: true,
    width: '110px',
  },
  {
    key: 'next',
    head: 'Next ring',
    cell: (row) => (row.nextRingAt === null ? '' : <Ago at={row.nextRingAt} />),
    by: (row) => row.nextRingAt ?? '',
    width: '110px',
  },
  {
    key: 'closes',
    head: 'Answers until',
    cell: (row) => <Moment at={row.closesAt} />,
    by: (row) => row.closesAt,
    width: '150px',
  },
];

/** Rounds of asking, as a list. */
export function RoundsTable({
  rows,
  total,
}: {
  readonly rows: readonly RoundRow[];
  readonly total: number;
}) {
  return (
    <Table
      label="Rounds of asking"
      noun={['round', 'rounds']}
      columns={COLUMNS}
      rows={rows}
      total={total}
      id={(row) => row.roundId}
      empty={
        <Empty title="Nobody is being asked">
          Open a shift and ask people for it by text or mail, or ring them down; deadlines and
          answers then stand here.
        </Empty>
      }
    />
  );
}
