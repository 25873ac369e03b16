import { policy } from '../../src/app/compose.ts';
import { newId } from '../../src/lib/ids.ts';
import { makeToken } from '../../src/platform/identity/access-tokens.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** Two programs that work for the agency: what they send is nowhere kept, so neither token opens anything. */
export function tokenScenes(time: StoryTime): readonly Scene[] {
  const token = (by: Scene['by'], day: number, name: string, actions: string[] | null): Scene => ({
    at: time.at(time.day(day), '16:40'),
    by,
    what: `the access token ${name}`,
    chapter: 'access tokens',
    does: (tx) => makeToken(tx, policy, { id: newId(), name, actions, days: 90 }),
  });
  return [
    token('olivia', -12, 'Figures for the board', null),
    token('carla', -5, 'Rota sheet at the office', ['bookings.read', 'candidates.read']),
  ];
}
