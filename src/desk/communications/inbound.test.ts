import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRoutesWorld } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { configureTexts } from '../../platform/texts/setting.ts';
import { signatureOf } from '../../platform/texts/signature.ts';
import { addPerson, peopleOf } from '../people/index.ts';
import { closeQuestions, onReply, type Reply, sendText, textStates } from './index.ts';
import { giveTextNumber } from './text-number.ts';

const SECRET = 'a secret of the tests alone';
const world = await openRoutesWorld();
const desk = await world.desk();
const other = await world.desk();
const carla = desk.staff.consultant;
const { db } = world.house;

let last = 200_000;
const nextNumber = () => `+44770${++last}0`.slice(0, 13);
const OURS = nextNumber();
const THEIRS = nextNumber();
for (const [who, number] of [
  [carla.actor, OURS],
  [other.staff.consultant.actor, THEIRS],
] as const) {
  const given = await act(db, { ...who, branchId: null }, (tx) => giveTextNumber(tx, { number }));
  if (!given.ok) throw new Error(given.refusal.because);
}

beforeEach(() => configureTexts({ isSet: false, from: null, webhookSecret: SECRET }));
afterEach(() => configureTexts({ isSet: false, from: null, webhookSecret: null }));

async function person(number = nextNumber(), who = carla.actor) {
  const id = newId();
  const added = await act(db, who, (tx) =>
    addPerson(tx, {
      id,
      givenName: 'Rosa',
      familyName: 'Ahmed',
      emails: [],
      phones: [number],
      hat: 'candidate',
    }),
  );
  if (!added.ok) throw new Error(added.refusal.because);
  return { id, number };
}

let asked = 0;
async function ask(rosa: { id: string }, purpose = 'test') {
  const about = `matter ${++asked}`;
  const id = newId();
  const sent = await act(db, carla.actor, (tx) =>
    sendText(tx, {
      id,
      personId: rosa.id,
      body: 'Monday 22:00 at Elm House?',
      about: { kind: 'person', id: rosa.id },
      asks: { purpose, about, expiresAt: new Date(Date.now() + 3_600_000) },
    }),
  );
  if (!sent.ok) throw new Error(sent.refusal.because);
  return { id, about };
}

const replies: Reply[] = [];
onReply('test', async (_tx, reply) => {
  replies.push(reply);
  return ok({
    say: reply.answer === 'yes' ? 'Thank you. You are booked.' : 'Thank you for telling us.',
  });
});
onReply('full', async () => refuse('shift-taken', 'Tom Bell has this shift.'));

interface Post {
  readonly body?: object;
  readonly secret?: string;
  readonly at?: number;
  readonly raw?: string;
}
async function post(path: string, { body, secret = SECRET, at = Date.now(), raw }: Post) {
  const payload = raw ?? JSON.stringify(body);
  const timestamp = String(Math.floor(at / 1000));
  const answered = await world.house.server.inject({
    method: 'POST',
    url: path,
    payload,
    headers: {
      'content-type': 'application/json',
      'x-deskproof-timestamp': timestamp,
      'x-deskproof-signature': `sha256=${signatureOf(secret, timestamp, Buffer.from(payload))}`,
    },
  });
  return { status: answered.statusCode, body: answered.json() as { refusal?: { code: string } } };
}
const arrives = async (from: string, body: string, changes: object = {}) => {
  const id = newId();
  const answered = await post('/api/texts/inbound', {
    body: { id, from, to: OURS, body, ...changes },
  });
  return { id, ...answered };
};

async function newest() {
  const list = await carla.ask({ method: 'GET', url: '/api/texts?list=in&limit=1' });
  const [row] = (list.body as { rows: { id: string }[] }).rows;
  const one = await carla.ask({ method: 'GET', url: `/api/texts/incoming/${row?.id}` });
  return one.body as {
    id: string;
    state: string;
    personId: string | null;
    because: string;
    answers: { body: string }[];
    possible: { personId: string }[];
  };
}

describe('a YES that comes in', () => {
  test('answers the one question, says so back, and does it once however often it is sent', async () => {
    const rosa = await person();
    const question = await ask(rosa);
    const message = { id: newId(), from: rosa.number.slice(1), to: OURS, body: 'Yes please' };
    for (const _ of [1, 2]) {
      expect(await post('/api/texts/inbound', { body: message })).toMatchObject({ status: 200 });
    }
    const mine = replies.filter(({ about }) => about === question.about);
    expect(mine).toMatchObject([
      { personId: rosa.id, answer: 'yes', text: 'Yes please', textId: question.id },
    ]);
    const standing = await read(db, carla.actor, (tx) => textStates(tx, [question.id]));
    expect(standing.get(question.id)?.question).toMatchObject({ answer: 'yes' });
    expect(await newest()).toMatchObject({
      state: 'answered',
      personId: rosa.id,
      answers: [{ body: 'Thank you. You are booked.' }],
    });
    await arrives(rosa.number, 'no');
    expect(await newest()).toMatchObject({ state: 'closed' });
    expect((await newest()).answers[0]?.body).toMatch(/We have your answer to question 1 already/);
  });

  test('with two questions open is answered with which one, and then by its code', async () => {
    const rosa = await person();
    const [first, second] = [await ask(rosa), await ask(rosa)];
    await arrives(rosa.number, 'YES');
    expect(await newest()).toMatchObject({ state: 'which_one' });
    expect((await newest()).answers[0]?.body).toBe(
      'Which one? We have asked you 2 things. Reply with the number: YES 1, NO 1, YES 2 or NO 2.',
    );
    await arrives(rosa.number, 'yes 2');
    expect(replies.map(({ about }) => about)).toContain(second.about);
    expect(replies.map(({ about }) => about)).not.toContain(first.about);
  });

  test('to a closed question gets clear words back and does nothing', async () => {
    const rosa = await person();
    const question = await ask(rosa);
    await act(db, carla.actor, async (tx) =>
      ok(await closeQuestions(tx, { purpose: 'test', abouts: [question.about] })),
    );
    await arrives(rosa.number, 'yes');
    expect(await newest()).toMatchObject({ state: 'closed' });
    expect((await newest()).answers[0]?.body).toMatch(
      /Question 1 has closed, so your YES changes nothing/,
    );
    expect(replies.map(({ about }) => about)).not.toContain(question.about);
  });

  test('that the asker refuses is kept for the desk, and names nobody else to the person', async () => {
    const rosa = await person();
    await ask(rosa, 'full');
    await arrives(rosa.number, 'yes');
    expect(await newest()).toMatchObject({ state: 'refused', because: 'Tom Bell has this shift.' });
    expect((await newest()).answers[0]?.body).toMatch(/something stands in its way/);
    expect((await newest()).answers[0]?.body).not.toMatch(/Tom/);
  });

  test('with more words is for a person to read', async () => {
    const rosa = await person();
    const question = await ask(rosa);
    await arrives(rosa.number, 'yes but only until 3');
    const text = await newest();
    expect(text).toMatchObject({ state: 'to_read', answers: [] });
    expect(replies.map(({ about }) => about)).not.toContain(question.about);
    const url = `/api/texts/incoming/${text.id}/reading`;
    expect(await carla.ask({ method: 'POST', url })).toMatchObject({ status: 200 });
  });
});

describe('a text from a number', () => {
  test('of nobody is kept, and answered politely once a day', async () => {
    const stranger = nextNumber();
    await arrives(stranger, 'Who is this?');
    expect(await newest()).toMatchObject({ state: 'unmatched', personId: null });
    expect((await newest()).answers[0]?.body).toMatch(
      /Brook Street Care does not know this number/,
    );
    await arrives(stranger, 'Automatic reply: I am away');
    expect((await newest()).answers).toEqual([]);
    await arrives('BANK', 'Your code is 1');
    expect(await newest()).toMatchObject({ state: 'unmatched', answers: [] });
    await arrives(OURS, 'hello');
    expect((await newest()).answers).toEqual([]);
  });

  test('of two people is matched by a person, and only then answers', async () => {
    const rosa = await person();
    const sister = await person(rosa.number);
    const question = await ask(rosa);
    await arrives(rosa.number, 'yes');
    const text = await newest();
    expect(text).toMatchObject({ state: 'unmatched', personId: null });
    expect(text.possible.map(({ personId }) => personId).sort()).toEqual(
      [rosa.id, sister.id].sort(),
    );
    expect(replies.map(({ about }) => about)).not.toContain(question.about);
    const url = `/api/texts/incoming/${text.id}/person`;
    const foreign = await person(undefined, other.staff.consultant.actor);
    expect(
      await carla.ask({ method: 'POST', url, payload: { personId: foreign.id } }),
    ).toMatchObject({
      status: 404,
    });
    const matched = await carla.ask({ method: 'POST', url, payload: { personId: rosa.id } });
    expect(matched).toMatchObject({ status: 200, body: { state: 'answered' } });
    expect(replies.map(({ about }) => about)).toContain(question.about);
    expect(
      await carla.ask({ method: 'POST', url, payload: { personId: sister.id } }),
    ).toMatchObject({
      status: 409,
      body: { refusal: { code: 'already-matched' } },
    });
  });

  test('goes to the organisation whose number it was sent to, and no other sees it', async () => {
    const rosa = await person();
    const twin = await person(rosa.number, other.staff.consultant.actor);
    const words = 'for the other agency';
    await arrives(rosa.number, words, { to: THEIRS });
    const own = await carla.ask({ method: 'GET', url: '/api/texts?words=other+agency' });
    expect(own.body).toMatchObject({ total: 0 });
    const list = await other.staff.consultant.ask({ method: 'GET', url: '/api/texts?list=in' });
    expect((list.body as { rows: object[] }).rows[0]).toMatchObject({
      personId: twin.id,
      body: words,
    });
    expect(await arrives(rosa.number, 'lost', { to: nextNumber() })).toMatchObject({
      status: 404,
      body: { refusal: { code: 'number-not-found' } },
    });
  });
});

test('STOP ends texts at once, is on the record, gets no answer, and START lifts it', async () => {
  const rosa = await person();
  await arrives(rosa.number, 'Stop please');
  expect(await newest()).toMatchObject({ state: 'stopped', personId: rosa.id, answers: [] });
  const card = await read(db, carla.actor, (tx) => peopleOf(tx, [rosa.id]));
  expect(card.get(rosa.id)?.doNotContact).toMatchObject([
    { channel: 'text', reason: 'Texted: Stop please' },
  ]);
  const send = () =>
    act(db, carla.actor, (tx) =>
      sendText(tx, {
        id: newId(),
        personId: rosa.id,
        body: 'Hello',
        about: { kind: 'person', id: rosa.id },
      }),
    );
  expect(await send()).toMatchObject({ ok: false, refusal: { code: 'do-not-contact' } });
  await arrives(rosa.number, 'start');
  expect((await newest()).answers[0]?.body).toMatch(/come to you again/);
  expect((await send()).ok).toBe(true);

  const shared = await person();
  const partner = await person(shared.number);
  await arrives(shared.number, 'STOP');
  for (const { id } of [shared, partner]) {
    expect(
      await act(db, carla.actor, (tx) =>
        sendText(tx, { id: newId(), personId: id, body: 'Hello', about: { kind: 'person', id } }),
      ),
    ).toMatchObject({ ok: false, refusal: { because: expect.stringMatching(/\(STOP\)/) } });
  }
});

test('what is not signed with the secret, or not of now, does nothing', async () => {
  const rosa = await person();
  const body = { id: newId(), from: rosa.number, to: OURS, body: 'yes' };
  const before = (await newest()).id;
  expect(
    await post('/api/texts/inbound', { body, secret: 'another secret altogether' }),
  ).toMatchObject({
    status: 401,
    body: { refusal: { code: 'bad-signature' } },
  });
  expect((await post('/api/texts/inbound', { body, at: Date.now() - 6 * 60_000 })).status).toBe(
    401,
  );
  expect((await post('/api/texts/inbound', { body, at: Date.now() + 6 * 60_000 })).status).toBe(
    401,
  );
  expect((await post('/api/texts/inbound', { raw: '{"id":"1"}' })).status).toBe(400);
  expect(
    (await post('/api/texts/inbound', { raw: `{"body":"${'x'.repeat(70_000)}"}` })).status,
  ).toBe(413);
  expect(
    (await world.stranger({ method: 'POST', url: '/api/texts/inbound', payload: body })).status,
  ).toBe(401);
  configureTexts({ isSet: true, from: null, webhookSecret: null });
  expect((await post('/api/texts/inbound', { body, secret: '' })).status).toBe(401);
  expect((await newest()).id).toBe(before);
});

test('a text that came to another phone is entered by hand, once', async () => {
  const rosa = await person();
  const question = await ask(rosa);
  const payload = { id: newId(), from: rosa.number, body: 'No sorry' };
  const enter = () =>
    desk.staff.resourcer.ask({ method: 'POST', url: '/api/texts/incoming', payload });
  expect(await enter()).toMatchObject({ status: 200, body: { state: 'answered' } });
  expect(await enter()).toMatchObject({ status: 200, body: { state: 'answered' } });
  expect(replies.filter(({ about }) => about === question.about)).toMatchObject([{ answer: 'no' }]);
});
