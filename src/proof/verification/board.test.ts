import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { baseOf } from './base.ts';
import { dashboard } from './dashboard.ts';
import { waitingFor } from './feedback.ts';
import { type Centre, centresIn, codeOf, done, given, idOf } from './fixtures.ts';
import { cycleHere } from './found.ts';
import { releaseBase } from './index.ts';
import { sampleList, samplesTable } from './list-samples.ts';
import { addLearners, rateRisk } from './open-cycle.ts';

const world = await openWorld();
const { does, asks, centre, begin, write } = centresIn(world);

const boardOf = (of: Centre, who = of.staff.ivan) => asks(who, dashboard).then(given);
const listOf = (of: Centre, filters = {}) =>
  asks(of.staff.cleo, (tx) => sampleList(tx, filters)).then(given);

test('the dashboard says what waits on the reader since when, risk by assessor, and plan against done', async () => {
  const of = await centre();
  expect((await boardOf(of)).cycles).toMatchObject([{ toPlan: true, percent: 20, donePercent: 0 }]);
  await done(of.plan());
  await done(
    does(of.staff.ivan, (tx) =>
      rateRisk(
        tx,
        of.cycleId,
        { id: newId(), assessorId: idOf(of.org.aidan), percent: 60, because: 'Two early slips' },
        new Map([[idOf(of.org.aidan), 'Aidan Ash']]),
      ),
    ),
  );
  const before = await boardOf(of);
  expect(before.waiting).toMatchObject([{ since: '2026-11-23', late: false }]);
  expect(before.waiting[0]?.text).toContain('Lena Lowe: once decided');
  // Whose turn it is not, nothing waits on.
  expect((await boardOf(of, of.staff.cleo)).waiting).toEqual([]);
  expect(before.assessors).toMatchObject([
    { assessorName: 'Aidan Ash', risk: 60, because: 'Two early slips', drawn: 1, done: 0 },
  ]);
  const [sample] = (await listOf(of)).rows;
  const startId = newId();
  await done(begin(of, sample?.sampleId ?? '', of.staff.ivan, startId));
  expect((await boardOf(of)).waiting[0]?.text).toContain('Finish the record of');
  await done(write(of, startId));
  const after = await boardOf(of);
  expect(after.waiting).toEqual([]);
  expect(after.cycles).toMatchObject([{ donePercent: 100 }]);
  expect(after.cycles[0]?.lines).toContainEqual({
    face: 'stage',
    name: 'Once decided',
    base: 1,
    drawn: 1,
    done: 1,
  });
});

test('each number of the dashboard is as long as the list it leads to, late ones among them', async () => {
  const of = await centre();
  await done(of.plan());
  world.at('2027-01-04T09:00:00Z');
  const { counts } = await boardOf(of);
  const lists = counts.filter(({ href }) => href.startsWith('/verification/samples?'));
  for (const { href, count } of lists) {
    const filters = Object.fromEntries(new URLSearchParams(href.split('?')[1]));
    expect((await listOf(of, filters)).total).toBe(count);
  }
  expect(counts.find(({ label }) => label === 'Samples late')).toMatchObject({ count: 1 });
  expect(given(await asks(of.staff.ivan, waitingFor))).toMatchObject({ overdue: 1 });
  expect(given(await asks(of.org.aidan, waitingFor))).toMatchObject({ overdue: 0, unsent: 0 });
});

test('R29 R81 the list is filtered, and leaves as a table with registration numbers, advisers and assessors', async () => {
  const of = await centre();
  await done(of.plan());
  const [row] = (await listOf(of)).rows;
  expect((await listOf(of, { assessor: idOf(of.org.aidan), unit: row?.unitReference })).total).toBe(
    1,
  );
  expect((await listOf(of, { learner: idOf(of.org.carla) })).total).toBe(0);
  expect((await listOf(of, { outcome: 'confirmed' })).total).toBe(0);
  await world.owner.query(
    `insert into caseload (organisation_id, id, post, member_id, learner_id, framework_code, since, set_by)
      values ($1, $2, 'adviser', $3, $4, 'SALES', now(), $3)`,
    [of.org.id, newId(), idOf(of.staff.asha), idOf(of.org.lena)],
  );
  const file = given(await asks(of.staff.cleo, (tx) => samplesTable(tx, {})));
  const [heads, line] = file.bytes.toString().split('\r\n');
  expect(heads).toContain('Registration number');
  expect(line).toContain('Lena Lowe');
  expect(line).toMatch(/Asha [^,]*,Aidan Ash,Ivan Innes/);
  expect(await codeOf(asks(of.staff.cleo, (tx) => samplesTable(tx, { only: 'doubt' })))).toBe(
    'done',
  );
});

test('R81 who is still learning and stands in no running cycle is named, until they complete or leave', async () => {
  const of = await centre();
  expect((await boardOf(of)).uncovered).toEqual([]);
  await world.owner.query(
    'update verification_cycle set everyone = false where organisation_id = $1',
    [of.org.id],
  );
  expect((await boardOf(of)).uncovered).toMatchObject([
    { name: 'Lena Lowe', frameworkCode: 'SALES', registration: null },
  ]);
  await done(
    does(of.staff.ivan, (tx) => addLearners(tx, of.cycleId, { learnerIds: [idOf(of.org.lena)] })),
  );
  expect((await boardOf(of)).uncovered).toEqual([]);
  // Past its last day the cycle goes on until it is released.
  world.at('2027-03-01T09:00:00Z');
  expect((await boardOf(of)).cycles).toHaveLength(1);
  await world.owner.query('delete from verification_cycle_learner where organisation_id = $1', [
    of.org.id,
  ]);
  await world.owner.query(
    `insert into learner_state (organisation_id, id, enrolment_id, learner_id, state, from_on, words, recorded_at, recorded_by)
      select organisation_id, $2, id, learner_id, 'withdrawn', '2027-01-01', 'Moved away', now(), $3
      from enrolment where organisation_id = $1`,
    [of.org.id, newId(), idOf(of.staff.asha)],
  );
  expect((await boardOf(of)).uncovered).toEqual([]);
});

test('R32 where one person advises and assesses, the adviser’s work stands on record before the base is released', async () => {
  const of = await centre();
  await done(of.plan());
  expect((await of.view()).missing.join(' ')).not.toContain('R32');
  for (const [post, who] of [
    ['assessor', of.org.aidan],
    ['adviser', of.org.aidan],
  ] as const) {
    await world.owner.query(
      `insert into caseload (organisation_id, id, post, member_id, learner_id, framework_code, since, set_by)
        values ($1, $2, $3, $4, $5, 'SALES', '2026-11-23T08:00:00Z', $6)`,
      [of.org.id, newId(), post, idOf(who), idOf(of.org.lena), idOf(of.staff.quinn)],
    );
  }
  await world.owner.query(
    `insert into learner_state (organisation_id, id, enrolment_id, learner_id, state, from_on, new_end_on, words, recorded_at, recorded_by)
      select organisation_id, $2, id, learner_id, 'extended', '2026-11-01', '2028-03-01', 'As agreed', now(), $3
      from enrolment where organisation_id = $1`,
    [of.org.id, newId(), idOf(of.staff.asha)],
  );
  const { missing } = await of.view();
  expect(missing.join(' ')).toContain('One person advises and assesses Lena Lowe');
  expect(missing.join(' ')).toContain('the advice interview');
  expect(await codeOf(does(of.staff.ivan, (tx) => releaseBase(tx, of.cycleId)))).toBe(
    'base-not-ready',
  );
  // R29: the table for the external verifier says who did which.
  const file = given(await asks(of.staff.cleo, (tx) => samplesTable(tx, {})));
  expect(file.bytes.toString()).toContain('Aidan Ash,Aidan Ash,');
});

test('R28 the first decisions of an assessor who is new stand in every plan, until a verifier says otherwise', async () => {
  const of = await centre();
  await world.owner.query(
    `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
      values ($1, $2, $3, 'assessor', '{"SALES": ["*"]}', '2026-09-01', now(), $4)`,
    [of.org.id, newId(), idOf(of.org.aidan), idOf(of.org.olivia)],
  );
  await done(of.plan());
  const early = async () =>
    (await of.view()).samples.some(({ why }) => why.some((one) => one.why === 'first_of_new'));
  expect(await early()).toBe(true);
  const told = () =>
    asks(of.staff.ivan, async (tx) => baseOf(tx, given(await cycleHere(tx, of.cycleId))));
  expect((await told()).units.map(({ firstOfNew }) => firstOfNew)).toEqual([true]);
  await world.owner.query(
    'update centre_staff set settled_at = now(), settled_by = $2 where organisation_id = $1',
    [of.org.id, idOf(of.staff.ivan)],
  );
  expect((await told()).units.map(({ firstOfNew }) => firstOfNew)).toEqual([false]);
});
