/** One thing a worker said about a span of time. Instants as epoch milliseconds. */
export interface Word {
  /** Of the record it stands in; several words of one pattern have the same. */
  readonly id: string;
  /** A span they named, one of the days of a pattern, or days away. */
  readonly source: 'word' | 'pattern' | 'away';
  /** Unknown: they said that they are not sure. */
  readonly state: 'available' | 'unavailable' | 'unknown';
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

/** A piece of a span with the one word that counts there; null where nobody spoke. */
export interface Piece extends Span {
  readonly word: Word | null;
}

/**
 * Puts what a worker said into the order in which it counts: the latest said first, and of two said at once a
 * named span before a pattern. Days away cut a pattern whenever it was said: who says "Mondays" does not mean
 * the Monday of their holiday; a named span said later takes a day away back.
 * @param named spans and days away, the latest said first
 * @param patterns the days of patterns, the latest said first
 */
export function inOrder(named: readonly Word[], patterns: readonly Word[]): readonly Word[] {
  const away = named.filter(({ source }) => source === 'away');
  const left = patterns.flatMap((word) =>
    away
      .reduce<readonly Span[]>(
        (parts, days) => parts.flatMap((part) => without(part, days)),
        [{ start: word.start, end: word.end }],
      )
      .map((part) => ({ ...word, ...part })),
  );
  return [...named, ...left].sort((a, b) => b.saidAt - a.saidAt);
}

/**
 * What these words say about a span. The latest word about each moment counts. Any part unavailable
 * makes the span unavailable; a part nobody spoke about, or of which they are not sure, makes it unknown;
 * else it is available.
 * @param words of one worker, in the order of `inOrder`
 * @param lastSaidAt when the worker last said anything, about whatever time
 */
export function availabilityIn(
  words: readonly Word[],
  span: Span,
  lastSaidAt: number | null,
): Availability {
  let open: readonly Span[] = [span];
  let oldest: Word | undefined;
  let unsure = false;
  for (const word of words) {
    if (open.length === 0) break;
    if (!open.some((part) => overlaps(part, word))) continue;
    if (word.state === 'unavailable') {
      return { state: 'unavailable', saidAt: word.saidAt, reason: word.reason };
    }
    if (word.state === 'unknown') unsure = true;
    else oldest = word;
    open = open.flatMap((part) => without(part, word));
  }
  if (open.length > 0 || unsure || !oldest) {
    return { state: 'unknown', saidAt: lastSaidAt, reason: '' };
  }
  return { state: 'available', saidAt: oldest.saidAt, reason: oldest.reason };
}

/**
 * The same span piece by piece, in the order of time: which word counts where.
 * @param words of one worker, in the order of `inOrder`
 */
export function piecesOf(words: readonly Word[], span: Span): readonly Piece[] {
  let open: readonly Span[] = [span];
  const pieces: Piece[] = [];
  for (const word of words) {
    if (open.length === 0) break;
    for (const part of open) {
      if (!overlaps(part, word)) continue;
      pieces.push({
        start: Math.max(part.start, word.start),
        end: Math.min(part.end, word.end),
        word,
      });
    }
    open = open.flatMap((part) => without(part, word));
  }
  return [...pieces, ...open.map((part) => ({ ...part, word: null }))].sort(
    (a, b) => a.start - b.start,
  );
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
