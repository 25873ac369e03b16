import type { ReplyOf } from '../../../lib/route.ts';
import './clients.css';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { readSort, sortText } from '../../../ui/table-sort.ts';
import { CLIENT_ORDERS, listClients } from '../schema.ts';
import { ClientPanel } from './client-panel.tsx';
import { TERMS_LOOKS } from './words.ts';

type Row = ReplyOf<typeof listClients>['rows'][number];

const STEP = 200;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: 'Client', cell: (row) => row.name, sortable: true },
  {
    key: 'terms',
    head: 'Terms of business',
    cell: (row) => <Badge state={TERMS_LOOKS[row.terms]} note={row.termsVersion ?? undefined} />,
    width: '220px',
  },
  { key: 'sheets', head: 'Site sheets', cell: (row) => <Sheets row={row} />, width: '160px' },
  {
    key: 'sites',
    head: 'Sites',
    cell: (row) => row.sites,
    number: true,
    sortable: true,
    width: '72px',
  },
  { key: 'contacts', head: 'Contacts', cell: (row) => row.contacts, number: true, width: '84px' },
  {
    key: 'added',
    head: 'Added',
    cell: (row) => (
      <span className="dp-keep">{showDate(dateIn(new Date(row.addedAt)), dateIn(new Date()))}</span>
    ),
    sortable: true,
    width: '120px',
  },
];

function Sheets({ row }: { readonly row: Row }) {
  if (row.sites === 0) return <span className="dp-dim">No site yet</span>;
  if (row.sheetsIncomplete > 0) {
    const word = `${row.sheetsIncomplete} incomplete`;
    return <Badge state={{ word, meaning: 'attention', mark: 'triangle', edge: 'dotted' }} />;
  }
  if (row.sheetsDue > 0) {
    const word = `${counted(row.sheetsDue, 'review')} due`;
    return <Badge state={{ word, meaning: 'attention', mark: 'clock' }} />;
  }
  return <Badge state={{ word: 'Complete', meaning: 'good', mark: 'tick' }} />;
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** The list of clients with the open one beside it; search, filters and order stand in the address. */
export default function ClientList() {
  const { query, setQuery } = useAddress();
  const mayWrite = useMay()('clients.write');
  const order = oneOf(CLIENT_ORDERS, query['order']) ?? 'name';
  const limit = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 1000);
  const asked = {
    search: query['search'],
    terms: oneOf(['in force', 'sent', 'none'], query['terms']),
    sheet: oneOf(['incomplete', 'due'], query['sheet']),
  };
  const reading = useRead(listClients, { query: { ...asked, order, limit } });
  const filtered = Object.values(asked).some((value) => value !== undefined);
  const close = () => setQuery({ open: undefined });
  return (
    <Page
      title="Clients"
      action={mayWrite ? <LinkButton href="/clients/new">Add a client</LinkButton> : undefined}
    >
      <Filters
        list="clients"
        filters={[
          { name: 'search', label: 'Name, site or postcode' },
          {
            name: 'terms',
            label: 'Terms',
            options: [
              { value: 'in force', label: 'agreed' },
              { value: 'sent', label: 'sent, not agreed' },
              { value: 'none', label: 'none sent' },
            ],
          },
          {
            name: 'sheet',
            label: 'Site sheets',
            options: [
              { value: 'incomplete', label: 'one incomplete' },
              { value: 'due', label: 'a review due' },
            ],
          },
        ]}
      />
      <Beside
        panel={query['open'] ? <ClientPanel id={query['open']} onClose={close} /> : undefined}
      >
        <Read of={reading}>
          {({ total, rows }) => (
            <Table
              label="Clients"
              noun={['client', 'clients']}
              columns={COLUMNS}
              rows={rows}
              id={(row) => row.clientId}
              name={(row) => row.name}
              total={total}
              sort={readSort(order)}
              onSort={(sort) => setQuery({ order: sortText(sort) })}
              onOpen={(row) => setQuery({ open: row.clientId })}
              openId={query['open']}
              more={limit < 1000 ? () => setQuery({ shown: String(limit + STEP) }) : undefined}
              empty={<NoClients filtered={filtered} mayWrite={mayWrite} />}
            />
          )}
        </Read>
      </Beside>
    </Page>
  );
}

function NoClients({
  filtered,
  mayWrite,
}: {
  readonly filtered: boolean;
  readonly mayWrite: boolean;
}) {
  if (filtered) return <Empty title="No client fits">Take a filter off to see more.</Empty>;
  return (
    <Empty
      title="No clients yet"
      action={mayWrite ? <LinkButton href="/clients/new">Add a client</LinkButton> : undefined}
    >
      Clients stand here with their sites, contacts and terms of business. The first one takes a
      minute: its name and where the work is.
    </Empty>
  );
}
