import { newId } from '../../src/lib/ids.ts';
import { ok, type Result, refuse } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { frameworksHere } from '../../src/proof/frameworks/index.ts';
import { cycleView } from '../../src/proof/verification/cycles.ts';
import { includeUnit, unsampled } from '../../src/proof/verification/include-unit.ts';
import {
  makePlan,
  openCycle,
  recordSample,
  startSample,
} from '../../src/proof/verification/index.ts';
import { monitoringsOf, planMonitoring } from '../../src/proof/verification/monitor.ts';
import { sampleView } from '../../src/proof/verification/sample-view.ts';
import { recordSending } from '../../src/proof/verification/send-plan.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';

/** A cycle of the sample agency's own centre: drawn, sent to the external verifier, one sample verified. */
export function verificationScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const on = time.day(-1);
  const ids = { cycle: newId(), plan: newId(), start: newId() };
  let minute = 10;
  const scene = (by: 'derek' | 'farah', what: string, does: Scene['does']): Scene => {
    minute += 4;
    return { at: time.at(on, `16:${minute}`), by, what, does, chapter: 'verification' };
  };
  return [
    scene('derek', 'open a cycle of verification', async (tx) => {
      const framework = (await frameworksHere(tx)).find(({ code }) => code === 'REC-L2-RR');
      if (!framework) return refuse('framework-not-found', 'The sample uses no qualification.');
      return openCycle(tx, {
        id: ids.cycle,
        frameworkId: framework.id,
        name: 'This quarter',
        fromOn: time.day(-60),
        toOn: time.day(30),
        learnerIds: [],
      });
    }),
    scene('derek', 'draw the sample', (tx) => makePlan(tx, ids.cycle, { id: ids.plan })),
    scene('farah', 'record that the plan was sent', (tx) =>
      recordSending(tx, ids.plan, {
        id: newId(),
        toName: 'Marian Poole, external verifier',
        way: 'portal',
        sentOn: on,
      }),
    ),
    scene('derek', 'take up a sample that can be verified', (tx) => takeUp(tx, ids)),
    scene('derek', 'write its record', (tx) => write(tx, ids)),
    scene('derek', 'plan a look at the advice a learner got', (tx) =>
      planLook(tx, ids.cycle, time),
    ),
    scene('derek', 'ask for a unit that the draw left out', (tx) => askFor(tx, ids.cycle)),
    scene('derek', 'plan again', async (tx) => {
      const again = await makePlan(tx, ids.cycle, { id: newId() });
      // Where the draw left nothing out, nothing was asked for and the plan stands.
      return !again.ok && again.refusal.code === 'already-planned' ? ok(null) : again;
    }),
  ];
}

interface CycleIds {
  readonly cycle: string;
  readonly start: string;
}

async function ready(tx: Tx, { cycle }: CycleIds) {
  const view = await cycleView(tx, cycle);
  return view.ok
    ? view.value.samples.find(({ state, verifierId }) => state === 'ready' && verifierId !== null)
    : undefined;
}

async function takeUp(tx: Tx, ids: CycleIds): Promise<Result<unknown>> {
  const sample = await ready(tx, ids);
  const [stage] = sample?.stages ?? [];
  return sample && stage ? startSample(tx, sample.sampleId, { id: ids.start, stage }) : ok(null);
}

async function planLook(tx: Tx, cycleId: string, time: StoryTime): Promise<Result<unknown>> {
  const told = await monitoringsOf(tx, cycleId);
  if (!told.ok) return told;
  const { learners, verifiers } = told.value;
  for (const { learnerId } of learners) {
    for (const { memberId } of verifiers) {
      const planned = await planMonitoring(tx, cycleId, {
        id: newId(),
        stage: 'advice',
        learnerId,
        verifierId: memberId,
        dueOn: time.day(14),
      });
      if (planned.ok) return planned;
    }
  }
  return ok(null);
}

async function askFor(tx: Tx, cycleId: string): Promise<Result<unknown>> {
  const left = await unsampled(tx, cycleId);
  const learner = left.ok ? left.value.learners[0] : undefined;
  const unit = learner?.units[0];
  if (!learner || !unit) return ok(null);
  return includeUnit(tx, cycleId, {
    id: newId(),
    learnerId: learner.learnerId,
    unitId: unit.unitId,
    because: 'Their line manager changed: a closer look before the unit is decided.',
  });
}

async function write(tx: Tx, ids: CycleIds): Promise<Result<unknown>> {
  const view = await cycleView(tx, ids.cycle);
  const started = view.ok ? view.value.samples.find(({ state }) => state === 'started') : undefined;
  const sample = started && (await sampleView(tx, started.sampleId));
  if (!sample?.ok) return ok(null);
  const [start] = sample.value.starts;
  return recordSample(tx, ids.start, {
    id: newId(),
    outcome: 'confirmed',
    methods: ['record'],
    feedback: 'Each criterion rests on records of the work, and the feedback says what was good.',
    findings: (start?.criteria ?? []).map(({ criterionId }) => ({
      criterionId,
      says: 'agreed',
      words: '',
      evidenceIds: [],
    })),
    actions: [],
  });
}
