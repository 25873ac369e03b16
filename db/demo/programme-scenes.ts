import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import { writeStatement } from '../../src/proof/collected/index.ts';
import { frameworksHere } from '../../src/proof/frameworks/index.ts';
import { addTranslation, sayLanguage } from '../../src/proof/languages/index.ts';
import { enrolmentsOf } from '../../src/proof/portfolio/index.ts';
import {
  advise,
  agreePlan,
  arrangeLanguage,
  askArrangement,
  askSigning,
  audit,
  COVERED,
  induct,
  logTime,
  recordSupport,
  review,
  TOPICS,
  testEntry,
  writePlan,
} from '../../src/proof/programme/index.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

const NVQ = 'REC-L2-RR';
const PUBLIC_URL = 'http://127.0.0.1:4000';

const IN_POLISH =
  'Kiedy ktoś dzwoni zły, najpierw słucham do końca. Potem powtarzam, co usłyszałam, i mówię, co zrobię i do kiedy. Dopiero wtedy pytam o szczegóły.';
const IN_ENGLISH =
  'When somebody rings angry, I listen to the end first. Then I say back what I heard, and what I shall do and by when. Only then do I ask for the details.';

/**
 * Carla's way with Anita: advice, entry tests, support, induction, audit, time, a plan agreed and the next one not yet; a
 * review that her line manager is asked to sign, and a statement in Polish with its translation.
 */
export function programmeScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const [first, second, reviewed, inPolish] = [newId(), newId(), newId(), newId()];
  let carla = '';
  let nvq = '';
  const at = (day: number, clock: string) => time.at(time.day(day), clock);
  const own = async (tx: Tx) => {
    carla = actorOf(tx).memberId ?? '';
    return ok(null);
  };
  const enrolment = async (tx: Tx) => {
    const frameworks = await frameworksHere(tx);
    const enrolments = await enrolmentsOf(tx, { learnerIds: [carla] });
    nvq =
      enrolments.find(
        ({ frameworkId }) => frameworks.find(({ id }) => id === frameworkId)?.code === NVQ,
      )?.enrolmentId ?? '';
    return ok(null);
  };
  const begun = time.day(-13);
  return [
    { at: at(-13, '09:00'), by: 'carla' as const, what: 'say whose programme it is', does: own },
    {
      at: at(-13, '09:30'),
      by: 'anita' as const,
      what: 'advise Carla and begin her programme',
      does: together(
        enrolment,
        (tx: Tx) =>
          advise(tx, nvq, {
            id: newId(),
            on: begun,
            covered: Object.keys(COVERED) as (keyof typeof COVERED)[],
            words: 'Two years on the desk; fills most shifts herself. Wants to lead a desk.',
          }),
        (tx: Tx) =>
          testEntry(tx, nvq, {
            id: newId(),
            on: begun,
            roleGives: true,
            competence: 'likely',
            words: 'Takes bookings, ranks, rings and confirms every day.',
          }),
        (tx: Tx) =>
          askArrangement(tx, nvq, {
            id: newId(),
            on: begun,
            size: 'minor',
            what: 'Written questions in larger print.',
          }),
        (tx: Tx) =>
          recordSupport(tx, nvq, {
            id: newId(),
            on: begun,
            who: 'Ben Whitaker',
            words: 'Two hours a week, and the quiet room on Wednesdays.',
          }),
        (tx: Tx) =>
          induct(tx, nvq, {
            id: newId(),
            on: begun,
            topics: Object.keys(TOPICS) as (keyof typeof TOPICS)[],
            version: 'Learner handbook 4',
            words: '',
          }),
        (tx: Tx) =>
          audit(tx, nvq, {
            id: newId(),
            on: begun,
            instrument: 'Unit by unit check',
            version: '3',
            approvedOn: time.day(-120),
            units: { BA13: 'shown', ML1: 'part' },
            words: 'Sure of diaries; has never set targets with somebody.',
          }),
        (tx: Tx) =>
          logTime(tx, nvq, {
            id: newId(),
            on: begun,
            kind: 'induction',
            minutes: 60,
            words: 'With the handbook',
          }),
        (tx: Tx) =>
          writePlan(tx, nvq, {
            id: first,
            meetingOn: begun,
            nextOn: time.day(-3),
            actions: [
              {
                what: 'Choose two bookings that show a day’s diary',
                resources: 'Suggestions, smallest set',
                dueOn: time.day(-4),
                unit: 'BA13',
                doneOn: null,
              },
            ],
            words: '',
          }),
      ),
    },
    {
      at: at(-13, '12:40'),
      by: 'carla' as const,
      what: 'agree to her first plan',
      does: (tx: Tx) => agreePlan(tx, first),
    },
    {
      at: at(-3, '16:30'),
      by: 'anita' as const,
      what: 'meet Carla and write the next plan',
      does: together(
        (tx: Tx) =>
          logTime(tx, nvq, {
            id: newId(),
            on: time.day(-3),
            kind: 'tutorial',
            minutes: 45,
            words: 'What a good diary note says',
          }),
        (tx: Tx) =>
          writePlan(tx, nvq, {
            id: second,
            meetingOn: time.day(-3),
            nextOn: time.day(18),
            actions: [
              {
                what: 'Choose two bookings that show a day’s diary',
                resources: 'Suggestions, smallest set',
                dueOn: time.day(-4),
                unit: 'BA13',
                doneOn: time.day(-4),
              },
              {
                what: 'Agree two targets with Ben and write down how they are measured',
                resources: 'Workbook, chapter 2',
                dueOn: time.day(16),
                unit: 'ML1',
                doneOn: null,
              },
            ],
            words: '',
          }),
        (tx: Tx) =>
          review(tx, nvq, {
            id: reviewed,
            on: time.day(-3),
            who: 'Hannah Poole',
            words:
              'Hannah sees her take bookings alone now. Carla wants the early shift on Mondays; Hannah agrees to it from next month.',
            nextOn: time.day(60),
          }),
        (tx: Tx) =>
          askSigning(
            tx,
            reviewed,
            {
              id: newId(),
              givenName: 'Hannah',
              familyName: 'Poole',
              email: 'hannah.poole@airevalley.example',
              relation: 'line_manager',
            },
            PUBLIC_URL,
          ),
      ),
    },
    {
      at: at(-2, '12:10'),
      by: 'carla' as const,
      what: 'write of a call in Polish and say so',
      does: together(
        (tx: Tx) =>
          writeStatement(tx, {
            id: inPolish,
            title: 'How I calm a caller',
            words: IN_POLISH,
            setting: 'work',
            criterionIds: [],
          }),
        (tx: Tx) => sayLanguage(tx, inPolish, { id: newId(), language: 'pl' }),
      ),
    },
    {
      at: at(-2, '15:00'),
      by: 'grace' as const,
      what: 'arrange for Polish, tell the awarding body and put the translation beside it',
      does: together(
        (tx: Tx) =>
          arrangeLanguage(tx, nvq, {
            id: newId(),
            on: time.day(-2),
            language: 'pl',
            assessorId: null,
            verifierId: null,
            translator: 'Ewa Nowak',
            toldOn: time.day(-2),
            words: '',
          }),
        (tx: Tx) =>
          addTranslation(tx, inPolish, {
            id: newId(),
            translator: 'Ewa Nowak',
            madeOn: time.day(-2),
            words: IN_ENGLISH,
          }),
      ),
    },
  ].map((scene) => ({ ...scene, chapter: 'the NVQ' }));
}
