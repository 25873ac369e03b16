import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago, Moment } from '../../../ui/when.tsx';
import { listHandovers } from '../schema.ts';
import OnCallPart from './on-call.tsx';

type Row = ReplyOf<typeof listHandovers>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'given', head: 'Given', cell: (row) => <Moment at={row.givenAt} />, width: '180px' },
  { key: 'by', head: 'By', cell: (row) => row.givenBy },
  { key: 'to', head: 'To', cell: (row) => row.toName },
  { key: 'until', head: 'Until', cell: (row) => <Moment at={row.until} />, width: '180px' },
  {
    key: 'items',
    head: 'Open items',
    cell: (row) => row.items.length,
    number: true,
    width: '100px',
  },
  {
    key: 'taken',
    head: 'Taken over',
    cell: (row) =>
      row.acknowledgedAt === null ? (
        <Badge state={{ word: 'Not yet', meaning: 'attention', mark: 'clock' }} />
      ) : (
        <Ago at={row.acknowledgedAt} />
      ),
    width: '130px',
  },
];

/** The desk as it was handed over, evening by evening. */
export default function HandoversPage() {
  const { go } = useAddress();
  const may = useMay();
  const reading = useRead(listHandovers, {}, { live: ['handover'] });
  const give = may('handovers.write') ? (
    <LinkButton href="/handovers/new">Hand the desk over</LinkButton>
  ) : undefined;
  return (
    <Page title="Hand-overs" action={give}>
      <Read of={reading}>
        {({ rows, total, forMe }) => (
          <>
            {forMe === 0 ? null : <p role="status">The desk is handed to you: open it below.</p>}
            <Table
              label="Hand-overs"
              noun={['hand-over', 'hand-overs']}
              columns={COLUMNS}
              rows={rows}
              total={total}
              id={(row) => row.handoverId}
              name={(row) => `${row.givenBy} to ${row.toName}`}
              onOpen={(row) => go(`/handovers/${row.handoverId}`)}
              empty={
                <Empty title="The desk was not handed over yet" action={give}>
                  In the evening one press collects what is open, offers, places to fill, people to
                  ring back, and gives it to whoever is on call.
                </Empty>
              }
            />
          </>
        )}
      </Read>
      <OnCallPart />
    </Page>
  );
}
