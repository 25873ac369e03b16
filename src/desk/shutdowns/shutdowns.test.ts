import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { confirm } from '../bookings/index.ts';
import { agreeTerms } from '../conflicts/index.ts';
import { clocksOf } from '../equal-treatment/queries.ts';
import { draftPage, pasteRota } from '../rota/index.ts';
import { shutdownPreview } from './inside.ts';
import { liftShutdown, makeShutdown } from './make-shutdown.ts';
import { shutdownPage } from './queries.ts';
import { closeForShutdownRoute } from './schema.ts';
import { tellShutdown } from './tell-shutdown.ts';

const world = await openWorld();
const NOW = '2026-12-14T09:00:00Z';

/** Harrow House; Rosa on 21 and 24 December, confirmed; an open shift on the 28th; the client pays by notice. */
async function december() {
  world.at(NOW);
  const org = await world.organisation();
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const made = await act(world.db, org.carla, async (tx) => {
    const place = await aPlace(tx);
    const terms = { id: newId(), clientId: place.clientId, askedMinutes: null, follows: 0 };
    const bands = [{ underMinutes: 43_200, chargePercent: 50, payPercent: 50 }];
    const agreed = { ...terms, bands, fromOn: '2026-12-14', minimumMinutes: 0, note: '' };
    done(await agreeTerms(tx, agreed));
    const booking = await aBooking(tx, place, [
      { date: '2026-12-21', start: '07:00', end: '15:00' },
      { date: '2026-12-24', start: '07:00', end: '15:00' },
      { date: '2026-12-28', start: '07:00', end: '15:00' },
    ]);
    await anAssignment(tx, rosa, booking.shiftIds.slice(0, 2));
    return ok({ place, booking });
  });
  const { place, booking } = done(made);
  return { org, rosa, place, booking };
}

const days = ({ clientId }: Place, change: object = {}) => ({
  clientId,
  siteId: null,
  from: '2026-12-23',
  to: '2026-12-31',
  ...change,
});
const look = (org: TestOrganisation, input: ReturnType<typeof days>) =>
  read(world.db, org.carla, (tx) => shutdownPreview(tx, input));
const aYes = (input: ReturnType<typeof days>, cancel: readonly string[], change: object = {}) =>
  closeForShutdownRoute.body.parse({
    id: newId(),
    ...input,
    because: 'Christmas shutdown',
    customary: true,
    cancel,
    keep: [],
    ...change,
  });
const close = (org: TestOrganisation, yes: ReturnType<typeof aYes>) =>
  act(world.db, org.carla, (tx) => makeShutdown(tx, yes));

const factsOf = async (org: TestOrganisation) =>
  (await world.log(org)).find(({ kind }) => kind === 'shutdown.made')?.envelope['facts'];

describe('a shutdown', () => {
  test('shows each shift inside with what it comes to, then cancels, charges, frees and tells in one message each', async () => {
    const { org, rosa, place, booking } = await december();
    const paper = { id: newId(), bookingId: booking.bookingId, personId: rosa, because: '' };
    done(await act(world.db, org.carla, (tx) => confirm(tx, paper)));
    const [, second = '', third = ''] = booking.shiftIds;
    const shown = done(await look(org, days(place)));
    expect(shown.shifts).toMatchObject([
      { shiftId: second, workerName: 'Rosa Marsh', told: true },
      { shiftId: third, personId: null, chargePence: 0, payPence: 0 },
    ]);
    expect(shown.shifts[0]?.chargePence).toBeGreaterThan(0);
    expect(shown.pauses).toMatchObject([{ personId: rosa }]);

    const yes = aYes(days(place), [second, third]);
    const both = await Promise.all([close(org, yes), close(org, yes)]);
    expect(both).toMatchObject([
      { ok: true, value: { cancelled: 2 } },
      { ok: true, value: { cancelled: 2 } },
    ]);
    const tell = () => act(world.db, org.carla, (tx) => tellShutdown(tx, yes.id));
    expect(await tell()).toMatchObject({ value: { sent: 1, messages: 2, kept: [] } });
    expect(await tell()).toMatchObject({ value: { sent: 0, messages: 0 } });
    const page = done(await read(world.db, org.omar, (tx) => shutdownPage(tx, yes.id)));
    expect(page).toMatchObject({
      cancelled: 2,
      toTell: 0,
      chargePence: shown.shifts[0]?.chargePence,
      workers: [{ personId: rosa, shifts: 1, minutes: 480 }],
    });
    const log = await world.log(org);
    const of = (kind: string) => log.filter((entry) => entry.kind === kind);
    expect(of('shutdown.made')).toHaveLength(1);
    expect(of('shift.cancelled')).toHaveLength(2);
    expect(of('cancellation.charged')).toHaveLength(1);
    const { rows } = await world.owner.query(
      'select count(*)::int as held from worker_time where person_id = $1',
      [rosa],
    );
    expect(rows).toEqual([{ held: 1 }]);
  });

  test('leaves what is unticked, and is refused whole when something else is booked than was shown', async () => {
    const { org, place, booking } = await december();
    const [, second = '', third = ''] = booking.shiftIds;
    const changed = { refusal: { code: 'shutdown-changed' } };
    expect(await close(org, aYes(days(place), [second]))).toMatchObject(changed);
    const wrong = days(place, { to: '2026-12-01' });
    expect(await look(org, wrong)).toMatchObject({ refusal: { code: 'dates-wrong' } });
    const elsewhere = days(place, { siteId: newId() });
    expect(await look(org, elsewhere)).toMatchObject({ refusal: { code: 'site-not-found' } });
    const yes = aYes(days(place), [second], { keep: [third], customary: false });
    expect(await close(org, yes)).toMatchObject({ value: { cancelled: 1 } });
    expect(await factsOf(org)).toMatchObject({ cancelled: 1, kept: 1, clocksPaused: 0 });
    const again = aYes(days(place), [], { keep: [third] });
    expect(await close(org, again)).toMatchObject({ refusal: { code: 'already-closed' } });
  });

  test('closes the days to rotas line by line and pauses the clocks there alone, until it is lifted', async () => {
    const { org, rosa, place, booking } = await december();
    const yes = aYes(days(place), booking.shiftIds.slice(1));
    done(await close(org, yes));
    expect(await factsOf(org)).toMatchObject({ clocksPaused: 1 });
    const text =
      'Site\tRole\tDate\tStart\tEnd\nHarrow House\tCare assistant\t24/12/2026\t07:00\t15:00\nHarrow House\tCare assistant\t22/12/2026\t07:00\t15:00\n';
    const states = async () => {
      const id = newId();
      const pasted = { id, text, clientId: null, siteId: null, role: null };
      done(await act(world.db, org.carla, (tx) => pasteRota(tx, pasted)));
      const page = done(await read(world.db, org.carla, (tx) => draftPage(tx, id)));
      return page.rows.map(({ state, problems }) => [
        state,
        problems.some(({ because }) => because.includes('is closed on')),
      ]);
    };
    expect(await states()).toMatchObject([
      ['refused', true],
      [expect.any(String), false],
    ]);
    const pausedDays = async () => {
      const clocks = done(
        await read(world.db, org.carla, (tx) => clocksOf(tx, rosa, '2027-01-04')),
      );
      return JSON.stringify(clocks.clocks).includes('shutdown');
    };
    expect(await pausedDays()).toBe(true);
    const lift = () => act(world.db, org.carla, (tx) => liftShutdown(tx, yes.id, 'They stay open'));
    expect(await lift()).toMatchObject({ ok: true });
    expect(await lift()).toMatchObject({ ok: true });
    expect((await states())[0]?.[1]).toBe(false);
    expect(await pausedDays()).toBe(false);
    const missing = await act(world.db, org.carla, (tx) => liftShutdown(tx, newId(), 'x'));
    expect(missing).toMatchObject({ refusal: { code: 'closure-not-found' } });
  });
});
