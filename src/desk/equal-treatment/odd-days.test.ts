import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { declareEarlierWeeks } from './index.ts';
import { clocksOf } from './queries.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

test('days at the ends of the calendar are refused in words, not stumbled over', async () => {
  const org = await world.organisation();
  const rosa = newId();
  const registered = {
    id: rosa,
    givenName: 'Rosa',
    familyName: 'Marsh',
    emails: [],
    phones: [],
    roles: ['Care assistant'],
    someoneElse: true,
  };
  const { hirerId } = await act(world.db, org.carla, async (tx) => {
    await registerCandidate(tx, registered);
    return ok(await aClientWithContact(tx));
  }).then((made) => (made.ok ? made.value : { hirerId: '' }));
  const clocks = (asOf: string) => read(world.db, org.ravi, (tx) => clocksOf(tx, rosa, asOf));
  expect(await clocks('9999-12-31')).toMatchObject({ refusal: { code: 'too-far-ahead' } });
  expect(await clocks('2028-06-02')).toMatchObject({ refusal: { code: 'too-far-ahead' } });
  for (const day of ['0001-01-01', '2028-06-01']) expect((await clocks(day)).ok).toBe(true);
  const declared = await act(world.db, org.ravi, (tx) =>
    declareEarlierWeeks(tx, {
      id: newId(),
      personId: rosa,
      hirerId,
      role: 'care-assistant',
      weeks: 520,
      lastOn: '0001-01-01',
      saidOn: '0001-01-01',
    }),
  );
  expect(declared).toMatchObject({ refusal: { code: 'weeks-before-the-law' } });
});
