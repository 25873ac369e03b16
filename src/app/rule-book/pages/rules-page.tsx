import './rule-book.css';
import type { ReplyOf } from '../../../lib/route.ts';
import { counted } from '../../../lib/text.ts';
import { dateIn } from '../../../lib/time.ts';
import { Link, useAddress } from '../../../ui/address.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Filters } from '../../../ui/filters.tsx';
import { Needs, Page, Section } from '../../../ui/page.tsx';
import { Read, useRead } from '../../../ui/read.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import { useCalendarNeeds } from '../../calendar/pages/calendar-needs.tsx';
import { listRules } from '../schema.ts';
import { AREAS, areaWords, longDate, MARKS, sureWords } from './words.ts';

type Reply = ReplyOf<typeof listRules>;
type Row = Reply['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'title',
    head: 'Rule',
    width: '24%',
    by: (row) => row.title,
    cell: (row) => (
      <>
        <Link href={`/rules/${row.id}`}>{row.title}</Link>
        <span className="dp-dim dp-rule-id"> {row.id}</span>
      </>
    ),
  },
  {
    key: 'says',
    head: 'What it says today',
    cell: (row) =>
      row.now === null ? <span className="dp-dim">Not in force today</span> : row.now.says,
  },
  {
    key: 'sure',
    head: 'How sure',
    width: '16%',
    by: (row) => row.now?.confidence,
    cell: (row) => (row.now === null ? '' : sureWords(row.now.confidence)),
  },
  {
    key: 'marks',
    head: 'Marks',
    width: '20%',
    cell: (row) => (
      <span className="dp-row">
        {marksOf(row).map((mark) => {
          const look = MARKS[mark];
          return look ? <Badge key={mark} state={look} /> : null;
        })}
      </span>
    ),
  },
];

/** The marks of one rule, the gravest first. */
function marksOf(row: Row): readonly string[] {
  return [
    ...(row.announced ? ['announced'] : []),
    ...(row.unconfirmed ? ['unconfirmed'] : []),
    ...(row.kind === 'function' ? [] : [row.kind]),
    ...(row.lifted > 0 ? ['lifted'] : []),
    ...(row.escalates === 'never' ? [] : [row.escalates]),
  ];
}

/** Every rule by area, with search, filters and what a lawyer should still say. */
export default function RulesPage() {
  const { query } = useAddress();
  const reading = useRead(listRules, {});
  const calendar = useCalendarNeeds();
  return (
    <Page title="Rule book" needs={<Needs items={calendar} />}>
      <p className="dp-dim">
        What the law says of an agency’s work, since when, how sure we are of it, and what it comes
        to for facts of your own.
      </p>
      <Filters
        list="rule-book"
        filters={[
          { name: 'search', label: 'Search words or an id' },
          {
            name: 'area',
            label: 'Area',
            options: Object.entries(AREAS).map(([value, label]) => ({ value, label })),
          },
          {
            name: 'mark',
            label: 'Mark',
            options: Object.entries(MARKS)
              .filter(([value]) => value !== 'form')
              .map(([value, { word }]) => ({ value, label: word.toLowerCase() })),
          },
        ]}
      />
      <Read of={reading}>{(reply) => <Shown reply={reply} query={query} />}</Read>
    </Page>
  );
}

function Shown({
  reply,
  query,
}: {
  readonly reply: Reply;
  readonly query: Readonly<Record<string, string>>;
}) {
  const rows = reply.rows.filter((row) => fits(row, query));
  const filtered = rows.length < reply.total;
  const areas = [...new Set(rows.map(({ area }) => area))];
  return (
    <>
      <p role="status">
        {filtered
          ? `${rows.length} of ${counted(reply.total, 'rule')}`
          : counted(reply.total, 'rule')}{' '}
        as at {longDate(reply.today ?? dateIn(new Date()))}
      </p>
      {rows.length === 0 ? (
        <Empty title="No rule fits">Take a filter off, or search with fewer words.</Empty>
      ) : null}
      {areas.map((area) => (
        <Section key={area} title={areaWords(area)}>
          <div className="dp-rules">
            <Table
              label={areaWords(area)}
              noun={['rule', 'rules']}
              sortIn="sort"
              columns={COLUMNS}
              rows={rows.filter((row) => row.area === area)}
              id={(row) => row.id}
            />
          </div>
        </Section>
      ))}
      {filtered ? null : <OpenQuestions open={reply.open} rows={reply.rows} />}
    </>
  );
}

function fits(row: Row, query: Readonly<Record<string, string>>): boolean {
  const { area, mark } = { area: query['area'], mark: query['mark'] };
  if (area !== undefined && row.area !== area) return false;
  if (mark !== undefined && !marksOf(row).includes(mark)) return false;
  const text =
    `${row.id} ${row.title} ${row.now?.says ?? ''} ${row.now?.source ?? ''}`.toLowerCase();
  const words = (query['search'] ?? '').toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

function OpenQuestions({
  open,
  rows,
}: {
  readonly open: Reply['open'];
  readonly rows: readonly Row[];
}) {
  if (open.length === 0) return null;
  const titleOf = (id: string) => rows.find((row) => row.id === id)?.title ?? id;
  return (
    <Section title="Open questions for a lawyer">
      <ul className="dp-rule-open">
        {open.map(({ question, rules }) => (
          <li key={question}>
            {question}{' '}
            <span className="dp-dim">
              Touches{' '}
              {rules.map((id, at) => (
                <span key={id}>
                  {at === 0 ? '' : ', '}
                  <Link href={`/rules/${id}`}>{titleOf(id)}</Link>
                </span>
              ))}
              .
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
