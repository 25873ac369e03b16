import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import {
  bookingChanged,
  bookingConfirmed,
  shiftAssigned,
  supplyRefused,
} from '../../desk/bookings/events.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { record } from '../../platform/audit/record.ts';
import { read } from '../../platform/db/read.ts';
import { leave } from '../../platform/identity/members.ts';
import { chooseUnits } from './choose-units.ts';
import { enrol } from './enrol.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  heardAll,
  memberOf,
  refused,
  suggestedTo,
} from './fixtures.ts';
import { judgeUnitChoice, learnerList } from './learners.ts';

const world = await openWorld();

describe('enrolling a learner', () => {
  it('reads their last three years back in the same act, and no further', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const old = await aConfirmedBooking(world, org.lena);
    world.at('2026-11-24T00:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    const recent = await aConfirmedBooking(world, org.lena, { day: '2026-12-07' });
    world.at('2029-11-24T09:00:00Z');
    const { suggested } = await anEnrolment(world, org, frameworkId);
    const { rows } = await suggestedTo(world, org.lena);
    expect(rows.flatMap(({ entries }) => entries).length).toBe(suggested);
    expect(rows.map(({ aboutId }) => aboutId)).toContain(recent.bookingId);
    expect(rows.map(({ aboutId }) => aboutId)).not.toContain(old.bookingId);
    const entry = (await world.log(org)).find(({ kind }) => kind === 'learner.registered');
    expect(entry?.envelope.facts).toMatchObject({
      framework: 'REC-L2-RR',
      readBackFrom: '2026-11-24',
      suggested,
    });
  });

  it('loses nothing that is recorded while it is enrolling', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    await heardAll(world);
    await act(world.db, org.olivia, async (tx) => {
      const enrolled = await enrol(tx, {
        id: newId(),
        memberId: memberOf(org.lena),
        frameworkId,
        unitIds: [],
      });
      await aConfirmedBooking(world, org.lena);
      await heardAll(world);
      return enrolled;
    });
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    expect(rows.map(({ aboutKind }) => aboutKind).sort()).toEqual(['booking', 'worker']);
  });

  it('gives the first result again, and is refused twice on one framework, or without the role', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    const input = { id: newId(), memberId: memberOf(org.lena), frameworkId, unitIds: [] };
    const first = await as(world, org.olivia, (tx) => enrol(tx, input));
    expect(await as(world, org.olivia, (tx) => enrol(tx, input))).toEqual(first);
    const tries: readonly (readonly [object, string])[] = [
      [{ id: newId() }, 'already-enrolled'],
      [{ memberId: memberOf(org.carla) }, 'id-taken'],
      [{ id: newId(), memberId: memberOf(org.carla) }, 'learner-role-missing'],
      [{ id: newId(), memberId: newId() }, 'member-not-found'],
      [{ id: newId(), frameworkId: newId() }, 'framework-not-found'],
      [{ id: newId(), unitIds: [newId()] }, 'unit-not-found'],
      [{ id: newId(), startedOn: '2026-11-24' }, 'starts-in-future'],
      [{ id: newId(), startedOn: '0001-01-01' }, 'starts-too-long-ago'],
    ];
    for (const [change, code] of tries) {
      const answer = await act(world.db, org.olivia, (tx) => enrol(tx, { ...input, ...change }));
      expect(refused(answer)).toBe(code);
    }
  });

  it('chooses optional units, and says what the rules of combination leave open', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId, unit } = await aQualification(world, org);
    const { enrolmentId, findings } = await anEnrolment(world, org, frameworkId);
    expect(findings.length).toBeGreaterThan(0);
    const units = ['BA13', 'CS17'].map(unit);
    await as(world, org.ben, (tx) => chooseUnits(tx, enrolmentId, units));
    const { rows } = await read(world.db, org.olivia, learnerList);
    const lena = rows.find(({ learnerId }) => learnerId === memberOf(org.lena));
    expect([...(lena?.enrolments[0]?.chosenUnits ?? [])].sort()).toEqual([...units].sort());
    const judged = await read(world.db, org.ben, (tx) => judgeUnitChoice(tx, frameworkId, units));
    const none = await read(world.db, org.ben, (tx) => judgeUnitChoice(tx, frameworkId, []));
    expect(judged.ok && none.ok && judged.value.credit > none.value.credit).toBe(true);
    const wrong = await act(world.db, org.ben, (tx) => chooseUnits(tx, newId(), units));
    expect(refused(wrong)).toBe('enrolment-not-found');
  });

  it('keeps a learner who left in the list, with what is theirs', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    await as(world, org.olivia, (tx) => leave(tx, memberOf(org.lena)));
    const { rows } = await read(world.db, org.olivia, learnerList);
    expect(rows).toMatchObject([{ name: 'Lena Lowe', left: true, enrolments: [{}] }]);
  });
});

describe('records that show something only together', () => {
  const rules = [{ rule: 'WTR-48', outcome: 'block' as const, count: 1 }];

  it('count once the lawful way was found: a refusal with the assignment after it', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const [booking, shift, worker] = [newId(), newId(), newId()];
    await act(world.db, org.lena, async (tx) => {
      record(tx, supplyRefused, {
        subjects: { booking, worker: newId(), shift },
        facts: { step: 'assign', shifts: [shift], rules, missing: [] },
      });
      return ok(null);
    });
    await heardAll(world);
    const [before] = (await suggestedTo(world, org.lena)).rows;
    expect(before?.entries[0]?.notCounting).toContain('only together');
    await act(world.db, org.lena, async (tx) => {
      record(tx, shiftAssigned, {
        subjects: { booking, worker, shift },
        facts: {
          shifts: [shift],
          assignments: [newId()],
          from: 'straight',
          how: 'spoken',
          saidAt: '2026-11-23T09:00:00.000Z',
          willing: true,
          rules: [],
          asked: [],
          offersLapsed: 0,
          offersWithdrawn: 0,
          informationDueOn: '2026-11-26',
        },
      });
      return ok(null);
    });
    await heardAll(world);
    const [after] = (await suggestedTo(world, org.lena)).rows;
    expect(after?.entries.map(({ notCounting }) => notCounting)).toEqual([null, null]);
    expect(after?.entries[0]?.mayShow.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['RPC3.4.6', 'RPC7.1.6']),
    );
  });

  it('count once all were told: a change with the confirmations of others after it', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T09:00:00Z');
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const [booking, shift, worker] = [newId(), newId(), newId()];
    await act(world.db, org.lena, async (tx) => {
      record(tx, bookingChanged, {
        subjects: { booking, shift },
        facts: {
          what: 'shift',
          fields: ['startsAt'],
          shifts: [shift],
          held: 1,
          missing: [],
          rules: [],
        },
      });
      return ok(null);
    });
    await heardAll(world);
    const count = async () =>
      (await suggestedTo(world, org.lena)).rows[0]?.entries.map(({ notCounting }) => notCounting);
    expect((await count())?.[0]).toContain('not told');
    const paper = (side: 'hirer' | 'worker') => ({
      side,
      confirmation: newId(),
      message: newId(),
      factsSha256: 'a',
      pdfSha256: 'b',
    });
    await act(world.db, org.carla, async (tx) => {
      record(tx, bookingConfirmed, {
        subjects: { booking, worker, contact: newId(), shift },
        facts: {
          shifts: [shift],
          cancelled: [],
          version: 2,
          reason: 'change',
          dueOn: null,
          inTime: true,
          asked: [],
          short: [],
          papers: [paper('hirer'), paper('worker')],
        },
      });
      return ok(null);
    });
    await heardAll(world);
    expect(await count()).toEqual([null]);
  });
});
