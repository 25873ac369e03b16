import './equal-treatment.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { DUTIES, listDuties } from '../schema.ts';
import { DutyPanel } from './duty-panel.tsx';

type Reply = ReplyOf<typeof listDuties>;
export type DutyRow = Reply['rows'][number];

const KINDS = Object.keys(DUTIES) as DutyRow['kind'][];
const STEP = 200;

const LOOKS: Readonly<Record<DutyRow['state'], StateLook>> = {
  late: { word: 'Late', meaning: 'stop', mark: 'octagon' },
  due: { word: 'Due', meaning: 'attention', mark: 'flag' },
  to_come: { word: 'To come', meaning: 'information', mark: 'clock' },
  done: { word: 'Done', meaning: 'good', mark: 'tick' },
};

const idOf = (row: DutyRow): string =>
  `${row.kind}.${row.requestId ?? `${row.personId}.${row.hirerId}.${row.role}`}`;

const columns = (asOf: string): readonly Column<DutyRow>[] => [
  {
    key: 'worker',
    head: 'Worker',
    cell: (row) => row.displayName,
    by: (row) => row.displayName,
    width: '170px',
  },
  {
    key: 'by',
    head: 'By',
    cell: (row) => `${showDate(row.by, asOf)}${row.certain ? '' : ', if no week is missed'}`,
    by: (row) => row.by,
    width: '210px',
  },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={LOOKS[row.state]} />,
    by: (row) => row.state,
    width: '110px',
  },
  {
    key: 'what',
    head: 'What',
    cell: (row) => DUTIES[row.kind],
    by: (row) => row.kind,
    width: '240px',
  },
  {
    key: 'where',
    head: 'Where',
    cell: (row) => `${row.roleName}, ${row.hirerName}`,
    by: (row) => row.hirerName,
  },
  {
    key: 'weeks',
    head: 'Weeks of 12',
    cell: (row) => (row.requestId === null ? row.weeks : ''),
    by: (row) => row.weeks,
    number: true,
    width: '110px',
  },
];

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** What is owed to agency workers and by when, the late first; what to do about the open one beside it. */
export default function DutiesPage() {
  const { query, setQuery } = useAddress();
  const kind = oneOf(KINDS, query['kind']);
  const show = oneOf(['late', 'done'] as const, query['show']);
  const days = query['days'] === '84' ? 84 : 28;
  const limit = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 1000);
  const search = query['search'];
  const reading = useRead(
    listDuties,
    {
      query: {
        days,
        limit,
        ...(kind ? { kind } : {}),
        ...(show ? { show } : {}),
        ...(search === undefined ? {} : { search }),
      },
    },
    {
      live: [
        'assignment.',
        'shift.',
        'comparator.',
        'day_one.',
        'earlier_weeks.',
        'equal_treatment.',
      ],
    },
  );
  return (
    <Page title="Equal treatment">
      <p className="dp-dim">
        What is owed to workers at a hirer, and by when: from the first day, from week 10 on and
        from the first day of week 13.
      </p>
      <Filters
        list="equal-treatment"
        filters={[
          { name: 'search', label: 'Worker or hirer' },
          {
            name: 'kind',
            label: 'What',
            options: KINDS.map((value) => ({ value, label: DUTIES[value].toLowerCase() })),
          },
          {
            name: 'show',
            label: 'State',
            none: 'open',
            options: [
              { value: 'late', label: 'late' },
              { value: 'done', label: 'done' },
            ],
          },
          {
            name: 'days',
            label: 'Due in',
            none: 'the next 4 weeks',
            options: [{ value: '84', label: 'the next 12 weeks' }],
          },
        ]}
      />
      <Read of={reading}>
        {(reply) => {
          const open = reply.rows.find((row) => idOf(row) === query['open']);
          const close = () => setQuery({ open: undefined });
          return (
            <Beside
              panel={
                open === undefined ? undefined : (
                  <DutyPanel
                    key={idOf(open)}
                    of={idOf(open)}
                    duty={open}
                    asOf={reply.asOf}
                    alike={reply.rows.filter(
                      (row) => row.kind === open.kind && row.hirerId === open.hirerId,
                    )}
                    onClose={close}
                  />
                )
              }
            >
              <p>
                {reply.late} late, {reply.due} due within a week.
              </p>
              <Table
                label="Equal treatment"
                noun={['duty', 'duties']}
                sortIn="sort"
                columns={columns(reply.asOf)}
                rows={reply.rows}
                total={reply.total}
                id={idOf}
                name={(row) => `${DUTIES[row.kind]}: ${row.displayName}, ${row.hirerName}`}
                onOpen={(row) => setQuery({ open: idOf(row) })}
                openId={query['open']}
                more={limit < 1000 ? () => setQuery({ shown: String(limit + STEP) }) : undefined}
                empty={
                  <Empty title="Nothing is owed in these weeks">
                    {kind === undefined && show === undefined
                      ? `Duties of whoever works at a hirer stand here from ${counted(days, 'day')} before their day.`
                      : 'Take a filter off to see more.'}
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
