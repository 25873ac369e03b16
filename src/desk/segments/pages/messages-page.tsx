import type { ReplyOf } from '../../../lib/route.ts';
import { Link } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listSegmentMessages } from '../schema.ts';

type Row = ReplyOf<typeof listSegmentMessages>['rows'][number];

/** How each state of a message to many looks. */
export const STATES: Readonly<Record<Row['state'], StateLook>> = {
  sending: { word: 'Being written', meaning: 'information', mark: 'clock' },
  sent: { word: 'Written', meaning: 'good', mark: 'tick' },
  stopped: { word: 'Stopped', meaning: 'attention', mark: 'cross' },
};

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'label',
    head: 'To',
    cell: (row) => <Link href={`/segments/${row.messageId}`}>{row.label}</Link>,
    by: (row) => row.label,
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={STATES[row.state]} />,
    width: '140px',
  },
  {
    key: 'written',
    head: 'Written to',
    cell: (row) => `${row.written} of ${row.going}`,
    by: (row) => row.written,
    number: true,
    width: '110px',
  },
  {
    key: 'left',
    head: 'Left out',
    cell: (row) => row.leftOut,
    by: (row) => row.leftOut,
    number: true,
    width: '90px',
  },
  {
    key: 'by',
    head: 'By',
    cell: (row) =>
      `${row.channel === 'text' ? 'Text' : 'E-mail'}${row.marketing ? ', marketing' : ''}`,
    width: '150px',
  },
  {
    key: 'made',
    head: 'Sent',
    cell: (row) => (
      <>
        <Ago at={row.madeAt} /> by {row.madeBy}
      </>
    ),
    by: (row) => row.madeAt,
    width: '230px',
  },
];

/** Messages to many, the newest first, and how far each has come. */
export default function MessagesPage() {
  const reading = useRead(listSegmentMessages, {}, { live: ['segment.'] });
  return (
    <Page title="Messages to many">
      <Read of={reading}>
        {({ rows, total }) => (
          <Table
            label="Messages to many"
            noun={['message', 'messages']}
            columns={COLUMNS}
            rows={rows}
            total={total}
            id={(row) => row.messageId}
            empty={
              <Empty
                title="Nobody was written to yet"
                action={<LinkButton href="/candidates">Choose whom to write to</LinkButton>}
              >
                Filter the candidates or open a saved view, then write to all who fit.
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
