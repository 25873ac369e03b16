import { newId } from '../../src/lib/ids.ts';
import { ok, type Result, refuse } from '../../src/lib/result.ts';
import { actorOf, type Tx } from '../../src/platform/db/tx.ts';
import { decide, judge, takeUp } from '../../src/proof/assessment/index.ts';
import { makeBatch } from '../../src/proof/centre/make-batch.ts';
import { readNumbers } from '../../src/proof/centre/read-numbers.ts';
import { batchTable } from '../../src/proof/centre/registrations.ts';
import {
  checkCertificate,
  claimAwards,
  enterResult,
  handCertificate,
  issueStatement,
  receiveCertificate,
  recordUnitRoute,
  replaceCertificate,
  reportCertificate,
  sendSchedule,
} from '../../src/proof/certification/index.ts';
import { awardClaim } from '../../src/proof/certification/queries.ts';
import {
  answerObservation,
  recordObservation,
  wordsHash,
} from '../../src/proof/collected/index.ts';
import { frameworkOf, frameworksHere } from '../../src/proof/frameworks/index.ts';
import { claimUnit, enrol } from '../../src/proof/portfolio/index.ts';
import {
  cycleView,
  makePlan,
  openCycle,
  recordSample,
  releaseBase,
  sampleView,
  startSample,
} from '../../src/proof/verification/index.ts';
import { recordSending } from '../../src/proof/verification/send-plan.ts';
import type { StoryTime } from './story-time.ts';
import { type Scene, together } from './teller.ts';

type Does = Scene['does'];

const NVQ = 'REC-L2-RR';
const UNITS = ['RPC5', 'RPC6'] as const;
type Unit = (typeof UNITS)[number];
const PUBLIC_URL = 'http://127.0.0.1:4000';

const SEEN: Readonly<Record<Unit, string>> = {
  RPC5: 'Tessa worked through six applications for a night post at a care home. She read each against the list she had agreed with the client, rang four people, asked everybody the same questions and wrote down the answers while they talked.',
  RPC6: 'Tessa took a requirement by phone: what the post is for, hours, pay, what somebody must hold on the first day. She read it back, named the terms and sent them in writing before she put the phone down.',
};

/** Ids the story makes, and what it learns as it goes. */
interface Book {
  learner: string;
  readonly enrolment: string;
  readonly batch: string;
  readonly cycle: string;
  readonly plan: string;
  readonly route: string;
  readonly award: string;
  readonly observed: Readonly<Record<Unit, string>>;
  readonly claims: Readonly<Record<Unit, string>>;
  readonly certificates: Readonly<Record<Unit | 'again', string>>;
}

/**
 * Tessa, who left two units to their certificates: watched, decided, verified and released; claimed on the unit payment
 * route, awarded, received, the name checked and handed over. One certificate was lost and replaced, one waits for
 * another since she has another name now. A provisional transcript beside them.
 */
export function resultsScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const two = () => ({ RPC5: newId(), RPC6: newId() });
  const book: Book = {
    learner: '',
    enrolment: newId(),
    batch: newId(),
    cycle: newId(),
    plan: newId(),
    route: newId(),
    award: newId(),
    observed: two(),
    claims: two(),
    certificates: { ...two(), again: newId() },
  };
  const scene = (by: Scene['by'], day: number, clock: string, what: string, does: Does): Scene => ({
    at: time.at(time.day(day), clock),
    by,
    what,
    does,
    chapter: 'results',
  });
  return [
    ...registered(scene, book, time),
    ...assessed(scene, book, time),
    ...verified(scene, book, time),
    ...claimed(scene, book, time),
    ...passedOn(scene, book, time),
  ];
}

type MakeScene = (by: Scene['by'], day: number, clock: string, what: string, does: Does) => Scene;

async function qualification(tx: Tx) {
  const here = (await frameworksHere(tx)).find(({ code }) => code === NVQ);
  const tree = here && (await frameworkOf(tx, here.id));
  if (!tree) throw new Error('The sample uses no qualification.');
  return tree;
}

async function unitIn(tx: Tx, reference: Unit) {
  const unit = (await qualification(tx)).units.find((one) => one.reference === reference);
  if (!unit) throw new Error(`The qualification has no ${reference}.`);
  return unit;
}

function registered(scene: MakeScene, book: Book, time: StoryTime): readonly Scene[] {
  return [
    scene('tessa', -14, '13:40', 'say who Tessa is', async (tx) => {
      book.learner = actorOf(tx).memberId ?? '';
      return ok(null);
    }),
    scene('ben', -14, '13:41', 'enrol Tessa', async (tx) =>
      enrol(tx, {
        id: book.enrolment,
        memberId: book.learner,
        frameworkId: (await qualification(tx)).id,
        unitIds: [],
      }),
    ),
    scene('farah', -14, '13:42', 'send Tessa for registration', (tx) =>
      makeBatch(tx, {
        id: book.batch,
        frameworkCode: NVQ,
        learners: [{ learnerId: book.learner, uln: '1000000001', bornOn: null }],
      }),
    ),
    scene('farah', -13, '10:00', 'read the numbers that came back', async (tx) => {
      const table = await batchTable(tx, book.batch);
      if (!table.ok) return table;
      const filled = table.value.bytes
        .toString()
        .replace(/,,,\r\n$/, `,RR-20417,62.00,${time.day(-13)}\r\n`);
      return readNumbers(tx, Buffer.from(filled));
    }),
  ];
}

function assessed(scene: MakeScene, book: Book, time: StoryTime): readonly Scene[] {
  const heldOn = time.day(-12);
  return UNITS.flatMap((unit, nth) => [
    scene('anita', -12, `1${nth}:30`, `watch Tessa at ${unit}`, async (tx) =>
      recordObservation(tx, {
        id: book.observed[unit],
        learnerId: book.learner,
        actedAs: 'assessor',
        kind: 'observation',
        heldOn,
        place: 'The Leeds desk',
        minutes: 50,
        words: SEEN[unit],
        setting: 'work',
        marks: (await unitIn(tx, unit)).outcomes
          .flatMap(({ criteria }) => criteria)
          .map(({ criterionId }) => ({ criterionId, atSecond: null, words: '' })),
      }),
    ),
    scene('tessa', -12, `1${nth + 4}:00`, `sign and claim ${unit}`, async (tx) => {
      const signed = await answerObservation(tx, book.observed[unit], {
        agreed: true,
        wordsSha256: wordsHash(SEEN[unit]),
        answer: '',
      });
      if (!signed.ok) return signed;
      return claimUnit(tx, {
        id: book.claims[unit],
        unitId: (await unitIn(tx, unit)).unitId,
        declaration:
          'This is my own work, done as part of my job, and what I say about it is true.',
        declared: 0,
      });
    }),
    scene('anita', -11, `1${nth}:15`, `judge and decide ${unit}`, (tx) =>
      judgeWhole(tx, book, { unit, heldOn }),
    ),
  ]);
}

async function judgeWhole(
  tx: Tx,
  book: Book,
  { unit, heldOn }: { readonly unit: Unit; readonly heldOn: string },
): Promise<Result<unknown>> {
  const claimId = book.claims[unit];
  const taken = await takeUp(tx, claimId);
  if (!taken.ok) return taken;
  const { outcomes } = await unitIn(tx, unit);
  for (const { criterionId, closes } of outcomes.flatMap(({ criteria }) => criteria)) {
    const asked = closes === 'discussion';
    const judged = await judge(tx, claimId, {
      id: newId(),
      criterionId,
      outcome: 'met',
      method: asked ? 'questioning' : 'observation',
      note: asked ? '' : 'Seen from the beginning to the end.',
      action: '',
      actionDueOn: null,
      evidenceIds: [book.observed[unit]],
      answers: asked
        ? [
            {
              question: 'What would you do where the client wants it otherwise?',
              answer: 'Say which rule stands against it, offer what is allowed, and write it down.',
            },
          ]
        : [],
      observedOn: asked ? null : heldOn,
      observedWhere: asked ? '' : 'The Leeds desk',
    });
    if (!judged.ok) return judged;
  }
  return decide(tx, claimId, {
    id: newId(),
    outcome: 'achieved',
    feedback: 'All of it seen in one go, and you could say why at every step.',
    unjudgedAction: '',
  });
}

function verified(scene: MakeScene, book: Book, time: StoryTime): readonly Scene[] {
  return [
    scene('derek', -9, '09:00', 'open a cycle for Tessa', async (tx) =>
      openCycle(tx, {
        id: book.cycle,
        frameworkId: (await qualification(tx)).id,
        name: 'Tessa’s units',
        fromOn: time.day(-20),
        toOn: time.day(-10),
        learnerIds: [book.learner],
      }),
    ),
    scene('derek', -9, '09:05', 'draw the sample of Tessa’s units', (tx) =>
      makePlan(tx, book.cycle, { id: book.plan }),
    ),
    scene('derek', -9, '09:10', 'record that the plan was sent', (tx) =>
      recordSending(tx, book.plan, {
        id: newId(),
        toName: 'Marian Poole, external verifier',
        way: 'portal',
        sentOn: time.day(-9),
      }),
    ),
    scene('derek', -9, '09:30', 'verify all of it', (tx) => verifyAll(tx, book.cycle)),
    scene('derek', -9, '11:00', 'release the base', (tx) => releaseBase(tx, book.cycle)),
  ];
}

async function verifyAll(tx: Tx, cycle: string): Promise<Result<unknown>> {
  const view = await cycleView(tx, cycle);
  if (!view.ok) return view;
  for (const { sampleId, stages } of view.value.samples) {
    for (const stage of stages) {
      const start = newId();
      const started = await startSample(tx, sampleId, { id: start, stage });
      if (!started.ok) return started;
      const sample = await sampleView(tx, sampleId);
      if (!sample.ok) return sample;
      const criteria = sample.value.starts.at(-1)?.criteria ?? [];
      const kept = await recordSample(tx, start, {
        id: newId(),
        outcome: 'confirmed',
        methods: ['record'],
        feedback: 'Seen and asked as the unit wants it; place and day stand with each judgement.',
        findings: criteria.map(({ criterionId }) => ({
          criterionId,
          says: 'agreed' as const,
          words: '',
          evidenceIds: [],
        })),
        actions: [],
      });
      if (!kept.ok) return kept;
    }
  }
  return ok(null);
}

function claimed(scene: MakeScene, book: Book, time: StoryTime): readonly Scene[] {
  return [
    scene('farah', -8, '09:10', 'put Tessa on the unit payment route', async (tx) =>
      recordUnitRoute(tx, {
        id: book.route,
        learnerId: book.learner,
        frameworkId: (await qualification(tx)).id,
        reference: 'Letter about unit payment',
        fromOn: time.day(-8),
      }),
    ),
    scene('farah', -8, '09:20', 'claim Tessa’s units', async (tx) =>
      claimAwards(tx, {
        id: book.award,
        frameworkId: (await qualification(tx)).id,
        route: 'unit',
        lines: await Promise.all(
          UNITS.map(async (unit) => ({
            learnerId: book.learner,
            unitId: (await unitIn(tx, unit)).unitId,
          })),
        ),
      }),
    ),
    scene('farah', -8, '09:40', 'send the schedule of results', (tx) =>
      sendSchedule(tx, book.award, { on: time.day(-8), reference: 'Portal, batch 14' }),
    ),
    scene('farah', -6, '10:00', 'enter the results', async (tx) => {
      const claim = await awardClaim(tx, book.award);
      if (!claim.ok) return claim;
      for (const [nth, unit] of UNITS.entries()) {
        const line = claim.value.lines.find(({ what }) => what === unit);
        if (!line) return refuse('line-not-found', `${unit} was not claimed.`);
        const entered = await enterResult(tx, line.lineId, {
          outcome: 'issued',
          on: time.day(-6),
          certificateId: book.certificates[unit],
          number: `SAMPLE-4417${nth + 1}`,
          because: '',
        });
        if (!entered.ok) return entered;
      }
      return ok(null);
    }),
    scene('farah', -6, '10:20', 'issue a provisional transcript', async (tx) =>
      issueStatement(tx, PUBLIC_URL, {
        id: newId(),
        learnerId: book.learner,
        frameworkId: (await qualification(tx)).id,
        unitId: null,
      }),
    ),
  ];
}

function passedOn(scene: MakeScene, book: Book, time: StoryTime): readonly Scene[] {
  const { RPC5, RPC6, again } = book.certificates;
  const on = (day: number) => time.day(day);
  const handedOver = (id: string, day: number) =>
    together(
      (tx: Tx) => receiveCertificate(tx, id, { on: on(day) }),
      (tx: Tx) => checkCertificate(tx, id, { on: on(day) }),
      (tx: Tx) => handCertificate(tx, id, { on: on(day), how: 'in_person' }),
    );
  return [
    scene('farah', -5, '09:30', 'hand over the first certificate', handedOver(RPC5, -5)),
    scene('farah', -4, '09:30', 'receive the second certificate', (tx) =>
      receiveCertificate(tx, RPC6, { on: on(-4) }),
    ),
    scene('farah', -3, '12:00', 'hear that the first one is lost', (tx) =>
      reportCertificate(tx, RPC5, {
        on: on(-3),
        fault: 'lost',
        note: 'Left on a train, she says.',
      }),
    ),
    scene('farah', -2, '09:10', 'enter what replaces it', (tx) =>
      replaceCertificate(tx, RPC5, { id: again, on: on(-2), number: 'SAMPLE-44218' }),
    ),
    scene('farah', -1, '09:10', 'hand over what replaces it', handedOver(again, -1)),
    scene('farah', -1, '09:20', 'hear of another name', (tx) =>
      reportCertificate(tx, RPC6, {
        on: on(-1),
        fault: 'name_changed',
        note: 'She married; the deed was seen.',
      }),
    ),
  ];
}
