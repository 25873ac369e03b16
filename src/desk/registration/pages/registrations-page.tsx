import { counted } from '../../../lib/text.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listRegistrations, STAGES } from '../schema.ts';
import { type Row, STAGE_CHOICES, STAGE_LOOKS, type Stage, standsFor } from './words.ts';

const columns = (now: string): readonly Column<Row>[] => [
  {
    key: 'name',
    head: 'Candidate',
    cell: (row) => <Link href={`/candidates/${row.personId}`}>{row.name}</Link>,
    by: (row) => row.name,
    width: '180px',
  },
  { key: 'role', head: 'For', cell: (row) => row.role, by: (row) => row.role, width: '150px' },
  {
    key: 'stage',
    head: 'Stage',
    cell: (row) => <Badge state={STAGE_LOOKS[row.stage]} note={standsFor(row.since, now)} />,
    by: (row) => Object.keys(STAGES).indexOf(row.stage),
    width: '210px',
  },
  {
    key: 'missing',
    head: 'Missing',
    cell: (row) =>
      row.missing.length === 0
        ? row.stage === 'declined' || row.stage === 'withdrawn'
          ? ''
          : 'Nothing'
        : row.missing.map(({ because }) => because).join(' '),
    by: (row) => row.missing.length,
  },
  {
    key: 'references',
    head: 'References',
    cell: ({ references: { asked, received } }) =>
      asked === 0 ? 'none asked' : `${received} of ${asked} came`,
    by: (row) => row.references.asked - row.references.received,
    width: '120px',
  },
  {
    key: 'owner',
    head: 'Whose',
    cell: (row) => row.ownerName,
    by: (row) => row.ownerName,
    width: '130px',
  },
];

/** Who is on the way onto the books, by stage, with what is missing for each. */
export default function RegistrationsPage() {
  const { query } = useAddress();
  const stage = query['stage'] as Stage | undefined;
  const show = query['show'] === 'all' ? 'all' : 'open';
  const whose = query['whose'] === 'mine' ? 'mine' : 'all';
  const reading = useRead(
    listRegistrations,
    { query: { show, whose, ...(stage && STAGES[stage] ? { stage } : {}) } },
    { live: ['registration.', 'candidate.', 'check.', 'reference.'] },
  );
  return (
    <Page
      title="Registrations"
      action={<LinkButton href="/candidates/new">Register a candidate</LinkButton>}
    >
      <Filters
        list="registrations"
        filters={[
          { name: 'stage', label: 'Stage', none: 'on the way', options: STAGE_CHOICES },
          {
            name: 'whose',
            label: 'Whose',
            none: 'everybody’s',
            options: [{ value: 'mine', label: 'mine' }],
          },
          {
            name: 'show',
            label: 'Show',
            none: 'open',
            options: [{ value: 'all', label: 'cleared and ended too' }],
          },
        ]}
      >
        <LinkButton quiet href="/registrations/photo-roles">
          Roles that need a photo
        </LinkButton>
      </Filters>
      <Read of={reading}>
        {({ rows, total, now, counts }) => (
          <>
            <p role="status">
              {STAGE_CHOICES.flatMap(({ value, label }) =>
                counts[value] ? [`${label} ${counts[value]}`] : [],
              ).join(', ') || counted(0, 'registration')}
            </p>
            <Table
              label="Registrations"
              noun={['registration', 'registrations']}
              sortIn="sort"
              columns={columns(now)}
              rows={rows}
              total={total}
              id={(row) => row.personId}
              name={(row) => row.name}
              empty={
                <Empty title="Nobody is on the way onto the books">
                  Start a registration from a candidate’s record: it then stands here by its stage,
                  with what compliance finds missing for the role they want.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
