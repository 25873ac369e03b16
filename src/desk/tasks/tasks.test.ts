import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aWorker } from '../compliance/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import { addTask, type NewTask } from './add-task.ts';
import { alertsOf, endAlert, pinAlert } from './alerts.ts';
import { completeTask, dropTask, moveTask } from './end-task.ts';
import { aTask } from './fixtures.ts';
import { acknowledgeHandover, giveHandover, type OpenItem } from './give-handover.ts';
import { answerHanding, handTask } from './hand-task.ts';
import { handoversOf } from './handover-queries.ts';
import './index.ts';
import { taskList } from './queries.ts';
import type { pinAlertRoute } from './schema.ts';

const world = await openWorld();
let org: TestOrganisation;
let rosa: string;

function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const idOf = (actor: Actor) => actor.memberId ?? '';
const add = (actor: Actor, change: Partial<NewTask> = {}) =>
  act(world.db, actor, (tx) => addTask(tx, aTask(idOf(actor), change)));
const list = (actor: Actor, query: Partial<Parameters<typeof taskList>[1]> = {}) =>
  read(world.db, actor, (tx) => taskList(tx, { whose: 'mine', ended: 'no', ...query }));
const complete = (actor: Actor, taskId: string, rest: object = {}) =>
  act(world.db, actor, (tx) => completeTask(tx, { taskId, outcome: '', ...rest }));
const hand = (actor: Actor, taskId: string, to: Actor, id = newId()) =>
  act(world.db, actor, (tx) => handTask(tx, { id, taskId, toId: idOf(to), words: '' }));
const answer = (
  actor: Actor,
  handingId: string,
  how: 'accepted' | 'declined' | 'taken_back',
  because = '',
) => act(world.db, actor, (tx) => answerHanding(tx, { handingId, answer: how, because }));
const last = async (kind: string) => (await world.log(org)).findLast((one) => one.kind === kind);

beforeEach(() => world.at('2026-11-16T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aWorker(world.db, org.carla, 'Rosa');
});

describe('a task', () => {
  it('stands on the day’s list by when it is due, what presses first before the rest', async () => {
    const own = await world.organisation();
    const by = (title: string, dueAt: string, priority: 'normal' | 'high' = 'normal') =>
      act(world.db, own.carla, (tx) =>
        addTask(tx, aTask(idOf(own.carla), { title, dueAt: new Date(dueAt), priority })),
      ).then(done);
    await by('Tomorrow', '2026-11-17T00:00:00Z');
    await by('Noon', '2026-11-16T12:00:00Z');
    await by('Noon, and it presses', '2026-11-16T12:00:00Z', 'high');
    await by('Ten', '2026-11-16T10:00:00Z');
    world.at('2026-11-16T11:00:00Z');
    const { rows, ...counts } = await list(own.carla);
    expect(rows.map(({ title }) => title)).toEqual([
      'Ten',
      'Noon, and it presses',
      'Noon',
      'Tomorrow',
    ]);
    expect(counts).toMatchObject({ total: 4, late: 1, today: 2, offered: 0 });
    expect((await list(own.ben)).rows).toEqual([]);
    expect((await list(own.ben, { whose: 'all' })).rows).toHaveLength(4);
  });

  it('is done in time or late, and its record says which and to whom it was promised', async () => {
    const { taskId } = done(
      await add(org.carla, { promisedTo: 'colleague', promisedMember: idOf(org.ben) }),
    );
    world.at('2026-11-16T12:00:59Z');
    done(await complete(org.carla, taskId, { outcome: 'Sent at noon' }));
    done(await complete(org.carla, taskId));
    expect(code(await complete(org.ben, taskId))).toBe('already-ended');
    const entry = await last('task.completed');
    expect(entry?.envelope).toMatchObject({
      facts: {
        dueAt: '2026-11-16T12:00:00.000Z',
        inTime: true,
        standardSet: true,
        outcomeNoted: true,
        promisedTo: 'colleague',
      },
      subjects: { colleague: idOf(org.ben) },
    });
    expect(JSON.stringify(entry)).not.toContain('Sent at noon');
    world.at('2026-11-16T09:00:00Z');
    const late = done(await add(org.carla)).taskId;
    world.at('2026-11-16T12:01:00Z');
    done(await complete(org.carla, late));
    expect((await last('task.completed'))?.envelope.facts).toMatchObject({ inTime: false });
  });

  it('is moved with what was first promised kept, and dropped with a reason', async () => {
    const { taskId } = done(await add(org.carla));
    const move = (dueAt: string) =>
      act(world.db, org.carla, (tx) => moveTask(tx, { taskId, dueAt: new Date(dueAt) }));
    expect(code(await move('2026-11-16T08:59:00Z'))).toBe('due-in-past');
    done(await move('2026-11-18T12:00:00Z'));
    const [row] = (await list(org.carla)).rows.filter((one) => one.taskId === taskId);
    expect(row).toMatchObject({
      dueAt: '2026-11-18T12:00:00.000Z',
      firstDueAt: '2026-11-16T12:00:00.000Z',
    });
    const drop = (because: string) =>
      act(world.db, org.carla, (tx) => dropTask(tx, { taskId, because }));
    expect(code(await drop(' '))).toBe('empty');
    done(await drop('The ward has it already'));
    expect(code(await drop('Again'))).toBe('already-ended');
    expect(code(await complete(org.carla, taskId))).toBe('already-ended');
  });

  it.each([
    ['nobody here as its owner', { ownerId: newId() }, 'member-not-found'],
    ['a moment that has gone', { dueAt: new Date('2026-11-16T08:00:00Z') }, 'due-in-past'],
    ['nobody to ring back', { kind: 'ring_back' as const }, 'nobody-to-ring'],
    ['somebody who is not in the books', { personId: newId() }, 'person-not-found'],
    ['no words', { title: ' ' }, 'empty'],
    ['a colleague it is not promised to', { promisedMember: newId() }, 'promised-to-whom'],
  ])('is refused with %s', async (_what, change, refusal) => {
    expect(code(await add(org.carla, change))).toBe(refusal);
  });

  it('as a ring-back shows the number, and its call is filed to the person', async () => {
    const { taskId } = done(
      await add(org.carla, { kind: 'ring_back', personId: rosa, title: 'About nights' }),
    );
    const [row] = (await list(org.carla, { about: rosa })).rows;
    expect(row?.person).toMatchObject({ personId: rosa, mayRing: true });
    const call = { id: newId(), outcome: 'spoke', identityChecked: true };
    done(await complete(org.carla, taskId, { outcome: 'She takes nights again', call }));
    expect((await last('call.made'))?.envelope).toMatchObject({
      facts: { outcome: 'spoke', identityChecked: true },
      subjects: { person: rosa },
    });
    const entry = await last('task.completed');
    expect(entry?.parts).toMatchObject([{ person: rosa, part: { title: 'About nights' } }]);
    expect(JSON.stringify(entry?.envelope)).not.toContain('nights');
  });

  it('is another organisation’s to see nothing of', async () => {
    const { taskId } = done(await add(org.carla));
    const other = await world.organisation();
    expect(code(await complete(other.carla, taskId))).toBe('task-not-found');
    expect((await list(other.carla, { whose: 'all' })).rows).toEqual([]);
  });
});

describe('a task handed over', () => {
  it('stays where it is until the colleague accepts, and is theirs from then on', async () => {
    const { taskId } = done(await add(org.carla));
    const { handingId } = done(await hand(org.carla, taskId, org.ben));
    expect((await list(org.ben)).offered).toBe(1);
    expect(code(await hand(org.carla, taskId, org.ravi))).toBe('already-handed');
    expect(code(await answer(org.ravi, handingId, 'accepted'))).toBe('not-your-task');
    done(await answer(org.ben, handingId, 'accepted'));
    done(await answer(org.ben, handingId, 'accepted'));
    const [row] = (await list(org.ben)).rows.filter((one) => one.taskId === taskId);
    expect(row).toMatchObject({
      ownerName: 'Ben Brook',
      handings: [{ fromName: 'Carla Costa', answer: 'accepted' }],
    });
    expect(code(await answer(org.carla, handingId, 'taken_back'))).toBe('already-answered');
    done(await act(world.db, org.ben, (tx) => completeTask(tx, { taskId, outcome: '' })));
    expect((await last('task.completed'))?.envelope.subjects).toMatchObject({
      member: idOf(org.ben),
      handed_by: idOf(org.carla),
    });
  });

  it('may be declined with a reason, or taken back, and is handed on by whoever has it or a manager', async () => {
    const { taskId } = done(await add(org.carla));
    expect(code(await hand(org.ravi, taskId, org.ben))).toBe('not-your-task');
    expect(code(await hand(org.carla, taskId, org.carla))).toBe('own-task');
    const first = done(await hand(org.ben, taskId, org.ravi)).handingId;
    expect(code(await answer(org.ravi, first, 'declined'))).toBe('empty');
    done(await answer(org.ravi, first, 'declined', 'I am out until four'));
    const second = done(await hand(org.carla, taskId, org.lena)).handingId;
    done(await answer(org.carla, second, 'taken_back'));
    const third = done(await hand(org.carla, taskId, org.lena)).handingId;
    done(await complete(org.carla, taskId));
    expect(code(await answer(org.lena, third, 'accepted'))).toBe('already-answered');
  });

  it('to two colleagues at once goes to one', async () => {
    const { taskId } = done(await add(org.carla));
    const both = await Promise.all([
      hand(org.carla, taskId, org.ben),
      hand(org.carla, taskId, org.lena),
    ]);
    expect(both.map(code).sort()).toEqual(['already-handed', 'ok']);
  });
});

describe('an alert', () => {
  const anAlert = (
    change: Partial<BodyOf<typeof pinAlertRoute>> = {},
  ): BodyOf<typeof pinAlertRoute> => ({
    id: newId(),
    subject: { kind: 'person', id: rosa },
    kind: 'travel',
    words: 'Lift needed',
    basis: null,
    reviewOn: '2027-02-01',
    ...change,
  });
  const pin = (actor: Actor, change: Partial<BodyOf<typeof pinAlertRoute>> = {}) =>
    act(world.db, actor, (tx) => pinAlert(tx, anAlert(change)));
  const seen = (actor: Actor, subject = rosa) =>
    read(world.db, actor, (tx) => alertsOf(tx, [subject])).then((found) => found.get(subject));

  it('is seen by everybody until it is taken down, and overdue once its day has gone', async () => {
    const { alertId } = done(await pin(org.carla));
    expect(await seen(org.ravi)).toMatchObject([{ words: 'Lift needed', overdue: false }]);
    world.at('2027-02-02T09:00:00Z');
    expect(await seen(org.ravi)).toMatchObject([{ overdue: true }]);
    const end = () =>
      act(world.db, org.carla, (tx) => endAlert(tx, { alertId, because: 'She has a car now' }));
    done(await end());
    done(await end());
    expect(await seen(org.ravi)).toBeUndefined();
  });

  it('on health says why it is held, is read by those who book or clear, and stands in no log', async () => {
    const health = { kind: 'health' as const, words: 'Deaf in the left ear' };
    expect(code(await pin(org.carla, health))).toBe('no-basis');
    expect(code(await pin(org.carla, { basis: 'safety' }))).toBe('no-basis');
    expect(
      code(await pin(org.carla, { ...health, subject: { kind: 'client', id: newId() } })),
    ).toBe('health-of-a-person');
    expect(code(await pin(org.ravi, { ...health, basis: 'asked_us' }))).toBe('not-allowed');
    const { alertId } = done(await pin(org.carla, { ...health, basis: 'asked_us' }));
    expect(await seen(org.carla)).toMatchObject([{ words: health.words, basis: 'asked_us' }]);
    expect(await seen(org.ravi)).toMatchObject([{ words: null, health: true, basis: null }]);
    expect(JSON.stringify(await last('alert.pinned'))).not.toContain('Deaf');
    done(
      await act(world.db, org.carla, (tx) => endAlert(tx, { alertId, because: 'Not any more' })),
    );
    const kept = await world.owner.query('select words from pinned_alert where id = $1', [alertId]);
    expect(kept.rows).toEqual([{ words: '' }]);
  });

  it('needs a day to come, and somebody who is in the books', async () => {
    expect(code(await pin(org.carla, { reviewOn: '2026-11-16' }))).toBe('review-too-early');
    const nobody = { subject: { kind: 'person' as const, id: newId() } };
    expect(code(await pin(org.carla, nobody))).toBe('person-not-found');
  });
});

describe('the evening’s hand-over', () => {
  const item = (ownerId: string, change: Partial<OpenItem> = {}): OpenItem => ({
    kind: 'gap',
    words: 'Care assistant, Tue 07:00, Beckside',
    about: null,
    personIds: [],
    ownerId,
    dueAt: null,
    ...change,
  });
  const give = (actor: Actor, to: string, change: object = {}) =>
    act(world.db, actor, (tx) =>
      giveHandover(tx, {
        id: newId(),
        toId: to,
        until: new Date('2026-11-17T07:00:00Z'),
        words: 'Ward 3 rings at six',
        items: [item(to), item(idOf(org.carla), { kind: 'ring_back', personIds: [rosa] })],
        ...change,
      }),
    );

  it('is kept as written with an owner for each item, and taken over by its colleague', async () => {
    const { handoverId } = done(await give(org.carla, idOf(org.ben)));
    expect((await last('handover.given'))?.envelope.facts).toMatchObject({
      items: [
        { kind: 'gap', owner: idOf(org.ben) },
        { kind: 'ring_back', owner: idOf(org.carla) },
      ],
      wordsGiven: true,
    });
    const take = (actor: Actor) =>
      act(world.db, actor, (tx) => acknowledgeHandover(tx, handoverId));
    expect(code(await take(org.ravi))).toBe('not-your-handover');
    done(await take(org.ben));
    done(await take(org.ben));
    const [kept] = await read(world.db, org.carla, (tx) => handoversOf(tx, handoverId));
    expect(kept).toMatchObject({
      words: 'Ward 3 rings at six',
      toName: 'Ben Brook',
      acknowledgedAt: new Date('2026-11-16T09:00:00Z'),
      items: [{ ownerName: 'Ben Brook' }, { ownerName: 'Carla Costa' }],
    });
    const taken = (await world.log(org)).filter(({ kind }) => kind === 'handover.acknowledged');
    expect(taken).toHaveLength(1);
  });

  it('is refused to oneself, to nobody, until a moment that has gone or is far off, and with an item of nobody', async () => {
    expect(code(await give(org.carla, idOf(org.carla)))).toBe('own-handover');
    expect(code(await give(org.carla, newId()))).toBe('member-not-found');
    const to = idOf(org.ben);
    for (const until of ['2026-11-16T09:00:00Z', '2026-11-24T09:00:00Z'])
      expect(code(await give(org.carla, to, { until: new Date(until) }))).toBe('until-when');
    expect(code(await give(org.carla, to, { items: [item(newId())] }))).toBe('member-not-found');
  });
});

describe('what is said about somebody who is erased', () => {
  it('goes from tasks, alerts and hand-overs; that something was due, and done, stays', async () => {
    const mia = await aWorker(world.db, org.carla, 'Mia');
    const open = done(await add(org.carla, { personId: mia, title: 'Mia’s new address' })).taskId;
    const pinned = newId();
    await act(world.db, org.carla, (tx) =>
      pinAlert(tx, {
        id: pinned,
        subject: { kind: 'person', id: mia },
        kind: 'health',
        words: 'No night work',
        basis: 'safety',
        reviewOn: '2027-02-01',
      }),
    );
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: mia, reason: 'asked' })),
    );
    const task = await world.owner.query('select title, ended_how from task where id = $1', [open]);
    expect(task.rows).toEqual([{ title: 'erased', ended_how: 'dropped' }]);
    const alert = await world.owner.query('select words from pinned_alert where id = $1', [pinned]);
    expect(alert.rows).toEqual([{ words: '' }]);
  });
});
