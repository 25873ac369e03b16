import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../bookings/fixtures.ts';
import { confirm } from '../bookings/index.ts';
import { setClientMode } from './mode.ts';
import { answerProposal, proposeToHirer } from './proposal.ts';

const world = await openWorld();

type Does<T> = Parameters<typeof act<T>>[2];
const by = <T>(actor: Actor, does: Does<T>): Promise<T> =>
  act(world.db, actor, does).then((result) => done(result as Result<T>));

it('a hirer who accepts the person first is asked before anything is confirmed, and who said so, how and when is kept', async () => {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const rosa = await aClearedWorker(world.db, org.carla);
  const harrow = await by(org.carla, async (tx) => ok(await aPlace(tx)));
  await by(org.carla, (tx) =>
    setClientMode(tx, { clientId: harrow.clientId, mode: 'hirer_first' }),
  );
  const { shiftIds, bookingId } = await by(org.carla, async (tx) =>
    ok(await aBooking(tx, harrow, [aShift('2026-11-23', '09:00', '17:00')])),
  );
  await by(org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds)));
  const papers = () =>
    act(world.db, org.carla, (tx) =>
      confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' }),
    );
  expect(await papers()).toMatchObject({ refusal: { code: 'hirer-not-asked' } });
  const { proposalId } = await by(org.carla, (tx) =>
    proposeToHirer(tx, { id: newId(), personId: rosa, shiftIds, how: 'email' }),
  );
  const twice = await act(world.db, org.carla, (tx) =>
    proposeToHirer(tx, { id: newId(), personId: rosa, shiftIds, how: 'email' }),
  );
  expect(twice).toMatchObject({ refusal: { code: 'already-proposed' } });
  const say = (contactId: string) =>
    act(world.db, org.ben, (tx) =>
      answerProposal(tx, {
        proposalId,
        answer: 'accepted',
        how: 'phone',
        contactId,
        words: 'Knows her',
      }),
    );
  expect(await say(newId())).toMatchObject({ refusal: { code: 'contact-not-found' } });
  done(await say(harrow.contactId));
  expect(await papers()).toMatchObject({ ok: true });
  const entry = (await world.log(org)).find(({ kind }) => kind === 'offer.proposal_answered');
  expect(entry?.envelope).toMatchObject({
    facts: { answer: 'accepted', how: 'phone' },
    subjects: { contact: harrow.contactId, worker: rosa },
  });
  expect(JSON.stringify(entry?.envelope)).not.toContain('Knows her');
});
