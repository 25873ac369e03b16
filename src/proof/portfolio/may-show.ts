/** A criterion that a work record may show. */
export interface MayShow {
  /** Code of the framework: 'REC-L2-RR'. */
  readonly framework: string;
  /** Full code within it: 'RPC8.1.1', 'K6', 'FLEX.3'. */
  readonly criterion: string;
  /** It supports, and never carries the criterion alone. */
  readonly supports: boolean;
}

/** Criteria of one unit of the qualification: rec('RPC8', '1.1'). */
export function rec(unit: string, ...numbers: readonly string[]): readonly MayShow[] {
  return numbers.map((number) => ({
    framework: 'REC-L2-RR',
    criterion: `${unit}.${number}`,
    supports: false,
  }));
}

/** Statements of the occupational standard: standard('K6', 'S6'). */
export function standard(...numbers: readonly string[]): readonly MayShow[] {
  return numbers.map((criterion) => ({ framework: 'ST0321', criterion, supports: false }));
}

/** Marking points of one topic: points('FLEX', 1, 3). */
export function points(
  topic: 'FLEX' | 'REL' | 'SALES',
  ...numbers: readonly number[]
): readonly MayShow[] {
  return numbers.map((number) => ({
    framework: topic,
    criterion: `${topic}.${number}`,
    supports: false,
  }));
}

/** The same criteria, supported only. */
export function supporting(shows: readonly MayShow[]): readonly MayShow[] {
  return shows.map((one) => ({ ...one, supports: true }));
}
