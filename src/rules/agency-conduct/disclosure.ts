/** CR-28: an agency means to pass on what it knows of a work-seeker. */
export interface Disclosure {
  readonly to: 'hirer' | 'current_employer' | 'professional_body' | 'other';
  readonly for: 'finding_work' | 'legal_process' | 'professional_body' | 'other';
  /** The work-seeker agreed to this, and has not taken it back. */
  readonly consent: boolean;
}

/**
 * CR-28: may this be passed on? With consent, for legal process and to a professional body: yes. For
 * finding work: to anybody but the current employer, who is told nothing without consent.
 */
export function mayDisclose({ to, for: purpose, consent }: Disclosure): boolean {
  if (consent || purpose === 'legal_process') return true;
  if (purpose === 'professional_body') return to === 'professional_body';
  return purpose === 'finding_work' && to !== 'current_employer';
}
