import { afterEach, describe, expect, test } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { type MailToSend, sendMail } from './index.ts';
import { attachmentOf, mailRecord, outbox } from './queries.ts';
import { sendAgain } from './send-again.ts';

const world = await openWorld();
const pdf = Buffer.from('%PDF-1.7 naturally');

afterEach(() => configureMail({ isSet: false }));

async function write(who: TestOrganisation, changes: Partial<MailToSend> = {}): Promise<string> {
  const id = newId();
  const result = await act(world.db, who.carla, (tx) =>
    sendMail(tx, {
      id,
      toName: 'Rosa Ahmed',
      toAddress: 'rosa@example.co.uk',
      subject: 'Confirmed: Mon 23 Nov at Elm House',
      body: 'Dear Rosa',
      about: { kind: 'booking', id: newId() },
      attachments: [{ fileName: 'confirmation.pdf', contentType: 'application/pdf', content: pdf }],
      ...changes,
    }),
  );
  if (!result.ok) throw new Error(result.refusal.because);
  return id;
}

const set = (id: string, state: string, error = '') =>
  world.owner.query(
    'update message_delivery set state = $2, last_error = $3, attempts = 1 where message_id = $1',
    [id, state, error],
  );

const list = (who: Actor, query: Partial<Parameters<typeof outbox>[1]> = {}) =>
  read(world.db, who, (tx) => outbox(tx, { limit: 100, ...query }));
const record = (who: Actor, id: string) => read(world.db, who, (tx) => mailRecord(tx, id));
const again = (who: Actor, id: string) => act(world.db, who, (tx) => sendAgain(tx, id));

describe('the outbox', () => {
  test('lists mail newest first, by state, words and what it is about, with its true total', async () => {
    const org = await world.organisation();
    world.at('2026-11-23T08:00:00Z');
    const about = { kind: 'booking', id: newId() };
    const first = await write(org, { about });
    world.at('2026-11-23T09:00:00Z');
    const second = await write(org, { toName: 'Tom Price', toAddress: 'tom@example.co.uk' });
    await set(second, 'failed', '550 No such mailbox');

    const all = await list(org.carla);
    expect(all.rows.map(({ id }) => id)).toEqual([second, first]);
    expect(all).toMatchObject({ total: 2, states: { failed: 1, kept: 1, sent: 0 } });
    expect(all.rows[0]).toMatchObject({
      toName: 'Tom Price',
      state: 'failed',
      lastError: '550 No such mailbox',
      writtenBy: 'Carla Costa',
      attachments: 1,
    });
    expect((await list(org.carla, { state: 'kept' })).rows.map(({ id }) => id)).toEqual([first]);
    expect((await list(org.carla, { words: 'PRICE elm' })).rows.map(({ id }) => id)).toEqual([
      second,
    ]);
    expect((await list(org.carla, { words: '100%_' })).total).toBe(0);
    expect((await list(org.carla, { about: about.id })).rows.map(({ id }) => id)).toEqual([first]);
    expect(await list(org.carla, { limit: 1 })).toMatchObject({ total: 2, rows: [{ id: second }] });
  });

  test('shows one mail as sent, and opens what went with it', async () => {
    const org = await world.organisation();
    const id = await write(org);
    const shown = await record(org.ben, id);
    expect(shown).toMatchObject({
      ok: true,
      value: {
        body: 'Dear Rosa',
        mailId: `<${id}@deskproof>`,
        attachments: [{ position: 0, fileName: 'confirmation.pdf', bytes: pdf.length }],
        steps: [],
      },
    });
    const file = await read(world.db, org.ben, (tx) => attachmentOf(tx, id, 0));
    expect(file.ok && file.value.bytes.equals(pdf)).toBe(true);
    expect(await read(world.db, org.ben, (tx) => attachmentOf(tx, id, 1))).toMatchObject({
      refusal: { code: 'attachment-not-found' },
    });
  });

  test('another organisation sees none of it', async () => {
    const [org, other] = [await world.organisation(), await world.organisation()];
    const id = await write(org);
    expect((await list(other.olivia)).total).toBe(0);
    expect(await record(other.olivia, id)).toMatchObject({ refusal: { code: 'mail-not-found' } });
    expect(await read(world.db, other.olivia, (tx) => attachmentOf(tx, id, 0))).toMatchObject({
      refusal: { code: 'mail-not-found' },
    });
    configureMail({ isSet: true });
    expect(await again(other.olivia, id)).toMatchObject({ refusal: { code: 'mail-not-found' } });
  });

  test('mail that carries a key is for owners, and its words only until it has left', async () => {
    const org = await world.organisation();
    const id = await write(org, { about: { kind: 'invitation', id: newId() } });
    expect((await list(org.carla)).total).toBe(0);
    expect(await record(org.carla, id)).toMatchObject({ refusal: { code: 'mail-not-found' } });
    expect(await read(world.db, org.ben, (tx) => attachmentOf(tx, id, 0))).toMatchObject({
      refusal: { code: 'mail-not-found' },
    });
    configureMail({ isSet: true });
    expect(await again(org.ben, id)).toMatchObject({ refusal: { code: 'mail-not-found' } });
    expect(await record(org.olivia, id)).toMatchObject({ value: { body: 'Dear Rosa' } });
    await set(id, 'sent');
    expect(await record(org.olivia, id)).toMatchObject({ value: { body: null } });
  });
});

describe('sending again', () => {
  test('puts a failed mail into the queue, keeps its way and is one entry of the log', async () => {
    const org = await world.organisation();
    configureMail({ isSet: true });
    const id = await write(org);
    await set(id, 'failed', '550 No such mailbox');
    expect(await again(org.carla, id)).toEqual({ ok: true, value: { state: 'queued' } });
    const shown = await record(org.carla, id);
    expect(shown).toMatchObject({
      value: { state: 'queued', attempts: 0, steps: [{ step: 'queued', by: 'Carla Costa' }] },
    });
    expect(shown.ok && shown.value.notSendable).toContain('on its way');
    const entry = (await world.log(org)).at(-1);
    expect(entry).toMatchObject({ kind: 'mail.queued', envelope: { facts: { was: 'failed' } } });
    expect(await again(org.carla, id)).toMatchObject({ refusal: { code: 'already-queued' } });
    await set(id, 'kept');
  });

  test('takes mail that was kept, once a mail server is set', async () => {
    const org = await world.organisation();
    const id = await write(org);
    expect(await again(org.carla, id)).toMatchObject({ refusal: { code: 'no-mail-server' } });
    configureMail({ isSet: true });
    expect(await again(org.carla, id)).toMatchObject({ ok: true });
    await set(id, 'kept');
  });

  test('is refused for a sample and for mail that has gone', async () => {
    configureMail({ isSet: true });
    const sample = await world.organisation({ sample: true });
    expect(await again(sample.carla, await write(sample))).toMatchObject({
      refusal: { code: 'sample-mail-stays' },
    });
    const org = await world.organisation();
    const id = await write(org);
    await set(id, 'sent');
    expect(await again(org.carla, id)).toMatchObject({ refusal: { code: 'already-sent' } });
  });

  test('two who press at once queue it once', async () => {
    const org = await world.organisation();
    configureMail({ isSet: true });
    const id = await write(org);
    await set(id, 'failed');
    const results = await Promise.all([again(org.carla, id), again(org.ben, id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await set(id, 'kept');
  });
});
