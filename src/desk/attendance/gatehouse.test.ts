import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { done } from '../bookings/fixtures.ts';
import { confirm } from '../bookings/index.ts';
import { keepPhoto, setPhotoRole } from '../registration/index.ts';
import { aMorning, type Morning } from './fixtures.ts';
import { revokeGatehouse, sendGatehouse } from './gatehouse.ts';
import { lookAtGatehouseByLink, photoByLink } from './open-gatehouse.ts';
import { lookAtArrivalByLink } from './open-link.ts';
import { siteDayForDesk } from './site-list.ts';

const world = await openWorld();
const PUBLIC = 'https://desk.example';
const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('a face')]);

async function give(of: Morning, change: object = {}) {
  const input = { id: newId(), siteId: of.siteId, onDate: '2026-11-23', contactId: of.contactId };
  return act(world.db, of.org.carla, (tx) => sendGatehouse(tx, { ...input, ...change }, PUBLIC));
}
const confirmed = async (of: Morning) => {
  const { rows } = await world.owner.query('select booking_id from shift where id = $1', [
    of.shiftId,
  ]);
  const paper = { id: newId(), personId: of.personId, because: '' };
  const bookingId = String(rows[0]?.booking_id);
  done(await act(world.db, of.org.carla, (tx) => confirm(tx, { ...paper, bookingId })));
};
async function tokenOf({ org }: Morning): Promise<string> {
  const { rows } = await world.owner.query(
    `select body from message where organisation_id = $1 and body like '%/l/gatehouse#%' order by written_at desc`,
    [org.id],
  );
  return /gatehouse#([\w-]{43})/.exec(String(rows[0]?.body))?.[1] ?? '';
}
const look = (token: string) => lookAtGatehouseByLink(world.db, token);

describe('the list for the gatehouse', () => {
  test('names nobody who is not confirmed, and shows who is with photo and no number, recorded once a day', async () => {
    const rosa = await aMorning(world);
    expect(await give(rosa)).toMatchObject({ refusal: { code: 'nobody-confirmed' } });
    await confirmed(rosa);
    const role = { role: 'care-assistant', needed: true, because: 'The gatehouse asks for it' };
    done(await act(world.db, rosa.org.ben, (tx) => setPhotoRole(tx, role)));
    const photo = { personId: rosa.personId, bytes: PHOTO };
    done(await act(world.db, rosa.org.carla, (tx) => keepPhoto(tx, photo)));
    const stranger = await give(rosa, { contactId: newId() });
    expect(stranger).toMatchObject({ refusal: { code: 'contact-not-found' } });
    const id = newId();
    const first = done(await give(rosa, { id }));
    expect(done(await give(rosa, { id }))).toEqual(first);
    const token = await tokenOf(rosa);
    world.at('2026-11-23T06:00:00Z');
    const seen = done(await look(token));
    expect(seen).toMatchObject({
      siteName: 'Harrow House',
      rows: [{ name: 'Rosa Marsh', roleName: 'Care assistant', hasPhoto: true }],
    });
    expect(seen.rows[0]?.reportTo).not.toBe('');
    expect(JSON.stringify(seen)).not.toMatch(/phone|900123|example\.org/);
    const face = await photoByLink(world.db, token, rosa.assignmentId);
    expect(done(face).bytes.equals(PHOTO)).toBe(true);
    const nobody = await photoByLink(world.db, token, newId());
    expect(nobody).toMatchObject({ refusal: { code: 'photo-not-found' } });
    done(await look(token));
    world.at('2026-11-24T08:00:00Z');
    done(await look(token));
    const shown = (await world.log(rosa.org)).filter(({ kind }) => kind === 'gatehouse.shown');
    expect(shown).toMatchObject([
      {
        envelope: { facts: { shownOn: '2026-11-23', assignments: [rosa.assignmentId], photos: 1 } },
      },
      { envelope: { facts: { shownOn: '2026-11-24' } } },
    ]);
    const arrival = await lookAtArrivalByLink(world.db, token);
    expect(arrival).toMatchObject({ refusal: { code: 'link-not-found' } });
    world.at('2026-11-25T00:00:00Z');
    expect(await look(token)).toMatchObject({ refusal: { code: 'link-expired' } });
  });

  test('opens nothing once it is taken back, or a newer one was given', async () => {
    const rosa = await aMorning(world);
    await confirmed(rosa);
    const { listId } = done(await give(rosa));
    const token = await tokenOf(rosa);
    const revoke = (id: string) => act(world.db, rosa.org.carla, (tx) => revokeGatehouse(tx, id));
    expect(await revoke(listId)).toMatchObject({ ok: true });
    expect(await revoke(listId)).toMatchObject({ ok: true });
    expect(await look(token)).toMatchObject({ refusal: { code: 'link-withdrawn' } });
    expect(await photoByLink(world.db, token, rosa.assignmentId)).toMatchObject({
      refusal: { code: 'link-withdrawn' },
    });
    expect(await revoke(newId())).toMatchObject({ refusal: { code: 'list-not-found' } });
    world.at('2026-11-16T09:05:00Z');
    done(await give(rosa));
    const older = await tokenOf(rosa);
    world.at('2026-11-16T09:10:00Z');
    done(await give(rosa));
    expect(await look(older)).toMatchObject({ refusal: { code: 'link-withdrawn' } });
    const day = done(
      await read(world.db, rosa.org.carla, (tx) => siteDayForDesk(tx, rosa.siteId, '2026-11-23')),
    );
    expect(day.gatehouse.map(({ open }) => open)).toEqual([true, false, false]);
  });
});
