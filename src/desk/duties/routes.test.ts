import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openRoutesWorld } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { addDays, dateIn } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { aClientWithContact } from '../clients/fixtures.ts';
import { aLicence, anAction, aSettingBody } from './fixtures.ts';

const world = await openRoutesWorld();
let desk: Desk;
let harrow: Awaited<ReturnType<typeof aClientWithContact>>;

beforeAll(async () => {
  desk = await world.desk();
  const made = await act(world.house.db, desk.staff.consultant.actor, async (tx) =>
    ok(await aClientWithContact(tx)),
  );
  if (!made.ok) throw new Error(made.refusal.because);
  harrow = made.value;
});

type Role = keyof Desk['staff'];
const today = () => dateIn(new Date());
const post = (url: string, payload: object, role: Role = 'consultant') =>
  desk.staff[role].ask({ method: 'POST', url, payload });
const get = (url: string, role: Role = 'resourcer') => desk.staff[role].ask({ method: 'GET', url });
const setting = (change = {}) =>
  aSettingBody(harrow.contactId, { saidOn: addDays(today(), -1), ...change });

describe('what the law asks of the work, as a browser asks for it', () => {
  it('is read by a resourcer, and written by a consultant and a compliance officer', async () => {
    const url = `/api/sites/${harrow.siteId}/work-settings`;
    expect((await post(url, setting())).status).toBe(200);
    expect((await post(url, setting({ from: 1 }), 'compliance_officer')).status).toBe(200);
    expect((await post(url, setting({ from: 2 }), 'resourcer')).status).toBe(403);
    const { status, body } = await get(`/api/clients/${harrow.clientId}/duties`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      clientName: 'Harrow House',
      contacts: [{ name: 'Grace Hill' }],
      sites: [{ settings: [{ version: 2, role: null }], earlier: [{ version: 1 }] }],
      actions: [],
    });
  });

  it('answers a colleague’s newer version with 409, a day to come with 422, a strange answer with 400', async () => {
    const url = `/api/sites/${harrow.siteId}/work-settings`;
    expect(await post(url, setting({ from: 1 }))).toMatchObject({
      status: 409,
      body: { refusal: { code: 'setting-changed' } },
    });
    expect(await post(url, setting({ from: 2, saidOn: addDays(today(), 2) }))).toMatchObject({
      status: 422,
      body: { refusal: { code: 'not-yet', details: { fields: { saidOn: expect.any(String) } } } },
    });
    expect((await post(url, { ...setting({ from: 2 }), driving: 'a tank' })).status).toBe(400);
    expect((await post(`/api/sites/${newId()}/work-settings`, setting())).status).toBe(404);
    expect((await get(`/api/clients/${newId()}/duties`)).status).toBe(404);
  });

  it('a strike is entered and ended, and ended otherwise is answered with 409', async () => {
    const body = anAction(harrow.siteId, { fromOn: today() });
    const entered = await post(`/api/clients/${harrow.clientId}/industrial-actions`, body);
    expect(entered).toMatchObject({ status: 200, body: { actionId: body.id } });
    const end = (lastDay: string, role: Role = 'consultant') =>
      post(`/api/industrial-actions/${body.id}/end`, { how: 'over', lastDay }, role);
    expect((await end(today(), 'resourcer')).status).toBe(403);
    expect((await end(today())).status).toBe(200);
    expect((await end(addDays(today(), 1))).status).toBe(409);
  });

  it('licences are the owner’s and the compliance officer’s to record, and the desk’s to read', async () => {
    const licence = () => aLicence({ seenOn: today(), toOn: addDays(today(), 30) });
    for (const role of ['consultant', 'branch_manager', 'resourcer'] as const) {
      expect((await post('/api/licences', licence(), role)).status, role).toBe(403);
    }
    expect((await post('/api/licences', licence(), 'compliance_officer')).status).toBe(200);
    expect((await post('/api/licences', licence(), 'owner')).status).toBe(200);
    expect((await get('/api/licences')).body).toMatchObject({
      total: 2,
      rows: [{ superseded: false }, { superseded: true }],
    });
  });
});
