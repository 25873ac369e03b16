import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { stops } from '../../rules/finding.ts';
import { aBooking, aClearedWorker, aPlace, aShift, done } from '../bookings/fixtures.ts';
import { whoMayGoToShift } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { addCourse, changeCourse } from './add-course.ts';
import { bookGroup } from './book-group.ts';
import { matrixOf } from './matrix.ts';
import { cancelSession, planSession } from './plan-session.ts';
import { recordAttendance } from './record-attendance.ts';
import { endRequirement, requireCourse } from './require-course.ts';
import { planSessionRoute } from './schema.ts';
import { sessionRecord, workerTraining } from './session-queries.ts';
import './index.ts';

const world = await openWorld();
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

/** Harrow House with an open shift next week, Rosa and Tom, and the course Fire safety. */
async function aSite() {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const does = <T>(step: (tx: Tx) => Promise<Result<T>>) => act(world.db, org.ben, step);
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const tom = await aClearedWorker(world.db, org.carla, 'Tom');
  const place = done(await does(async (tx) => ok(await aPlace(tx))));
  const { shiftIds } = done(
    await does(async (tx) =>
      ok(await aBooking(tx, place, [aShift('2026-11-25', '07:00', '15:00')])),
    ),
  );
  const courseId = newId();
  const fire = {
    id: courseId,
    name: 'Fire safety',
    kind: 'course' as const,
    monthsValid: 12,
    dueWeeks: 6,
  };
  done(await does((tx) => addCourse(tx, fire)));
  const asks = (change: object = {}) => ({
    id: newId(),
    role: null,
    clientId: null,
    siteId: null,
    askedBy: 'client' as const,
    fromOn: '2026-11-01',
    ...change,
  });
  const session = (change: object = {}) =>
    planSessionRoute.body.parse({
      id: newId(),
      courseId,
      startsAt: '2026-11-18T09:00:00Z',
      endsAt: '2026-11-18T12:00:00Z',
      place: 'Office',
      provider: 'Aire Training',
      costPence: 4500,
      paidBy: 'agency',
      ...change,
    });
  const stopsRosa = async () => {
    const asked = await read(world.db, org.carla, (tx) => whoMayGoToShift(tx, shiftIds[0] ?? ''));
    return [...done(asked).may, ...done(asked).mayNot]
      .filter(({ runner }) => runner.personId === rosa)
      .flatMap(({ findings }) =>
        findings.filter(stops).map(({ rule, because }) => `${rule}: ${because}`),
      );
  };
  return { org, place, does, rosa, tom, courseId, fire, asks, session, stopsRosa };
}

describe('a mandatory course', () => {
  test('stops whoever lacks it as a missing qualification does, until it was taken and seen', async () => {
    const { org, place, does, rosa, tom, courseId, asks, session, stopsRosa } = await aSite();
    expect(await stopsRosa()).toEqual([]);
    const other = asks({ role: 'driver' });
    expect(code(await does((tx) => requireCourse(tx, courseId, other)))).toBe('role-not-found');
    const atSite = asks({ siteId: place.siteId });
    done(await does((tx) => requireCourse(tx, courseId, atSite)));
    expect(await does((tx) => requireCourse(tx, courseId, atSite))).toMatchObject({ ok: true });
    expect(
      code(await does((tx) => requireCourse(tx, courseId, asks({ siteId: place.siteId })))),
    ).toBe('already-required');
    expect(await stopsRosa()).toEqual([
      'OWN-QUALIFICATION: Fire safety, mandatory for this work, is not on their record.',
      expect.stringContaining('CR-19: '),
    ]);

    const planned = session({ places: 2 });
    done(await does((tx) => planSession(tx, planned)));
    const stranger = newId();
    const group = { sessionId: planned.id, personIds: [rosa, stranger, tom] };
    expect(done(await does((tx) => bookGroup(tx, group)))).toEqual({
      booked: 2,
      leftOut: [{ personId: stranger, name: 'Nobody in your books', because: expect.any(String) }],
    });
    expect(code(await does((tx) => bookGroup(tx, group)))).toBe('nobody-to-book');
    const said = (personId: string, change: object = {}) => ({
      personId,
      outcome: 'attended' as const,
      qualificationId: newId(),
      certificate: 'AT-77',
      seenOn: null,
      because: '',
      ...change,
    });
    const attend = (...people: ReturnType<typeof said>[]) =>
      does((tx) => recordAttendance(tx, { sessionId: planned.id, people }));
    expect(code(await attend(said(rosa)))).toBe('session-not-over');

    world.at('2026-11-19T09:00:00Z');
    expect(code(await attend(said(stranger)))).toBe('not-booked');
    const absent = said(tom, { outcome: 'absent', because: 'Train' });
    expect(done(await attend(said(rosa), absent))).toEqual({ attended: 1, others: 1 });
    expect(await stopsRosa()).toEqual([
      'OWN-QUALIFICATION: Fire safety is on their record, and nobody has seen it.',
      expect.stringContaining('CR-19: '),
    ]);
    done(await attend(said(rosa, { seenOn: '2026-11-19' })));
    expect(await stopsRosa()).toEqual([]);
    expect(code(await attend(said(rosa, { outcome: 'absent' })))).toBe('already-attended');
    expect(
      code(await does((tx) => cancelSession(tx, { sessionId: planned.id, because: 'x' }))),
    ).toBe('session-over');

    const matrix = done(
      await read(world.db, org.carla, (tx) =>
        matrixOf(tx, {
          role: 'care-assistant',
          siteId: place.siteId,
          clientId: place.clientId,
          limit: 50,
        }),
      ),
    );
    expect(matrix.counts).toEqual({ workers: 2, lack: 1, due: 0 });
    expect(matrix.rows.find(({ personId }) => personId === rosa)?.courses).toMatchObject([
      { state: 'in_date', until: '2027-11-18' },
    ]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['training.required', 'training.attended']));

    done(await does((tx) => endRequirement(tx, atSite.id)));
    done(await does((tx) => endRequirement(tx, atSite.id)));
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const after = done(await read(world.db, org.carla, (tx) => sessionRecord(tx, planned.id)));
    expect(JSON.stringify(after)).not.toContain('AT-77');
  });

  test('of our own is no requirement of the hirer, and counts from its day', async () => {
    const { does, courseId, asks, stopsRosa } = await aSite();
    const later = asks({ askedBy: 'agency', role: 'care-assistant', fromOn: '2026-11-26' });
    done(await does((tx) => requireCourse(tx, courseId, later)));
    expect(await stopsRosa()).toEqual([]);
    done(await does((tx) => endRequirement(tx, later.id)));
    const now = asks({ askedBy: 'agency', role: 'care-assistant' });
    done(await does((tx) => requireCourse(tx, courseId, now)));
    expect(await stopsRosa()).toEqual([expect.stringContaining('OWN-QUALIFICATION: ')]);
  });

  test('is never charged to the worker; another may be, once told in writing', async () => {
    const { does, courseId, asks, session, fire } = await aSite();
    const byWorker = { paidBy: 'worker', toldOn: '2026-11-10' };
    expect(code(await does((tx) => planSession(tx, session({ paidBy: 'worker' }))))).toBe(
      'training-charge',
    );
    const told = session(byWorker);
    expect(done(await does((tx) => planSession(tx, told))).mind).toEqual([
      expect.stringContaining('5 working days'),
    ]);
    expect(code(await does((tx) => requireCourse(tx, courseId, asks())))).toBe(
      'charged-to-workers',
    );
    done(await does((tx) => cancelSession(tx, { sessionId: told.id, because: 'Now mandatory' })));
    expect(
      code(await does((tx) => bookGroup(tx, { sessionId: told.id, personIds: [newId()] }))),
    ).toBe('session-cancelled');
    done(await does((tx) => requireCourse(tx, courseId, asks())));
    expect(code(await does((tx) => planSession(tx, session(byWorker))))).toBe('training-charge');
    expect(code(await does((tx) => planSession(tx, session({ paidBy: 'client' }))))).toBe(
      'client-needed',
    );
    expect(
      code(await does((tx) => planSession(tx, session({ endsAt: '2026-11-18T08:00:00Z' })))),
    ).toBe('ends-before-start');
    expect(
      code(await does((tx) => addCourse(tx, { ...fire, id: newId(), name: 'FIRE  safety' }))),
    ).toBe('course-taken');
    done(await does((tx) => changeCourse(tx, courseId, { monthsValid: 36, dueWeeks: 8 })));
  });

  test('shows on the worker’s record with the place they have, and who holds a shift then', async () => {
    const { org, does, rosa, courseId, asks, session } = await aSite();
    done(await does((tx) => requireCourse(tx, courseId, asks({ role: 'care-assistant' }))));
    const planned = session();
    done(await does((tx) => planSession(tx, planned)));
    done(await does((tx) => bookGroup(tx, { sessionId: planned.id, personIds: [rosa] })));
    const shown = done(await read(world.db, org.ravi, (tx) => workerTraining(tx, rosa)));
    expect(shown).toMatchObject({
      courses: [{ state: 'never', mandatory: true, booked: { sessionId: planned.id } }],
      places: [{ courseName: 'Fire safety', outcome: null }],
    });
    expect(code(await read(world.db, org.ravi, (tx) => workerTraining(tx, newId())))).toBe(
      'candidate-not-found',
    );
  });
});
