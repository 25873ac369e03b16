import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { showCandidate } from '../schema.ts';
import type { Work } from './words.ts';

const COLUMNS: readonly Column<Work>[] = [
  { key: 'employer', head: 'Employer', cell: (row) => row.employer, by: (row) => row.employer },
  { key: 'title', head: 'Job', cell: (row) => row.jobTitle, width: '200px' },
  {
    key: 'from',
    head: 'From',
    cell: (row) => (row.fromOn ? showDate(row.fromOn) : ''),
    by: (row) => row.fromOn ?? undefined,
    width: '130px',
  },
  {
    key: 'to',
    head: 'To',
    cell: (row) => (row.toOn ? showDate(row.toOn) : row.fromOn ? 'Now' : ''),
    width: '130px',
  },
];

/** Work history, the newest job first. */
export default function WorkSection({ id }: { readonly id: string }) {
  const reading = useRead(showCandidate, { params: { id } });
  const may = useMay()('candidates.write');
  const { go } = useAddress();
  const home = `/candidates/${id}/work-history`;
  return (
    <Read of={reading}>
      {({ workHistory }) => (
        <>
          <Table
            label="Work history"
            noun={['job', 'jobs']}
            columns={COLUMNS}
            rows={workHistory}
            id={(row) => row.id}
            {...(may ? { onOpen: (row: Work) => go(`${home}/${row.id}`) } : {})}
            empty={<p className="dp-dim">No jobs yet. References and gaps are read from here.</p>}
          />
          {may ? (
            <LinkButton quiet href={`${home}/new`}>
              Add a job
            </LinkButton>
          ) : null}
        </>
      )}
    </Read>
  );
}
