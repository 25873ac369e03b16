import { newId } from '../../src/lib/ids.ts';
import { refuse } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import {
  askRelease,
  nameCentre,
  ownReleases,
  recordEmployment,
  registerEmployer,
} from '../../src/proof/release/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

/**
 * Carla asks that a booking of hers goes to a centre where she takes a second qualification, and this centre knows
 * the agency where she worked before. Marked as samples: nothing of it is evidence.
 */
export function releaseScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const on = time.day(-1);
  const [centreId, employerId] = [newId(), newId()];
  let carla = '';
  const scenes: readonly Omit<Scene, 'chapter'>[] = [
    {
      at: time.at(on, '15:02'),
      by: 'olivia',
      what: 'name a centre elsewhere',
      does: (tx: Tx) => nameCentre(tx, { id: centreId, name: 'Dales Training (sample)' }),
    },
    {
      at: time.at(on, '15:10'),
      by: 'carla',
      what: 'ask for a release',
      does: async (tx: Tx) => {
        carla = actorOf(tx).memberId ?? '';
        const own = await ownReleases(tx);
        if (!own.ok) return own;
        // The oldest: a booking. A file among them stays until somebody let it leave.
        const item = own.value.items.at(-1);
        if (!item) return refuse('evidence-not-found', 'Carla has accepted nothing yet.');
        const { evidenceId } = item;
        return askRelease(tx, { id: newId(), evidenceId, centreId, code: 'SAMPLE-K7Q43-MXD2P' });
      },
    },
    {
      at: time.at(on, '15:20'),
      by: 'farah',
      what: 'register the agency where Carla worked before',
      does: together(
        (tx: Tx) =>
          registerEmployer(tx, {
            id: employerId,
            name: 'Calder Bridge Recruitment',
            contact: { givenName: 'Idris', familyName: 'Calloway', email: 'idris@calder.example' },
          }),
        (tx: Tx) =>
          recordEmployment(tx, {
            id: newId(),
            employerId,
            learnerId: carla,
            fromOn: time.day(-700),
            toOn: time.day(-200),
          }),
      ),
    },
  ];
  return scenes.map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}
