import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { systemActor } from '../../platform/identity/create-organisation.ts';
import { aBooking, aClearedWorker, aPlace, aShift, done } from '../bookings/fixtures.ts';
import { receiveText } from '../communications/receive-text.ts';
import './answer-by-text.ts';
import { setLineMode } from './mode.ts';
import { startRound } from './start-round.ts';

const world = await openWorld();

it('a YES by text to some days of a block gives those, and the others stay open', async () => {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const does = async <T>(step: (tx: Tx) => Promise<Result<T>>) =>
    done(await act(world.db, org.carla, step));
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900123'] });
  // Two weeks of Monday to Wednesday as one offer.
  const days = ['11-23', '11-24', '11-25', '11-30', '12-01', '12-02'];
  const shifts = days.map((day) => aShift(`2026-${day}`, '07:00', '15:00'));
  const { shiftIds, lineId } = await does(async (tx) =>
    ok(await aBooking(tx, await aPlace(tx), shifts)),
  );
  await does((tx) => setLineMode(tx, { lineId, mode: 'first_yes' }));
  const asked = { channel: 'text' as const, note: '', picked: [rosa], rings: [], ringMinutes: 20 };
  await does((tx) => startRound(tx, { id: newId(), shiftIds, ...asked }, 'https://desk.example'));
  const { rows: texts } = await world.owner.query(
    'select to_number, body from outgoing_text where person_id = $1',
    [rosa],
  );
  expect(texts[0].body).toContain('Reply like YES MON WED');
  const write = async (body: string) => {
    const id = newId();
    await receiveText(world.db, systemActor(org.id), {
      id,
      from: texts[0].to_number,
      to: '',
      body,
      providerId: newId(),
      receivedAt: new Date('2026-11-16T09:00:00Z'),
    });
    const { rows } = await world.owner.query('select state from incoming_text where id = $1', [id]);
    return rows[0].state;
  };
  expect(await write('Yes mon-tue')).toBe('to_read');
  expect(await write('Yes Sunday')).toBe('refused');
  expect(await write('Yes mon and wed')).toBe('answered');
  const { rows: held } = await world.owner.query(
    'select shift_id from assignment where person_id = $1 and ended_at is null',
    [rosa],
  );
  const got = new Set(held.map((row) => row.shift_id));
  expect(shiftIds.map((id) => got.has(id))).toEqual([true, false, true, true, false, true]);
});
