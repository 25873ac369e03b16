import type { DateText } from '../../lib/days.ts';

/** From this day a business may answer for workers further down its chain. Announced, not observed. */
export const CHAIN_LIABLE_FROM: DateText = '2026-10-01';
/** A substitute is verified again at least once in so many hours of activity (draft Code, 30 June 2026). */
export const SUBSTITUTE_HOURS = 24;

export interface ChainFacts {
  /** Day of the work. */
  readonly on: DateText;
  /** The contract down the chain demands right-to-work checks; left out: not known. */
  readonly contractTerms?: boolean | undefined;
  readonly substitutionControls?: boolean | undefined;
  readonly identityVerified?: boolean | undefined;
  /** Somebody else came in place of the worker who was checked. */
  readonly substitute?: boolean | undefined;
  /** Hours of activity since the substitute was last verified; left out: never. */
  readonly hoursSinceVerified?: number | undefined;
}

export type ChainSafeguard = 'contract_terms' | 'substitution_controls' | 'identity_verification';

export interface ChainAnswer {
  readonly outcome: 'pass' | 'record' | 'escalate';
  readonly missing: readonly ChainSafeguard[];
  /** A substitute is there and was not verified within 24 hours of activity. */
  readonly verificationDue: boolean;
}

/**
 * RTW-EXT: what protects us for workers further down the chain. A substitution always goes to a person;
 * so does a safeguard that is missing or not known; with all in place the terms are recorded. Passes
 * before the law.
 */
export function judgeChain(facts: ChainFacts): ChainAnswer {
  if (facts.on < CHAIN_LIABLE_FROM) {
    return { outcome: 'pass', missing: [], verificationDue: false };
  }
  const safeguards: readonly (readonly [ChainSafeguard, boolean | undefined])[] = [
    ['contract_terms', facts.contractTerms],
    ['substitution_controls', facts.substitutionControls],
    ['identity_verification', facts.identityVerified],
  ];
  const missing = safeguards.filter(([, there]) => there !== true).map(([key]) => key);
  const substitute = facts.substitute === true;
  return {
    outcome: substitute || missing.length > 0 ? 'escalate' : 'record',
    missing,
    verificationDue:
      substitute &&
      (facts.hoursSinceVerified === undefined || facts.hoursSinceVerified > SUBSTITUTE_HOURS),
  };
}
