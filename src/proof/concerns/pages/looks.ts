import type { StateLook } from '../../../ui/badge.tsx';
import { type Concern, OUTCOMES, STATES } from '../schema.ts';

/** Where a concern stands. */
export function concernLook({ state, outcome, late }: Concern): StateLook {
  if (state === 'closed') {
    return {
      word: `Closed: ${OUTCOMES[outcome ?? 'founded'].toLowerCase()}`,
      meaning: 'quiet',
      mark: 'tick',
    };
  }
  if (late) return { word: 'Late', meaning: 'attention', mark: 'clock', edge: 'double' };
  return { word: state === null ? 'Raised' : STATES[state], meaning: 'information', mark: 'clock' };
}
