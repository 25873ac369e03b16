import type { Passage } from '../../../lib/passages.ts';

/** How a stretch of a text is shown: said, hidden by itself, or hidden by somebody. */
export interface Stretch {
  readonly from: number;
  readonly text: string;
  readonly as: 'said' | 'itself' | 'beside';
}

/** A text cut where what is hidden begins and ends; all of it, in order. What somebody hid goes before what is hidden by itself. */
export function stretchesOf(
  text: string,
  { itself, beside }: { readonly itself: readonly Passage[]; readonly beside: readonly Passage[] },
): readonly Stretch[] {
  const all = [...itself, ...beside];
  const cuts = [...new Set([0, text.length, ...all.flatMap(({ from, to }) => [from, to])])];
  const edges = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
  const covers = (passages: readonly Passage[], at: number) =>
    passages.some(({ from, to }) => from <= at && at < to);
  return edges.slice(0, -1).map((from, nth) => ({
    from,
    text: text.slice(from, edges[nth + 1]),
    as: covers(beside, from) ? 'beside' : covers(itself, from) ? 'itself' : 'said',
  }));
}
