/** What can close a criterion: a work record, being watched (or a recording, or testimony), or talk. */
export type Closes = 'record' | 'observation' | 'discussion';

export interface BuiltInCriterion {
  /** '1.1' in a unit; 'K1' in a standard; '1' of the marking points. */
  readonly number: string;
  /** Three to nine words of our own; the awarding body's wording comes only with its document. */
  readonly label: string;
  readonly closes: Closes;
}

export interface BuiltInOutcome {
  /** From 1; 0 where the document has no outcomes: a standard, marking points. */
  readonly number: number;
  /** Empty for outcome 0. */
  readonly label: string;
  readonly criteria: readonly BuiltInCriterion[];
}

export interface BuiltInUnit {
  /** 'RPC1'. */
  readonly reference: string;
  readonly title: string;
  readonly level: number | null;
  readonly credit: number | null;
  readonly guidedHours: number | null;
  readonly ofqualNumber: string | null;
  readonly group: 'mandatory' | 'optional' | null;
  /** Last day, 'YYYY-MM-DD', on which a learner may complete it; null when none is stated. */
  readonly expiresOn: string | null;
  readonly outcomes: readonly BuiltInOutcome[];
}

export interface BuiltInFramework {
  /** 'REC-L2-RR'. */
  readonly code: string;
  readonly title: string;
  readonly kind: 'qualification' | 'standard' | 'marking_points';
  readonly version: string | null;
  readonly level: number | null;
  /** Fewest credits for the whole. */
  readonly credit: number | null;
  /** Fewest credits from optional units. */
  readonly optionalCreditLeast: number | null;
  /** Most credits a learner may gain: the top of the size. */
  readonly creditTop: number | null;
  readonly guidedHours: { readonly least: number; readonly most: number } | null;
  readonly units: readonly BuiltInUnit[];
}

/** A criterion that a work record can carry. */
export function recorded(number: string, label: string): BuiltInCriterion {
  return { number, label, closes: 'record' };
}

/** A criterion that no record shows: observation, a recording or testimony closes it. */
export function observed(number: string, label: string): BuiltInCriterion {
  return { number, label, closes: 'observation' };
}

/** A criterion of knowing: questioning or a professional discussion closes it. */
export function discussed(number: string, label: string): BuiltInCriterion {
  return { number, label, closes: 'discussion' };
}

/** One learning outcome with its criteria in order. */
export function outcome(
  number: number,
  label: string,
  criteria: readonly BuiltInCriterion[],
): BuiltInOutcome {
  return { number, label, criteria };
}
