import { Badge, type StateLook } from '../../../ui/badge.tsx';
import { type Column, Table } from '../../../ui/table.tsx';
import type { Rule } from './rule-page.tsx';
import { APPLIED, IN_FORCE, MARKS, spanWords, sureWords } from './words.ts';

type RuleTableShown = Rule['tables'][number];
type Row = RuleTableShown['rows'][number];

const STANDS: Readonly<Record<Row['stands'], StateLook>> = {
  now: IN_FORCE,
  over: { word: 'Over', meaning: 'quiet', mark: 'dash' },
  ahead: { word: 'Still to come', meaning: 'quiet', mark: 'clock' },
};

/** More rows than this are folded away until asked for. */
const FOLDED_FROM = 12;

/** A table of dated figures or words, the rows in force today marked. */
export function RuleTable({ table }: { readonly table: RuleTableShown }) {
  const shown = (
    <Table
      label={table.title}
      noun={['row', 'rows']}
      columns={columnsOf(table)}
      rows={table.rows}
      id={(row) => `${row.from} ${row.cells.join(' ')}`}
    />
  );
  if (table.rows.length <= FOLDED_FROM) {
    return (
      <div className="dp-rule-table">
        <h3>{table.title}</h3>
        {shown}
      </div>
    );
  }
  return (
    <details className="dp-rule-table">
      <summary>
        {table.title} ({table.rows.length} rows)
      </summary>
      {shown}
    </details>
  );
}

function columnsOf({ columns }: RuleTableShown): readonly Column<Row>[] {
  return [
    ...columns.map((head, at) => ({
      key: head,
      head,
      cell: (row: Row) => row.cells[at] ?? '',
      by: (row: Row) => row.cells[at],
    })),
    {
      key: 'dp-since',
      head: 'Since',
      cell: (row) => spanWords(row.from, row.to).replace(/^from /, ''),
      by: (row) => row.from,
    },
    {
      key: 'dp-stands',
      head: 'Today',
      cell: (row) => (
        <span className="dp-row">
          <Badge state={row.announced && row.stands === 'now' ? APPLIED : STANDS[row.stands]} />
          {row.announced && MARKS['announced'] ? <Badge state={MARKS['announced']} /> : null}
        </span>
      ),
      by: (row) => row.stands,
    },
    {
      key: 'dp-source',
      head: 'Source',
      cell: (row) => (
        <>
          {row.source} <span className="dp-dim">({sureWords(row.confidence)})</span>
        </>
      ),
    },
  ];
}
