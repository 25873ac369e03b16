import './policies.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listProcedures } from '../procedures-schema.ts';
import { VERSION_LOOKS } from './looks.ts';

type List = ReplyOf<typeof listProcedures>;
type Row = List['rows'][number];

function ReadByMe({ row }: { readonly row: Row }) {
  if (row.readAt !== null)
    return (
      <>
        Read <Ago at={row.readAt} />
      </>
    );
  return row.mustRead ? (
    <Badge state={{ word: 'To read', meaning: 'attention', mark: 'book' }} />
  ) : (
    ''
  );
}

function columns(today: string): readonly Column<Row>[] {
  return [
    { key: 'title', head: 'Procedure', cell: (row) => row.title, by: (row) => row.title },
    {
      key: 'state',
      head: 'State',
      cell: (row) => <Badge state={VERSION_LOOKS[row.state]} note={`version ${row.version}`} />,
      by: (row) => row.state,
      width: '190px',
    },
    {
      key: 'from',
      head: 'In force from',
      cell: (row) => showDate(row.inForceFrom, today),
      by: (row) => row.inForceFrom,
      width: '120px',
    },
    {
      key: 'coming',
      head: 'To come',
      cell: (row) =>
        row.coming
          ? `Version ${row.coming.version}, ${showDate(row.coming.inForceFrom, today)}`
          : '',
      width: '170px',
    },
    { key: 'me', head: 'You', cell: (row) => <ReadByMe row={row} />, width: '120px' },
    {
      key: 'read',
      head: 'Read by',
      cell: (row) => (row.readers === 0 ? 'Nobody must' : `${row.readBy} of ${row.readers}`),
      by: (row) => row.readBy - row.readers,
      width: '100px',
    },
    { key: 'owner', head: 'Looked after by', cell: (row) => row.ownerName },
    {
      key: 'review',
      head: 'Review',
      cell: (row) =>
        row.state === 'withdrawn'
          ? ''
          : `${showDate(row.reviewOn, today)}${row.reviewOn < today ? ', overdue' : ''}`,
      by: (row) => row.reviewOn,
      width: '150px',
    },
  ];
}

/** The organisation's own procedures: what the reader must still read first. */
export default function ProceduresPage() {
  const { go } = useAddress();
  const may = useMay();
  const reading = useRead(listProcedures, {});
  const publish = may('policies.publish') ? (
    <LinkButton href="/procedures/new">Publish a procedure</LinkButton>
  ) : undefined;
  return (
    <Page title="Procedures" action={publish}>
      <p className="dp-dim">
        How we do things here, by version. Each work record names the versions that were in force
        when it was made.
      </p>
      <Read of={reading}>
        {({ today, rows, total, toRead }) => (
          <>
            {toRead === 0 ? null : (
              <p role="status">{counted(toRead, 'procedure')} for you to read.</p>
            )}
            <Table
              label="Procedures"
              noun={['procedure', 'procedures']}
              sortIn="sort"
              columns={columns(today)}
              rows={rows}
              total={total}
              id={(row) => row.procedureId}
              name={(row) => row.title}
              onOpen={(row) => go(`/procedures/${row.procedureId}`)}
              empty={
                <Empty title="No procedure is published yet" action={publish}>
                  What the organisation has agreed on, how offers are made, who is called back and
                  when, stands here by version, with who has read it.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
