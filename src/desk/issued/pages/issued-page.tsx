import './issued.css';
import { showDate } from '../../../lib/show.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { useMay } from '../../../ui/session.ts';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { ITEM_KINDS, type ItemKind, listIssued } from '../schema.ts';
import { EndForm } from './end-form.tsx';
import { type Item, itemHistory, itemLook, itemWords } from './looks.ts';

const columns = (today: string): readonly Column<Item>[] => [
  { key: 'what', head: 'What', cell: (item) => itemWords(item), by: itemWords },
  { key: 'state', head: 'State', cell: (item) => <Badge state={itemLook(item)} /> },
  {
    key: 'who',
    head: 'Worker',
    cell: (item) => <Link href={`/candidates/${item.personId}`}>{item.personName}</Link>,
    by: ({ personName }) => personName,
  },
  { key: 'whose', head: 'Whose', cell: ({ clientName }) => clientName ?? 'Ours' },
  {
    key: 'since',
    head: 'Issued',
    cell: ({ issuedOn }) => showDate(issuedOn, today),
    by: ({ issuedOn }) => issuedOn,
  },
  {
    key: 'back',
    head: 'Back by',
    cell: ({ backBy }) => (backBy === null ? '' : showDate(backBy, today)),
    by: ({ backBy }) => backBy ?? '9999',
  },
];

/** What is out with workers, and what should have come back. */
export default function IssuedPage() {
  const { query, setQuery } = useAddress();
  const may = useMay();
  const which = query['which'] === 'late' || query['which'] === 'all' ? query['which'] : 'out';
  const kind = Object.keys(ITEM_KINDS).find((one) => one === query['kind']) as ItemKind | undefined;
  const reading = useRead(
    listIssued,
    { query: { which, ...(kind ? { kind } : {}) } },
    { live: ['item.', 'worker.'] },
  );
  const close = () => setQuery({ open: undefined });
  return (
    <Page title="Issued" action={<LinkButton href="/leavers">Leavers</LinkButton>}>
      <Filters
        list="issued"
        filters={[
          {
            name: 'which',
            label: 'Show',
            none: 'what is out',
            options: [
              { value: 'late', label: 'only what is late' },
              { value: 'all', label: 'everything ever issued' },
            ],
          },
          {
            name: 'kind',
            label: 'Kind',
            options: Object.entries(ITEM_KINDS).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Read of={reading}>
        {({ rows, total, late, today }) => {
          const open = rows.find(({ itemId }) => itemId === query['open']);
          return (
            <Beside
              panel={
                open === undefined ? undefined : (
                  <SidePanel of={open.itemId} title={itemWords(open)} onClose={close}>
                    <p>
                      {ITEM_KINDS[open.kind]}; {itemHistory(open, today)}.
                    </p>
                    <p>
                      <Link href={`/candidates/${open.personId}`}>{open.personName}</Link>
                    </p>
                    {may('issued.write') && (open.ended === null || open.ended.how === 'lost') ? (
                      <EndForm item={open} close={close} />
                    ) : null}
                  </SidePanel>
                )
              }
            >
              {late === 0 ? null : <p>{late} late coming back.</p>}
              <Table
                label="Issued"
                noun={['thing', 'things']}
                columns={columns(today)}
                rows={rows}
                total={total}
                id={(item) => item.itemId}
                onOpen={(item) => setQuery({ open: item.itemId })}
                openId={query['open']}
                empty={
                  <Empty title="Nothing here">
                    Badges, keys, uniform and protective equipment that are out with workers stand
                    here. Issue something on a worker’s record.
                  </Empty>
                }
              />
            </Beside>
          );
        }}
      </Read>
    </Page>
  );
}
