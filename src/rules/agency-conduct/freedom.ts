/** CR-6: what an agency or its terms do to a worker who goes elsewhere. */
export interface FreedomFacts {
  /** The worker is put at a disadvantage, or told they will be, for giving notice or working elsewhere. */
  readonly detriment: 'none' | 'for_leaving' | 'for_working_elsewhere';
  /** The worker must say who the next employer is. */
  readonly mustNameNewEmployer: boolean;
}

/** CR-6: what is barred in it, in plain words; empty when nothing is. */
export function barredTerms({ detriment, mustNameNewEmployer }: FreedomFacts): readonly string[] {
  return [
    ...(detriment === 'for_leaving' ? ['a disadvantage for leaving'] : []),
    ...(detriment === 'for_working_elsewhere' ? ['a disadvantage for working elsewhere'] : []),
    ...(mustNameNewEmployer ? ['a demand to name the new employer'] : []),
  ];
}
