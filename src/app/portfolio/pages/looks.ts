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
  decided: { word: 'Decided, informal until ratified', meaning: 'information', mark: 'half' },
};

/** How a decision looks: never without saying that it is informal. */
export const ACHIEVED: StateLook = {
  word: 'Achieved, informal until ratified',
  meaning: 'good',
  mark: 'tick',
  edge: 'dashed',
};
export const DECIDED_NOT_YET: StateLook = {
  word: 'Not yet, informal until ratified',
  meaning: 'attention',
  mark: 'triangle',
  edge: 'dashed',
};

/** Where a unit stands; undefined while it was never claimed. */
export function unitLook(
  unit: UnitStanding,
  claim: { readonly state: ClaimState } | null,
): StateLook | undefined {
  if (unit.achieved) return ACHIEVED;
  if (unit.claimOpen && claim) return CLAIM_LOOKS[claim.state];
  if (unit.notYet) return DECIDED_NOT_YET;
  return claim ? CLAIM_LOOKS[claim.state] : undefined;
}
