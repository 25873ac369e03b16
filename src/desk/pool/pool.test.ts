import { describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { registerCandidate } from '../candidates/index.ts';
import { handlerOf } from '../communications/on-reply.ts';
import { recordDoNotContact } from '../people/index.ts';
import { availabilityOf, declarationsOf, lockWorkers, takeTime } from '../worktime/index.ts';
import type { Choice } from './ask.ts';
import { type AskInput, askPool } from './ask-pool.ts';
import { closeAsk, remindAsked } from './follow-ask.ts';
import './index.ts';
import { answerAskByLink, lookAtAskByLink } from './open-link.ts';
import { poolWeek } from './pool-week.ts';
import { askInFull, asksMade } from './queries.ts';
import { standingAnswers } from './standing.ts';

const world = await openWorld();
const FRIDAY = '2026-11-20T09:00:00Z';
const PUBLIC = 'https://desk.example';

function value<T>(result: { ok: true; value: T } | { ok: false; refusal: { because: string } }): T {
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

async function aWorker(org: TestOrganisation, givenName: string, change: object = {}) {
  const input = {
    id: newId(),
    givenName,
    familyName: 'Marsh',
    dateOfBirth: '1991-04-09',
    emails: [`${givenName.toLowerCase()}.${newId()}@example.org`],
    phones: [],
    roles: ['Care assistant'],
    postcode: 'LS1 4DY',
    someoneElse: true,
    ...change,
  };
  return value(await act(world.db, org.carla, (tx) => registerCandidate(tx, input))).personId;
}

function ask(org: TestOrganisation, personIds: readonly string[], change: Partial<AskInput> = {}) {
  const input = {
    id: newId(),
    weekOn: '2026-11-23',
    byPart: false,
    channel: 'mail' as const,
    asksHours: true,
    personIds,
    ...change,
  };
  return act(world.db, org.carla, (tx) => askPool(tx, input, PUBLIC));
}

/** The token in the newest message to somebody, as they would press it. */
async function tokenTo(personId: string): Promise<string> {
  const { rows } = await world.owner.query(
    `select body from message where person_id = $1
     union all select body from outgoing_text where person_id = $1 order by 1 desc`,
    [personId],
  );
  const tokens = rows.flatMap(({ body }) => /#([\w-]{43})/.exec(body)?.[1] ?? []);
  return tokens.at(-1) ?? '';
}

/** Rosa, asked on Friday about the week after; with her own link. */
async function rosaAsked(change: Partial<AskInput> = {}) {
  world.at(FRIDAY);
  const org = await world.organisation();
  const rosa = await aWorker(org, 'Rosa');
  const { askId } = value(await ask(org, [rosa], change));
  return { org, rosa, askId, token: await tokenTo(rosa) };
}

const days = (answer: Choice['answer'], ...dates: readonly number[]): Choice[] =>
  dates.map((day) => ({ date: `2026-11-${day}`, part: 'whole', answer }));

const say = (token: string, choices: readonly Choice[], change: object = {}) =>
  answerAskByLink(world.db, token, { id: newId(), choices, ...change });

async function freeOn(org: TestOrganisation, personId: string, day: number) {
  const span = {
    start: new Date(`2026-11-${day}T08:00:00Z`),
    end: new Date(`2026-11-${day}T16:00:00Z`),
  };
  const answers = await read(world.db, org.carla, (tx) => availabilityOf(tx, [personId], [span]));
  return answers.get(personId)?.[0]?.state;
}

const kindsOf = async (org: TestOrganisation, kind: string) =>
  (await world.log(org)).filter((entry) => entry.kind === kind);

describe('asking the pool', () => {
  test('writes to each with a link of their own, and says who was left out and why', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const [rosa, tom, una, vic] = [
      await aWorker(org, 'Rosa'),
      await aWorker(org, 'Tom'),
      await aWorker(org, 'Una', { emails: [] }),
      await aWorker(org, 'Vic'),
    ];
    await act(world.db, org.carla, (tx) =>
      recordDoNotContact(tx, { id: newId(), personId: tom, channel: 'all', reason: 'moved away' }),
    );
    value(await ask(org, [vic]));
    const id = newId();
    const made = value(await ask(org, [rosa, tom, una, vic, newId()], { id }));
    expect(made.asked).toBe(1);
    expect(new Map(made.leftOut.map(({ personId, why }) => [personId, why]))).toEqual(
      new Map([
        [tom, 'do_not_contact'],
        [una, 'no_address'],
        [vic, 'asked_already'],
      ]),
    );
    expect(value(await ask(org, [rosa], { id }))).toEqual(made);
    expect(
      (await kindsOf(org, 'availability.asked')).map(({ envelope }) => envelope.facts),
    ).toMatchObject([
      { asked: 1 },
      { asked: 1, leftOut: { do_not_contact: 1, no_address: 1, asked_already: 1 } },
    ]);
    const list = await read(world.db, org.ravi, asksMade);
    expect(list.rows.find((row) => row.id === id)).toMatchObject({
      asked: 1,
      answered: 0,
      leftOut: 3,
    });
  });

  test('is refused for a week over, no Monday, too far ahead, a wrong close, and nobody left', async () => {
    const { org, rosa } = await rosaAsked();
    const code = async (change: Partial<AskInput>) => {
      const made = await ask(org, [rosa], change);
      return made.ok ? 'made' : made.refusal.code;
    };
    expect(await code({ weekOn: '2026-11-09' })).toBe('week-over');
    expect(await code({ weekOn: '2026-11-24' })).toBe('not-a-monday');
    expect(await code({ weekOn: '2027-03-01' })).toBe('too-far-ahead');
    expect(await code({ weekOn: '2026-11-30', closesAt: FRIDAY })).toBe('closes-wrong');
    expect(await code({})).toBe('nobody-to-ask');
    expect(await code({ weekOn: '2026-11-30' })).toBe('made');
  });

  test('two who ask the same people at once ask them once', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const people = [await aWorker(org, 'Rosa'), await aWorker(org, 'Tom')];
    const asks = await Promise.all([ask(org, people), ask(org, [...people].reverse())]);
    expect(asks.map((made) => (made.ok ? made.value.asked : made.refusal.code)).sort()).toEqual([
      2,
      'nobody-to-ask',
    ]);
  });
});

describe('a worker’s own link', () => {
  test('shows the days, and what they press is what the rules then know', async () => {
    const { org, rosa, token } = await rosaAsked();
    const seen = value(await lookAtAskByLink(world.db, token));
    expect(seen).toMatchObject({
      name: 'Rosa',
      weekOn: '2026-11-23',
      asksHours: true,
      answers: [],
    });
    expect(seen.slots.map(({ date, part }) => `${date} ${part}`)).toHaveLength(7);
    const words = 'not before nine';
    value(
      await say(token, [...days('yes', 23, 24), ...days('no', 25), ...days('unsure', 26)], {
        words,
        weeklyMinutes: 600,
      }),
    );
    expect(await Promise.all([23, 25, 26, 27].map((day) => freeOn(org, rosa, day)))).toEqual([
      'available',
      'unavailable',
      'unknown',
      'unknown',
    ]);
    const declared = await read(world.db, org.carla, (tx) => declarationsOf(tx, [rosa]));
    expect(declared.get(rosa)?.[0]).toMatchObject({ weeklyMinutes: 600 });
    const [entry] = await kindsOf(org, 'availability.recorded');
    expect(entry?.envelope).toMatchObject({ actor: null, facts: { by: 'link', state: 'mixed' } });
    expect(entry?.parts[0]?.part).toMatchObject({ reason: words });
    expect(JSON.stringify(entry?.envelope)).not.toContain(words);
  });

  test('may be corrected until it closes, and shows what was answered when', async () => {
    const { org, rosa, token, askId } = await rosaAsked();
    const id = newId();
    value(await say(token, days('yes', 23, 24), { id }));
    value(await say(token, days('yes', 23, 24), { id }));
    world.at('2026-11-21T09:00:00Z');
    value(await say(token, days('no', 24)));
    expect(await freeOn(org, rosa, 24)).toBe('unavailable');
    expect(await freeOn(org, rosa, 23)).toBe('unknown');
    const seen = value(await lookAtAskByLink(world.db, token));
    expect(seen.answers).toEqual([
      { at: '2026-11-20T09:00:00.000Z', how: 'link' },
      { at: '2026-11-21T09:00:00.000Z', how: 'link' },
    ]);
    expect(seen.slots[1]).toMatchObject({ date: '2026-11-24', answer: 'no', known: 'unavailable' });
    const full = value(await read(world.db, org.ravi, (tx) => askInFull(tx, askId)));
    expect(full.people[0]?.answers).toHaveLength(2);
    world.at('2026-11-23T00:00:00Z');
    expect(await say(token, days('yes', 24))).toMatchObject({ refusal: { code: 'link-expired' } });
  });

  test('pressed twice at once leaves one answer of each press, and never half of one', async () => {
    const { org, token } = await rosaAsked();
    const id = newId();
    const twice = await Promise.all([
      say(token, days('yes', 23), { id }),
      say(token, days('yes', 23), { id }),
    ]);
    expect(twice.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await kindsOf(org, 'availability.answered')).toHaveLength(1);
    expect(await kindsOf(org, 'availability.recorded')).toHaveLength(1);
  });

  test('asks by part of the day, says who is booked in what they refuse, and takes no empty answer', async () => {
    const { org, rosa, token } = await rosaAsked({ byPart: true, asksHours: false });
    await act(world.db, org.carla, async (tx) => {
      await lockWorkers(tx, [rosa]);
      return takeTime(tx, {
        id: newId(),
        personId: rosa,
        shiftId: newId(),
        state: 'accepted',
        kind: 'waking',
        startsAt: new Date('2026-11-23T22:00:00Z'),
        endsAt: new Date('2026-11-24T06:00:00Z'),
        breakMinutes: 0,
        lapsesAt: null,
        label: 'Night',
        hirerId: null,
        role: null,
      });
    });
    expect(value(await lookAtAskByLink(world.db, token))).toMatchObject({
      asksHours: false,
      held: [{ startsAt: '2026-11-23T22:00:00.000Z' }],
    });
    expect(await say(token, [])).toMatchObject({ refusal: { code: 'nothing-said' } });
    expect(await say(token, days('yes', 23))).toMatchObject({ refusal: { code: 'nothing-said' } });
    const no = { date: '2026-11-23', part: 'night', answer: 'no' } as const;
    expect(value(await say(token, [no])).booked).toEqual([
      { startsAt: '2026-11-23T22:00:00.000Z', endsAt: '2026-11-24T06:00:00.000Z' },
    ]);
  });

  test('is withdrawn when the ask is closed or the worker is erased', async () => {
    const { org, token, askId } = await rosaAsked();
    value(await act(world.db, org.ben, (tx) => closeAsk(tx, askId)));
    value(await act(world.db, org.ben, (tx) => closeAsk(tx, askId)));
    expect(await lookAtAskByLink(world.db, token)).toMatchObject({
      refusal: { code: 'link-withdrawn' },
    });
    expect(await say(token, days('yes', 23))).toMatchObject({
      refusal: { code: 'link-withdrawn' },
    });
    expect(await kindsOf(org, 'availability.ask_closed')).toHaveLength(1);
    expect((await kindsOf(org, 'link.refused')).map(({ envelope }) => envelope.facts)).toEqual([
      { purpose: 'availability', why: 'withdrawn' },
    ]);
    const remind = await act(world.db, org.ben, (tx) => remindAsked(tx, askId, PUBLIC));
    expect(remind).toMatchObject({ refusal: { code: 'ask-closed' } });
    expect(await act(world.db, org.ben, (tx) => closeAsk(tx, newId()))).toMatchObject({
      refusal: { code: 'ask-not-found' },
    });
  });
});

describe('following an ask', () => {
  test('reminds those who have not answered, nobody twice within twelve hours', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const [rosa, tom] = [await aWorker(org, 'Rosa'), await aWorker(org, 'Tom')];
    const { askId } = value(await ask(org, [rosa, tom]));
    value(await say(await tokenTo(rosa), days('yes', 23)));
    const remind = () => act(world.db, org.carla, (tx) => remindAsked(tx, askId, PUBLIC));
    expect(await remind()).toMatchObject({ refusal: { code: 'reminded-lately' } });
    world.at('2026-11-20T21:00:00Z');
    expect(value(await remind())).toEqual({ reminded: 1, lately: 0 });
    expect(await remind()).toMatchObject({ refusal: { code: 'reminded-lately' } });
    value(await say(await tokenTo(tom), days('no', 23)));
    expect(await remind()).toMatchObject({ refusal: { code: 'nobody-to-remind' } });
    const full = value(await read(world.db, org.carla, (tx) => askInFull(tx, askId)));
    expect(full.people.map(({ name, times }) => [name, times])).toEqual([
      ['Rosa Marsh', 1],
      ['Tom Marsh', 2],
    ]);
  });

  test('goes by text to those with a mobile, and YES or NO is an answer', async () => {
    world.at(FRIDAY);
    const org = await world.organisation();
    const rosa = await aWorker(org, 'Rosa', { phones: ['07700 900123'] });
    const tom = await aWorker(org, 'Tom', { phones: ['0113 496 0000'] });
    const made = value(await ask(org, [rosa, tom], { channel: 'text' }));
    expect(made).toMatchObject({ asked: 1, leftOut: [{ personId: tom, why: 'no_address' }] });
    const reply = (answer: 'yes' | 'no') =>
      act(world.db, { ...org.olivia, memberId: null }, async (tx) => {
        const handler = handlerOf('availability');
        if (!handler) throw new Error('nobody hears answers about availability');
        return handler(tx, {
          personId: rosa,
          about: made.askId,
          answer,
          text: answer,
          receivedAt: new Date(FRIDAY),
          textId: newId(),
        });
      });
    expect(value(await reply('yes')).say).toContain('free Mon 23 Nov to Sun 29 Nov');
    expect(await freeOn(org, rosa, 29)).toBe('available');
    world.at('2026-11-20T10:00:00Z');
    value(await reply('no'));
    expect(await freeOn(org, rosa, 29)).toBe('unavailable');
    value(await act(world.db, org.carla, (tx) => closeAsk(tx, made.askId)));
    expect(await reply('yes')).toMatchObject({ refusal: { code: 'ask-closed' } });
  });
});

describe('the pool', () => {
  test('shows who is free next week by role, area, name and silence', async () => {
    world.at('2026-10-01T09:00:00Z');
    const org = await world.organisation();
    const rosa = await aWorker(org, 'Rosa');
    await aWorker(org, 'Tom', { roles: ['Porter'], postcode: 'L1 8JQ' });
    world.at(FRIDAY);
    value(await ask(org, [rosa]));
    value(await say(await tokenTo(rosa), days('yes', 23)));
    const names = async (query: Parameters<typeof poolWeek>[1]) => {
      const week = await read(world.db, org.ravi, (tx) => poolWeek(tx, query));
      return week.rows.map(({ name }) => name);
    };
    expect(await names({})).toHaveLength(2);
    expect(await names({ role: 'porter' })).toEqual(['Tom Marsh']);
    expect(await names({ area: 'LS' })).toEqual(['Rosa Marsh']);
    expect(await names({ area: 'l' })).toEqual(['Tom Marsh']);
    expect(await names({ name: 'ros' })).toEqual(['Rosa Marsh']);
    expect(await names({ silentDays: 7 })).toEqual(['Tom Marsh']);
    expect(await names({ free: 'yes' })).toEqual(['Rosa Marsh']);
    const week = await read(world.db, org.ravi, (tx) => poolWeek(tx, { name: 'Rosa' }));
    expect(week.rows[0]).toMatchObject({
      asked: 'answered',
      lastSaidAt: '2026-11-20T09:00:00.000Z',
    });
    expect(week.rows[0]?.parts.slice(0, 4)).toEqual([
      'available',
      'available',
      'unknown',
      'unknown',
    ]);
  });

  test('lists what answers until when, what lapsed or was never said first', async () => {
    const { org, rosa, token } = await rosaAsked();
    value(await say(token, [], { weeklyMinutes: 0 }));
    const list = await read(world.db, org.ravi, (tx) => standingAnswers(tx, {}));
    expect(list.rows.filter(({ personId }) => personId === rosa)).toMatchObject([
      { what: 'earlier_weeks', until: null, lapsed: true },
      { what: 'hours', until: '2027-02-20', lapsed: false, said: 'No other work' },
    ]);
    const hours = await read(world.db, org.ravi, (tx) => standingAnswers(tx, { what: 'hours' }));
    expect(hours.total).toBe(1);
  });
});
