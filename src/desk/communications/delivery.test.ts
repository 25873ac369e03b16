import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { type MailServer, startMailServer } from '../../../test/mail-server.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { startMailWorker } from '../../platform/mail/send-due.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { deliveriesOf, type MailToSend, sendMail } from './index.ts';

const world = await openWorld();
const org = await world.organisation();
const log = { info: () => {}, warn: () => {}, error: () => {} };
const START = Date.parse('2026-11-23T06:45:00Z');

let server: MailServer = await startMailServer();
afterAll(() => server.stop());
const workers: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  configureMail({ isSet: true });
  world.at(new Date(START).toISOString());
  return async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await world.owner.query(
      "update message_delivery set state = 'kept' where state in ('queued', 'sending')",
    );
  };
});

const minutesOn = (minutes: number) => world.at(new Date(START + minutes * 60_000).toISOString());

function work(url = server.url) {
  const worker = startMailWorker(world.db, url, { log, everyMs: 20 });
  workers.push(worker);
  return worker;
}

async function write(changes: Partial<MailToSend> = {}, who: TestOrganisation = org) {
  const id = newId();
  const mail: MailToSend = {
    id,
    toName: 'Siân O’Neill',
    toAddress: `${id}@example.co.uk`,
    subject: 'Confirmed: Mon 23 Nov 22:00–06:00 Tue, £13.50',
    body: 'Dear Siân,\n\n.\nA line that is only a dot above, and £13.50.\n',
    about: { kind: 'booking', id: newId() },
    attachments: [],
    ...changes,
  };
  const result = await act(world.db, who.carla, (tx) => sendMail(tx, mail));
  if (!result.ok) throw new Error(result.refusal.because);
  return {
    ...mail,
    received: () => server.received.filter(({ to }) => to.includes(mail.toAddress)),
  };
}

const delivery = async (id: string) =>
  (await read(world.db, org.carla, (tx) => deliveriesOf(tx, [id]))).get(id);

const stateBecomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await delivery(id))?.state).toBe(state), { timeout: 8_000 });

test('is delivered with its PDF and calendar file byte for byte, from the organisation', async () => {
  const pdf = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256));
  const calendar = Buffer.from('BEGIN:VCALENDAR\r\nX-A:é £ \u2013 long line\r\nEND:VCALENDAR\r\n');
  const mail = await write({
    replyTo: 'carla@agency.example',
    attachments: [
      { fileName: 'Confirmation 12 – Siân.pdf', contentType: 'application/pdf', content: pdf },
      {
        fileName: 'shifts.ics',
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
        content: calendar,
      },
    ],
  });
  work();
  await stateBecomes(mail.id, 'sent');
  const [received, ...more] = mail.received();
  expect(more).toEqual([]);
  expect(received?.headers).toContain(`Message-ID: <${mail.id}@deskproof>`);
  expect(received?.headers).toMatch(/^From: "?Brook Street Care"? <desk@agency.example>/m);
  expect(received?.headers).toMatch(/^Reply-To: carla@agency.example/m);
  const [text, first, second] = received?.parts ?? [];
  expect(text?.content.toString('utf8').replaceAll('\r\n', '\n').trimEnd()).toBe(
    mail.body.trimEnd(),
  );
  expect(first?.headers).toMatch(/application\/pdf/);
  expect(first?.content.equals(pdf)).toBe(true);
  expect(second?.headers).toMatch(/text\/calendar; charset=utf-8; method=PUBLISH/i);
  expect(second?.content.equals(calendar)).toBe(true);
  expect(await delivery(mail.id)).toMatchObject({
    attempts: 1,
    lastError: '',
    sentAt: new Date(START),
  });
  const entry = (await world.log(org)).find(
    ({ kind, envelope }) => kind === 'mail.sent' && envelope.subjects['message'] === mail.id,
  );
  expect(entry?.envelope).toMatchObject({ actor: null, facts: { attempts: 1 } });
});

test('waits and is sent again when the server greylists', async () => {
  const mail = await write();
  server.answer(mail.toAddress, 451, 'Greylisted, try again in a minute');
  work();
  await vi.waitFor(async () => expect((await delivery(mail.id))?.lastError).toContain('451'), {
    timeout: 8_000,
  });
  expect(await delivery(mail.id)).toMatchObject({ state: 'queued', attempts: 1 });
  server.accept(mail.toAddress);
  await new Promise((done) => setTimeout(done, 150));
  expect(mail.received()).toEqual([]);
  minutesOn(2);
  await stateBecomes(mail.id, 'sent');
  expect(mail.received()).toHaveLength(1);
});

test('fails at once, in the server’s words, when there is no such mailbox', async () => {
  const mail = await write();
  server.answer(mail.toAddress, 550, 'No such mailbox here');
  work();
  await stateBecomes(mail.id, 'failed');
  expect((await delivery(mail.id))?.lastError).toContain('550 No such mailbox here');
  minutesOn(10_000);
  await new Promise((done) => setTimeout(done, 150));
  expect(server.asked.filter((address) => address === mail.toAddress)).toHaveLength(1);
  const kinds = (await world.log(org)).filter(
    ({ envelope }) => envelope.subjects['message'] === mail.id,
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(['mail.written', 'mail.failed']);
});

test('waits while the server is gone and goes out when it is back', async () => {
  const { port } = server;
  await server.stop();
  const mail = await write();
  work(`smtp://127.0.0.1:${port}`);
  await vi.waitFor(async () => expect((await delivery(mail.id))?.attempts).toBe(1), {
    timeout: 8_000,
  });
  await stateBecomes(mail.id, 'queued');
  server = await startMailServer(port);
  minutesOn(2);
  await stateBecomes(mail.id, 'sent');
  expect(mail.received()).toHaveLength(1);
});

test('is given up after the last try, and says so', async () => {
  const mail = await write();
  server.answer(mail.toAddress, 451, 'Not today');
  work();
  for (let tries = 1; tries <= 9; tries++) {
    minutesOn(tries * 12 * 60);
    await vi.waitFor(
      async () => {
        const { attempts, state } = (await delivery(mail.id)) ?? {};
        expect([attempts, state === 'sending']).toEqual([tries, false]);
      },
      { timeout: 8_000, interval: 20 },
    );
  }
  await stateBecomes(mail.id, 'failed');
  expect(await delivery(mail.id)).toMatchObject({ attempts: 9 });
  expect((await delivery(mail.id))?.lastError).toContain('given up after 9 tries');
}, 20_000);

test('goes out once each while three workers race for forty mails', async () => {
  const mails: Awaited<ReturnType<typeof write>>[] = [];
  for (let count = 0; count < 40; count++) mails.push(await write());
  server.slow(15);
  work();
  work();
  work();
  await Promise.all(mails.map(({ id }) => stateBecomes(id, 'sent')));
  server.slow(0);
  expect(mails.map((mail) => mail.received().length)).toEqual(mails.map(() => 1));
  const ends = await read(world.db, org.carla, (tx) =>
    deliveriesOf(
      tx,
      mails.map(({ id }) => id),
    ),
  );
  expect([...ends.values()].map(({ attempts }) => attempts)).toEqual(mails.map(() => 1));
}, 20_000);

test('a claim left by a killed worker lapses and the mail goes again with the same Message-ID', async () => {
  const mail = await write();
  const claimed = await world.db.pool.query('select * from claim_mail($1, 4, $2)', [
    world.db.clock(),
    '10 minutes',
  ]);
  expect(claimed.rows).toHaveLength(1);
  work();
  minutesOn(9);
  await new Promise((done) => setTimeout(done, 120));
  expect(mail.received()).toEqual([]);
  minutesOn(11);
  await stateBecomes(mail.id, 'sent');
  expect(mail.received()[0]?.headers).toContain(`Message-ID: <${mail.id}@deskproof>`);
  expect(await delivery(mail.id)).toMatchObject({ attempts: 2 });
});

test('a sample’s mail never leaves, even if a row says it is queued', async () => {
  const sample = await world.organisation({ sample: true, name: 'Sample Staffing' });
  const mail = await write({}, sample);
  await world.owner.query("update message_delivery set state = 'queued' where message_id = $1", [
    mail.id,
  ]);
  const other = await write();
  work();
  await stateBecomes(other.id, 'sent');
  expect(mail.received()).toEqual([]);
  expect(server.asked).not.toContain(mail.toAddress);
  const { rows } = await world.owner.query(
    'select state, attempts from message_delivery where message_id = $1',
    [mail.id],
  );
  expect(rows).toEqual([{ state: 'queued', attempts: 0 }]);
});

test('stopping waits for the mail on the wire and claims no more', async () => {
  server.slow(300);
  const mail = await write();
  const worker = work();
  await vi.waitFor(() => expect(server.asked).toContain(mail.toAddress), { timeout: 8_000 });
  const late = await write();
  await worker.stop();
  server.slow(0);
  expect((await delivery(mail.id))?.state).toBe('sent');
  await new Promise((done) => setTimeout(done, 100));
  expect((await delivery(late.id))?.state).toBe('queued');
});

test('a name or subject that looks like a header stays a name and a subject', async () => {
  const mail = await write({
    toName: 'Rosa" <eve@example.com>, "Tom',
    subject: 'Shift\r\nBcc: eve@example.com\r\n\r\nbody',
  });
  work();
  await stateBecomes(mail.id, 'sent');
  const received = mail.received()[0];
  expect(received?.to).toEqual([mail.toAddress]);
  expect(received?.headers).not.toMatch(/^Bcc:/im);
});
