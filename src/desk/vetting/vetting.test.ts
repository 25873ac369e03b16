import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import { aPermission } from './fixtures.ts';
import {
  recordNightHealth,
  recordPermission,
  recordStatus,
  recordTold,
  vettingOf,
} from './index.ts';
import { vettingRecord } from './queries.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

/** Mina Rao is on the books. */
async function mina() {
  const org = await world.organisation();
  const { personId } = done(
    await act(world.db, org.carla, (tx) =>
      registerCandidate(tx, {
        id: newId(),
        givenName: 'Mina',
        familyName: 'Rao',
        emails: [],
        phones: [],
        roles: ['Warehouse operative'],
        someoneElse: true,
      }),
    ),
  );
  const records = (change: Parameters<typeof aPermission>[0] = {}, who = personId) =>
    act(world.db, org.omar, (tx) => recordPermission(tx, who, aPermission(change)));
  const record = async () =>
    done(await read(world.db, org.ravi, (tx) => vettingRecord(tx, personId)));
  return { org, personId, records, record };
}

describe('how much a student may work', () => {
  test('is recorded with the term dates of the provider, and shown with who recorded it', async () => {
    const { org, personId, records, record } = await mina();
    done(await records());
    expect((await record()).permissions).toMatchObject([
      {
        weeklyLimitMinutes: 1200,
        validTo: '2028-01-31',
        termDates: { givenBy: 'Letter of the university' },
        recordedBy: 'Omar Obi',
      },
    ]);
    const [entry] = (await world.log(org)).filter(
      ({ kind }) => kind === 'student_permission.recorded',
    );
    expect(entry?.envelope).toMatchObject({ subjects: { worker: personId } });
    // Looked for where a date is written: random ids hold any four digits now and then.
    expect(JSON.stringify(entry?.envelope)).not.toContain('2028-01');
    expect(entry?.parts).toMatchObject([{ person: personId, part: { validTo: '2028-01-31' } }]);
  });

  test('is superseded by a later one, and never edited; the same id again changes nothing', async () => {
    const { records, record } = await mina();
    const id = newId();
    done(await records({ id }));
    done(await records({ id, weeklyLimitHours: '10' }));
    expect((await record()).permissions).toMatchObject([{ weeklyLimitMinutes: 1200 }]);
    done(await records({ weeklyLimitHours: '10', termDates: null }));
    expect((await record()).permissions).toMatchObject([
      { weeklyLimitMinutes: 600, termDates: null },
      { weeklyLimitMinutes: 1200 },
    ]);
  });

  test('is refused where its days or its term dates do not fit together', async () => {
    const { records } = await mina();
    const dates = aPermission().termDates;
    if (!dates) throw new Error('The fixture has term dates.');
    const refused = async (change: Parameters<typeof aPermission>[0], who?: string) =>
      code(await records(change, who));
    expect(await refused({ validTo: '2025-08-31' })).toBe('ends-before-start');
    expect(await refused({ termDates: { ...dates, givenBy: '' } })).toBe('dates-without-giver');
    expect(await refused({ termDates: { ...dates, givenOn: '2026-06-02' } })).toBe('not-yet');
    const after = [{ from: '2026-08-01', to: '2026-09-01' }];
    expect(await refused({ termDates: { ...dates, terms: after } })).toBe('term-outside');
    const back = [{ from: '2026-03-01', to: '2026-02-01' }];
    expect(await refused({ termDates: { ...dates, terms: back } })).toBe('ends-before-start');
    expect(await refused({}, newId())).toBe('worker-not-found');
  });
});

describe('health for night work', () => {
  test('is an offer with its answer, the latest of which speaks; the answer is personal', async () => {
    const { org, personId, record } = await mina();
    const offers = (answer: 'fit' | 'not_answered' | 'unfit', offeredOn = '2026-05-20') =>
      act(world.db, org.carla, (tx) =>
        recordNightHealth(tx, personId, { id: newId(), offeredOn, answer, capacities: false }),
      );
    done(await offers('not_answered'));
    done(await offers('unfit'));
    expect((await record()).nightHealth.map(({ answer }) => answer)).toEqual([
      'unfit',
      'not_answered',
    ]);
    expect(code(await offers('fit', '2026-06-02'))).toBe('not-yet');
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'night_health.recorded');
    expect(JSON.stringify(entries.map(({ envelope }) => envelope))).not.toContain('unfit');
    done(await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    const { rows } = await world.owner.query(
      'select offered_on, answer from night_health where person_id = $1',
      [personId],
    );
    expect(rows).toEqual([
      { offered_on: '2026-05-20', answer: null },
      { offered_on: '2026-05-20', answer: null },
    ]);
  });
});

describe('what a client was told', () => {
  test('names the site, the day and the steps; without steps nothing is told', async () => {
    const { org, personId, record } = await mina();
    const { siteId } = done(
      await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx))),
    );
    const tells = (change: object) =>
      act(world.db, org.carla, (tx) =>
        recordTold(tx, personId, {
          id: newId(),
          siteId,
          what: 'could_not_obtain',
          sentOn: '2026-05-28',
          steps: 'Rang the second referee three times; she is abroad.',
          ...change,
        }),
      );
    done(await tells({}));
    done(await tells({ what: 'checks_done', steps: '', sentOn: '2026-06-01' }));
    expect((await record()).told).toMatchObject([
      { what: 'checks_done', sentOn: '2026-06-01' },
      { what: 'could_not_obtain', recordedBy: 'Carla Costa' },
    ]);
    expect(code(await tells({ steps: '' }))).toBe('steps-missing');
    expect(code(await tells({ siteId: newId() }))).toBe('site-not-found');
    expect(code(await tells({ sentOn: '2026-06-02' }))).toBe('not-yet');
  });
});

describe('what is kept of a worker', () => {
  test('is nothing at first, and of another organisation never seen', async () => {
    const { personId, records } = await mina();
    done(await records());
    const other = await world.organisation();
    const seen = await read(world.db, other.omar, (tx) => vettingOf(tx, [personId]));
    expect(seen(personId).permissions).toEqual([]);
    expect(code(await read(world.db, other.omar, (tx) => vettingRecord(tx, personId)))).toBe(
      'worker-not-found',
    );
  });

  test('loses its words when the worker is erased', async () => {
    const { org, personId, records } = await mina();
    done(await records());
    done(await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    const { rows } = await world.owner.query(
      'select given_by from student_permission where person_id = $1',
      [personId],
    );
    expect(rows).toEqual([{ given_by: 'erased' }]);
    expect(code(await records())).toBe('worker-not-found');
  });

  test('a status check needs a certificate on the record', async () => {
    const { org, personId } = await mina();
    const look = { id: newId(), checkId: newId(), checkedOn: '2026-06-01', unchanged: true };
    expect(code(await act(world.db, org.omar, (tx) => recordStatus(tx, personId, look)))).toBe(
      'certificate-not-found',
    );
  });
});
