import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import { answerEqualAccess, answerSurvey } from '../../src/proof/equal-access/index.ts';
import { enrolmentsOf } from '../../src/proof/portfolio/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** Carla answers the survey and the questions about equal access: one answer, so the totals say that there are too few to show. */
export function equalAccessScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  return [
    {
      at: time.at(time.day(-9), '12:40'),
      by: 'carla',
      what: 'say of herself what she likes to',
      chapter: 'the NVQ',
      does: async (tx: Tx) => {
        const [enrolment] = await enrolmentsOf(tx, { learnerIds: [actorOf(tx).memberId ?? ''] });
        const frameworkId = enrolment?.frameworkId ?? '';
        const found = await answerSurvey(tx, {
          frameworkId,
          answers: [
            { statement: 'induction', answer: 'agree' },
            { statement: 'plan', answer: 'agree' },
            { statement: 'turnaround', answer: 'rather_not' },
            { statement: 'feedback', answer: 'rather' },
            { statement: 'support', answer: 'neither' },
            { statement: 'equal', answer: 'agree' },
            { statement: 'appeal', answer: 'rather' },
            { statement: 'safety', answer: 'agree' },
          ],
        });
        if (!found.ok) return found;
        return answerEqualAccess(tx, {
          frameworkId,
          sex: 'female',
          ageBand: 'from_25',
          ethnicGroup: null,
          disability: 'no',
          religion: 'not_said',
          orientation: null,
          firstLanguage: 'english',
        });
      },
    },
  ];
}
