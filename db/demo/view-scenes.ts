import { saveView } from '../../src/app/views/save-view.ts';
import { newId } from '../../src/lib/ids.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

type View = Parameters<typeof saveView>[1];

/** Views that the agency keeps of its lists: two for all, one of Carla's own. */
export function viewScenes(time: StoryTime): readonly Scene[] {
  const view = (by: Scene['by'], day: number, kept: Omit<View, 'id'>): Scene => ({
    at: time.at(time.day(day), '16:50'),
    by,
    what: `the view ${kept.name}`,
    chapter: 'views',
    does: (tx) => saveView(tx, { id: newId(), ...kept }),
  });
  return [
    view('olivia', -9, {
      list: 'bookings',
      name: 'Confirmations to send',
      audience: 'organisation',
      query: { needs: 'unsent' },
    }),
    view('omar', -8, {
      list: 'rules-today',
      name: 'Stopped by a rule',
      audience: 'organisation',
      query: { state: 'stopped' },
    }),
    view('carla', -6, {
      list: 'candidates',
      name: 'Care assistants, newest first',
      audience: 'me',
      query: { role: 'care-assistant', order: '-since' },
    }),
  ];
}
