import { showDate, showPence } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listExpenses } from '../schema.ts';
import { CHARGED_ON, CLAIM_STATES, EXPENSE_KINDS } from '../shapes-schema.ts';
import { claimWords, LIVE, LOOKS, milesWords, type Row, shiftWords, waitsFor } from './words.ts';

const columns = (today: string): readonly Column<Row>[] => [
  {
    key: 'what',
    head: 'What',
    cell: (row) => [EXPENSE_KINDS[row.kind], milesWords(row)].filter(Boolean).join(', '),
    by: (row) => EXPENSE_KINDS[row.kind],
  },
  {
    key: 'sum',
    head: 'Sum',
    cell: ({ pence }) => showPence(pence),
    by: ({ pence }) => pence,
    number: true,
    width: '90px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => (
      <Badge
        state={LOOKS[row.state]}
        {...(row.late && row.state === 'said' ? { note: 'late' } : {})}
      />
    ),
    width: '150px',
  },
  {
    key: 'who',
    head: 'Worker',
    cell: ({ personName }) => personName,
    by: ({ personName }) => personName,
  },
  {
    key: 'shift',
    head: 'Shift',
    cell: (row) => `${shiftWords(row)}, ${row.clientName}`,
    by: ({ startsAt }) => startsAt,
  },
  {
    key: 'receipt',
    head: 'Receipt',
    cell: ({ hasReceipt, kind }) =>
      hasReceipt ? 'Yes' : kind === 'mileage' || kind === 'bonus' ? '' : 'None',
    width: '80px',
  },
  {
    key: 'said',
    head: 'Said',
    cell: ({ saidOn }) => showDate(saidOn, today),
    by: ({ saidOn }) => saidOn,
    width: '100px',
  },
  {
    key: 'waits',
    head: 'Who approves, who bears it',
    cell: (row) => (row.chargedOn === null ? waitsFor(row) : CHARGED_ON[row.chargedOn]),
  },
];

/** Claims of workers by state, what waits to be decided first. */
export default function ExpensesPage() {
  const { query, go } = useAddress();
  const states = [...Object.keys(CLAIM_STATES), 'all'] as (Row['state'] | 'all')[];
  const state = states.find((one) => one === query['state']) ?? 'said';
  const reading = useRead(listExpenses, { query: { state } }, { live: LIVE, every: 60_000 });
  return (
    <Page title="Expenses" action={<LinkButton href="/mileage-rates">Mileage rates</LinkButton>}>
      <Filters
        list="expenses"
        filters={[
          {
            name: 'state',
            label: 'State',
            none: 'to decide',
            options: states
              .filter((one) => one !== 'said')
              .map((value) => ({
                value,
                label: value === 'all' ? 'all' : CLAIM_STATES[value].toLowerCase(),
              })),
          },
        ]}
      />
      <Read of={reading}>
        {({ total, late, rows }) => (
          <>
            {late === 0 ? null : (
              <p>{counted(late, 'claim was', 'claims were')} said more than four weeks late.</p>
            )}
            <Table
              label="Expenses"
              noun={['claim', 'claims']}
              sortIn="sort"
              columns={columns(dateIn(new Date()))}
              rows={rows}
              total={total}
              id={(row) => row.claimId}
              name={claimWords}
              onOpen={(row) => go(`/expenses/${row.claimId}`)}
              empty={
                <Empty title="Nothing waits">
                  Miles, parking, fares, bonuses: write down what a worker claims on their record,
                  on the booking or from the panel of the shift.
                </Empty>
              }
            />
          </>
        )}
      </Read>
    </Page>
  );
}
