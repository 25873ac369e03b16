import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { accidentBook } from '../schema.ts';
import { KINDS } from '../shapes-schema.ts';
import { conflictWords, LOOKS } from './words.ts';

type Entry = ReplyOf<typeof accidentBook>['rows'][number];

function hurt({ accident }: Entry): string {
  if (!accident.injured) return 'Nobody';
  return accident.injury === null ? 'Somebody' : accident.injury || 'Somebody';
}

const COLUMNS: readonly Column<Entry>[] = [
  {
    key: 'when',
    head: 'When',
    cell: (row) => <Moment at={row.happenedAt} />,
    by: (row) => row.happenedAt,
    width: '150px',
  },
  {
    key: 'kind',
    head: 'What',
    cell: (row) => KINDS[row.kind],
    by: (row) => KINDS[row.kind],
    width: '110px',
  },
  {
    key: 'worker',
    head: 'Worker',
    cell: (row) => row.worker?.name ?? '',
    by: (row) => row.worker?.name ?? '',
  },
  {
    key: 'where',
    head: 'Where',
    cell: (row) => [row.accident.place, row.siteName].filter(Boolean).join(', '),
  },
  { key: 'doing', head: 'What was being done', cell: (row) => row.accident.doing },
  { key: 'hurt', head: 'Hurt', cell: hurt, by: hurt },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={LOOKS[row.state]} />,
    by: (row) => row.state,
    width: '150px',
  },
];

/** Accidents and near misses: what the accident book of the agency asks for. */
export default function AccidentBookPage() {
  const { go } = useAddress();
  const reading = useRead(accidentBook, {}, { live: ['accident.', 'conflict.'] });
  return (
    <Page title="Accident book" where={[{ label: 'What went wrong', href: '/conflicts' }]}>
      <Read of={reading}>
        {({ total, rows }) => (
          <Table
            label="Accident book"
            noun={['entry', 'entries']}
            sortIn="sort"
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.conflictId}
            name={conflictWords}
            onOpen={(row) => go(`/conflicts/${row.conflictId}`)}
            empty={
              <Empty title="No accident and no near miss">
                Write one down from the panel of its shift or from the worker’s record.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
