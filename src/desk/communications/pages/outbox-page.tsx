import type { ReplyOf } from '../../../lib/route.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Needs, Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { listMail, MAIL_STATES, type MailState } from '../schema.ts';
import { MAIL_LOOKS, shortSubject } from './mail-looks.ts';
import { MailPanel } from './mail-panel.tsx';

type Outbox = ReplyOf<typeof listMail>;
type Row = Outbox['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'subject',
    head: 'Subject',
    width: '50%',
    cell: (row) => shortSubject(row.subject),
    by: (row) => row.subject,
  },
  {
    key: 'to',
    head: 'To',
    width: '20%',
    cell: (row) => (row.toName === '' ? row.toAddress : row.toName),
    by: (row) => row.toName || row.toAddress,
  },
  {
    key: 'state',
    head: 'State',
    width: '15%',
    cell: (row) => <Badge state={MAIL_LOOKS[row.state]} />,
    by: (row) => MAIL_LOOKS[row.state].word,
  },
  {
    key: 'written',
    head: 'Written',
    width: '15%',
    cell: (row) => <Moment at={row.writtenAt} />,
    by: (row) => row.writtenAt,
  },
];

const FILTERS = [
  {
    name: 'state',
    label: 'State',
    options: MAIL_STATES.map((value) => ({ value, label: MAIL_LOOKS[value].word })),
  },
  { name: 'words', label: 'Name or subject' },
];

const isState = (text: string | undefined): text is MailState =>
  MAIL_STATES.some((state) => state === text);

/** The outbox: every mail we wrote, how far it has come, and what needs a hand. */
export default function OutboxPage() {
  const { query, setQuery } = useAddress();
  const limit = Number(query['shown']) || 100;
  const reading = useRead(
    listMail,
    {
      query: {
        ...(isState(query['state']) ? { state: query['state'] } : {}),
        ...(query['words'] ? { words: query['words'] } : {}),
        ...(query['about'] ? { about: query['about'] } : {}),
        limit,
      },
    },
    { every: 10_000 },
  );
  const open = query['mail'];
  return (
    <Page title="Outbox" needs={<Failed outbox={reading.value} />}>
      <Beside
        panel={
          open ? <MailPanel id={open} close={() => setQuery({ mail: undefined })} /> : undefined
        }
      >
        <Filters list="outbox" filters={FILTERS} />
        <Read of={reading}>
          {(outbox) => (
            <>
              {outbox.mailIsSet || outbox.states.kept === 0 ? null : (
                <p className="dp-dim">
                  No mail server is set: mail stays here until one is. Open a mail to read it as it
                  would go out.
                </p>
              )}
              <Table
                label="Mail"
                columns={COLUMNS}
                rows={outbox.rows}
                id={(row) => row.id}
                total={outbox.total}
                noun={['mail', 'mails']}
                sortIn="sort"
                onOpen={(row) => setQuery({ mail: row.id })}
                {...(open === undefined ? {} : { openId: open })}
                {...(limit < 500
                  ? { more: () => setQuery({ shown: String(Math.min(limit + 100, 500)) }) }
                  : {})}
                empty={
                  <Empty title="No mail here">
                    Confirmations and other mail stand here as soon as they are written, with how
                    far they have come.
                  </Empty>
                }
              />
            </>
          )}
        </Read>
      </Beside>
    </Page>
  );
}

function Failed({ outbox }: { readonly outbox: Outbox | undefined }) {
  const failed = outbox?.states.failed ?? 0;
  if (failed === 0) return null;
  return (
    <Needs
      items={[
        {
          id: 'failed',
          text: `${failed} ${failed === 1 ? 'mail has' : 'mails have'} not arrived.`,
          href: '/mail?state=failed',
          act: 'See what failed',
        },
      ]}
    />
  );
}
