/** By which column a list is sorted, and which way. */
export interface Sort {
  readonly key: string;
  readonly down: boolean;
}

/** What a press on a head does: sorts upward first, then the other way. */
export function nextSort(sort: Sort | undefined, key: string): Sort {
  return sort?.key === key ? { key, down: !sort.down } : { key, down: false };
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Rows in order of `by`; rows without a value stand last whichever way; equal rows keep their place. */
export function sorted<Row>(
  rows: readonly Row[],
  sort: Sort | undefined,
  by: ((row: Row) => string | number | undefined) | undefined,
): readonly Row[] {
  if (sort === undefined || by === undefined) return rows;
  const way = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [by(a), by(b)];
    if (left === undefined || right === undefined) {
      return Number(left === undefined) - Number(right === undefined);
    }
    if (typeof left === 'number' && typeof right === 'number') return (left - right) * way;
    return collator.compare(String(left), String(right)) * way;
  });
}

/** A sort as it stands in the address: 'name' upward, '-name' downward. */
export function sortText(sort: Sort): string {
  return sort.down ? `-${sort.key}` : sort.key;
}

/** The sort an address asks for; undefined when it asks for none. */
export function readSort(text: string | undefined): Sort | undefined {
  if (text === undefined || text === '' || text === '-') return undefined;
  return text.startsWith('-') ? { key: text.slice(1), down: true } : { key: text, down: false };
}
