import type { DateText } from '../../lib/days.ts';

/** A gangmaster's licence of the organisation as the register showed it. Dates 'YYYY-MM-DD'. */
export interface Licence {
  readonly licenceId: string;
  readonly number: string;
  /** The number as `nameKey` folds it. */
  readonly numberKey: string;
  readonly fromOn: DateText;
  /** The last day. */
  readonly toOn: DateText;
  /** The day the register was looked at. */
  readonly seenOn: DateText;
}

/** Of looks at the register, the latest first, the ones that speak: the last of each number. */
export function speaking<L extends { readonly numberKey: string }>(
  looks: readonly L[],
): readonly L[] {
  const seen = new Set<string>();
  return looks.filter(({ numberKey }) => {
    if (seen.has(numberKey)) return false;
    seen.add(numberKey);
    return true;
  });
}

/** The licence in force on a day, if there is one. */
export function licenceOn(licences: readonly Licence[], day: DateText): Licence | undefined {
  return licences.find(({ fromOn, toOn }) => fromOn <= day && toOn >= day);
}
