import type { SaidTwice } from './document.ts';

/** What a row says of its unit, and how it is called. */
const OF_UNIT = [
  ['unit_title', 'title', 'title'],
  ['level', 'level', 'level'],
  ['credit', 'credit', 'credit'],
  ['guided_hours', 'guided hours', 'guided hours'],
  ['group', 'other', 'group'],
  ['unit_number', 'other', 'number of the unit'],
  ['expires_on', 'other', 'last day to begin it'],
  ['certificated_until', 'other', 'last day to achieve it'],
] as const;

type Row = Readonly<Record<string, string>>;

/** A unit over all its rows. */
export interface UnitOfTable {
  /** What the first row with anything in this column says; '' where none does. */
  readonly first: (column: string) => string;
  /** What its rows say in two ways; nothing where they agree. */
  readonly saidTwice: { readonly saidTwice?: readonly SaidTwice[] };
}

/**
 * Units of a table that repeats them in every row of theirs, by reference. Rows that are silent agree with every other.
 * @param rows the first of which is line 2
 */
export function unitsOfTable(rows: readonly Row[]): ReadonlyMap<string, UnitOfTable> {
  const byUnit = Map.groupBy(
    rows.map((row, at) => ({ row, line: at + 2 })),
    ({ row }) => said(row, 'unit'),
  );
  return new Map(
    [...byUnit].map(([unit, own]) => {
      const twice = [
        ...OF_UNIT.flatMap(([column, what, field]) => differing(own, column, { what, field })),
        ...[...Map.groupBy(own, ({ row }) => said(row, 'outcome'))].flatMap(([outcome, of]) =>
          outcome === ''
            ? []
            : differing(of, 'outcome_wording', {
                what: 'other',
                field: `wording of outcome ${outcome}`,
              }),
        ),
      ];
      return [
        unit,
        {
          first: (column: string) => firstOf(own, column)?.value ?? '',
          saidTwice: twice.length === 0 ? {} : { saidTwice: twice },
        },
      ];
    }),
  );
}

type Placed = readonly { readonly row: Row; readonly line: number }[];

const said = (row: Row, column: string): string => (row[column] ?? '').replace(/\s+/g, ' ').trim();

const firstOf = (rows: Placed, column: string) =>
  rows
    .map(({ row, line }) => ({ value: said(row, column), line }))
    .find(({ value }) => value !== '');

/** The first row that says another than the first that says anything. */
function differing(
  rows: Placed,
  column: string,
  called: Pick<SaidTwice, 'what' | 'field'>,
): readonly SaidTwice[] {
  const first = firstOf(rows, column);
  if (!first) return [];
  const other = rows.find(
    ({ row }) => said(row, column) !== '' && said(row, column) !== first.value,
  );
  if (!other) return [];
  return [
    {
      ...called,
      first: first.value,
      other: said(other.row, column),
      where: `line ${other.line} of the table`,
    },
  ];
}
