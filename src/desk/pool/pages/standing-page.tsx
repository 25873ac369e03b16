import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listStanding } from '../schema.ts';

type Row = ReplyOf<typeof listStanding>['rows'][number];

const WHAT: Readonly<Record<Row['what'], string>> = {
  hours: 'Hours for others',
  earlier_weeks: 'Weeks through other agencies',
  pattern: 'Pattern of availability',
};
const HOLDS: StateLook = { word: 'Answers', meaning: 'good', mark: 'tick' };
const LAPSED: StateLook = { word: 'Lapsed', meaning: 'attention', mark: 'flag' };
const NEVER: StateLook = { word: 'Never said', meaning: 'attention', mark: 'question' };

function columnsOf(today: string): readonly Column<Row>[] {
  return [
    {
      key: 'name',
      head: 'Worker',
      cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
      by: (row) => row.name,
    },
    { key: 'what', head: 'What', cell: (row) => WHAT[row.what], by: (row) => WHAT[row.what] },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={row.saidOn === null ? NEVER : row.lapsed ? LAPSED : HOLDS} />,
      by: (row) => row.until ?? '',
      width: '120px',
    },
    { key: 'said', head: 'What they said', cell: (row) => row.said },
    {
      key: 'on',
      head: 'Said on',
      cell: (row) => (row.saidOn === null ? '' : showDate(row.saidOn, today)),
      by: (row) => row.saidOn ?? '',
      width: '110px',
    },
    {
      key: 'until',
      head: 'Answers until',
      cell: (row) => (row.until === null ? '' : showDate(row.until, today)),
      by: (row) => row.until ?? '',
      width: '120px',
    },
  ];
}

/** What workers said that answers until a day, so that rules have an answer when nobody is there to ask. */
export default function StandingPage() {
  const { query } = useAddress();
  const what = (['hours', 'earlier_weeks', 'pattern'] as const).find(
    (one) => one === query['what'],
  );
  const reading = useRead(listStanding, { query: { what } });
  return (
    <Page title="Standing answers" where={[{ label: 'Pool', href: '/pool' }]}>
      <p className="dp-dim">
        Each answers until a day, asked again every three months. Hours for others are asked with
        the week; the rest on the worker’s record.
      </p>
      <Filters
        filters={[
          {
            name: 'what',
            label: 'What',
            options: Object.entries(WHAT).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, today }) => (
          <Table
            label="Standing answers"
            noun={['answer', 'answers']}
            columns={columnsOf(today)}
            rows={rows}
            total={total}
            id={(row) => `${row.personId} ${row.what}`}
            empty={<Empty title="Nobody on the books">Register candidates first.</Empty>}
          />
        )}
      </Read>
    </Page>
  );
}
