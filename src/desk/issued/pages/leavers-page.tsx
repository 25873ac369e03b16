import './issued.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { LEAVING_REASONS, listLeavers } from '../schema.ts';

type Row = ReplyOf<typeof listLeavers>['rows'][number];

function look({ closedAt, backOn, lastDay }: Row, today: string): StateLook {
  if (backOn !== null) return { word: 'Back', meaning: 'good', mark: 'tick' };
  if (closedAt !== null) return { word: 'Left', meaning: 'quiet', mark: 'cross' };
  return lastDay < today
    ? { word: 'Last day has gone', meaning: 'attention', mark: 'flag' }
    : { word: 'Leaves', meaning: 'information', mark: 'clock' };
}

const columns = (today: string): readonly Column<Row>[] => [
  {
    key: 'who',
    head: 'Worker',
    cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
    by: ({ name }) => name,
  },
  { key: 'state', head: 'State', cell: (row) => <Badge state={look(row, today)} /> },
  {
    key: 'last',
    head: 'Last day',
    cell: ({ lastDay }) => showDate(lastDay, today),
    by: ({ lastDay }) => lastDay,
  },
  { key: 'why', head: 'Why', cell: ({ reason }) => LEAVING_REASONS[reason] },
  {
    key: 'out',
    head: 'Still out',
    cell: ({ out }) => (out === 0 ? '' : counted(out, 'thing')),
    by: ({ out }) => out,
  },
  {
    key: 'back',
    head: 'Back on',
    cell: ({ backOn }) => (backOn === null ? '' : showDate(backOn, today)),
  },
];

/** Who leaves, who has left with what, and who came back. */
export default function LeaversPage() {
  const { query } = useAddress();
  const which = query['which'] === 'back' ? 'back' : 'left';
  const reading = useRead(listLeavers, { query: { which } }, { live: ['worker.', 'item.'] });
  return (
    <Page title="Leavers" where={[{ label: 'Issued', href: '/issued' }]}>
      <Filters
        filters={[
          {
            name: 'which',
            label: 'Show',
            none: 'who leaves or has left',
            options: [{ value: 'back', label: 'who came back' }],
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, today }) => (
          <Table
            label="Leavers"
            noun={['leaver', 'leavers']}
            columns={columns(today)}
            rows={rows}
            total={total}
            id={(row) => row.leavingId}
            empty={
              <Empty title="Nobody">
                Who leaves stands here with what is still out with them. Say it on their record.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
