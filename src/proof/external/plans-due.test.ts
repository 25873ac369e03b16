import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { done } from '../verification/fixtures.ts';
import { verifiersIn } from './fixtures.ts';
import { endAppointment } from './index.ts';
import { sendPlansDue } from './plans-due.ts';

const world = await openWorld();
const { does, centre, appointing } = verifiersIn(world);
const quiet = { info: () => {}, error: (facts: object) => Promise.reject(facts) };

test('R84 a plan goes by itself on the first day of an appointment, once, and never to one that was ended', async () => {
  const of = await centre();
  await done(of.plan());
  await done(appointing(of, { fromOn: '2026-11-25' }));
  const round = () => sendPlansDue(world.db, quiet);
  const sent = async () => (await of.view()).plan?.sendings ?? [];
  await round();
  expect(await sent()).toEqual([]);
  world.at('2026-11-25T08:00:00Z');
  // Two processes look at once: the lock of the cycle lets one of them send it.
  await Promise.all([round(), round()]);
  expect(await sent()).toMatchObject([
    { toName: 'Edith Eve', way: 'email', sentOn: '2026-11-25', recordedBy: null },
  ]);
  await round();
  expect(await sent()).toHaveLength(1);
  const log = await world.log(of.org);
  expect(log.filter(({ kind }) => kind === 'sample.plan_sent')).toHaveLength(1);
});

test('R84 an appointment that was ended before its first day gets no plan', async () => {
  const of = await centre();
  await done(of.plan());
  const { appointmentId } = await done(appointing(of, { fromOn: '2026-11-25' }));
  await done(does(of.staff.quinn, (tx) => endAppointment(tx, appointmentId)));
  world.at('2026-11-25T08:00:00Z');
  await sendPlansDue(world.db, quiet);
  expect((await of.view()).plan?.sendings).toEqual([]);
});
