import './conflicts.css';
import { showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listConflicts } from '../schema.ts';
import { KINDS, type Kind } from '../shapes-schema.ts';
import { conflictWords, LOOKS, options, type Row } from './words.ts';

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'kind',
    head: 'What',
    cell: (row) => KINDS[row.kind],
    by: (row) => KINDS[row.kind],
    width: '180px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge
        state={LOOKS[row.state]}
        {...(row.toRefill > 0 ? { note: `${counted(row.toRefill, 'place')} empty` } : {})}
      />
    ),
    by: (row) => row.state,
    width: '190px',
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
    cell: (row) => [row.siteName, row.client?.name].filter(Boolean).join(', '),
    by: (row) => row.client?.name ?? '',
  },
  {
    key: 'when',
    head: 'When',
    cell: (row) => <Moment at={row.happenedAt} />,
    by: (row) => row.happenedAt,
    width: '150px',
  },
  {
    key: 'charge',
    head: 'Charge',
    cell: (row) => (row.chargePence === 0 ? '' : showPence(row.chargePence)),
    by: (row) => row.chargePence,
    number: true,
    width: '90px',
  },
  {
    key: 'owner',
    head: 'Whose',
    cell: (row) => row.owner?.name ?? row.openedBy,
    by: (row) => row.owner?.name ?? row.openedBy,
    width: '130px',
  },
];

/** Everything that went wrong and is not settled, the newest first. */
export default function ConflictsPage() {
  const { query, go } = useAddress();
  const kind = Object.keys(KINDS).find((one) => one === query['kind']) as Kind | undefined;
  const state = (['closed', 'all'] as const).find((one) => one === query['state']) ?? 'open';
  const whose = query['whose'] === 'mine' ? 'mine' : 'all';
  const reading = useRead(
    listConflicts,
    { query: { state, whose, ...(kind ? { kind } : {}) } },
    { live: ['conflict.', 'accident.', 'safeguarding.', 'cancellation.'], every: 60_000 },
  );
  return (
    <Page
      title="What went wrong"
      action={<LinkButton href="/accident-book">Accident book</LinkButton>}
    >
      <Filters
        list="conflicts"
        filters={[
          { name: 'kind', label: 'What', options: options(KINDS) },
          {
            name: 'state',
            label: 'State',
            none: 'not closed',
            options: [
              { value: 'closed', label: 'closed' },
              { value: 'all', label: 'all' },
            ],
          },
          {
            name: 'whose',
            label: 'Whose',
            none: 'everybody’s',
            options: [{ value: 'mine', label: 'given to me' }],
          },
        ]}
      />
      <Read of={reading}>
        {({ total, rows }) => (
          <Table
            label="What went wrong"
            noun={['record', 'records']}
            sortIn="sort"
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.conflictId}
            name={conflictWords}
            onOpen={(row) => go(`/conflicts/${row.conflictId}`)}
            empty={
              <Empty title="Nothing is open">
                Late, ill, not come, cancelled, complained about: write it down from the panel of
                its shift, and what was agreed and learnt stays with it.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
