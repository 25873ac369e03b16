import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatPence } from '../../lib/money.ts';
import { useAddress } from '../address.tsx';
import { Badge } from '../badge.tsx';
import { Empty } from '../empty.tsx';
import { FactList } from '../facts.tsx';
import { Filters } from '../filters.tsx';
import { Section } from '../page.tsx';
import { Beside, SidePanel } from '../side-panel.tsx';
import { type Column, Table } from '../table.tsx';
import { type KitPerson, people, ROLES } from './people.ts';

const FEW = people(12);
const MANY = people(10_000);

const COLUMNS: readonly Column<KitPerson>[] = [
  { key: 'name', head: 'Name', cell: (row) => row.name, by: (row) => row.name },
  { key: 'role', head: 'Role', cell: (row) => row.role, by: (row) => row.role, width: '160px' },
  { key: 'town', head: 'Town', cell: (row) => row.town, by: (row) => row.town, width: '120px' },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={row.state} />,
    by: (row) => row.state.word,
    width: '120px',
  },
  {
    key: 'miles',
    head: 'Miles',
    cell: (row) => row.miles.toFixed(1),
    by: (row) => row.miles,
    number: true,
    width: '80px',
  },
  {
    key: 'rate',
    head: 'Pay, £/h',
    cell: (row) => formatPence(row.rate).replace('£', ''),
    by: (row) => row.rate,
    number: true,
    width: '90px',
  },
];

/** Lists: short with picking and panel, long and virtual, empty. */
export function KitLists() {
  const { query } = useAddress();
  const [open, setOpen] = useState<KitPerson | undefined>();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set(['person-1']));
  const role = query['role'];
  const name = query['name']?.toLowerCase();
  const rows = FEW.filter(
    (row) =>
      (role === undefined || row.role === role) &&
      (name === undefined || row.name.toLowerCase().includes(name)),
  );
  return (
    <>
      <Section title="A list with its panel">
        <Filters
          filters={[
            { name: 'name', label: 'Name' },
            {
              name: 'role',
              label: 'Role',
              options: ROLES.map((each) => ({ value: each, label: each })),
            },
          ]}
        />
        <Beside
          panel={
            open === undefined ? undefined : (
              <SidePanel of={open.id} title={open.name} onClose={() => setOpen(undefined)}>
                <Badge state={open.state} />
                <FactList
                  facts={[
                    { label: 'Role', value: open.role },
                    { label: 'Town', value: open.town },
                  ]}
                />
                <Button variant="default">Pencil {open.name}</Button>
              </SidePanel>
            )
          }
        >
          <Table
            label="Workers"
            noun={['worker', 'workers']}
            columns={COLUMNS}
            rows={rows}
            id={(row) => row.id}
            name={(row) => row.name}
            onOpen={setOpen}
            openId={open?.id}
            picked={picked}
            onPick={setPicked}
            bulk={
              <Button size="compact-sm" variant="default">
                Ask the pool
              </Button>
            }
            empty={<Empty title="Nobody fits">Take a filter off to see more people.</Empty>}
          />
        </Beside>
      </Section>
      <Section title="A long list">
        <Table
          label="Candidates"
          noun={['candidate', 'candidates']}
          columns={COLUMNS}
          rows={MANY}
          total={12_480}
          id={(row) => row.id}
          onOpen={setOpen}
          more={() => undefined}
        />
      </Section>
      <Section title="An empty list">
        <Table
          label="Clients"
          noun={['client', 'clients']}
          columns={COLUMNS}
          rows={[]}
          id={(row) => row.id}
          empty={
            <Empty title="No clients yet" action={<Button>Add a client</Button>}>
              Clients stand here with their sites, their approvers and their terms.
            </Empty>
          }
        />
      </Section>
    </>
  );
}
