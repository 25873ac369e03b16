import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { readReturn } from '../schema.ts';

type Row = ReplyOf<typeof readReturn>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'framework',
    head: 'Qualification',
    cell: (row) => row.framework,
    by: (row) => row.framework,
    width: '160px',
  },
  { key: 'what', head: 'What', cell: (row) => row.what, by: (row) => row.what, width: '170px' },
  {
    key: 'count',
    head: 'Number',
    cell: (row) => row.count,
    by: (row) => row.count,
    number: true,
    width: '100px',
  },
  { key: 'how', head: 'How it is computed', cell: (row) => row.how },
];

/** What the awarding body asks of a year. */
export default function ReturnPage() {
  const { query } = useAddress();
  const thisYear = new Date().getFullYear();
  const year = Number(query['year'] ?? thisYear);
  const reading = useRead(readReturn, { query: { year } });
  return (
    <Page
      title="Data return"
      where={[{ label: 'Centre', href: '/centre' }]}
      action={
        <a href={`/api/centre/return/file?year=${year}`} download>
          Take along (CSV)
        </a>
      }
    >
      <Filters
        list="data-return"
        filters={[
          {
            name: 'year',
            label: 'Year',
            options: [0, 1, 2, 3, 4].map((back) => ({
              value: String(thisYear - back),
              label: String(thisYear - back),
            })),
          },
        ]}
      />
      <Read of={reading}>
        {({ rows }) => (
          <Table
            label={`Data return of ${year}`}
            noun={['number', 'numbers']}
            sortIn="sort"
            rows={rows}
            id={(row) => `${row.framework} ${row.what}`}
            columns={COLUMNS}
            empty={<Empty title="Nothing to return">No qualification is in use here.</Empty>}
          />
        )}
      </Read>
    </Page>
  );
}
