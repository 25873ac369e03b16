import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { liftRule } from '../bookings/lift-rule.ts';
import { recordRightToWork } from '../compliance/index.ts';
import { signOffOverrides } from '../overrides/index.ts';
import { explain } from './explain.ts';
import { explainedLines } from './explained-lines.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;

beforeEach(() => world.at('2026-11-20T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[], line = {}) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { line }))).then(
    done,
  );
const told = (shiftId: string, rule: string, more: { asOf?: string; together?: string[] } = {}) =>
  read(world.db, org.ravi, (tx) => explain(tx, { shiftId, personId: rosa, rule, ...more }));

describe('how a rule came to its answer', () => {
  it('shows the figures, the source, and the same as at the end of an earlier day', async () => {
    world.at('2026-11-17T09:00:00Z');
    const { shiftIds } = await book([aShift('2026-11-23', '06:00', '14:00')]);
    const late = await book([aShift('2026-11-23', '18:00', '23:00')]);
    world.at('2026-11-19T09:00:00Z');
    done(await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds))));
    world.at('2026-11-20T09:00:00Z');
    const [shiftId = ''] = late.shiftIds;
    const answer = done(await told(shiftId, 'WTR-DAILY', { asOf: '2026-11-18' }));
    expect(answer.now).toMatchObject({
      asOf: '2026-11-20',
      answers: [{ outcome: 'block_override', source: expect.stringContaining('reg 10') }],
    });
    expect(answer.now.answers[0]?.working.length).toBeGreaterThan(0);
    expect(answer.earlier).toMatchObject({
      asOf: '2026-11-18',
      answers: [{ outcome: 'pass' }],
    });
    expect(answer.notWoundBack.length).toBeGreaterThan(0);
    expect(answer.worker.name).toBe('Rosa Marsh');
    expect(explainedLines(answer).join('\n')).toMatch(
      /As at the end of Wed 18 Nov 2026:\n {2}pass/,
    );
  });

  it('counts an override on the days on which it stood, before a manager ended it', async () => {
    world.at('2026-11-16T09:00:00Z');
    const split = [aShift('2026-12-28', '06:00', '14:00'), aShift('2026-12-28', '18:00', '23:00')];
    const [early = '', late = ''] = (await book(split)).shiftIds;
    const id = newId();
    const lift = (shiftIds: readonly string[]) =>
      act(world.db, org.omar, (tx) =>
        liftRule(tx, {
          personId: rosa,
          rule: 'WTR-DAILY',
          groundKey: 'split_day',
          instead: 'Tuesday and Wednesday are kept free',
          overrides: shiftIds.map((shiftId) => ({ id, shiftId })),
          together: [early, late],
        }),
      );
    // One number is one override: a second shift under it is not passed over in silence.
    expect(await lift([late, early])).toMatchObject({ refusal: { code: 'already-used' } });
    done(await lift([late]));
    done(await lift([late]));
    world.at('2026-11-18T09:00:00Z');
    done(
      await act(world.db, org.ben, (tx) =>
        signOffOverrides(tx, {
          overrideIds: [id],
          agreed: false,
          reason: 'The two shifts are no split day',
        }),
      ),
    );
    world.at('2026-11-20T09:00:00Z');
    const asOn = async (asOf: string) =>
      done(await told(late, 'WTR-DAILY', { asOf, together: [early] }));
    expect((await asOn('2026-11-17')).earlier?.answers).toMatchObject([{ outcome: 'record' }]);
    const since = await asOn('2026-11-18');
    expect(since.earlier?.answers).toMatchObject([{ outcome: 'block_override' }]);
    expect(since.now.answers).toMatchObject([{ outcome: 'block_override' }]);
  });

  it('shows what was stored with the work record, beside what it would be today', async () => {
    const { shiftIds } = await book([aShift('2026-12-07', '07:00', '15:00')]);
    done(await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds))));
    const [shiftId = ''] = shiftIds;
    const before = done(await told(shiftId, 'RTW-TIMING'));
    expect(before.now.answers).toMatchObject([{ outcome: 'pass' }]);
    world.at('2026-11-21T09:00:00Z');
    done(
      await act(world.db, org.omar, (tx) =>
        recordRightToWork(tx, {
          id: newId(),
          personId: rosa,
          outcome: 'not_satisfied',
          route: 'manual',
          document: 'british_passport',
          documentState: 'current',
          checkedOn: '2026-11-21',
        }),
      ),
    );
    const after = done(await told(shiftId, 'RTW-TIMING', { asOf: '2026-11-20' }));
    expect(after.now.answers).toMatchObject([{ outcome: 'block' }]);
    expect(after.earlier?.answers).toMatchObject([{ outcome: 'pass' }]);
    expect(after.stored).toMatchObject([
      {
        step: 'assigned',
        answers: [{ outcome: 'pass', because: expect.stringContaining('5 Jan') }],
      },
    ]);
  });

  it('asks a line for one face as a whole, and named shifts together', async () => {
    const split = [aShift('2026-12-14', '06:00', '14:00'), aShift('2026-12-14', '18:00', '23:00')];
    const must = await book(split, { samePerson: 'must' });
    const whole = done(await told(must.shiftIds[0] ?? '', 'WTR-DAILY'));
    expect(whole).toMatchObject({ together: 1, now: { answers: [{ outcome: 'block_override' }] } });
    const loose = await book(split, { samePerson: 'no' });
    const [first = '', second = ''] = loose.shiftIds;
    expect(done(await told(first, 'WTR-DAILY')).now.answers).toMatchObject([{ outcome: 'pass' }]);
    expect(done(await told(first, 'WTR-DAILY', { together: [second] })).now.answers).toMatchObject([
      { outcome: 'block_override' },
    ]);
  });

  it('says plainly when a rule is not in issue, and refuses what it cannot answer', async () => {
    const { shiftIds } = await book([aShift('2026-12-21', '07:00', '15:00')]);
    const [shiftId = ''] = shiftIds;
    expect(done(await told(shiftId, 'WTR-OPTOUT')).now.answers).toEqual([]);
    expect(done(await told(shiftId, 'OWN-ROLE')).now.answers).toMatchObject([{ outcome: 'pass' }]);
    for (const [refused, code] of [
      [await told(shiftId, 'NMW-RATE'), 'rule-not-found'],
      [await told(newId(), 'WTR-DAILY'), 'shift-not-found'],
      [await told(shiftId, 'WTR-DAILY', { asOf: '2026-11-27' }), 'as-of-in-future'],
    ] as const) {
      expect(refused).toMatchObject({ ok: false, refusal: { code } });
    }
    const other = await world.organisation();
    const foreign = await read(world.db, other.carla, (tx) =>
      explain(tx, { shiftId, personId: rosa, rule: 'WTR-DAILY' }),
    );
    expect(foreign).toMatchObject({ refusal: { code: 'shift-not-found' } });
  });
});
