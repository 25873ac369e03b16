import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { aBooking, aPlace, aShift } from '../../desk/bookings/fixtures.ts';
import { aCandidate } from '../../desk/candidates/fixtures.ts';
import { archiveCandidate, registerCandidate } from '../../desk/candidates/index.ts';
import { openRegistration, takeStep } from '../../desk/registration/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { policy } from '../compose.ts';
import { find } from './find.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');
const org = await world.organisation();
const rosaId = newId();
const rosalindId = newId();
const made = await act(world.db, org.carla, async (tx) => {
  await registerCandidate(tx, aCandidate({ id: rosaId }));
  for (const [givenName, familyName, id] of [
    ['Rosalind', 'Abbot', rosalindId],
    ['Sinéad', 'O’Neill-Marsh', newId()],
  ] as const) {
    await registerCandidate(tx, aCandidate({ id, givenName, familyName, emails: [], phones: [] }));
  }
  const place = await aPlace(tx);
  const booking = await aBooking(tx, place, [
    aShift('2026-11-23', '07:00', '15:00'),
    aShift('2026-11-24', '22:00', '06:00'),
  ]);
  return ok({ place, booking });
});
if (!made.ok) throw new Error(made.refusal.because);
const { place, booking } = made.value;

async function found(who: Actor, typed: string): Promise<Readonly<Record<string, string[]>>> {
  const { groups } = await read(world.db, who, (tx) => find(tx, policy, typed));
  return Object.fromEntries(groups.map(({ kind, rows }) => [kind, rows.map(({ label }) => label)]));
}
const opens = async (who: Actor, typed: string) =>
  (await read(world.db, who, (tx) => find(tx, policy, typed))).groups.flatMap(({ rows }) =>
    rows.map(({ href }) => href),
  );

describe('the search for everything', () => {
  it('finds a candidate by the beginnings of names in any order, by e-mail and by phone', async () => {
    expect((await found(org.carla, 'ros'))['candidates']).toEqual(['Rosalind Abbot', 'Rosa Marsh']);
    expect((await found(org.carla, 'mar ros'))['candidates']).toEqual(['Rosa Marsh']);
    expect((await found(org.carla, 'sinead oneill'))['candidates']).toEqual([
      'Sinéad O’Neill-Marsh',
    ]);
    expect(await opens(org.carla, 'rosa.marsh@ex')).toEqual([`/candidates/${rosaId}`]);
    expect(await opens(org.carla, '07700 900')).toContain(`/candidates/${rosaId}`);
  });

  it('finds a registration by name, by stage, and by both, as it stands', async () => {
    const opened = await act(world.db, org.carla, async (tx) => {
      for (const personId of [rosaId, rosalindId]) {
        const begun = await openRegistration(tx, {
          personId,
          role: 'care-assistant',
          ownerId: org.carla.memberId ?? '',
        });
        if (!begun.ok) return begun;
      }
      const step = { id: newId(), personId: rosalindId, step: 'form_out', reason: '' } as const;
      return takeStep(tx, step);
    });
    expect(opened).toMatchObject({ ok: true });
    expect((await found(org.carla, 'ros'))['registrations']).toEqual([
      'Rosa Marsh',
      'Rosalind Abbot',
    ]);
    expect((await found(org.carla, 'form is'))['registrations']).toEqual(['Rosalind Abbot']);
    expect((await found(org.carla, 'enq ros'))['registrations']).toEqual(['Rosa Marsh']);
    expect((await found(org.carla, 'abbot enquiry'))['registrations']).toBeUndefined();
    expect(await opens(org.carla, 'abbot form')).toEqual([`/candidates/${rosalindId}`]);
    const { groups } = await read(world.db, org.carla, (tx) => find(tx, policy, 'abbot form'));
    expect(groups[0]?.rows[0]?.note).toBe('Form is out, Care assistant');
  });

  it('shows whoever is in the archive last, and says so', async () => {
    await act(world.db, org.carla, (tx) =>
      archiveCandidate(tx, { personId: rosaId, reason: 'Moved away' }),
    );
    const { groups } = await read(world.db, org.carla, (tx) => find(tx, policy, 'marsh'));
    expect(groups[0]?.rows).toMatchObject([
      { label: 'Sinéad O’Neill-Marsh', note: 'Leeds' },
      { label: 'Rosa Marsh', note: 'archived' },
    ]);
  });

  it('finds clients, sites and contacts by any words of theirs', async () => {
    const groups = await found(org.carla, 'harrow');
    expect(groups).toMatchObject({ clients: ['Harrow House'], sites: ['Harrow House'] });
    expect(await opens(org.carla, 'ls1 4ap')).toContain(
      `/clients/${place.clientId}/sites/${place.siteId}`,
    );
    expect(await opens(org.carla, 'grace h')).toEqual([
      `/clients/${place.clientId}/contacts/${place.contactId}`,
    ]);
  });

  it('finds a booking by its number however it is written, and its next shifts with it', async () => {
    const { groups } = await read(world.db, org.carla, (tx) => find(tx, policy, 'harrow'));
    const number = groups.find(({ kind }) => kind === 'bookings')?.rows[0]?.label ?? '';
    for (const typed of [number, number.toLowerCase(), number.replace('B-', '')]) {
      expect((await found(org.carla, typed))['bookings'], typed).toEqual([number]);
    }
    expect((await found(org.carla, number))['shifts']).toEqual([
      'Mon 23 Nov 07:00-15:00 Care assistant',
      'Tue 24 Nov 22:00-06:00 Wed Care assistant',
    ]);
    expect(await opens(org.carla, number)).toContain(
      `/bookings/${booking.bookingId}?shift=${booking.shiftIds[0]}`,
    );
    expect((await found(org.carla, 'harrow care assist'))['shifts']).toHaveLength(2);
  });

  it('finds members, and rules by id or title', async () => {
    expect((await found(org.carla, 'omar'))['members']).toEqual(['Omar Obi']);
    expect(await opens(org.carla, 'wtr-48')).toEqual(['/rules/WTR-48']);
  });

  it('gives an assessor and a learner nothing of the desk', async () => {
    for (const typed of ['ros', 'harrow', 'grace', 'carla', '07700']) {
      expect(Object.keys(await found(org.aidan, typed)), typed).toEqual([]);
    }
    expect(await opens(org.aidan, 'wtr-48')).toEqual(['/rules/WTR-48']);
    const learner: Actor = { ...org.lena, roles: ['learner'] };
    expect(Object.keys(await found(learner, 'ros'))).toEqual([]);
    expect(Object.keys(await found(org.ravi, 'carla'))).toEqual(['members']);
  });

  it('finds nothing of another organisation', async () => {
    const other = await world.organisation();
    for (const typed of ['ros', 'harrow', 'grace hill', '07700', '1001', 'b-1001']) {
      expect(await found(other.olivia, typed), typed).toEqual({});
    }
  });

  it('takes any text as text: signs, wildcards, one letter, nothing', async () => {
    for (const typed of [
      '',
      'r',
      '%',
      '%%',
      '__',
      "'; drop table person; --",
      '\\',
      '\ud800x',
      'a\0b',
    ]) {
      expect(Object.keys(await found(org.carla, typed)), typed).not.toContain('candidates');
    }
  });
});
