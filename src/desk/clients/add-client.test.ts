import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addClient } from './add-client.ts';
import { aClient } from './fixtures.ts';
import { clientList, clientRecord } from './queries.ts';
import { addClientRoute, listClients } from './schema.ts';
import { updateClient } from './update-client.ts';

const world = await openWorld();

const list = (query: object = {}) => listClients.query.parse(query);

describe('adding a client', () => {
  test('that is its own hirer, site and bill-to makes all four in one act with one entry', async () => {
    const org = await world.organisation();
    const added = await act(world.db, org.carla, (tx) => addClient(tx, aClient()));
    if (!added.ok) throw new Error(added.refusal.because);
    const { clientId, hirerId, siteId, billToId } = added.value;
    const record = await read(world.db, org.carla, (tx) => clientRecord(tx, clientId));
    expect(record).toMatchObject({
      value: {
        name: 'Harrow House',
        addedBy: 'Carla Costa',
        hirers: [{ hirerId, legalName: 'Harrow House', companyNumber: '01234567' }],
        sites: [{ siteId, hirerId, postcode: 'LS1 4AP', locatedBy: 'area', sheet: null }],
        billTos: [{ billToId, name: 'Harrow House', poRequired: false }],
        contacts: [],
        terms: [],
      },
    });
    const entries = (await world.log(org)).filter((entry) => entry.kind === 'client.added');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope).toMatchObject({
      actor: org.carla.memberId,
      subjects: { client: clientId, hirer: hirerId, site: siteId, billTo: billToId },
      facts: { same: { nation: 'england', locatedBy: 'area' } },
    });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('Harrow');
  });

  test('alone leaves hirer, site and bill-to for later', async () => {
    const org = await world.organisation();
    const given = aClient({ name: 'Managed Services Ltd' });
    const added = await act(world.db, org.carla, (tx) =>
      addClient(tx, { ...given, same: undefined }),
    );
    expect(added).toMatchObject({ value: { hirerId: null, siteId: null, billToId: null } });
  });

  test('twice with the same id gives the first result and leaves one entry', async () => {
    const org = await world.organisation();
    const given = aClient();
    const twice = await Promise.all(
      [1, 2].map(() => act(world.db, org.carla, (tx) => addClient(tx, given))),
    );
    expect(twice[0]?.ok).toBe(true);
    expect(twice[1]).toEqual(twice[0]);
    const entries = (await world.log(org)).filter((entry) => entry.kind === 'client.added');
    expect(entries).toHaveLength(1);
  });

  test('is refused under a name that is taken, however it is spelt, and leaves nothing', async () => {
    const org = await world.organisation();
    await act(world.db, org.carla, (tx) => addClient(tx, aClient({ name: "St Mary's Hospital" })));
    const again = await act(world.db, org.ben, (tx) =>
      addClient(tx, aClient({ name: 'st marys  HOSPITAL' })),
    );
    expect(again).toMatchObject({
      ok: false,
      refusal: { code: 'client-taken', details: { fields: { name: expect.any(String) } } },
    });
    const { total } = await read(world.db, org.ben, (tx) => clientList(tx, list()));
    expect(total).toBe(1);
  });

  test('of one name by two people at the same moment succeeds once', async () => {
    const org = await world.organisation();
    const both = await Promise.all(
      [org.carla, org.ben, org.olivia, org.carla].map((actor) =>
        act(world.db, actor, (tx) => addClient(tx, aClient({ name: 'Race Lane Care' }))),
      ),
    );
    expect(both.filter((each) => each.ok)).toHaveLength(1);
    for (const each of both) {
      if (!each.ok) expect(each.refusal.code).toBe('client-taken');
    }
  });

  test('is refused with a bad postcode or company number at its field, and leaves no half client', async () => {
    const org = await world.organisation();
    for (const [same, code, field] of [
      [{ postcode: 'Leeds' }, 'not-a-postcode', 'postcode'],
      [{ postcode: '' }, 'not-a-postcode', 'postcode'],
      [{ companyNumber: 'Acme' }, 'not-a-company-number', 'companyNumber'],
    ] as const) {
      const refused = await act(world.db, org.carla, (tx) => addClient(tx, aClient({ same })));
      expect(refused).toMatchObject({
        refusal: { code, details: { fields: { [field]: expect.any(String) } } },
      });
    }
    const { total } = await read(world.db, org.carla, (tx) => clientList(tx, list()));
    expect(total).toBe(0);
    expect((await world.log(org)).filter((entry) => entry.kind === 'client.added')).toEqual([]);
  });

  test('with a name of white space is refused before it reaches the room', () => {
    const parsed = addClientRoute.body.safeParse({ id: newId(), name: '  \t ' });
    expect(parsed.error?.issues[0]?.path).toEqual(['name']);
  });
});

describe('changing a client', () => {
  test('says what changed, never to what', async () => {
    const org = await world.organisation();
    const given = aClient();
    await act(world.db, org.carla, (tx) => addClient(tx, given));
    const change = { name: 'Harrow House', notes: 'Ring before ten.' };
    await act(world.db, org.ben, (tx) => updateClient(tx, given.id, change));
    await act(world.db, org.ben, (tx) => updateClient(tx, given.id, change));
    const entries = (await world.log(org)).filter((entry) => entry.kind === 'client.updated');
    expect(entries.map((entry) => entry.envelope.facts)).toEqual([{ changed: ['notes'] }]);
  });

  test('is refused to the name of another, but its own spelling may change', async () => {
    const org = await world.organisation();
    const harrow = aClient();
    await act(world.db, org.carla, (tx) => addClient(tx, harrow));
    await act(world.db, org.carla, (tx) => addClient(tx, aClient({ name: 'Elm Court' })));
    const taken = await act(world.db, org.carla, (tx) =>
      updateClient(tx, harrow.id, { name: 'ELM COURT', notes: '' }),
    );
    expect(taken).toMatchObject({ refusal: { code: 'client-taken' } });
    const own = await act(world.db, org.carla, (tx) =>
      updateClient(tx, harrow.id, { name: 'HARROW HOUSE', notes: '' }),
    );
    expect(own.ok).toBe(true);
  });
});

describe('the list of clients', () => {
  test('is found by name, site, hirer and postcode, and % and _ are only themselves', async () => {
    const org = await world.organisation();
    for (const given of [
      aClient({ name: 'Siân’s Café' }),
      aClient({ name: '100% Care', same: { postcode: 'BS1 5TR' } }),
      aClient({ name: 'Elm Court', same: { postcode: 'EH1 1YZ', nation: 'scotland' } }),
    ]) {
      await act(world.db, org.carla, (tx) => addClient(tx, given));
    }
    const found = async (search: string) => {
      const { rows, total } = await read(world.db, org.ravi, (tx) =>
        clientList(tx, list({ search })),
      );
      expect(total).toBe(rows.length);
      return rows.map((row) => row.name);
    };
    expect(await found('sian')).toEqual(['Siân’s Café']);
    expect(await found('%')).toEqual(['100% Care']);
    expect(await found('_')).toEqual([]);
    expect(await found('eh1')).toEqual(['Elm Court']);
    expect(await found("'; drop table client; --")).toEqual([]);
    expect(await found('')).toEqual(['100% Care', 'Elm Court', 'Siân’s Café']);
  });

  test('tells the true total when it shows a part, and orders both ways', async () => {
    const org = await world.organisation();
    for (const name of ['B', 'A', 'C']) {
      await act(world.db, org.carla, (tx) => addClient(tx, aClient({ name })));
    }
    const page = await read(world.db, org.carla, (tx) =>
      clientList(tx, list({ order: '-name', limit: '2' })),
    );
    expect(page.total).toBe(3);
    expect(page.rows.map((row) => row.name)).toEqual(['C', 'B']);
  });
});

test('two organisations never see each other’s clients', async () => {
  const brook = await world.organisation();
  const rival = await world.organisation({ name: 'Rival Staffing' });
  const given = aClient();
  await act(world.db, brook.carla, (tx) => addClient(tx, given));
  const seen = await read(world.db, rival.olivia, (tx) => clientList(tx, list()));
  expect(seen).toEqual({ total: 0, rows: [] });
  const record = await read(world.db, rival.olivia, (tx) => clientRecord(tx, given.id));
  expect(record).toMatchObject({ refusal: { code: 'client-not-found' } });
  const changed = await act(world.db, rival.olivia, (tx) =>
    updateClient(tx, given.id, { name: 'Ours now', notes: '' }),
  );
  expect(changed).toMatchObject({ refusal: { code: 'client-not-found' } });
  const same = await act(world.db, rival.carla, (tx) => addClient(tx, given));
  expect(same.ok).toBe(true);
});
