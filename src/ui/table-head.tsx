import { useEffect, useRef } from 'react';
import { Mark } from './mark.tsx';
import type { Column } from './table.tsx';
import type { Sort } from './table-sort.ts';

interface Picking {
  readonly all: boolean;
  readonly some: boolean;
  readonly noun: string;
  readonly toggle: (all: boolean) => void;
}

/** The sticky head: each sortable column's name is a button, the sort told by `aria-sort`. */
export function Head<Row>({
  columns,
  sort,
  onSort,
  picking,
  serverSorts,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: Sort | undefined;
  readonly onSort: (key: string) => void;
  readonly picking: Picking | undefined;
  readonly serverSorts: boolean;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {picking === undefined ? null : <PickAll picking={picking} />}
        {columns.map((column) => {
          const sorts = serverSorts ? column.sortable === true : column.by !== undefined;
          const on = sort?.key === column.key;
          return (
            <th
              key={column.key}
              scope="col"
              className={column.number ? 'dp-number' : undefined}
              style={column.width === undefined ? undefined : { width: column.width }}
              aria-sort={on ? (sort.down ? 'descending' : 'ascending') : undefined}
            >
              {sorts ? (
                <button type="button" className="dp-plain" onClick={() => onSort(column.key)}>
                  {column.head}
                  {on ? <Mark name={sort.down ? 'down' : 'up'} size={10} /> : null}
                </button>
              ) : (
                column.head
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function PickAll({ picking }: { readonly picking: Picking }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = picking.some && !picking.all;
  }, [picking.some, picking.all]);
  return (
    <th scope="col" className="dp-pick">
      <input
        ref={box}
        type="checkbox"
        aria-label={`Pick all ${picking.noun} shown`}
        checked={picking.all}
        onChange={(event) => picking.toggle(event.target.checked)}
      />
    </th>
  );
}
