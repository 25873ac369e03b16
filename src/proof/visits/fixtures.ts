import type { World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { appoint } from '../external/index.ts';
import { centresIn, done, given, idOf } from '../verification/fixtures.ts';
import { announceVisit, stepVisit } from './index.ts';
import { visitWhole } from './queries.ts';
import type { StepKind } from './visit.ts';

/** Opens centres that an external verifier visits, and hands to arrange visits with. */
export function visitsIn(world: World) {
  const centres = centresIn(world);
  const { does, asks, centre } = centres;

  /** A centre with Edith appointed for SALES until the end of the year. */
  async function visited() {
    const of = await centre();
    const { edith, quinn, ivan, cleo } = of.staff;
    const { appointmentId } = await done(
      does(quinn, (tx) =>
        appoint(tx, {
          id: newId(),
          memberId: idOf(edith),
          frameworkCode: 'SALES',
          fromOn: '2026-11-01',
          toOn: '2026-12-31',
          reference: 'AB 4711',
        }),
      ),
    );
    const announce = (who: Actor, more: object = {}) =>
      does(who, (tx) =>
        announceVisit(tx, {
          id: newId(),
          appointmentId,
          kind: 'in_person',
          on: '2026-12-01',
          agenda: 'Sampling, and a talk with learners',
          asksFor: 'Ivan',
          ...more,
        }),
      );
    const step = (
      who: Actor,
      visitId: string,
      after: number,
      kind: StepKind,
      { on = null, words = '' }: { on?: string | null; words?: string } = {},
    ) => does(who, (tx) => stepVisit(tx, visitId, { after, kind, on, words }));
    const view = (visitId: string, who: Actor = cleo) =>
      asks(who, (tx) => visitWhole(tx, visitId)).then(given);
    /** A visit that was agreed and held. */
    const held = async () => {
      const { visitId } = await done(announce(edith));
      await done(step(ivan, visitId, 1, 'agreed'));
      world.at('2026-12-01T15:00:00Z');
      await done(step(edith, visitId, 2, 'held', { on: '2026-12-01' }));
      return visitId;
    };
    return { ...of, edith, quinn, ivan, cleo, appointmentId, announce, step, view, held };
  }

  return { ...centres, visited };
}
