/** Who is who in an assignment, for reg 36. */
export interface PayFacts {
  /** Is there a worker's contract, and with whom? `none`: the worker has one with neither. */
  readonly contractWith: 'agency' | 'hirer' | 'umbrella' | 'none';
  /** Who has to pay under the arrangement; `nobody_named`: nobody is said to. */
  readonly responsibleForPay?: 'agency' | 'hirer' | 'nobody_named';
  /** Who pays in fact. */
  readonly pays?: 'agency' | 'hirer';
}

/**
 * WTR-EMPLOYER: who counts as employer for the working-time rules. Whoever the worker has a worker's contract
 * with; without one the agency or hirer that is responsible for paying, or, if neither is, that pays
 * (reg 36). Undefined: not known, a person finds out.
 */
export function workingTimeEmployer(facts: PayFacts): 'agency' | 'hirer' | 'umbrella' | undefined {
  if (facts.contractWith !== 'none') return facts.contractWith;
  const { responsibleForPay, pays } = facts;
  if (responsibleForPay === 'agency' || responsibleForPay === 'hirer') return responsibleForPay;
  return pays;
}
