import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, openRoutesWorld } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { aClearedWorker, aPlace, done, type Place } from './fixtures.ts';

const world = await openRoutesWorld();
let desk: Desk;
let harrow: Place;
let rosa: string;

beforeAll(async () => {
  desk = await world.desk();
  const { actor } = desk.staff.consultant;
  rosa = await aClearedWorker(world.house.db, actor);
  harrow = done(await act(world.house.db, actor, async (tx) => ok(await aPlace(tx))));
});

const inDays = (days: number) => dateIn(new Date(Date.now() + days * 86_400_000));
const order = (change: object = {}) => ({
  id: newId(),
  clientId: harrow.clientId,
  hirerId: harrow.hirerId,
  siteId: harrow.siteId,
  billToId: harrow.billToId,
  orderedBy: harrow.contactId,
  lines: [
    {
      role: 'care-assistant',
      duties: 'Personal care',
      experience: 'A year in care',
      payPence: 1300,
      chargePence: 1850,
      shifts: [{ date: inDays(4), start: '22:00', end: '06:00' }],
    },
  ],
  ...change,
});
const post = (url: string, payload: object, role: keyof Desk['staff'] = 'consultant') =>
  desk.staff[role].ask({ method: 'POST', url, payload });
const get = (url: string, role: keyof Desk['staff'] = 'consultant') =>
  desk.staff[role].ask({ method: 'GET', url });
type Taken = { bookingId: string; lines: { lineId: string; shiftIds: string[] }[] };

describe('the line from order to paper, as a browser asks for it', () => {
  it('goes through every route', async () => {
    const start = await get(`/api/booking-prefill?siteId=${harrow.siteId}`);
    expect(start.status).toBe(200);
    const taken = await post('/api/bookings', order());
    expect(taken.status).toBe(200);
    const { bookingId, lines } = taken.body as Taken;
    const [{ lineId = '', shiftIds: [shiftId = ''] = [] } = {}] = lines;
    const reads = [
      '/api/bookings?q=harrow',
      `/api/bookings/${bookingId}`,
      `/api/shifts/${shiftId}`,
      `/api/shifts/${shiftId}/workers`,
      `/api/booking-lines/${lineId}/workers?show=may-not&name=x`,
      `/api/week?date=${inDays(4)}&by=site`,
      `/api/workers/${rosa}/shifts`,
      '/api/booking-needs',
    ];
    for (const url of reads) expect([url, (await get(url)).status]).toEqual([url, 200]);
    const round = { id: newId(), shiftIds: [shiftId], personIds: [rosa], how: 'phone' };
    const offered = await post('/api/offers', round, 'resourcer');
    const [{ offerId = '' } = {}] = (offered.body as { offers: { offerId: string }[] }).offers;
    const yes = await post(`/api/offers/${offerId}/answer`, { answer: 'accepted' }, 'resourcer');
    expect(yes.body).toEqual({ offerIds: [offerId], state: 'accepted' });
    const assignments = [{ id: newId(), shiftId }];
    const pencilled = await post('/api/pencils', { personId: rosa, assignments }, 'resourcer');
    expect(pencilled.status).toBe(200);
    const assign = { personId: rosa, assignments, willing: true };
    expect((await post('/api/assignments', assign, 'resourcer')).status).toBe(403);
    expect((await post('/api/assignments', assign)).status).toBe(200);
    const url = `/api/bookings/${bookingId}`;
    const preview = await get(`${url}/confirmation-preview?personId=${rosa}`);
    expect(preview.body).toMatchObject({ version: 1, missing: [] });
    const sent = await post(`${url}/confirmations`, { id: newId(), personId: rosa });
    const papers = (sent.body as { papers: { confirmationId: string }[] }).papers;
    for (const kind of ['pdf', 'calendar']) {
      const file = await get(`/api/confirmations/${papers[0]?.confirmationId}/${kind}`);
      expect(file.status).toBe(200);
    }
    const panel = await get(`/api/shifts/${shiftId}`);
    expect(panel.body).toMatchObject({ shift: { state: 'confirmed' }, offers: [{ offerId }] });
    const amended = await desk.staff.consultant.ask({
      method: 'PUT',
      url: `${url}/particulars`,
      payload: { reportTo: 'Gate 2' },
    });
    expect(amended.body).toEqual({ changed: true, missing: [] });
    const changed = await desk.staff.consultant.ask({
      method: 'PUT',
      url: `/api/shifts/${shiftId}`,
      payload: { payPence: 1400 },
    });
    expect(changed.body).toEqual({ changed: true });
    const [{ id: assignmentId = '' } = {}] = assignments;
    const off = { because: 'Unwell' };
    const released = await post(`/api/assignments/${assignmentId}/release`, off);
    expect(released.status).toBe(200);
    const gone = await post(`/api/shifts/${shiftId}/cancellation`, { because: 'Closed' });
    expect(gone.status).toBe(200);
  });

  it('answers conflicts with 409, gates with 422 and their findings, and strangers with 404', async () => {
    const bare = order();
    const [line] = bare.lines;
    const taken = await post('/api/bookings', { ...bare, lines: [{ ...line, duties: '' }] });
    const [{ shiftIds: [shiftId = ''] = [] } = {}] = (taken.body as Taken).lines;
    const assign = { personId: rosa, assignments: [{ id: newId(), shiftId }], willing: true };
    const refused = await post('/api/assignments', assign);
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toContain('CR-18');
    const other = await world.desk();
    const asked = await other.staff.owner.ask({ method: 'GET', url: `/api/shifts/${shiftId}` });
    expect(asked.status).toBe(404);
  });

  it('refuses what cannot be stored, naming the field', async () => {
    const odd = await post('/api/bookings', order({ clientReference: 'half \ud800 a pair' }));
    expect(odd.status).toBe(400);
    const late = await post('/api/bookings', order({ lines: [] }));
    expect(late.status).toBe(400);
    expect((await get('/api/week?date=2026-02-30')).status).toBe(400);
    expect((await get('/api/shifts/not-an-id')).status).toBe(400);
  });
});
