import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../../src/desk/bookings/fixtures.ts';
import { csvLine } from '../../src/desk/candidates/csv-file.ts';
import { newId } from '../../src/lib/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { act } from '../../src/platform/audit/act.ts';
import { verifyLog } from '../../src/platform/audit/verify.ts';
import { workerDatabase } from '../worker-database.ts';
import { openWorld, type TestOrganisation } from '../world.ts';
import { type TwoProcesses, twoProcesses } from './race.ts';
import type { Deed } from './racer.ts';

const NOW = '2026-11-16T09:00:00Z';
const world = await openWorld();
const urls = await workerDatabase();
let org: TestOrganisation;
let harrow: Place;
let both: TwoProcesses;
let deadlocksBefore = 0;

beforeAll(async () => {
  deadlocksBefore = await deadlocks();
  world.at(NOW);
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla, 'Asha');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
  both = await twoProcesses({ appUrl: urls.appUrl, actor: org.carla, at: NOW });
});
afterAll(() => both.close());

const book = (shifts: readonly object[]) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts))).then(done);
const yes = (personId: string, shiftId = ''): Deed => ({
  does: 'accept',
  input: { personId, assignments: [{ id: newId(), shiftId }], how: 'spoken', willing: true },
});
const heldBy = async (personId: string) => {
  const { rows } = await world.owner.query(
    'select shift_id from worker_time where person_id = $1 and state = $2',
    [personId, 'accepted'],
  );
  return rows.map((row) => row.shift_id);
};
let names = 0;
const worker = () => {
  names += 1;
  return aClearedWorker(world.db, org.carla, 'Rosa', { familyName: `Racer${names}` });
};

describe('two processes at the same moment', () => {
  it('give one of 200 overlapping shifts to a worker, exactly one', async () => {
    const rosa = await worker();
    const shiftIds: string[] = [];
    for (const [start, end] of [
      ['07:00', '15:00'],
      ['08:00', '16:00'],
      ['09:00', '17:00'],
      ['10:00', '18:00'],
    ] as const) {
      const booking = await book(
        Array.from({ length: 50 }, () => aShift('2026-11-23', start, end)),
      );
      shiftIds.push(...booking.shiftIds);
    }
    const deeds = shiftIds.map((shiftId) => yes(rosa, shiftId));
    const { won, refused, milliseconds } = await both.race(
      deeds.filter((_, index) => index % 2 === 0),
      deeds.filter((_, index) => index % 2 === 1),
    );
    console.log(
      `200 acceptances for one worker from two processes: ${Math.round(milliseconds)} ms`,
    );
    expect(won).toHaveLength(1);
    expect(refused).toHaveLength(199);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['not-cleared']));
    expect(await heldBy(rosa)).toHaveLength(1);
  }, 90_000);

  it('give a worker one of two shifts with four hours of rest between them; the other is refused by the rule', async () => {
    for (let round = 0; round < 3; round++) {
      const rosa = await worker();
      const late = await book([aShift('2026-11-24', '14:00', '22:00')]);
      const early = await book([aShift('2026-11-25', '02:00', '10:00')]);
      const { won, refused } = await both.race(
        [yes(rosa, late.shiftIds[0])],
        [yes(rosa, early.shiftIds[0])],
      );
      expect(won).toHaveLength(1);
      expect(refused[0]?.code).toBe('not-cleared');
      const rules = refused.flatMap(
        ({ details }) => (details as { findings: { rule: string }[] }).findings,
      );
      expect(rules.map(({ rule }) => rule)).toContain('WTR-DAILY');
      expect(await heldBy(rosa)).toHaveLength(1);
    }
  }, 60_000);

  it('give a shift to one of two workers; the other consultant reads that it is taken', async () => {
    for (let round = 0; round < 3; round++) {
      const [rosa, tom] = [await worker(), await worker()];
      const { shiftIds } = await book([aShift('2026-11-26', '07:00', '15:00')]);
      const { won, refused } = await both.race([yes(rosa, shiftIds[0])], [yes(tom, shiftIds[0])]);
      expect(won).toHaveLength(1);
      expect(refused[0]?.code).toBe('shift-taken');
      expect(refused[0]?.because).toMatch(/assigned to Rosa Racer|given this shift/);
      expect([...(await heldBy(rosa)), ...(await heldBy(tom))]).toEqual(shiftIds);
    }
  }, 60_000);

  it('answer the same button pressed twice with the same assignment', async () => {
    const rosa = await worker();
    const { shiftIds } = await book([aShift('2026-11-27', '07:00', '15:00')]);
    const deed = yes(rosa, shiftIds[0]);
    const { won, refused } = await both.race([deed, deed], [deed, deed]);
    expect(refused).toEqual([]);
    expect(won).toHaveLength(4);
    expect(await heldBy(rosa)).toHaveLength(1);
  }, 30_000);

  it('confirm a booking before a check fails, or not at all after it', async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 4; round++) {
      const { bookingId, personId } = await anAssignedBooking();
      const failed: Deed = {
        does: 'check',
        input: {
          id: newId(),
          personId,
          outcome: 'not_satisfied',
          route: 'manual',
          document: 'british_passport',
          documentState: 'current',
          checkedOn: '2026-11-16',
        },
      };
      const { refused } = await both.race(
        [{ does: 'confirm', input: { id: newId(), bookingId, personId, because: '' } }],
        [failed],
      );
      const kinds = (await world.log(org))
        .filter(({ envelope }) => envelope.subjects['worker'] === personId)
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'booking.confirmed' || kind === 'rtw.checked')
        .slice(-2);
      if (refused.length === 0) expect(kinds).toEqual(['booking.confirmed', 'rtw.checked']);
      else {
        expect(refused).toMatchObject([{ code: 'not-cleared' }]);
        expect(await papersOf(bookingId)).toEqual([]);
      }
      ends.add(refused.length === 0 ? 'sent' : 'not sent');
    }
    expect(ends.size).toBeGreaterThan(0);
  }, 60_000);

  it('confirm a booking before its worker says that they cannot come, or not at all after it', async () => {
    for (let round = 0; round < 4; round++) {
      const { bookingId, personId } = await anAssignedBooking();
      const { refused } = await both.race(
        [{ does: 'confirm', input: { id: newId(), bookingId, personId, because: '' } }],
        [
          {
            does: 'say-available',
            input: {
              id: newId(),
              personId,
              state: 'unavailable',
              startsAt: '2026-11-16T00:00:00Z',
              endsAt: '2027-03-01T00:00:00Z',
              how: 'phone',
            },
          },
        ],
      );
      const kinds = (await world.log(org))
        .filter(({ envelope }) => envelope.subjects['worker'] === personId)
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'booking.confirmed' || kind === 'availability.recorded')
        .slice(-2);
      if (refused.length > 0) expect(await papersOf(bookingId)).toEqual([]);
      else expect(kinds).toEqual(['booking.confirmed', 'availability.recorded']);
    }
  }, 60_000);

  it('confirm a booking once when two people confirm it, and tell the other so', async () => {
    for (let round = 0; round < 2; round++) {
      const { bookingId, personId } = await anAssignedBooking();
      const { won, refused } = await both.race(
        [{ does: 'confirm', input: { id: newId(), bookingId, personId, because: '' } }],
        [{ does: 'confirm', input: { id: newId(), bookingId, personId, because: '' } }],
      );
      expect(won).toMatchObject([{ version: 1, reason: 'first' }]);
      expect(refused[0]?.code).toMatch(/^(already-confirmed|booking-changed)$/);
      expect(await papersOf(bookingId)).toEqual(['hirer 1', 'worker 1']);
    }
  }, 60_000);

  it('send one confirmation when the same button is pressed twice, and answer both with it', async () => {
    const { bookingId, personId } = await anAssignedBooking();
    const deed: Deed = {
      does: 'confirm',
      input: { id: newId(), bookingId, personId, because: '' },
    };
    const { won, refused } = await both.race([deed, deed], [deed]);
    expect(refused).toEqual([]);
    expect(won).toHaveLength(3);
    expect(await papersOf(bookingId)).toEqual(['hirer 1', 'worker 1']);
  }, 30_000);

  it('bring one file of people in without a second person', async () => {
    const lines = Array.from({ length: 120 }, (_, n) =>
      csvLine([`Given${n}`, `Imported${n}`, `import${n}@example.org`, 'Care assistant']),
    );
    const file = csvLine(['First name', 'Surname', 'E-mail', 'Role']) + lines.join('');
    const deed: Deed = {
      does: 'import',
      input: { fileName: 'people.csv', base64: Buffer.from(file).toString('base64') },
    };
    const { won, refused } = await both.race([deed], [deed]);
    expect(refused).toEqual([]);
    const added = won.map((report) => (report as { added: number }).added).sort();
    expect(added).toEqual([0, 120]);
    const { rows } = await world.owner.query(
      "select count(*)::int as people from person where organisation_id = $1 and family_name like 'Imported%'",
      [org.id],
    );
    expect(rows[0].people).toBe(120);
  }, 60_000);

  it('leave a log that verifies', async () => {
    const verdict = await verifyLog(
      async (statement, values) => (await world.owner.query(statement, [...values])).rows,
      org.id,
    );
    expect(verdict).toMatchObject({ whole: true });
  });

  it('never lock one another out: PostgreSQL had no deadlock to break', async () => {
    // Each connection tells its counts at the latest a second after its last statement.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await deadlocks()) - deadlocksBefore).toBe(0);
  });
});

async function deadlocks(): Promise<number> {
  const { rows } = await world.owner.query(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  return Number(rows[0].deadlocks);
}

async function anAssignedBooking() {
  const personId = await worker();
  const { bookingId, shiftIds } = await book([aShift('2026-11-30', '07:00', '15:00')]);
  await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds)));
  return { bookingId, personId };
}

async function papersOf(bookingId: string): Promise<readonly string[]> {
  const { rows } = await world.owner.query(
    'select side, version from confirmation where booking_id = $1 order by side, version',
    [bookingId],
  );
  return rows.map((row) => `${row.side} ${row.version}`);
}
