/** Rows by worker, in the order they came. */
export function grouped<Row extends { readonly person_id: string }, T>(
  rows: readonly Row[],
  value: (row: Row) => T,
): Map<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const list = map.get(row.person_id);
    if (list) list.push(value(row));
    else map.set(row.person_id, [value(row)]);
  }
  return map;
}
