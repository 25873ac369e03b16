/** One thing a worker said about a span of time. Instants as epoch milliseconds. */
export interface Word {
  readonly state: 'available' | 'unavailable';
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  readonly saidAt: number;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is known of a worker's availability for a span. */
export interface Availability {
  readonly state: 'available' | 'unavailable' | 'unknown';
  /**
   * When the word was said that the answer rests on; of several the oldest, since the answer is no
   * younger than that. Unknown: when the worker last said anything at all; null for never.
   */
  readonly saidAt: number | null;
  readonly reason: string;
}

/**
 * What these words say about a span. The latest word about each moment counts. Any part unavailable
 * makes the span unavailable; a part nobody spoke about makes it unknown; else it is available.
 * @param words of one worker, the latest said first
 * @param lastSaidAt when the worker last said anything, about whatever time
 */
export function availabilityIn(
  words: readonly Word[],
  span: Span,
  lastSaidAt: number | null,
): Availability {
  let open: readonly Span[] = [span];
  let oldest: Word | undefined;
  for (const word of words) {
    if (open.length === 0) break;
    if (!open.some((part) => overlaps(part, word))) continue;
    if (word.state === 'unavailable') {
      return { state: 'unavailable', saidAt: word.saidAt, reason: word.reason };
    }
    oldest = word;
    open = open.flatMap((part) => without(part, word));
  }
  if (open.length > 0 || !oldest) return { state: 'unknown', saidAt: lastSaidAt, reason: '' };
  return { state: 'available', saidAt: oldest.saidAt, reason: oldest.reason };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function without(part: Span, taken: Span): readonly Span[] {
  if (!overlaps(part, taken)) return [part];
  const left = { start: part.start, end: taken.start };
  const right = { start: taken.end, end: part.end };
  return [left, right].filter((rest) => rest.start < rest.end);
}
