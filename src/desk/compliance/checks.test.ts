import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { erasePerson } from '../people/index.ts';
import { aPlace, aWorker, done } from './fixtures.ts';
import { placesFound } from './places.ts';
import { endDoNotSend } from './review-do-not-send.ts';
import './index.ts';
import { checksRecord } from './queries.ts';
import { recordCheck } from './record-check.ts';
import { recordDoNotSend } from './record-do-not-send.ts';
import { recordRightToWork } from './record-right-to-work.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

const recordOf = async (actor: Actor, personId: string) =>
  done(await read(world.db, actor, (tx) => checksRecord(tx, personId)));

function rightToWork(actor: Actor, personId: string, change: object = {}) {
  return act(world.db, actor, (tx) =>
    recordRightToWork(tx, {
      id: newId(),
      personId,
      route: 'share_code_online',
      document: 'evisa',
      documentState: 'current',
      outcome: 'satisfied',
      checkedOn: '2026-06-01',
      permissionEndsOn: '2026-08-01',
      reference: 'profile page saved',
      ...change,
    }),
  );
}

function dbs(actor: Actor, personId: string, change: object = {}) {
  return act(world.db, actor, (tx) =>
    recordCheck(tx, {
      id: newId(),
      personId,
      kind: 'dbs',
      name: 'Enhanced DBS',
      outcome: 'satisfied',
      checkedOn: '2026-05-20',
      ...change,
    }),
  );
}

describe('a right-to-work check', () => {
  test('is recorded with its list and the day to check again, and sealed without what was shown', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const checked = done(await rightToWork(org.omar, rosa));
    expect(checked).toMatchObject({ list: 'B1', followUpBy: '2026-08-01' });
    expect((await recordOf(org.carla, rosa)).checks).toMatchObject([
      { kind: 'right_to_work', name: 'eVisa', daysLeft: 61, checkedBy: 'Omar Obi' },
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'rtw.checked');
    expect(entry?.envelope.facts).toMatchObject({
      route: 'share_code_online',
      outcome: 'satisfied',
      followUpBy: '2026-08-01',
    });
    expect(JSON.stringify(entry?.envelope)).not.toContain('eVisa');
    expect(entry?.parts[0]?.part).toMatchObject({ document: 'eVisa', list: 'B1' });
  });

  test('sent twice is one check', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    const id = newId();
    const first = done(await rightToWork(org.omar, rosa, { id }));
    expect(done(await rightToWork(org.omar, rosa, { id }))).toEqual(first);
    expect((await recordOf(org.carla, rosa)).checks).toHaveLength(1);
  });

  test('done later takes the place of the one before', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    done(await rightToWork(carla, rosa, { checkedOn: '2026-05-01' }));
    done(await rightToWork(carla, rosa, { permissionEndsOn: '2027-01-31' }));
    expect((await recordOf(carla, rosa)).checks).toMatchObject([
      { expiresOn: '2027-01-31', superseded: false },
      { expiresOn: '2026-08-01', superseded: true },
    ]);
  });

  test('is refused by a wrong route, ahead of its day, or for nobody we know', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    const code = async (change: object) => {
      const result = await rightToWork(carla, rosa, change);
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await code({ route: 'manual' })).toBe('wrong-route');
    expect(await code({ checkedOn: '2026-06-02' })).toBe('checked-in-future');
    expect(await code({ document: 'other' })).toBe('document-without-name');
    expect(await code({ personId: newId() })).toBe('worker-not-found');
    expect(await code({ outcome: 'not_satisfied' })).toBe('ok');
  });
});

describe('another check', () => {
  test('is recorded with its expiry, and sealed', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    done(await dbs(org.omar, rosa, { expiresOn: '2027-05-20', reference: '001234567890' }));
    expect((await recordOf(org.carla, rosa)).checks).toMatchObject([
      { kind: 'dbs', name: 'Enhanced DBS', expiresOn: '2027-05-20', superseded: false },
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'check.completed');
    expect(entry?.envelope.facts).toMatchObject({ kind: 'dbs', outcome: 'satisfied' });
    expect(JSON.stringify(entry?.envelope)).not.toContain('001234567890');
  });

  test('shows its number to whoever deals with checks, and not to a resourcer', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    done(await dbs(org.omar, rosa, { reference: '001234567890' }));
    const seenBy = async (actor: Actor) =>
      (await recordOf(actor, rosa)).checks.map(({ reference }) => reference);
    expect(await seenBy(org.omar)).toEqual(['001234567890']);
    expect(await seenBy(org.ravi)).toEqual(['']);
  });

  test('is refused ahead of its day, expired before it, or without a name', async () => {
    const { carla } = await world.organisation();
    const rosa = await aWorker(world.db, carla);
    expect(await dbs(carla, rosa, { checkedOn: '2026-06-02' })).toMatchObject({
      refusal: { code: 'checked-in-future' },
    });
    expect(await dbs(carla, rosa, { expiresOn: '2026-05-19' })).toMatchObject({
      refusal: { code: 'expires-before-check' },
    });
    expect(await dbs(carla, rosa, { kind: 'other', name: ' ' })).toMatchObject({
      refusal: { code: 'check-without-name' },
    });
  });
});

describe('a do-not-send', () => {
  async function standing(org: TestOrganisation, change: object = {}) {
    const rosa = await aWorker(world.db, org.carla);
    const place = await aPlace(world.db, org.carla);
    const id = newId();
    const recorded = await act(world.db, org.carla, (tx) =>
      recordDoNotSend(tx, {
        id,
        personId: rosa,
        place: 'site',
        placeId: place.siteId,
        saidBy: 'worker',
        reason: 'the manager shouted at her',
        reviewOn: '2026-06-01',
        ...change,
      }),
    );
    return { rosa, id, recorded };
  }

  test('stands on the record with who said it, why, and when to look at it again', async () => {
    const org = await world.organisation();
    const { rosa, recorded } = await standing(org);
    done(recorded);
    expect((await recordOf(org.carla, rosa)).doNotSend).toMatchObject([
      {
        place: 'site',
        placeName: expect.stringMatching(/^Elm Lodge /),
        saidBy: 'worker',
        reason: 'the manager shouted at her',
        reviewDue: true,
        recordedBy: 'Carla Costa',
        endedAt: null,
      },
    ]);
    const [entry] = (await world.log(org)).filter(({ kind }) => kind === 'do_not_send.recorded');
    expect(JSON.stringify(entry?.envelope)).not.toContain('shouted');
  });

  test('is ended once, by somebody, and stays to be read', async () => {
    const org = await world.organisation();
    const { rosa, id } = await standing(org);
    const end = (personId: string) =>
      act(world.db, org.omar, (tx) => endDoNotSend(tx, { personId, doNotSendId: id }));
    done(await end(rosa));
    done(await end(rosa));
    expect(await end(newId())).toMatchObject({ refusal: { code: 'do-not-send-not-found' } });
    expect((await recordOf(org.carla, rosa)).doNotSend).toMatchObject([
      { endedBy: 'Omar Obi', reviewDue: false },
    ]);
    const ended = (await world.log(org)).filter(({ kind }) => kind === 'do_not_send.ended');
    expect(ended).toHaveLength(1);
  });

  test('is refused for a place of another organisation, without a reason, or for review in the past', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    const theirs = await aPlace(world.db, other.carla);
    const code = async (change: object) => {
      const { recorded } = await standing(org, change);
      return recorded.ok ? 'ok' : recorded.refusal.code;
    };
    expect(await code({ placeId: theirs.siteId })).toBe('place-not-found');
    expect(await code({ place: 'client' })).toBe('place-not-found');
    expect(await code({ reason: '  ' })).toBe('empty');
    expect(await code({ reviewOn: '2026-05-31' })).toBe('review-in-past');
  });

  test('is chosen from the clients, hirers and sites of one’s own organisation', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    await aPlace(world.db, org.carla);
    const find = (actor: Actor, search: string) =>
      read(world.db, actor, (tx) => placesFound(tx, search));
    expect((await find(org.carla, '')).rows.map(({ place }) => place).sort()).toEqual([
      'client',
      'hirer',
      'site',
    ]);
    expect(await find(org.carla, ', ELM')).toMatchObject({ total: 1, rows: [{ place: 'site' }] });
    expect(await find(other.carla, '')).toEqual({ total: 0, rows: [] });
  });
});

describe('a worker who is erased', () => {
  test('leaves that checks were done, and no words about them', async () => {
    const org = await world.organisation();
    const rosa = await aWorker(world.db, org.carla);
    done(await dbs(org.omar, rosa, { reference: '001234567890' }));
    const place = await aPlace(world.db, org.carla);
    done(
      await act(world.db, org.carla, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: rosa,
          place: 'client',
          placeId: place.clientId,
          saidBy: 'client',
          reason: 'late three times',
        }),
      ),
    );
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const left = await world.owner.query(
      `select (select reference from worker_check where person_id = $1) as reference,
        (select outcome from worker_check where person_id = $1) as outcome,
        (select reason from do_not_send where person_id = $1) as reason`,
      [rosa],
    );
    expect(left.rows).toEqual([{ reference: '', outcome: 'satisfied', reason: 'erased' }]);
  });
});
