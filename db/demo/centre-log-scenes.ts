import { newId } from '../../src/lib/ids.ts';
import { enterConcern, raiseConcern } from '../../src/proof/concerns/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** What the centre keeps beside its learners' work: its logs. */
export function centreLogScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  return concerns(time).map((one) => ({ ...one, chapter: 'the centre' }));
}

type Bare = Omit<Scene, 'chapter'>;

/** A complaint that Grace took and Farah looked into, with its answer still due. */
function concerns(time: StoryTime): readonly Bare[] {
  const complaint = newId();
  return [
    {
      at: time.at(time.day(-6), '16:10'),
      by: 'grace',
      what: 'enter a complaint',
      does: (tx) =>
        raiseConcern(tx, {
          id: complaint,
          kind: 'complaint',
          saidOn: time.day(-6),
          dueOn: time.day(4),
          saidBy: 'Carla Mendes',
          about: 'Two visits moved at short notice',
          facts: 'Both times the message came on the morning of the visit, with cover arranged.',
          against: null,
        }),
    },
    {
      at: time.at(time.day(-5), '10:05'),
      by: 'farah',
      what: 'look into the complaint',
      does: (tx) =>
        enterConcern(tx, complaint, {
          id: newId(),
          state: 'looked_into',
          on: time.day(-5),
          dueOn: time.day(4),
          words:
            'Asked Anita: both moves were for a verifier’s visit. Two days’ notice from now on.',
          reference: '',
          outcome: null,
          replaces: null,
        }),
    },
  ];
}
