import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import { Ago } from '../../../ui/when.tsx';
import { listPapers } from '../schema.ts';
import { PaperAnswer } from './paper-answer.tsx';
import { SettingForm } from './setting-form.tsx';
import { type PaperRow, SIDE, standing } from './words.ts';

const STATES = ['overdue', 'waiting', 'declined', 'accepted'] as const;
type State = (typeof STATES)[number];

const COLUMNS: readonly Column<PaperRow>[] = [
  {
    key: 'paper',
    head: 'Confirmation',
    cell: (row) => (
      <Link href={`/bookings/${row.bookingId}`}>
        {row.number}, {row.workerName}
      </Link>
    ),
    by: (row) => row.number,
  },
  {
    key: 'side',
    head: 'Side',
    cell: (row) => SIDE[row.side],
    by: (row) => row.side,
    width: '80px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={standing(row)} note={`v${row.version}`} />,
    width: '150px',
  },
  {
    key: 'answer',
    head: 'Answer',
    cell: (row) =>
      row.given ? (
        <PaperAnswer given={row.given} />
      ) : row.askedAt ? (
        <>
          {row.signerName}, asked <Ago at={row.askedAt} />
        </>
      ) : (
        `${row.signerName}, not asked by link`
      ),
  },
  { key: 'where', head: 'Where', cell: (row) => `${row.siteName}, ${row.clientName}` },
  {
    key: 'starts',
    head: 'First shift',
    cell: (row) => showDate(dateIn(new Date(row.firstStartsAt)), dateIn(new Date())),
    by: (row) => row.firstStartsAt,
    width: '110px',
  },
];

/** Confirmations of work to come, and how both sides answered: what needs somebody first. */
export default function SignaturesPage() {
  const said = useAddress().query['state'] ?? '';
  const state = STATES.find((one) => one === said);
  const maySet = useMay()('signatures.set');
  const reading = useRead(
    listPapers,
    { query: { state: state ?? 'all', size: 200 } },
    { live: ['document.', 'booking.'] },
  );
  const label = (one: State, count: number, hours: number) =>
    ({
      overdue: `No answer after ${counted(hours, 'hour')} (${count})`,
      waiting: `Waiting (${count})`,
      declined: `Declined (${count})`,
      accepted: `Accepted or signed (${count})`,
    })[one];
  return (
    <Page
      title="Signatures"
      action={
        <LinkButton quiet href="/signatures/papers">
          Terms, opt-outs, key information
        </LinkButton>
      }
    >
      <Read of={reading}>
        {({ rows, total, counts, chaseHours }) => (
          <>
            <Filters
              filters={[
                {
                  name: 'state',
                  label: 'State',
                  options: STATES.map((one) => ({
                    value: one,
                    label: label(one, counts[one], chaseHours),
                  })),
                },
              ]}
            />
            <Table
              label="Confirmations and their answers"
              noun={['paper', 'papers']}
              columns={COLUMNS}
              rows={rows}
              total={total}
              id={(row) => row.documentId}
              name={(row) => `${row.number}, ${row.workerName}, ${SIDE[row.side]}`}
              empty={
                <Empty title="Nothing waits to be accepted">
                  Confirm a booking: its mail asks both sides to accept, and what they answer stands
                  here.
                </Empty>
              }
            />
          </>
        )}
      </Read>
      {maySet ? <SettingForm /> : null}
    </Page>
  );
}
