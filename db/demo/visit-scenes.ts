import { newId } from '../../src/lib/ids.ts';
import { refuse } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { keepConfirmation } from '../../src/platform/identity/confirm.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import { overview } from '../../src/proof/external/index.ts';
import {
  announceContact,
  announceVisit,
  answerAction,
  askAction,
  giveReport,
  judgeAction,
  makePack,
  recordContact,
  stepVisit,
  takePack,
  watchWork,
  writeReport,
} from '../../src/proof/visits/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

const CODE = 'REC-L2-RR';
type Does = Scene['does'];
type Tell = (by: Scene['by'], at: string, what: string, does: Does, on?: string) => Scene;

async function holder(tx: Tx, role: 'internal_verifier' | 'assessor'): Promise<string> {
  const { members } = await membersOf(tx);
  return members.find(({ roles, leftAt }) => leftAt === null && roles.includes(role))?.id ?? '';
}

/** Marian's first visit with its pack, a report and two actions, one answered; and the next one, asked for. */
export function visitScenes(time: StoryTime, appointmentId: string, scene: Tell): readonly Scene[] {
  const [visit, next, pack, report] = [newId(), newId(), newId(), newId()];
  const [targets, staff, contact] = [newId(), newId(), newId()];
  const on = time.day(-6);
  const announce: Does = (tx) =>
    announceVisit(tx, {
      id: visit,
      appointmentId,
      kind: 'remote',
      on,
      agenda:
        'How decisions are recorded and fed back; staff and their certificates; a talk with a learner.',
      asksFor: 'The internal verifier and the quality manager',
    });
  const call: Does = async (tx) => {
    const seen = await overview(tx);
    const learner = seen.ok ? seen.value.qualifications[0]?.learners[0] : undefined;
    if (!learner) return refuse('learner-not-found', 'The sample has no learner.');
    return announceContact(tx, {
      id: contact,
      frameworkCode: CODE,
      learnerId: learner.learnerId,
      how: 'telephone',
      on,
      words: 'I will call after eleven and need ten minutes.',
      announce: true,
    });
  };
  const ask =
    (id: string, role: 'internal_verifier' | 'assessor', words: string, dueOn: string): Does =>
    async (tx) =>
      askAction(tx, {
        id,
        of: 'visit',
        sourceId: visit,
        words,
        ownerId: await holder(tx, role),
        dueOn,
      });
  const watch: Does = async (tx) =>
    watchWork(tx, {
      id: newId(),
      frameworkCode: CODE,
      kind: 'internal_verification',
      observedId: await holder(tx, 'internal_verifier'),
      on,
      seen: 'A draw repeated from its seed, and feedback given to the assessor in plain words.',
      outcome: 'satisfied',
    });
  const give: Does = async (tx) => {
    const shown = await keepConfirmation(tx, false);
    return shown.ok ? giveReport(tx, report) : shown;
  };
  const agreed = { after: 1, kind: 'agreed', on: null, words: 'From ten o’clock.' } as const;
  const held = { after: 2, kind: 'held', on, words: '' } as const;
  return [
    scene('marian', '14:05', 'announce a visit', announce, time.day(-13)),
    scene('derek', '15:10', 'agree to it', (tx) => stepVisit(tx, visit, agreed), time.day(-13)),
    scene(
      'farah',
      '16:40',
      'hand over the pack',
      (tx) => makePack(tx, visit, { id: pack }),
      time.day(-7),
    ),
    scene('marian', '09:05', 'take the visit pack', (tx) => takePack(tx, pack), on),
    scene('marian', '09:10', 'announce a contact with a learner', call, on),
    scene(
      'marian',
      '11:30',
      'record the contact',
      (tx) =>
        recordContact(tx, contact, {
          heldOn: on,
          outcome: 'satisfied',
          notes: 'Meets her assessor every other week and knows how to appeal.',
        }),
      on,
    ),
    scene('marian', '12:10', 'record what was watched', watch, on),
    scene('marian', '12:30', 'say it was held', (tx) => stepVisit(tx, visit, held), on),
    scene(
      'marian',
      '12:40',
      'ask for an action',
      ask(
        targets,
        'assessor',
        'Write the target of each observation into its record.',
        time.day(-2),
      ),
      on,
    ),
    scene(
      'marian',
      '12:44',
      'ask for another action',
      ask(
        staff,
        'internal_verifier',
        'Tell the awarding body of each new assessor with a CV within a month.',
        time.day(20),
      ),
      on,
    ),
    scene(
      'marian',
      '15:00',
      'write the report',
      (tx) =>
        writeReport(tx, visit, {
          id: report,
          words:
            'Records are whole and easy to follow, and staff hold what they need. Two actions. The next visit samples decided units.',
          band: null,
          bandFrom: null,
        }),
      on,
    ),
    scene('marian', '15:20', 'give the report', give, on),
    scene(
      'farah',
      '10:20',
      'answer an action',
      (tx) =>
        answerAction(tx, targets, {
          number: 1,
          words: 'Done for all observations of this cycle, and part of the form from now on.',
        }),
      time.day(-3),
    ),
    scene(
      'marian',
      '16:00',
      'close the action',
      (tx) =>
        judgeAction(tx, targets, { number: 1, closed: true, words: 'Seen in three records.' }),
      time.day(-2),
    ),
    scene(
      'marian',
      '16:06',
      'ask for an action by letter',
      async (tx) =>
        askAction(tx, {
          id: newId(),
          of: 'letter',
          sourceId: appointmentId,
          words: 'Send the dates of the next two staff meetings, so that I can come to one.',
          ownerId: await holder(tx, 'internal_verifier'),
          dueOn: time.day(5),
        }),
      time.day(-2),
    ),
    scene(
      'marian',
      '16:10',
      'announce the next visit',
      (tx) =>
        announceVisit(tx, {
          id: next,
          appointmentId,
          kind: 'in_person',
          on: time.day(12),
          agenda: 'My own sample of decided units, and the actions of the last visit.',
          asksFor: 'Whoever assessed what I pick',
        }),
      time.day(-2),
    ),
  ];
}
