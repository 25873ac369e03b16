import type { Source } from '../schema.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** Who is meant, read from the address that a list, a booking line or a site made; undefined: nobody. */
export function sourceOf(query: Query): Source | undefined {
  const { line, site, from, to, people } = query;
  if (line) return { kind: 'line', lineId: line };
  if (site && from && to) return { kind: 'site', siteId: site, from, to };
  if (people) return { kind: 'people', personIds: people.split(',') };
  if (query['list'] !== 'candidates') return undefined;
  const state =
    query['state'] === 'all' || query['state'] === 'archived' ? query['state'] : 'active';
  const { role, search } = query;
  return {
    kind: 'candidates',
    query: { state, ...(role ? { role } : {}), ...(search ? { search } : {}) },
  };
}
