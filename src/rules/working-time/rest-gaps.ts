import { DAY, firstFrom, type Stint } from './work.ts';

/** A stretch of epoch minutes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** No stint is longer than this; a longer one would be two. Bounds the look back for overlaps. */
const LONGEST_STINT = 3 * DAY;

/**
 * The stretches worked between two minutes, merged where stints touch or overlap, in order. On call
 * at home is not work. Stints that reach over an edge are kept whole. Both lists are sorted by start.
 */
export function busySpans(
  stints: readonly Stint[],
  proposed: readonly Stint[],
  from: number,
  to: number,
): readonly Span[] {
  const near: Stint[] = [];
  for (let i = firstFrom(stints, from - LONGEST_STINT); i < stints.length; i++) {
    const stint = stints[i] as Stint;
    if (stint.start >= to) break;
    if (stint.end > from && stint.kind !== 'on_call') near.push(stint);
  }
  for (let i = firstFrom(proposed, from - LONGEST_STINT); i < proposed.length; i++) {
    const stint = proposed[i] as Stint;
    if (stint.start >= to) break;
    if (stint.end > from && stint.kind !== 'on_call') near.push(stint);
  }
  near.sort((a, b) => a.start - b.start);
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of near) {
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/** The stretches without work between two minutes, cut off at both, in order. */
export function freeSpans(busy: readonly Span[], from: number, to: number): readonly Span[] {
  const free: Span[] = [];
  let at = from;
  for (const { start, end } of busy) {
    if (start >= to) break;
    if (start > at) free.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < to) free.push({ start: at, end: to });
  return free;
}

/** The longest span, the first of equals; undefined of none. */
export function longest(spans: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const span of spans) {
    if (!best || span.end - span.start > best.end - best.start) best = span;
  }
  return best;
}
