import { showDate } from '../../../lib/show.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { showCandidate } from '../schema.ts';
import { expiryLook, type Qualification } from './words.ts';

/** Qualifications with when they end and when one of us saw the original. */
export default function QualificationsSection({ id }: { readonly id: string }) {
  const reading = useRead(showCandidate, { params: { id } });
  const may = useMay()('candidates.qualify');
  const { go } = useAddress();
  const home = `/candidates/${id}/qualifications`;
  const today = dateIn(new Date());
  const day = (date: string | null) => (date ? showDate(date, today) : '');
  const columns: readonly Column<Qualification>[] = [
    { key: 'name', head: 'Qualification', cell: (row) => row.name, by: (row) => row.name },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={expiryLook(row, today)} />,
      width: '130px',
    },
    {
      key: 'ends',
      head: 'Ends',
      cell: (row) => <span className="dp-whole">{day(row.expiresOn)}</span>,
      by: (row) => row.expiresOn ?? undefined,
      width: '120px',
    },
    {
      key: 'seen',
      head: 'Seen',
      cell: (row) =>
        row.seenOn ? (
          <span className="dp-whole">{day(row.seenOn)}</span>
        ) : (
          <span className="dp-dim">Not seen</span>
        ),
      width: '120px',
    },
    { key: 'by', head: 'Awarded by', cell: (row) => row.awardedBy, width: '160px' },
  ];
  return (
    <Read of={reading}>
      {({ qualifications }) => (
        <>
          <Table
            label="Qualifications"
            noun={['qualification', 'qualifications']}
            columns={columns}
            rows={qualifications}
            id={(row) => row.id}
            {...(may ? { onOpen: (row: Qualification) => go(`${home}/${row.id}`) } : {})}
            empty={
              <p className="dp-dim">
                No qualifications yet. A shift that needs one shows who has it.
              </p>
            }
          />
          {may ? (
            <LinkButton quiet href={`${home}/new`}>
              Add a qualification
            </LinkButton>
          ) : null}
        </>
      )}
    </Read>
  );
}
