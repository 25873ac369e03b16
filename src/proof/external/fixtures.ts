import type { World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { keepConfirmation } from '../../platform/identity/confirm.ts';
import { type Centre, centresIn, done, given, idOf } from '../verification/fixtures.ts';
import {
  appoint,
  closeSample,
  openRecord,
  openSample,
  pick,
  recordPick,
  sampleWhole,
  signBase,
} from './index.ts';
import { learnerRecord } from './inspect.ts';

/** Opens centres for somebody from outside to come into, and hands to appoint, read and sample with. */
export function verifiersIn(world: World) {
  const centres = centresIn(world);
  const { does, asks, centre } = centres;

  const appointing = (of: Centre, more: object = {}, who: Actor = of.staff.quinn) =>
    does(who, (tx) =>
      appoint(tx, {
        id: newId(),
        memberId: idOf(of.staff.edith),
        frameworkCode: 'SALES',
        fromOn: '2026-11-01',
        toOn: '2026-12-31',
        reference: 'AB 4711',
        ...more,
      }),
    );
  const opening = (of: Centre, framework = 'SALES') =>
    does(of.staff.edith, (tx) => openRecord(tx, idOf(of.org.lena), { frameworkCode: framework }));
  const reading = (of: Centre, framework = 'SALES') =>
    asks(of.staff.edith, (tx) => learnerRecord(tx, idOf(of.org.lena), framework));

  /** A centre with an appointed verifier and their sample open. */
  async function sampling() {
    const of = await centre();
    await done(appointing(of));
    const edith = of.staff.edith;
    const { sampleId } = await done(
      does(edith, (tx) => openSample(tx, { id: newId(), cycleId: of.cycleId })),
    );
    const take = (more: object = {}) =>
      does(edith, (tx) =>
        pick(tx, sampleId, {
          id: newId(),
          learnerId: idOf(of.org.lena),
          unitId: of.claim.unitId,
          ...more,
        }),
      );
    const says = (pickId: string, outcome: 'agreed' | 'not_agreed' | 'action', words = '') =>
      does(edith, (tx) => recordPick(tx, pickId, { id: newId(), outcome, words }));
    const close = (who: Actor = edith) => does(who, (tx) => closeSample(tx, sampleId));
    const sign = (name = 'Edith Eve') =>
      does(edith, (tx) => signBase(tx, sampleId, { reference: 'EV report 7', ownName: name }));
    const view = () => asks(edith, (tx) => sampleWhole(tx, sampleId)).then(given);
    const confirm = () => does(edith, (tx) => keepConfirmation(tx, false));
    await done(confirm());
    return { ...of, edith, sampleId, take, says, close, sign, view, confirm };
  }

  return { ...centres, appointing, opening, reading, sampling };
}

export type Sampling = Awaited<ReturnType<ReturnType<typeof verifiersIn>['sampling']>>;
