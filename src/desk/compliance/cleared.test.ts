import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';

// Counts what reaches the database; everything still goes through.
const queries = vi.spyOn(pg.Client.prototype, 'query');

import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { dateOfMinute } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { stops } from '../../rules/finding.ts';
import { NOWHERE_ELSE } from '../equal-treatment/fixtures.ts';
import { declareEarlierWeeks } from '../equal-treatment/index.ts';
import { declareHours, lockWorkers, recordAvailability, takeTime } from '../worktime/index.ts';
import { aPlace, aWork, aWorker, done } from './fixtures.ts';
import { cleared, overrideRule, recordCheck, recordDoNotSend, recordRightToWork } from './index.ts';
import type { Work } from './work.ts';

const world = await openWorld();
world.at('2026-06-01T09:00:00Z');

/** A worker of the organisation with everything on file: checked, asked, free in June. */
async function readyWorker({ carla, omar }: TestOrganisation, name = 'Rosa'): Promise<string> {
  const personId = await aWorker(world.db, carla, name);
  const id = newId;
  done(
    await act(world.db, omar, async (tx) => {
      const rtw = await recordRightToWork(tx, {
        id: id(),
        personId,
        route: 'manual',
        document: 'british_passport',
        documentState: 'current',
        outcome: 'satisfied',
        checkedOn: '2026-05-20',
      });
      if (!rtw.ok) return rtw;
      const checkedOn = '2026-05-20';
      return recordCheck(tx, {
        id: id(),
        personId,
        kind: 'identity',
        outcome: 'satisfied',
        checkedOn,
      });
    }),
  );
  done(
    await act(world.db, carla, async (tx) => {
      const said = { id: id(), personId, weeklyMinutes: 0, saidOn: '2026-05-20' };
      const declared = await declareHours(tx, said);
      if (!declared.ok) return declared;
      const elsewhere = await declareEarlierWeeks(tx, {
        ...{ id: id(), personId, saidOn: '2026-05-20' },
        ...NOWHERE_ELSE,
      });
      if (!elsewhere.ok) return elsewhere;
      return recordAvailability(tx, {
        id: id(),
        personId,
        state: 'available',
        startsAt: '2026-06-01T00:00:00Z',
        endsAt: '2026-07-01T00:00:00Z',
        how: 'phone',
      });
    }),
  );
  return personId;
}

/** Asks as somebody; gives the rules that stop, by worker and shift. */
async function stopsFor(
  actor: Actor,
  personIds: readonly string[],
  works: readonly Work[],
  how = {},
) {
  const answers = await read(world.db, actor, (tx) => cleared(tx, personIds, works, how));
  return personIds.map((id) =>
    works.map((work) =>
      (answers.get(id)?.get(work.shiftId) ?? []).filter(stops).map(({ rule }) => rule),
    ),
  );
}

async function hold(actor: Actor, personId: string, work: Work) {
  return act(world.db, actor, async (tx) => {
    await lockWorkers(tx, [personId]);
    return takeTime(tx, {
      id: newId(),
      personId,
      shiftId: work.shiftId,
      state: 'accepted',
      kind: work.kind,
      startsAt: dateOfMinute(work.start),
      endsAt: dateOfMinute(work.end),
      breakMinutes: work.breakMinutes,
      lapsesAt: null,
      label: work.label,
      hirerId: work.hirerId,
      role: work.role,
    });
  });
}

describe('cleared for this work on this day', () => {
  test('says nothing against a worker with everything on file', async () => {
    const org = await world.organisation();
    const rosa = await readyWorker(org);
    const place = await aPlace(world.db, org.carla);
    const work = aWork('2026-06-08', '07:00', '15:00', place);
    const answers = await read(world.db, org.carla, (tx) => cleared(tx, [rosa], [work]));
    expect(answers.get(rosa)?.get(work.shiftId)).toEqual([]);
  });

  test('answers arrays: every worker against every shift, each on its own', async () => {
    const org = await world.organisation();
    const [rosa, tom] = [await readyWorker(org), await aWorker(world.db, org.carla, 'Tom')];
    const place = await aPlace(world.db, org.carla);
    const monday = aWork('2026-06-08', '07:00', '15:00', place);
    const night = aWork('2026-06-08', '18:00', '23:00', place);
    done(await hold(org.carla, rosa, monday));
    expect(await stopsFor(org.carla, [rosa, tom], [monday, night])).toEqual([
      [[], ['WTR-DAILY']],
      [
        ['RTW-TIMING', 'CR-19'],
        ['RTW-TIMING', 'CR-19'],
      ],
    ]);
  });

  test('asked together, each shift of a line is judged as if the others were taken', async () => {
    const org = await world.organisation();
    const rosa = await readyWorker(org);
    const place = await aPlace(world.db, org.carla);
    const line = [
      aWork('2026-06-08', '07:00', '15:00', place),
      aWork('2026-06-08', '19:00', '23:00', place),
    ];
    expect(await stopsFor(org.carla, [rosa], line)).toEqual([[[], []]]);
    expect(await stopsFor(org.carla, [rosa], line, { works: 'together' })).toEqual([
      [['WTR-DAILY'], ['WTR-DAILY']],
    ]);
  });

  test('refuses a second shift with 4 h of rest once the first is accepted', async () => {
    const org = await world.organisation();
    const rosa = await readyWorker(org);
    const place = await aPlace(world.db, org.carla);
    const early = aWork('2026-06-08', '06:00', '14:00', place);
    const late = aWork('2026-06-08', '18:00', '23:00', place);
    // As a command that books does: lock, ask every rule, take.
    const book = (work: Work) =>
      act(world.db, org.carla, async (tx) => {
        await lockWorkers(tx, [rosa]);
        const findings = (await cleared(tx, [rosa], [work])).get(rosa)?.get(work.shiftId) ?? [];
        const stop = findings.find(stops);
        if (stop) return { ok: false, refusal: { code: 'not-cleared', because: stop.because } };
        return takeTime(tx, {
          id: newId(),
          personId: rosa,
          shiftId: work.shiftId,
          state: 'accepted',
          kind: 'waking',
          startsAt: dateOfMinute(work.start),
          endsAt: dateOfMinute(work.end),
          breakMinutes: 0,
          lapsesAt: null,
          label: work.label,
          hirerId: work.hirerId,
          role: work.role,
        });
      });
    const results = await Promise.all([book(early), book(late)]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const [lost] = results.filter((result) => !result.ok);
    expect(lost).toMatchObject({ refusal: { code: 'not-cleared' } });
    expect(lost && !lost.ok && lost.refusal.because).toMatch(/rest .*; 11 h needed/);
  });

  test('leaves out people who are no candidates, and those of other organisations', async () => {
    const org = await world.organisation();
    const other = await world.organisation();
    const rosa = await readyWorker(org);
    const work = aWork('2026-06-08', '07:00', '15:00');
    const asked = (actor: Actor) =>
      read(world.db, actor, (tx) => cleared(tx, [rosa, newId()], [work]));
    expect([...(await asked(org.carla)).keys()]).toEqual([rosa]);
    expect((await asked(other.carla)).size).toBe(0);
  });

  test('asks the database as often for many workers as for one', async () => {
    const org = await world.organisation();
    const workers: string[] = [];
    for (const name of ['Ada', 'Ben', 'Cyd', 'Dan']) {
      workers.push(await aWorker(world.db, org.carla, name));
    }
    const work = aWork('2026-06-08', '07:00', '15:00');
    const count = async (personIds: readonly string[]) => {
      queries.mockClear();
      await stopsFor(org.carla, personIds, [work]);
      return queries.mock.calls.length;
    };
    const one = await count(workers.slice(0, 1));
    expect(await count(workers)).toBe(one);
    expect(one).toBeLessThan(40);
  });
});

describe('a rule that may be lifted', () => {
  async function tired(org: TestOrganisation) {
    const rosa = await readyWorker(org);
    const place = await aPlace(world.db, org.carla);
    done(await hold(org.carla, rosa, aWork('2026-06-08', '06:00', '14:00', place)));
    return { rosa, work: aWork('2026-06-08', '18:00', '23:00', place) };
  }
  const groundKey = 'shift_changeover';
  const instead = 'Rest given on Wednesday, which is kept free';
  const on = { groundKey, instead };

  test('is lifted by a compliance officer on a named ground, and sealed', async () => {
    const org = await world.organisation();
    const { rosa, work } = await tired(org);
    const id = newId();
    const lift = () =>
      act(world.db, org.omar, (tx) =>
        overrideRule(tx, { id, personId: rosa, work, rule: 'WTR-DAILY', ...on }),
      );
    expect(done(await lift())).toEqual({ id });
    expect(done(await lift())).toEqual({ id });
    expect(await stopsFor(org.carla, [rosa], [work])).toEqual([[[]]]);
    const answers = await read(world.db, org.carla, (tx) => cleared(tx, [rosa], [work]));
    expect(answers.get(rosa)?.get(work.shiftId)).toMatchObject([
      { rule: 'WTR-DAILY', outcome: 'record', because: expect.stringContaining('Omar Obi') },
    ]);
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'rule.overridden');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope.facts).toMatchObject({ rule: 'WTR-DAILY', ground: groundKey });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('Wednesday');
    expect(entries[0]?.parts[0]).toMatchObject({ person: rosa, part: { instead } });
  });

  test('stays lifted for the times it was lifted for, and no others', async () => {
    const org = await world.organisation();
    const { rosa, work } = await tired(org);
    done(
      await act(world.db, org.olivia, (tx) =>
        overrideRule(tx, { id: newId(), personId: rosa, work, rule: 'WTR-DAILY', ...on }),
      ),
    );
    const longer = { ...work, end: work.end + 30 };
    expect(await stopsFor(org.carla, [rosa], [longer])).toEqual([[['WTR-DAILY']]]);
  });

  test('is not lifted by a consultant, without a ground, or twice', async () => {
    const org = await world.organisation();
    const { rosa, work } = await tired(org);
    const lift = (actor: Actor, change: object = {}) =>
      act(world.db, actor, (tx) =>
        overrideRule(tx, {
          id: newId(),
          personId: rosa,
          work,
          rule: 'WTR-DAILY',
          ...on,
          ...change,
        }),
      );
    expect(await lift(org.carla)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await lift(org.ben)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await lift(org.omar, { instead: '' })).toMatchObject({ refusal: { code: 'empty' } });
    expect(await lift(org.omar, { instead: 'rest' })).toMatchObject({
      refusal: { code: 'too-short' },
    });
    expect(await lift(org.omar, { groundKey: 'busy' })).toMatchObject({
      refusal: { code: 'ground-not-known', because: expect.stringContaining('change of shift') },
    });
    done(await lift(org.omar));
    expect(await lift(org.omar)).toMatchObject({ refusal: { code: 'already-overridden' } });
  });

  test('is not lifted where the law gives no ground, or where it does not stop anyone', async () => {
    const org = await world.organisation();
    const { rosa, work } = await tired(org);
    const tom = await aWorker(world.db, org.carla, 'Tom');
    const lift = (personId: string, rule: string) =>
      act(world.db, org.omar, (tx) =>
        overrideRule(tx, { id: newId(), personId, work, rule, ...on }),
      );
    expect(await lift(tom, 'RTW-TIMING')).toMatchObject({ refusal: { code: 'not-overridable' } });
    expect(await lift(rosa, 'WTR-48')).toMatchObject({ refusal: { code: 'not-blocked' } });
    expect(await lift(newId(), 'WTR-DAILY')).toMatchObject({
      refusal: { code: 'worker-not-found' },
    });
  });
});

describe('a do-not-send', () => {
  test('said of one client leaves the others open', async () => {
    const org = await world.organisation();
    const rosa = await readyWorker(org);
    const [here, there] = [await aPlace(world.db, org.carla), await aPlace(world.db, org.carla)];
    done(
      await act(world.db, org.carla, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: rosa,
          place: 'client',
          placeId: here.clientId,
          saidBy: 'client',
          reason: 'late three times',
        }),
      ),
    );
    const works = [here, there].map((place) => aWork('2026-06-08', '07:00', '15:00', place));
    expect(await stopsFor(org.carla, [rosa], works)).toEqual([[['OWN-DO-NOT-SEND'], []]]);
  });
});
