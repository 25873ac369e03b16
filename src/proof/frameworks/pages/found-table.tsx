import { type Column, Table } from '../../../ui/table.tsx';
import type { FoundThere } from './words.ts';

interface Row extends FoundThere {
  readonly at: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'where', head: 'Where', cell: (row) => row.where, width: '22%' },
  { key: 'stated', head: 'Stated', cell: (row) => row.stated, width: '18%' },
  { key: 'computed', head: 'Computed', cell: (row) => row.computed, width: '18%' },
  { key: 'message', head: 'What differs', cell: (row) => row.message },
];

/** Contradictions with the stated and the computed value side by side. */
export function FoundTable({
  label,
  findings,
}: {
  readonly label: string;
  readonly findings: readonly FoundThere[];
}) {
  const rows = findings.map((finding, at) => ({ ...finding, at }));
  return (
    <div className="dp-found-there">
      <Table
        label={label}
        noun={['contradiction', 'contradictions']}
        columns={COLUMNS}
        rows={rows}
        id={(row) => String(row.at)}
      />
    </div>
  );
}
