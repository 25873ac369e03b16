import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import { aTime } from '../worktime/fixtures.ts';
import { lockWorkers, recordAbsence, takeTime } from '../worktime/index.ts';
import { comparablePayAt } from './comparable-pay.ts';
import { aComparator, NOWHERE_ELSE } from './fixtures.ts';
import { comparatorsAt, declareEarlierWeeks, placeKey, recordComparator } from './index.ts';
import { clocksOf } from './queries.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const ROLE = 'care-assistant';

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

/** Harrow House with Grace Hill, and Rosa on the books as a care assistant. */
async function harrow() {
  const org = await world.organisation();
  const place = done(
    await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx))),
  );
  const rosa = newId();
  done(
    await act(world.db, org.carla, (tx) =>
      registerCandidate(tx, {
        id: rosa,
        givenName: 'Rosa',
        familyName: 'Marsh',
        emails: [],
        phones: [],
        roles: ['Care assistant'],
        someoneElse: true,
      }),
    ),
  );
  const says = (change = {}, actor: Actor = org.carla) =>
    act(world.db, actor, (tx) => recordComparator(tx, place.hirerId, aComparator(change)));
  const declares = (change = {}) =>
    act(world.db, org.ravi, (tx) =>
      declareEarlierWeeks(tx, {
        id: newId(),
        personId: rosa,
        ...NOWHERE_ELSE,
        saidOn: '2026-05-20',
        ...change,
      }),
    );
  /** Rosa works these days at Harrow House, 08:00 to 16:00. */
  const works = async (...days: string[]) => {
    for (const day of days) {
      done(
        await act(world.db, org.carla, async (tx) => {
          await lockWorkers(tx, [rosa]);
          return takeTime(
            tx,
            aTime(rosa, `${day}T07:00:00Z`, `${day}T15:00:00Z`, {
              hirerId: place.hirerId,
              role: ROLE,
              label: day,
            }),
          );
        }),
      );
    }
  };
  const clocks = async (asOf?: string) =>
    done(await read(world.db, org.ravi, (tx) => clocksOf(tx, rosa, asOf)));
  return { org, ...place, rosa, says, declares, works, clocks };
}

/** Mondays, one a week. */
const mondays = (first: string, count: number) =>
  Array.from({ length: count }, (_, week) => {
    const day = new Date(`${first}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + 7 * week);
    return day.toISOString().slice(0, 10);
  });

async function logged(org: TestOrganisation, kind: string) {
  return (await world.log(org)).filter((entry) => entry.kind === kind);
}

describe("Rosa's clock on her record", () => {
  test('counts her weeks at the hirer in the role, each with the shift it rests on', async () => {
    const { works, clocks } = await harrow();
    expect((await clocks()).clocks).toEqual([]);
    await works(...mondays('2026-03-16', 11));
    const { clocks: found } = await clocks();
    expect(found).toMatchObject([
      { weeks: 11, status: 'running', anchor: '2026-03-16', rightsFrom: null, role: ROLE },
    ]);
    expect(found[0]?.ifUnbroken).toBe('2026-06-08');
    expect(found[0]?.weeksLabelled[0]).toMatchObject({
      weekFrom: '2026-03-16',
      what: 'counted',
      restsOn: [{ kind: 'shift', label: '2026-03-16' }],
    });
  });

  test('qualifies her on the first day of week 13 and is the same asked for an earlier day', async () => {
    const { works, clocks } = await harrow();
    await works(...mondays('2026-03-09', 12));
    expect((await clocks()).clocks[0]).toMatchObject({
      weeks: 12,
      status: 'qualified',
      rightsFrom: '2026-06-01',
    });
    expect((await clocks('2026-05-31')).clocks[0]).toMatchObject({ status: 'running', weeks: 12 });
    expect((await clocks('2026-03-20')).clocks[0]).toMatchObject({ weeks: 2 });
  });

  test('is paused by days away with their record, and starts again after too long a break', async () => {
    const { org, rosa, works, clocks } = await harrow();
    await works('2025-12-01', '2026-01-05', '2026-03-02');
    const { clocks: broken } = await clocks('2026-03-02');
    expect(broken[0]).toMatchObject({ weeks: 1, anchor: '2026-03-02' });
    const away = { id: newId(), personId: rosa, fromOn: '2026-01-06', toOn: '2026-03-01' };
    done(await act(world.db, org.carla, (tx) => recordAbsence(tx, { ...away, kind: 'shutdown' })));
    const [kept] = (await clocks('2026-03-02')).clocks;
    expect(kept).toMatchObject({ weeks: 3, anchor: '2025-12-01' });
    const paused = kept?.weeksLabelled.find(({ weekFrom }) => weekFrom === '2026-02-02');
    expect(paused).toMatchObject({
      what: 'paused',
      restsOn: [{ kind: 'absence', id: away.id, label: 'Shut-down at the hirer' }],
    });
  });

  test('adds weeks through other agencies, and says who said so and until when', async () => {
    const { org, hirerId, works, declares, clocks } = await harrow();
    await works(...mondays('2026-05-04', 4));
    const said = { hirerId, role: ROLE, weeks: 8, lastOn: '2026-04-30' };
    expect(done(await declares(said))).toMatchObject({ answersUntil: '2026-08-20' });
    const { clocks: found, declarations } = await clocks();
    expect(found).toMatchObject([
      { weeks: 12, status: 'qualified', earlier: { weeks: 8, lapsed: false } },
    ]);
    expect(declarations).toMatchObject([
      { weeks: 8, roleName: 'Care assistant', recordedBy: 'Ravi Rao' },
    ]);
    const [entry] = await logged(org, 'earlier_weeks.declared');
    expect(entry?.envelope).toMatchObject({ facts: { weeks: 8, role: ROLE, hirer: hirerId } });
    // Told later, the weeks were weeks all the same.
    expect((await clocks('2026-04-10')).clocks).toMatchObject([{ weeks: 5 }]);
    // The day after it lapses the weeks still count; the question is asked again.
    world.at('2026-08-21T09:00:00Z');
    expect((await clocks('2026-06-01')).declarations[0]).toMatchObject({ lapsed: false });
    expect((await clocks()).declarations[0]).toMatchObject({ lapsed: true });
    world.at('2026-06-01T09:00:00Z');
  });
});

describe('what a worker says of other agencies', () => {
  test('is refused where it does not fit together', async () => {
    const { hirerId, declares } = await harrow();
    const here = { hirerId, role: ROLE, weeks: 3, lastOn: '2026-04-30' };
    expect(code(await declares({ ...here, role: null }))).toBe('place-half-named');
    expect(code(await declares({ weeks: 3, lastOn: '2026-04-30' }))).toBe('weeks-without-place');
    expect(code(await declares({ ...here, lastOn: null }))).toBe('last-day-missing');
    expect(code(await declares({ ...here, weeks: 0 }))).toBe('last-day-missing');
    expect(code(await declares({ ...here, lastOn: '2026-05-21' }))).toBe('not-yet');
    expect(code(await declares({ ...here, saidOn: '2026-06-02' }))).toBe('not-yet');
    expect(code(await declares({ ...here, hirerId: newId() }))).toBe('hirer-not-found');
    expect(code(await declares({ ...here, role: 'astronaut' }))).toBe('role-not-found');
    expect(code(await declares({ personId: newId() }))).toBe('worker-not-found');
    expect(code(await declares({ answersUntil: '2027-05-21' }))).toBe('answers-too-long');
    expect(code(await declares({ ...here, weeks: 500, lastOn: '2020-01-01' }))).toBe(
      'weeks-before-the-law',
    );
    expect(code(await declares(here))).toBe('ok');
  });

  test('pressed twice is said once', async () => {
    const { org, declares } = await harrow();
    const twice = { id: newId() };
    expect(done(await declares(twice))).toEqual(done(await declares(twice)));
    expect(await logged(org, 'earlier_weeks.declared')).toHaveLength(1);
  });

  test('is nothing to another organisation', async () => {
    const { rosa } = await harrow();
    const other = await world.organisation();
    expect(code(await read(world.db, other.carla, (tx) => clocksOf(tx, rosa)))).toBe(
      'worker-not-found',
    );
  });
});

describe('comparable pay', () => {
  test('stands on the client with who said so and who is near week 13', async () => {
    const { org, clientId, hirerId, contactId, says, works } = await harrow();
    await works(...mondays('2026-03-16', 11));
    done(await says({ payPence: null, saidBy: contactId, askedOn: '2026-05-18', source: '' }));
    const shown = async () =>
      done(await read(world.db, org.ravi, (tx) => comparablePayAt(tx, clientId))).places;
    expect(await shown()).toMatchObject([
      { now: { payPence: null, saidByName: 'Grace Hill' }, workers: [{ weeks: 11 }] },
    ]);
    done(await says({ saidBy: contactId }, org.omar));
    expect(await shown()).toMatchObject([{ now: { payPence: 1410 }, rows: [{}, {}] }]);
    const entries = await logged(org, 'comparator.recorded');
    expect(entries.map(({ envelope }) => envelope)).toMatchObject([
      { subjects: { client: clientId, hirer: hirerId }, facts: { payPence: null } },
      { subjects: { client: clientId, hirer: hirerId }, facts: { payPence: 1410 } },
    ]);
    expect(JSON.stringify(entries.map(({ envelope }) => envelope))).not.toContain('Grace');
  });

  test('stays without the words beside it when whoever said it is erased', async () => {
    const { org, clientId, contactId, personId, says } = await harrow();
    done(await says({ saidBy: contactId, source: 'Grace Hill’s own payslip' }));
    done(await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    const { places } = done(await read(world.db, org.ravi, (tx) => comparablePayAt(tx, clientId)));
    expect(places).toMatchObject([
      { now: { payPence: 1410, source: '', saidByName: 'Erased person' } },
    ]);
  });

  test('keeps every row; a rise speaks from its day on', async () => {
    const { org, hirerId, says } = await harrow();
    done(await says());
    done(await says({ payPence: 1500, fromOn: '2026-09-01' }));
    const rows = await read(world.db, org.ravi, (tx) => comparatorsAt(tx, [hirerId]));
    expect(rows.get(placeKey({ hirerId, role: ROLE }))).toHaveLength(2);
  });

  test('is refused where it does not fit', async () => {
    const { org, says } = await harrow();
    const elsewhere = done(
      await act(world.db, org.carla, async (tx) =>
        ok(await aClientWithContact(tx, { name: 'Elm Lodge' }, { isSomebodyElse: true })),
      ),
    );
    expect(code(await says({ source: '' }))).toBe('source-missing');
    expect(code(await says({ askedOn: '2026-06-02' }))).toBe('not-yet');
    expect(code(await says({ fromOn: '2028-02-01' }))).toBe('too-far-ahead');
    expect(code(await says({ role: 'astronaut' }))).toBe('role-not-found');
    expect(code(await says({ saidBy: elsewhere.contactId }))).toBe('contact-of-other-client');
    const other = await world.organisation();
    expect(code(await says({}, other.carla))).toBe('hirer-not-found');
  });
});
