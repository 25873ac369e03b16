import './candidates.css';
import { useState } from 'react';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
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
import { listCandidates, listRoles, ORDERS } from '../schema.ts';
import { CandidatePanel } from './candidate-panel.tsx';
import { contactLook, stateLook } from './words.ts';

type Row = ReplyOf<typeof listCandidates>['rows'][number];

const STEP = 200;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: 'Name', cell: (row) => row.displayName, sortable: true },
  { key: 'roles', head: 'Roles', cell: (row) => row.roles.join(', '), width: '200px' },
  { key: 'town', head: 'Town', cell: (row) => row.town, width: '120px' },
  {
    key: 'postcode',
    head: 'Postcode',
    cell: (row) => <span className="dp-whole">{row.postcode}</span>,
    sortable: true,
    width: '96px',
  },
  {
    key: 'phone',
    head: 'Phone',
    cell: (row) => <span className="dp-whole">{row.phone ?? ''}</span>,
    width: '130px',
  },
  { key: 'state', head: 'State', cell: (row) => <State row={row} />, width: '180px' },
  {
    key: 'since',
    head: 'Since',
    cell: (row) => (
      <span className="dp-whole">
        {showDate(dateIn(new Date(row.registeredAt)), dateIn(new Date()))}
      </span>
    ),
    sortable: true,
    width: '110px',
  },
];

/** Where everybody whom the list shows, on whatever page of it, is written to. */
function toAll(filters: Readonly<Record<string, string | undefined>>): string {
  const parts = new URLSearchParams({ list: 'candidates' });
  for (const [name, value] of Object.entries(filters)) if (value) parts.set(name, value);
  return `/segments/new?${parts}`;
}

/** As many as one address holds. */
const MOST_TEXTED = 200;

function TextThem({ picked }: { readonly picked: ReadonlySet<string> }) {
  if (picked.size > MOST_TEXTED) return <span>Up to {MOST_TEXTED} can be texted at once.</span>;
  return (
    <LinkButton quiet href={`/texts/new?to=${[...picked].join(',')}`}>
      Text those picked
    </LinkButton>
  );
}

function State({ row }: { readonly row: Row }) {
  const contact = contactLook(row.doNotContact);
  return <Badge state={row.archived || !contact ? stateLook(row) : contact} />;
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** The list of candidates with the open one beside it; search, filters and order stand in the address. */
export default function CandidateList() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const roles = useRead(listRoles, {}).value?.rows ?? [];
  const order = oneOf(ORDERS, query['order']) ?? 'name';
  const limit = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 1000);
  const asked = { search: query['search'], role: query['role'] };
  const state = oneOf(['archived', 'all'], query['state']);
  const reading = useRead(listCandidates, {
    query: { ...asked, order, limit, state: state ?? 'active' },
  });
  const filtered = Object.values(asked).some((value) => value !== undefined) || state !== undefined;
  return (
    <Page
      title="Candidates"
      action={
        may('candidates.write') ? (
          <LinkButton href="/candidates/new">Register a candidate</LinkButton>
        ) : undefined
      }
    >
      <Filters
        list="candidates"
        filters={[
          { name: 'search', label: 'Name, phone, postcode or role' },
          {
            name: 'role',
            label: 'Role',
            options: roles.map(({ role, name }) => ({ value: role, label: name })),
          },
          {
            name: 'state',
            label: 'State',
            options: [
              { value: 'archived', label: 'archived' },
              { value: 'all', label: 'all, archived too' },
            ],
          },
        ]}
      >
        {may('segments.send') && (reading.value?.total ?? 0) > 0 ? (
          <LinkButton quiet href={toAll({ ...asked, state })}>
            Write to all who fit
          </LinkButton>
        ) : null}
        {may('candidates.import') ? (
          <LinkButton quiet href="/candidates/import">
            Import a file
          </LinkButton>
        ) : null}
      </Filters>
      <Beside
        panel={
          query['open'] ? (
            <CandidatePanel id={query['open']} onClose={() => setQuery({ open: undefined })} />
          ) : undefined
        }
      >
        <Read of={reading}>
          {({ total, rows }) => (
            <Table
              label="Candidates"
              noun={['candidate', 'candidates']}
              columns={COLUMNS}
              rows={rows}
              id={(row) => row.personId}
              name={(row) => row.displayName}
              total={total}
              sort={readSort(order)}
              onSort={(sort) => setQuery({ order: sortText(sort) })}
              onOpen={(row) => setQuery({ open: row.personId })}
              openId={query['open']}
              {...(may('texts.send')
                ? { picked, onPick: setPicked, bulk: <TextThem picked={picked} /> }
                : {})}
              more={limit < 1000 ? () => setQuery({ shown: String(limit + STEP) }) : undefined}
              empty={<NoCandidates filtered={filtered} mayWrite={may('candidates.write')} />}
            />
          )}
        </Read>
      </Beside>
    </Page>
  );
}

function NoCandidates({
  filtered,
  mayWrite,
}: {
  readonly filtered: boolean;
  readonly mayWrite: boolean;
}) {
  if (filtered) return <Empty title="No candidate fits">Take a filter off to see more.</Empty>;
  return (
    <Empty
      title="No candidates yet"
      action={
        mayWrite ? <LinkButton href="/candidates/import">Import a file</LinkButton> : undefined
      }
    >
      Everyone looking for work stands here. Bring them in from a CSV file of your old system, or
      register the first one by hand.
    </Empty>
  );
}
