import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { recordDoNotSend, recordRightToWork } from '../compliance/index.ts';
import { erasePerson } from '../people/index.ts';
import { confirm } from './confirm.ts';
import type { StoredClearance } from './events.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { confirmationPreview } from './gather-confirmation.ts';
import { release } from './release.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;

beforeEach(() => world.at('2026-11-16T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla, 'Asha');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[]) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts))).then(done);
const give = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
const send = (bookingId: string, personId: string) =>
  act(world.db, org.carla, (tx) => confirm(tx, { id: newId(), bookingId, personId, because: '' }));
const failTheCheckOf = (personId: string) =>
  act(world.db, org.omar, (tx) =>
    recordRightToWork(tx, {
      id: newId(),
      personId,
      outcome: 'not_satisfied',
      route: 'manual',
      document: 'british_passport',
      documentState: 'current',
      checkedOn: '2026-11-16',
    }),
  ).then(done);
const sentTo = async (bookingId: string) => {
  const { rowCount } = await world.owner.query('select 1 from confirmation where booking_id = $1', [
    bookingId,
  ]);
  return rowCount;
};
/** The last entry of a kind about a booking, with the stored answer of its worker. */
const entryOf = async (kind: string, bookingId: string, personId: string) => {
  const entry = (await world.log(org)).findLast(
    (one) => one.kind === kind && one.envelope.subjects['booking'] === bookingId,
  );
  const part = entry?.parts.find(({ person }) => person === personId)?.part;
  return { entry, stored: part?.['clearance'] as StoredClearance | undefined };
};

describe('the answer of every rule', () => {
  it('is stored whole with the assignment and with the confirmation, passes too', async () => {
    const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
    const { bookingId, shiftIds } = await book([
      aShift('2026-11-23', '07:00', '15:00'),
      aShift('2026-11-24', '07:00', '15:00'),
    ]);
    await give(rosa, shiftIds);
    const { entry, stored } = await entryOf('shift.assigned', bookingId, rosa);
    expect(entry?.envelope['version']).toBe(2);
    expect(stored?.said.map(({ shift }) => shift)).toEqual(shiftIds);
    expect(stored?.said[0]?.because).toMatch(
      /^Cleared for Care assistant at Harrow House on Mon 23 Nov 07:00-15:00: right to work checked on Mon 5 Jan/,
    );
    const rights = stored?.asked.find(({ rule }) => rule === 'RTW-TIMING');
    expect(rights).toMatchObject({
      outcome: 'pass',
      because: 'Right to work checked on Mon 5 Jan.',
      figures: { checkDone: '2026-01-05', workStart: '2026-11-23' },
    });
    const rules = new Set(stored?.asked.map(({ rule }) => rule));
    for (const rule of ['WTR-48', 'WTR-DAILY', 'WTR-WEEKLY', 'CR-19', 'OWN-BUSY', 'OWN-ROLE']) {
      expect(rules, rule).toContain(rule);
    }
    const facts = entry?.envelope.facts['asked'] as { rule: string; count: number }[];
    expect(facts.find(({ rule }) => rule === 'WTR-DAILY')).toMatchObject({
      outcome: 'pass',
      count: 2,
    });
    expect(JSON.stringify(entry?.envelope)).not.toContain('Harrow');
    done(await send(bookingId, rosa));
    const confirmed = await entryOf('booking.confirmed', bookingId, rosa);
    expect(confirmed.stored?.said).toHaveLength(2);
    expect(confirmed.entry?.envelope.facts['asked']).toEqual(facts);
  });

  it('goes with the person when they are erased, and the chain stays whole', async () => {
    const mia = await aClearedWorker(world.db, org.carla, 'Mia');
    const { bookingId, shiftIds } = await book([aShift('2026-11-23', '07:00', '15:00')]);
    await give(mia, shiftIds);
    world.at('2027-11-30T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: mia, reason: 'asked' })),
    );
    const { entry, stored } = await entryOf('shift.assigned', bookingId, mia);
    expect(stored).toBeUndefined();
    expect(entry?.envelope.facts['asked']).not.toEqual([]);
  });
});

describe('confirming', () => {
  it('R115 R128 is refused when a check failed since the yes; nothing is sent, and the refusal is kept', async () => {
    const tom = await aClearedWorker(world.db, org.carla, 'Tom');
    const { bookingId, shiftIds } = await book([aShift('2026-11-25', '07:00', '15:00')]);
    await give(tom, shiftIds);
    await failTheCheckOf(tom);
    const preview = await read(world.db, org.carla, (tx) =>
      confirmationPreview(tx, { bookingId, personId: tom, because: '' }),
    ).then(done);
    expect(preview.stoppedBy).toMatchObject([{ rule: 'RTW-TIMING', shiftIds }]);
    expect(await send(bookingId, tom)).toMatchObject({
      refusal: {
        code: 'not-cleared',
        because: expect.stringContaining('was not satisfied'),
        details: { findings: [{ rule: 'RTW-TIMING' }] },
      },
    });
    expect(await sentTo(bookingId)).toBe(0);
    const { entry } = await entryOf('supply.refused', bookingId, tom);
    expect(entry?.envelope.facts).toMatchObject({
      step: 'confirm',
      rules: [{ rule: 'RTW-TIMING', outcome: 'block', count: 1 }],
    });
  });

  it('asks for the shifts still to be worked, not for one that is over', async () => {
    const ada = await aClearedWorker(world.db, org.carla, 'Ada');
    const { bookingId, shiftIds } = await book([aShift('2026-11-17', '07:00', '15:00')]);
    await give(ada, shiftIds);
    world.at('2026-11-17T18:00:00Z');
    done(
      await act(world.db, org.omar, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: ada,
          saidBy: 'worker',
          place: 'site',
          placeId: harrow.siteId,
          reason: 'Does not want to go again',
        }),
      ),
    );
    done(await send(bookingId, ada));
    const { entry } = await entryOf('booking.confirmed', bookingId, ada);
    expect(entry?.envelope.facts['asked']).toEqual([]);
  });

  it('tells of a shift given up although a rule stops the worker now', async () => {
    const kit = await aClearedWorker(world.db, org.carla, 'Kit');
    const { bookingId, shiftIds } = await book([aShift('2026-11-26', '07:00', '15:00')]);
    const { assignments } = await give(kit, shiftIds);
    done(await send(bookingId, kit));
    await failTheCheckOf(kit);
    const assignmentId = assignments[0]?.assignmentId ?? '';
    done(
      await act(world.db, org.carla, (tx) =>
        release(tx, { assignmentId, because: 'No right to work shown' }),
      ),
    );
    expect(done(await send(bookingId, kit))).toMatchObject({ reason: 'cancellation' });
  });
});
