import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import { HOLDS, type readDestruction } from '../schema.ts';

type List = ReplyOf<typeof readDestruction>['lists'][number];

/** How a list stands, in a word. */
export function listLook({ state, readyOn }: List, today: string): StateLook {
  switch (state) {
    case 'to_approve':
      return { word: 'To approve', meaning: 'attention', mark: 'clock' };
    case 'offered':
      return {
        word: `Offered back, ready on ${showDate(readyOn ?? today, today)}`,
        meaning: 'quiet',
        mark: 'clock',
      };
    case 'ready':
      return { word: 'Ready to be carried out', meaning: 'attention', mark: 'clock' };
    case 'destroyed':
      return { word: 'Carried out', meaning: 'good', mark: 'tick' };
    case 'withdrawn':
      return { word: 'Taken back', meaning: 'quiet', mark: 'cross' };
  }
}

/** What became of a record of a list, in a sentence. */
export function lineWords({ outcome, hold, takenOn }: List['lines'][number]): string {
  const taken = takenOn === null ? '' : ` Handed over on ${showDate(takenOn)}.`;
  if (outcome === 'destroyed') return `Destroyed.${taken}`;
  if (outcome === 'left_out' && hold) return `Left out: ${HOLDS[hold]}.`;
  return taken.trim();
}
