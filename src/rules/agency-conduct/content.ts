import type { DateText } from '../../lib/days.ts';
import { listed } from '../../lib/text.ts';
import type { Confidence, DatedTable } from '../book/law.ts';

/** One thing a paper or a record must hold, with its plain name and the days it had to. */
export interface ContentItem<K extends string = string> {
  readonly key: K;
  readonly name: string;
  readonly to?: DateText;
}

/** The names of missing items in one sentence part: 'the rate and the pay interval'. */
export function namesOf(items: readonly ContentItem[]): string {
  return listed(items.map(({ name }) => name));
}

/** Items that had to be there on a day and are not, in the order of the list. */
export function lacking<K extends string>(
  items: readonly ContentItem<K>[],
  held: readonly string[],
  date: DateText,
): readonly ContentItem<K>[] {
  return items.filter(({ key, to }) => (to === undefined || date <= to) && !held.includes(key));
}

/** A list of items as a page shows it: what is asked, from when and until when. */
export function contentTable(
  table: Pick<DatedTable, 'id' | 'title' | 'rules'> & {
    readonly from: DateText;
    readonly source: string;
    readonly confidence: Confidence;
  },
  items: readonly ContentItem[],
): DatedTable {
  const { from, source, confidence, ...own } = table;
  return {
    ...own,
    columns: ['What it must hold'],
    rows: items.map(({ name, to }) => ({
      from,
      ...(to === undefined ? {} : { to }),
      cells: [name],
      source,
      confidence,
    })),
  };
}

/** The keys of items, as a closed list of values for a question. */
export function keysOf<K extends string>(items: readonly ContentItem<K>[]): readonly [K, ...K[]] {
  return items.map(({ key }) => key) as unknown as readonly [K, ...K[]];
}
