import { newId } from '../../src/lib/ids.ts';
import { ok, type Result, refuse } from '../../src/lib/result.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { membersOf } from '../../src/platform/identity/members.ts';
import {
  appoint,
  openRecord,
  openSample,
  overview,
  pick,
  recordPick,
  sampleWhole,
} from '../../src/proof/external/index.ts';
import type { StoryTime } from './story-time.ts';
import type { Scene } from './teller.ts';
import { visitScenes } from './visit-scenes.ts';

const CODE = 'REC-L2-RR';

/** The awarding body's verifier comes in for the qualification, opens a record and begins a sample of their own. */
export function externalScenes({ time }: { readonly time: StoryTime }): readonly Scene[] {
  const ids = { appointment: newId(), sample: newId(), pick: newId() };
  const scene = (
    by: Scene['by'],
    at: string,
    what: string,
    does: Scene['does'],
    on: string = time.day(-1),
  ): Scene => ({
    at: time.at(on, at),
    by,
    what,
    does,
    chapter: 'external verification',
  });
  return [
    scene(
      'farah',
      '13:40',
      'appoint the external verifier',
      async (tx) => {
        const { members } = await membersOf(tx);
        const marian = members.find(({ roles }) => roles.includes('external_verifier'));
        if (!marian) return refuse('member-not-found', 'The sample has no external verifier.');
        return appoint(tx, {
          id: ids.appointment,
          memberId: marian.id,
          frameworkCode: CODE,
          fromOn: time.day(-30),
          toOn: marian.externalUntil ?? time.day(60),
          reference: 'EV 2031',
        });
      },
      time.day(-13),
    ),
    ...visitScenes(time, ids.appointment, scene),
    scene('marian', '17:24', 'open a learner’s record', (tx) => openFirst(tx)),
    scene('marian', '17:26', 'open an external sample', async (tx) => {
      const base = (await mine(tx))?.cycles[0];
      return base ? openSample(tx, { id: ids.sample, cycleId: base.cycleId }) : ok(null);
    }),
    scene('marian', '17:30', 'pick a unit', async (tx) => {
      const sample = await sampleWhole(tx, ids.sample);
      const unit = sample.ok ? sample.value.units.find(({ decided }) => decided) : undefined;
      if (!unit) return ok(null);
      const { learnerId, unitId } = unit;
      return pick(tx, ids.sample, { id: ids.pick, learnerId, unitId });
    }),
    scene('marian', '17:36', 'write what was found of it', async (tx) => {
      const sample = await sampleWhole(tx, ids.sample);
      if (!sample.ok || !sample.value.units.some((unit) => unit.pick !== null)) return ok(null);
      return recordPick(tx, ids.pick, {
        id: newId(),
        outcome: 'agreed',
        words:
          'Each criterion rests on work that was really done, and the feedback says what to do next.',
      });
    }),
  ];
}

async function mine(tx: Tx) {
  const told = await overview(tx);
  return told.ok ? told.value.qualifications.find(({ code }) => code === CODE) : undefined;
}

async function openFirst(tx: Tx): Promise<Result<unknown>> {
  const learner = (await mine(tx))?.learners[0];
  return learner ? openRecord(tx, learner.learnerId, { frameworkCode: CODE }) : ok(null);
}
