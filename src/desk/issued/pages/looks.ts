import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { ENDED_HOW, type listIssued } from '../schema.ts';

export type Item = ReplyOf<typeof listIssued>['rows'][number];

/** How an issued thing stands. */
export function itemLook({ ended, late }: Item): StateLook {
  if (ended === null) {
    return late
      ? { word: 'Late', meaning: 'attention', mark: 'flag' }
      : { word: 'Out', meaning: 'information', mark: 'half' };
  }
  const word = ENDED_HOW[ended.how];
  if (ended.how === 'returned') return { word, meaning: 'good', mark: 'tick' };
  return { word, meaning: ended.how === 'lost' ? 'stop' : 'quiet', mark: 'cross' };
}

/** 'Harrow badge, HB-0042, size L'. */
export function itemWords({ name, number, size }: Pick<Item, 'name' | 'number' | 'size'>): string {
  return [name, number, size && `size ${size}`].filter(Boolean).join(', ');
}

/** When, by whom, by when back, and what became of it. */
export function itemHistory(item: Item, today: string): string {
  const { issuedOn, issuedBy, backBy, ended, clientName, note } = item;
  return [
    clientName === null ? 'ours' : `${clientName}’s`,
    `issued ${showDate(issuedOn, today)} by ${issuedBy}`,
    backBy && ended === null ? `back by ${showDate(backBy, today)}` : '',
    ended === null ? '' : `${ENDED_HOW[ended.how].toLowerCase()} ${showDate(ended.on, today)}`,
    note,
  ]
    .filter(Boolean)
    .join('; ');
}
