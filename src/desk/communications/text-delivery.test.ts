import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { json, startTextProvider } from '../../../test/text-provider.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { plainAdapter } from '../../platform/texts/plain-adapter.ts';
import { startTextWorker } from '../../platform/texts/send-due.ts';
import { configureTexts } from '../../platform/texts/setting.ts';
import { addPerson, recordDoNotContact } from '../people/index.ts';
import { sendText, type TextToSend, textStates } from './index.ts';
import { reportText } from './report-text.ts';

const world = await openWorld();
const org = await world.organisation();
const log = { info: () => {}, warn: () => {}, error: () => {} };
const START = Date.parse('2026-11-23T06:45:00Z');
const provider = await startTextProvider();
afterAll(() => provider.stop());
const workers: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  configureTexts({ isSet: true, from: '+447700900000', webhookSecret: null });
  minutesOn(0);
  return async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    configureTexts({ isSet: false, from: null, webhookSecret: null });
    await world.owner.query(
      "update text_delivery set state = 'kept' where state in ('queued', 'sending')",
    );
  };
});

const minutesOn = (minutes: number) => world.at(new Date(START + minutes * 60_000).toISOString());

function work(patienceMs = 2_000) {
  workers.push(
    startTextWorker(
      world.db,
      { url: provider.url, token: 'a token', adapter: plainAdapter, patienceMs },
      { log, everyMs: 20 },
    ),
  );
}

let last = 300_000;
async function write(changes: Partial<TextToSend> = {}, who: TestOrganisation = org) {
  const [personId, id, number] = [newId(), newId(), `+447700${++last}`];
  const added = await act(world.db, who.carla, (tx) =>
    addPerson(tx, {
      id: personId,
      givenName: 'Siân',
      familyName: 'O’Neill',
      emails: [],
      phones: [number],
      hat: 'candidate',
    }),
  );
  if (!added.ok) throw new Error(added.refusal.because);
  return {
    id,
    personId,
    number,
    send: async () => {
      const about = { kind: 'person', id: personId };
      const text = { id, personId, body: 'Siân: £13.50 on Monday 👍', about, ...changes };
      const sent = await act(world.db, who.carla, (tx) => sendText(tx, text));
      if (!sent.ok) throw new Error(sent.refusal.because);
    },
    asked: () => provider.asked.filter(({ to }) => to === number),
  };
}
async function sent(changes: Partial<TextToSend> = {}, who: TestOrganisation = org) {
  const text = await write(changes, who);
  await text.send();
  return text;
}

const standing = async (id: string) =>
  (await read(world.db, org.carla, (tx) => textStates(tx, [id]))).get(id);
const becomes = (id: string, expected: object) =>
  vi.waitFor(async () => expect(await standing(id)).toMatchObject(expected), {
    timeout: 8_000,
    interval: 20,
  });

test('is carried as it was written, once, and delivered when the provider says so', async () => {
  const text = await sent();
  work();
  await becomes(text.id, { state: 'sent', attempts: 1, sentAt: new Date(START) });
  expect(text.asked()).toEqual([
    {
      to: text.number,
      from: '+447700900000',
      body: 'Siân: £13.50 on Monday 👍',
      reference: text.id,
      authorization: 'Bearer a token',
    },
  ]);
  const report = (state: 'delivered' | 'failed') =>
    act(world.db, org.carla, async (tx) => {
      await reportText(tx, {
        providerId: `carried-${text.id}`,
        reference: '',
        state,
        said: 'Gone',
      });
      return ok(null);
    });
  for (const state of ['delivered', 'delivered', 'failed'] as const) await report(state);
  expect(await standing(text.id)).toMatchObject({ state: 'delivered', lastError: '' });
  const kinds = (await world.log(org))
    .filter(({ envelope }) => envelope.subjects['text'] === text.id)
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['text.written', 'text.sent', 'text.delivered']);
});

test('that the provider refuses is refused for good, in its words', async () => {
  const text = await write();
  provider.answer(text.number, json(422, { message: 'No such\r\nnumber' }));
  await text.send();
  work();
  await becomes(text.id, { state: 'failed', lastError: '422 No such number' });
  minutesOn(1_000);
  const next = await sent();
  await becomes(next.id, { state: 'sent' });
  expect(text.asked()).toHaveLength(1);
});

test.each([
  ['too busy', json(429, { message: 'Slow down' }), '429 Slow down'],
  ['out of order', json(503, {}), '503'],
  [
    'refusing our token',
    json(401, { message: 'Who?' }),
    '401 Who? (the provider does not accept SMS_TOKEN)',
  ],
  [
    'saying nothing we can read',
    json(200, ['garbage']),
    '200: the provider’s answer could not be read.',
  ],
  [
    'answering with something that is no JSON',
    (reply) => void reply.end('<html>'),
    '200: the provider’s answer could not be read.',
  ],
  [
    'answering without end',
    (reply) => void reply.end(`{"id":"${'x'.repeat(200_000)}"}`),
    '200: the provider’s answer could not be read.',
  ],
  ['breaking off', (reply) => void reply.destroy(), 'The provider is out of reach'],
  [
    'pointing elsewhere',
    (reply) => void reply.writeHead(307, { location: provider.url }).end(),
    '307 The provider points to another address',
  ],
  ['silent', () => {}, 'The provider did not answer within 0.3 seconds.'],
] as const satisfies readonly (readonly [string, Parameters<typeof provider.answer>[1], string])[])(
  'waits while the provider is %s, and goes with the same reference after',
  async (_how, answers, said) => {
    const text = await write();
    provider.answer(text.number, answers);
    await text.send();
    work(300);
    await becomes(text.id, {
      state: 'queued',
      attempts: 1,
      lastError: expect.stringContaining(said),
    });
    expect(text.asked()).toHaveLength(1);
    provider.answer(text.number, json(200, { id: 7 }));
    minutesOn(2);
    await becomes(text.id, { state: 'sent', attempts: 2 });
    expect(text.asked().map(({ reference }) => reference)).toEqual([text.id, text.id]);
  },
);

test('does not leave once they said not to, or its question is over', async () => {
  const stopped = await sent();
  const late = await sent({
    asks: { purpose: 'test', about: 'x', expiresAt: new Date(START + 60_000) },
  });
  await act(world.db, org.carla, (tx) =>
    recordDoNotContact(tx, {
      id: newId(),
      personId: stopped.personId,
      channel: 'text',
      reason: '',
    }),
  );
  minutesOn(5);
  work();
  await becomes(stopped.id, {
    state: 'failed',
    lastError: expect.stringContaining('asked us not to'),
  });
  await becomes(late.id, {
    state: 'failed',
    lastError: expect.stringContaining('was over before'),
  });
  expect([...stopped.asked(), ...late.asked()]).toEqual([]);
});

test('goes out once each while three workers race, and again after one was killed', async () => {
  const killed = await sent();
  const { rows } = await world.db.pool.query("select * from claim_texts($1, 1, '2 minutes')", [
    world.db.clock(),
  ]);
  expect(rows).toMatchObject([{ text_id: killed.id, attempts: 1 }]);
  const texts: Awaited<ReturnType<typeof write>>[] = [];
  for (let count = 0; count < 20; count++) texts.push(await sent());
  for (const _ of [1, 2, 3]) work();
  for (const { id } of texts) await becomes(id, { state: 'sent', attempts: 1 });
  expect(texts.map((text) => text.asked().length)).toEqual(texts.map(() => 1));
  expect(killed.asked()).toEqual([]);
  minutesOn(3);
  await becomes(killed.id, { state: 'sent', attempts: 2 });
});

test('of a sample never leaves, even if a row says it is queued', async () => {
  const sample = await world.organisation({ sample: true, name: 'Sample Staffing' });
  const text = await sent({}, sample);
  await world.owner.query("update text_delivery set state = 'queued' where text_id = $1", [
    text.id,
  ]);
  const other = await sent();
  work();
  await becomes(other.id, { state: 'sent' });
  expect(text.asked()).toEqual([]);
});
