import type { Filter } from './filters.tsx';

type Query = Readonly<Record<string, string>>;

/** Which part of the address says the view that was opened. */
export const SAVED = 'saved';
/** Parts that say which page of a list is shown: they go when what is listed changes. */
export const PAGING = ['from', 'before', 'shown'] as const;

/** What a view of this list keeps of the address: its filters, and the order. */
export function keptOf(query: Query, names: readonly string[]): Query {
  const kept = names.flatMap((name) => {
    const value = query[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

/** Do two queries ask for the same? The order of their parts says nothing. */
export function sameQuery(a: Query, b: Query): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** A view as the list can show it now, and the words of what it asked for that is no longer here. */
export interface Applying {
  readonly query: Query;
  readonly left: readonly string[];
}

/**
 * What still applies of a saved view: parts that the list no longer knows, and choices that are no longer
 * offered, are left out and named. Choices that are not read yet (none at all) are taken as they are.
 * @param keeps further parts that the list keeps, such as its order
 */
export function applying(
  saved: Query,
  filters: readonly Filter[],
  keeps: readonly string[],
): Applying {
  const query: Record<string, string> = {};
  const left: string[] = [];
  for (const [name, value] of Object.entries(saved)) {
    const filter = filters.find((each) => each.name === name);
    if (filter === undefined) {
      if (keeps.includes(name)) query[name] = value;
      else left.push(name);
      continue;
    }
    const { options = [] } = filter;
    if (options.length === 0 || options.some((option) => option.value === value)) {
      query[name] = value;
    } else left.push(`${filter.label} ${value}`);
  }
  return { query, left };
}

/** The address of a list with a view opened. `stays`: parts of the present address that are no filter. */
export function viewHref(
  path: string,
  present: Query,
  stays: readonly string[],
  applied: Query,
  saved: string | undefined,
): string {
  const text = new URLSearchParams({
    ...keptOf(present, stays),
    ...applied,
    ...(saved === undefined ? {} : { [SAVED]: saved }),
  }).toString();
  return text === '' ? path : `${path}?${text}`;
}
