import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listReferences } from '../schema.ts';
import { type Reference, refereeWords, STATE_LOOKS } from './words.ts';

const COLUMNS: readonly Column<Reference>[] = [
  {
    key: 'candidate',
    head: 'Candidate',
    cell: (row) => <Link href={`/candidates/${row.candidateId}`}>{row.candidateName}</Link>,
    by: (row) => row.candidateName,
  },
  { key: 'referee', head: 'Referee', cell: refereeWords, by: refereeWords, width: '280px' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge
        state={STATE_LOOKS[row.state]}
        {...(row.state === 'reminded' && row.reminders > 1 ? { note: 'twice' } : {})}
      />
    ),
    by: (row) => STATE_LOOKS[row.state].word,
    width: '180px',
  },
  {
    key: 'reach',
    head: 'Reach',
    cell: (row) => row.refereePhone || row.refereeEmail,
    width: '200px',
  },
  {
    key: 'asked',
    head: 'First asked',
    cell: (row) => <Ago at={row.askedAt} />,
    by: (row) => row.askedAt,
    width: '130px',
  },
  {
    key: 'last',
    head: 'Last asked',
    cell: (row) => <Ago at={row.lastAskedAt} />,
    by: (row) => row.lastAskedAt,
    width: '130px',
  },
  {
    key: 'by',
    head: 'Asked by',
    cell: (row) => row.askedBy,
    by: (row) => row.askedBy,
    width: '140px',
  },
];

/** References waited for and to be judged, the longest waited for first. */
export default function ReferencesPage() {
  const { query } = useAddress();
  const show = query['show'] === 'all' ? 'all' : 'open';
  const state = query['state'] as Reference['state'] | undefined;
  const reading = useRead(
    listReferences,
    { query: { show, ...(state && STATE_LOOKS[state] ? { state } : {}) } },
    { live: ['reference.', 'check.'] },
  );
  return (
    <Page title="References">
      <Filters
        list="references"
        filters={[
          {
            name: 'state',
            label: 'State',
            options: Object.entries(STATE_LOOKS).map(([value, { word }]) => ({
              value,
              label: word,
            })),
          },
          {
            name: 'show',
            label: 'Show',
            none: 'still open',
            options: [{ value: 'all', label: 'settled too' }],
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total }) => (
          <Table
            label="References"
            noun={['reference', 'references']}
            sortIn="sort"
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.referenceId}
            empty={
              <Empty title="No reference is waited for">
                Ask for one from a candidate’s record, under References and gaps: the referee gets a
                link of their own, and is reminded twice before somebody rings.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
