import { newId } from '../../src/lib/ids.ts';
import { type Result, refuse } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { memberNames } from '../../src/platform/identity/members.ts';
import { decisionsIn } from '../../src/proof/assessment/index.ts';
import { claimOf } from '../../src/proof/portfolio/index.ts';
import {
  handInFile,
  interviewLearner,
  judgeItem,
  observeAssessor,
  openFileItem,
  openItem,
  signObservation,
  writeMinutes,
} from '../../src/proof/standardisation/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import { tone } from './tone.ts';

async function idOf(tx: Tx, name: string): Promise<string> {
  const found = [...(await memberNames(tx))].find(([, known]) => known === name);
  return found?.[0] ?? '';
}

/** The centre watches its assessor, asks its learner, has one item judged blind, and meets. */
export function standardisationScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const ids = { watched: newId(), item: newId(), call: newId() };
  let minute = 30;
  const scene = (by: Scene['by'], what: string, does: Scene['does']): Scene => {
    minute += 3;
    return { at: time.at(time.day(-1), `16:${minute}`), by, what, does, chapter: 'verification' };
  };
  return [
    scene('derek', 'watch Anita assess', async (tx) => {
      const [decision] = await decisionsIn(tx);
      if (!decision) return refuse('decision-not-found', 'Nothing was decided in the sample.');
      return observeAssessor(tx, {
        id: ids.watched,
        assessorId: decision.assessorId,
        learnerId: decision.learnerId,
        unitId: decision.unitId,
        heldOn: time.day(-1),
        agreedOn: time.day(-2),
        seen: 'A professional discussion of half an hour. Open questions, one at a time, and time to think.',
        strengths: 'Put the learner at ease, and said at once what was shown.',
        actions: [
          { id: newId(), words: 'Name the criterion before each question.', dueOn: time.day(21) },
        ],
      });
    }),
    scene('anita', 'sign what was seen of her', (tx) =>
      signObservation(tx, ids.watched, { answer: 'Fair. I will name them.' }),
    ),
    scene('derek', 'interview Carla', async (tx) =>
      interviewLearner(tx, {
        id: newId(),
        learnerId: await idOf(tx, 'Carla Mendes'),
        unitId: null,
        heldOn: time.day(-1),
        how: 'in_person',
        outcome: 'content',
        notes: 'Knows what each unit asks. Hears back within a week.',
        actions: [],
      }),
    ),
    scene('derek', 'have one item judged blind', (tx) => openBlind(tx, ids.item, time)),
    scene('anita', 'judge it blind', async (tx) => {
      const [decision] = await decisionsIn(tx);
      const claim = decision && (await claimOf(tx, decision.claimId));
      const [first] = claim?.unit.criteria ?? [];
      return judgeItem(tx, ids.item, {
        answers: [
          {
            criterionId: first?.criterionId ?? '',
            says: 'met',
            why: 'The record shows who was called and what was agreed.',
          },
        ],
      });
    }),
    scene('farah', 'have a call judged blind that nobody’s evidence is', (tx) =>
      openCall(tx, ids.call, time),
    ),
    scene('farah', 'hand in the recording', (tx) =>
      handInFile(tx, ids.call, { name: 'call.wav', type: 'audio/wav', bytes: tone(6) }),
    ),
    scene('derek', 'write the minutes of the staff meeting', async (tx) =>
      writeMinutes(tx, {
        id: newId(),
        heldOn: time.day(-1),
        name: 'Centre meeting',
        presentIds: [await idOf(tx, 'Derek Lyle'), await idOf(tx, 'Anita Shah')],
        absentIds: [await idOf(tx, 'Grace Tomlin')].filter((id) => id !== ''),
        equalOpportunities:
          'No adjustment was asked for. The induction now says how to ask for one.',
        items: [
          {
            heading: 'Sampling',
            minutes: 'The plan is drawn; the first sample was confirmed.',
          },
        ],
        followedUp: [],
        actions: [
          {
            id: newId(),
            words: 'Bring two more items for the next standardisation.',
            ownerId: await idOf(tx, 'Anita Shah'),
            dueOn: time.day(28),
          },
        ],
      }),
    ),
  ];
}

async function openBlind(tx: Tx, id: string, time: StoryTime): Promise<Result<unknown>> {
  const [decision] = await decisionsIn(tx);
  const claim = decision && (await claimOf(tx, decision.claimId));
  const [criterion] = claim?.unit.criteria ?? [];
  const [item] = claim?.evidence ?? [];
  if (!claim || !criterion || !item) {
    return refuse('claim-not-found', 'No claim of the sample is decided.');
  }
  return openItem(tx, {
    id,
    claimId: claim.claimId,
    evidenceId: item.evidenceId,
    criterionIds: [criterion.criterionId],
    memberIds: [
      await idOf(tx, 'Anita Shah'),
      await idOf(tx, 'Farah Qureshi'),
      await idOf(tx, 'Derek Lyle'),
    ],
    dueOn: time.day(7),
  });
}

/** A recording made up for the purpose, against the first criterion of the unit that was decided. */
async function openCall(tx: Tx, id: string, time: StoryTime): Promise<Result<unknown>> {
  const [decision] = await decisionsIn(tx);
  const claim = decision && (await claimOf(tx, decision.claimId));
  const [criterion] = claim?.unit.criteria ?? [];
  if (!claim || !criterion) {
    return refuse('claim-not-found', 'No claim of the sample is decided.');
  }
  return openFileItem(tx, {
    id,
    unitId: claim.unitId,
    title: 'An order taken on the telephone',
    criterionIds: [criterion.criterionId],
    memberIds: [await idOf(tx, 'Anita Shah'), await idOf(tx, 'Derek Lyle')],
    dueOn: time.day(10),
  });
}
