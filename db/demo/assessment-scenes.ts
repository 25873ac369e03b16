import { newId } from '../../src/lib/ids.ts';
import { judgeBalance, sayReports, writePlan } from '../../src/proof/assessment/index.ts';
import { frameworkOf } from '../../src/proof/frameworks/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

type Bare = Omit<Scene, 'chapter'>;

/** What an assessor records of a learner's programme beside their claims. */
export function overTheProgramme(
  time: StoryTime,
  learner: () => string,
  frameworkId: string,
): readonly Bare[] {
  const on = time.day(-4);
  return [
    {
      at: time.at(on, '16:15'),
      by: 'anita',
      what: 'plan the assessment of a unit',
      does: async (tx) => {
        const unit = (await frameworkOf(tx, frameworkId))?.units.find(
          ({ reference }) => reference === 'RPC6',
        );
        return writePlan(tx, learner(), {
          id: newId(),
          unitId: unit?.unitId ?? '',
          meetingId: null,
          lines: [
            {
              what: 'Taking a requirement from a client, and what happens with it',
              method: 'observation',
              on: time.day(9),
              place: 'At her desk in Leeds',
            },
          ],
        });
      },
    },
    {
      at: time.at(on, '16:20'),
      by: 'anita',
      what: 'record whom the learner reports to',
      does: (tx) =>
        sayReports(tx, learner(), {
          id: newId(),
          reportsTo: true,
          hasReports: false,
          because: 'She reports to the branch manager, and nobody reports to her.',
        }),
    },
    {
      at: time.at(on, '16:25'),
      by: 'anita',
      what: 'judge the balance over the programme',
      does: (tx) =>
        judgeBalance(tx, learner(), {
          id: newId(),
          frameworkId,
          balanced: false,
          note: 'Records and talk so far. I have yet to observe her at work, and her line manager has not been asked for a testimony.',
        }),
    },
  ];
}
