import './rules-today.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { useAddress } from '../../../ui/address.tsx';
import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Findings } from '../../../ui/findings.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { Beside, SidePanel } from '../../../ui/side-panel.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { listRulesToday, ORDERS, STATES } from '../schema.ts';

type Reply = ReplyOf<typeof listRulesToday>;
type Row = Reply['rows'][number];

const STEP = 200;
const today = (): string => dateIn(new Date());

const LOOKS: Readonly<Record<Row['state'], StateLook>> = {
  stopped: { word: 'Stopped by a rule', meaning: 'stop', mark: 'octagon' },
  to_look_into: { word: 'To look into', meaning: 'attention', mark: 'flag' },
  clear: { word: 'Nothing open', meaning: 'good', mark: 'tick' },
};

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', head: 'Worker', cell: (row) => row.displayName, width: '190px', sortable: true },
  {
    key: 'state',
    head: 'State',
    cell: (row) => <Badge state={LOOKS[row.state]} />,
    width: '170px',
    sortable: true,
  },
  {
    key: 'average',
    head: 'Average week',
    cell: (row) =>
      row.average === null
        ? ''
        : `${showMinutes(row.average.minutes)}${row.average.optedOut ? ', opted out' : ''}`,
    number: true,
    width: '140px',
    sortable: true,
  },
  {
    key: 'rest',
    head: 'Shortest rest',
    cell: (row) =>
      row.leastRestMinutes === null
        ? ''
        : row.leastRestMinutes >= 1440
          ? '11 h or more'
          : showMinutes(row.leastRestMinutes),
    number: true,
    width: '120px',
    sortable: true,
  },
  {
    key: 'weeks',
    head: 'Weeks of 12',
    cell: (row) => row.agencyWeeks?.weeks ?? '',
    number: true,
    width: '110px',
    sortable: true,
  },
  {
    key: 'right_to_work',
    head: 'Right to work until',
    cell: (row) => (row.rightToWorkUntil ? showDate(row.rightToWorkUntil, today()) : 'no end'),
    width: '150px',
    sortable: true,
  },
  {
    key: 'because',
    head: 'Why',
    cell: (row) => {
      const [first, ...more] = row.findings;
      if (!first) return '';
      return (
        <div className="dp-rules-today-why">
          {first.because}
          {more.length === 0 ? null : <span className="dp-dim"> +{more.length}</span>}
        </div>
      );
    },
  },
];

const ORDER_OF: Readonly<Record<string, (typeof ORDERS)[number]>> = {
  name: 'name',
  state: 'gravest',
  average: 'average',
  rest: 'rest',
  weeks: 'weeks',
  right_to_work: 'right_to_work',
};

function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}

/** How everyone on the books stands with the rules, the gravest first; the open one beside it. */
export default function RulesTodayPage() {
  const { query, setQuery } = useAddress();
  const order = oneOf(ORDERS, query['order']) ?? 'gravest';
  const limit = Math.min(Math.max(Number(query['shown']) || STEP, STEP), 1000);
  const state = oneOf(STATES, query['state']);
  const asked = { search: query['search'], rule: query['rule'] };
  const reading = useRead(listRulesToday, {
    query: { ...asked, order, limit, ...(state ? { state } : {}) },
  });
  const filtered = state !== undefined || Object.values(asked).some((one) => one !== undefined);
  return (
    <Page title="Rules today">
      <p className="dp-dim">
        Everyone on the books, over the 17 weeks behind and what is booked ahead.
      </p>
      <Filters
        list="rules-today"
        filters={[
          { name: 'search', label: 'Name' },
          {
            name: 'state',
            label: 'State',
            options: STATES.map((value) => ({ value, label: LOOKS[value].word.toLowerCase() })),
          },
          {
            name: 'rule',
            label: 'Rule',
            options: (reading.value?.rules ?? []).map(({ rule, title, workers }) => ({
              value: rule,
              label: `${title} (${workers})`,
            })),
          },
        ]}
      />
      <Read of={reading}>
        {(reply) => (
          <Beside panel={panelOf(reply, query['open'], () => setQuery({ open: undefined }))}>
            <p className="dp-rules-today-counts">
              {counted(reply.counts.workers, 'worker')}: {reply.counts.stopped} stopped by a rule,{' '}
              {reply.counts.toLookInto} to look into.
            </p>
            <Table
              label="Rules today"
              noun={['worker', 'workers']}
              columns={COLUMNS}
              rows={reply.rows}
              total={reply.total}
              id={(row) => row.personId}
              name={(row) => row.displayName}
              sort={{ key: columnOf(order), down: false }}
              onSort={({ key }) => setQuery({ order: ORDER_OF[key] })}
              onOpen={(row) => setQuery({ open: row.personId })}
              openId={query['open']}
              more={limit < 1000 ? () => setQuery({ shown: String(limit + STEP) }) : undefined}
              empty={<Nobody filtered={filtered} />}
            />
          </Beside>
        )}
      </Read>
    </Page>
  );
}

function columnOf(order: (typeof ORDERS)[number]): string {
  return Object.keys(ORDER_OF).find((key) => ORDER_OF[key] === order) ?? 'state';
}

function panelOf(reply: Reply, open: string | undefined, onClose: () => void) {
  const row = reply.rows.find(({ personId }) => personId === open);
  if (!row) return undefined;
  return (
    <SidePanel of={row.personId} title={row.displayName} onClose={onClose}>
      {row.average === null ? null : (
        <p>
          {showMinutes(row.average.minutes)} a week on average from{' '}
          {showDate(row.average.from, today())} to {showDate(row.average.to, today())}
          {row.average.optedOut ? '; opted out of the 48 hours' : ''}.
        </p>
      )}
      <Findings findings={row.findings} clear="No rule has anything open about this worker." />
      <LinkButton href={`/candidates/${row.personId}`}>Open their record</LinkButton>
    </SidePanel>
  );
}

function Nobody({ filtered }: { readonly filtered: boolean }) {
  if (filtered) return <Empty title="No worker fits">Take a filter off to see more.</Empty>;
  return (
    <Empty title="No workers yet">
      When people are on the books, how they stand with each rule is shown here.
    </Empty>
  );
}
