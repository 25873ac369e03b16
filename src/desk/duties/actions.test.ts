import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { aLicence, anAction } from './fixtures.ts';
import {
  endAction,
  enterAction,
  industrialActionAt,
  licenceOn,
  licencesOf,
  recordLicence,
} from './index.ts';
import { clientDuties, licenceList } from './queries.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}

const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);

async function harrow() {
  const org = await world.organisation();
  const place = done(
    await act(world.db, org.carla, async (tx) => ok(await aClientWithContact(tx))),
  );
  const enter = (change = {}, placeId = place.siteId) =>
    act(world.db, org.carla, (tx) => enterAction(tx, place.clientId, anAction(placeId, change)));
  const end = (id: string, how: 'over' | 'mistake', lastDay: string | null = null) =>
    act(world.db, org.omar, (tx) => endAction(tx, id, { how, lastDay }));
  const known = (from: string, to = from) =>
    read(world.db, org.ravi, (tx) =>
      industrialActionAt(tx, { siteIds: [place.siteId], hirerIds: [place.hirerId], from, to }),
    );
  return { org, ...place, enter, end, known };
}

describe('industrial action', () => {
  test('is entered with who said so, and counts from its first day on', async () => {
    const { org, clientId, siteId, contactId, enter, known } = await harrow();
    const { actionId } = done(await enter({ saidBy: contactId, source: '' }));
    expect(await known('2026-06-07')).toEqual([]);
    expect(await known('2026-06-08')).toMatchObject([
      { actionId, siteId, hirerId: null, official: 'yes', toOn: null },
    ]);
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.actions).toMatchObject([
      { placeName: 'Harrow House', saidByName: 'Grace Hill', recordedBy: 'Carla Costa' },
    ]);
    const [entry] = (await world.log(org)).filter(
      ({ kind }) => kind === 'industrial_action.entered',
    );
    expect(entry?.envelope.facts).toMatchObject({ action: actionId, official: 'yes' });
    expect(JSON.stringify(entry?.envelope)).not.toContain('Grace');
  });

  test('at a hirer is known at every site of theirs', async () => {
    const { hirerId, enter, known } = await harrow();
    done(await enter({ place: 'hirer' }, hirerId));
    expect(await known('2026-06-10')).toMatchObject([{ hirerId, siteId: null }]);
  });

  test('is over after its last day, and stays to be read', async () => {
    const { org, clientId, enter, end, known } = await harrow();
    const { actionId } = done(await enter());
    done(await end(actionId, 'over', '2026-06-12'));
    expect(await known('2026-06-12')).toHaveLength(1);
    expect(await known('2026-06-13')).toEqual([]);
    const record = done(await read(world.db, org.ravi, (tx) => clientDuties(tx, clientId)));
    expect(record.actions).toMatchObject([
      { toOn: '2026-06-12', endedBy: 'Omar Obi', endedHow: 'over' },
    ]);
  });

  test('entered by mistake counts for no day', async () => {
    const { enter, end, known } = await harrow();
    const { actionId } = done(await enter());
    done(await end(actionId, 'mistake'));
    expect(await known('2026-06-08', '2026-12-31')).toEqual([]);
  });

  test('sent twice is one, and ended twice is ended once', async () => {
    const { org, enter, end } = await harrow();
    const id = newId();
    done(await enter({ id }));
    done(await enter({ id }));
    done(await end(id, 'over', '2026-06-12'));
    done(await end(id, 'over', '2026-06-12'));
    expect(code(await end(id, 'over', '2026-06-13'))).toBe('already-ended');
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('industrial_action'))).toEqual([
      'industrial_action.entered',
      'industrial_action.ended',
    ]);
  });

  test('ended differently by two at once is ended as the first said', async () => {
    const { enter, end } = await harrow();
    const { actionId } = done(await enter());
    const both = await Promise.all([
      end(actionId, 'over', '2026-06-12'),
      end(actionId, 'over', '2026-06-19'),
    ]);
    expect(both.map(code).sort()).toEqual(['already-ended', 'ok']);
  });

  test('is refused at another’s site, of a role nobody does, ending before it starts, or said by nobody', async () => {
    const { enter, end } = await harrow();
    const other = await harrow();
    expect(code(await enter({}, other.siteId))).toBe('place-not-found');
    expect(code(await enter({ roles: ['astronaut'] }))).toBe('role-not-found');
    expect(code(await enter({ movedRoles: ['astronaut'] }))).toBe('role-not-found');
    expect(code(await enter({ toOn: '2026-06-07' }))).toBe('ends-before-start');
    expect(code(await enter({ source: '' }))).toBe('said-by-nobody');
    expect(code(await enter({ saidBy: other.contactId }))).toBe('contact-of-other-client');
    const { actionId } = done(await enter());
    expect(code(await end(actionId, 'over'))).toBe('last-day-missing');
    expect(code(await end(actionId, 'over', '2026-06-07'))).toBe('ends-before-start');
    expect(code(await other.end(actionId, 'mistake'))).toBe('action-not-found');
  });
});

describe('the agency’s gangmaster’s licence', () => {
  const look = (actor: Actor, change = {}) =>
    act(world.db, actor, (tx) => recordLicence(tx, aLicence(change)));
  const held = (actor: Actor) => read(world.db, actor, licencesOf);

  test('is recorded as the register shows it, and is in force from its first day to its last', async () => {
    const org = await world.organisation();
    done(await look(org.omar));
    const licences = await held(org.ravi);
    const on = (day: string) => licenceOn(licences, day)?.number;
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      undefined,
      'AIRE0007',
      'AIRE0007',
      undefined,
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'licence.recorded');
    expect(entry?.envelope.facts).toMatchObject({ number: 'AIRE0007', seenOn: '2026-05-20' });
  });

  test('looked up again speaks as it was seen last, also when it was cut short', async () => {
    const org = await world.organisation();
    done(await look(org.omar, { seenOn: '2026-06-01', toOn: '2026-05-31', number: 'aire 0007' }));
    done(await look(org.omar, { number: 'AIRE 0007' }));
    expect(await held(org.ravi)).toMatchObject([{ toOn: '2026-05-31', seenOn: '2026-06-01' }]);
    const { rows } = await read(world.db, org.ravi, licenceList);
    expect(rows.map(({ superseded }) => superseded)).toEqual([false, true]);
  });

  test('sent twice is one look; seen tomorrow or ending before it starts is refused', async () => {
    const org = await world.organisation();
    const id = newId();
    done(await look(org.olivia, { id }));
    done(await look(org.olivia, { id }));
    expect(await held(org.ravi)).toHaveLength(1);
    expect(code(await look(org.olivia, { seenOn: '2026-06-02' }))).toBe('not-yet');
    expect(code(await look(org.olivia, { toOn: '2025-12-31' }))).toBe('ends-before-start');
  });

  test('is nobody else’s', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    done(await look(org.omar));
    expect(await held(other.ravi)).toEqual([]);
  });
});
