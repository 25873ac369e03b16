import { newId } from '../../src/lib/ids.ts';
import { refuse } from '../../src/lib/result.ts';
import { actorOf } from '../../src/platform/db/tx.ts';
import { publishTerms, raiseAppeal, readTerms } from '../../src/proof/appeals/index.ts';
import { decisionsIn } from '../../src/proof/assessment/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** The centre says how to appeal; Carla reads it, and appeals a decision that her assessor has still to answer. */
export function appealsScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const terms = newId();
  const on = time.day(-1);
  return [
    {
      at: time.at(on, '17:02'),
      by: 'farah',
      what: 'publish the appeals procedure',
      chapter: 'appeals',
      does: (tx) =>
        publishTerms(tx, {
          id: terms,
          procedure:
            'Speak to your assessor first, within ten working days of the decision. If you are not content, Farah Qureshi seats two people who had nothing to do with it. After them the awarding body decides.',
          nation: 'england',
          raiseDays: 10,
          informalDays: 10,
          furtherDays: 10,
          formalDays: 20,
          bodyDays: 30,
        }),
    },
    {
      at: time.at(on, '17:06'),
      by: 'carla',
      what: 'read how to appeal',
      chapter: 'appeals',
      does: (tx) => readTerms(tx, { termsId: terms }),
    },
    {
      at: time.at(on, '17:10'),
      by: 'carla',
      what: 'appeal the decision on RPC6',
      chapter: 'appeals',
      does: async (tx) => {
        const lines = await decisionsIn(tx, { learnerIds: [actorOf(tx).memberId ?? ''] });
        const line = lines.findLast(({ outcome }) => outcome === 'not_yet');
        if (!line) return refuse('decision-not-found', 'Nothing was decided as not yet.');
        return raiseAppeal(tx, {
          id: newId(),
          about: 'decision',
          claimId: line.claimId,
          refused: '',
          refusedOn: null,
          grounds:
            'The contract terms are in the second record: I read them to the client and wrote down what she agreed.',
          lateBecause: '',
        });
      },
    },
  ];
}
