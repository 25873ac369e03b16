import './external.css';
import { showDate } from '../../../lib/show.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { readExternal } from '../schema.ts';
import { fits, useOpenRecord } from './find-learner.tsx';
import { HOME, LIVE, OPENED, type Overview, wordsOf } from './looks.ts';

type Of = Overview['qualifications'][number];
type Learner = Of['learners'][number];

/** Every learner of a qualification, for whoever verifies it from outside. */
export default function LearnersPage() {
  const { query } = useAddress();
  const code = query['framework'] ?? '';
  const reading = useRead(readExternal, {}, { live: LIVE });
  return (
    <Page title={code === '' ? 'Learners' : `Learners of ${code}`} where={[HOME]}>
      <Read of={reading}>
        {({ qualifications, today }) => {
          const of = qualifications.find((one) => one.code === code);
          return of ? (
            <Learners of={of} today={today} />
          ) : (
            <Empty title="Not yours to read today">
              No appointment of yours for this qualification is in force.
            </Empty>
          );
        }}
      </Read>
    </Page>
  );
}

function Learners({ of, today }: { readonly of: Of; readonly today: string }) {
  const { query } = useAddress();
  const open = useOpenRecord();
  const typed = query['find'] ?? '';
  const rows = typed === '' ? of.learners : of.learners.filter((one) => fits(one, typed));
  const columns: readonly Column<Learner>[] = [
    { key: 'name', head: 'Learner', cell: (row) => row.name, by: (row) => row.name },
    { key: 'number', head: 'Number', cell: (row) => row.number ?? 'None yet', width: '150px' },
    {
      key: 'state',
      head: 'State',
      cell: (row) => wordsOf(row.state),
      by: (row) => row.state,
      width: '150px',
    },
    {
      key: 'since',
      head: 'Started',
      cell: (row) => showDate(row.startedOn, today),
      by: (row) => row.startedOn,
      width: '140px',
    },
    {
      key: 'decided',
      head: 'Units achieved',
      cell: (row) => `${row.decided}`,
      by: (row) => row.decided,
      number: true,
      width: '130px',
    },
    {
      key: 'opened',
      head: 'Record',
      cell: (row) => (row.openedToday ? <Badge state={OPENED} /> : ''),
      width: '160px',
    },
  ];
  return (
    <>
      <p className="dp-dim">
        All and any of them are yours to read until {showDate(of.toOn, today)}. Opening a record is
        on the log, once a day.
      </p>
      <Filters filters={[{ name: 'find', label: 'Name or number' }]} />
      <Table
        label={`Learners of ${of.code}`}
        noun={['learner', 'learners']}
        sortIn="learners"
        columns={columns}
        rows={rows}
        id={(row) => row.learnerId}
        name={(row) => row.name}
        onOpen={(row) => void open(row.learnerId, of.code)}
        empty={
          typed === '' ? (
            <Empty title="No learner yet">Nobody is enrolled on it.</Empty>
          ) : (
            <Empty title="Nobody fits">Try the beginning of a name, or part of a number.</Empty>
          )
        }
      />
    </>
  );
}
