import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { OUTCOMES, STAGES, type WholeAppeal } from '../schema.ts';

type Line = Pick<WholeAppeal, 'open' | 'late' | 'stage' | 'outcome' | 'dueOn'>;

/** Where an appeal stands. */
export function appealLook({ open, late, stage, outcome }: Line): StateLook {
  if (outcome !== null && !open) {
    const meaning = outcome === 'not_upheld' ? 'quiet' : 'good';
    return { word: OUTCOMES[outcome], meaning, mark: outcome === 'not_upheld' ? 'dash' : 'tick' };
  }
  if (late) return { word: 'Late', meaning: 'attention', mark: 'clock', edge: 'double' };
  return { word: STAGES[stage], meaning: 'information', mark: 'clock' };
}

/** 'Informal, answer due 30 Nov' */
export function stageWords({ open, stage, dueOn }: Line): string {
  return open ? `${STAGES[stage]}, answer due ${showDate(dueOn)}` : `${STAGES[stage]}, answered`;
}
