import type { CLAIM_STATES } from '../../../proof/portfolio/schema.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { CellState, CriterionState, UnitStanding } from './standing.ts';

type ClaimState = (typeof CLAIM_STATES)[number];

const MET: StateLook = { word: 'met', meaning: 'good', mark: 'tick' };
const NOT_YET: StateLook = { word: 'not yet', meaning: 'attention', mark: 'triangle' };
const CLAIMED: StateLook = { word: 'claimed', meaning: 'quiet', mark: 'clock' };

export const CELL_LOOKS: Readonly<Record<CellState, StateLook>> = {
  met: MET,
  not_yet: NOT_YET,
  claimed: CLAIMED,
  referenced: { word: 'referenced', meaning: 'information', mark: 'full' },
};

export const CRITERION_LOOKS: Readonly<Record<CriterionState, StateLook>> = {
  met: MET,
  not_yet: NOT_YET,
  claimed: CLAIMED,
  evidenced: { word: 'has evidence', meaning: 'information', mark: 'full' },
  open: { word: 'no evidence yet', meaning: 'quiet', mark: 'ring', edge: 'dotted' },
};

export const CLAIM_LOOKS: Readonly<Record<ClaimState, StateLook>> = {
  claimed: { word: 'Claimed, waits for an assessor', meaning: 'information', mark: 'clock' },
  taken: { word: 'With an assessor', meaning: 'information', mark: 'pen' },
  withdrawn: { word: 'Taken back', meaning: 'quiet', mark: 'dash' },
  decided: { word: 'Decided', meaning: 'information', mark: 'half' },
};

/** An enrolment on a framework that another took the place of. */
export function replacedLook({
  code,
  revision,
}: {
  readonly code: string;
  readonly revision: number;
}): StateLook {
  return { word: `Replaced by ${code}, revision ${revision}`, meaning: 'quiet', mark: 'dash' };
}

/** A decision never stands without how firm it is (R73). */
export function decisionLook(
  outcome: 'achieved' | 'not_yet',
  firm: 'informal' | 'ratified',
): StateLook {
  const look: StateLook =
    outcome === 'achieved'
      ? { word: 'Achieved', meaning: 'good', mark: 'tick' }
      : { word: 'Not yet', meaning: 'attention', mark: 'triangle' };
  return firm === 'ratified'
    ? { ...look, word: `${look.word}, ratified` }
    : { ...look, word: `${look.word}, informal until ratified`, edge: 'dashed' };
}

/** A decision that was found not to be supported. */
export const REOPENED: StateLook = {
  word: 'Open again: claim it anew',
  meaning: 'attention',
  mark: 'flag',
};

/** Where a unit stands; undefined while it was never claimed. */
export function unitLook(
  unit: UnitStanding,
  claim: { readonly state: ClaimState } | null,
): StateLook | undefined {
  if (unit.achieved) return decisionLook('achieved', unit.firm);
  if (unit.claimOpen && claim) return CLAIM_LOOKS[claim.state];
  if (unit.reopened) return REOPENED;
  if (unit.notYet) return decisionLook('not_yet', unit.firm);
  return claim ? CLAIM_LOOKS[claim.state] : undefined;
}
