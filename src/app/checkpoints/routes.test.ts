import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startMailServer } from '../../../test/mail-server.ts';
import { type Desk, openRoutesWorld, type Visitor } from '../../../test/routes-world.ts';
import { newId } from '../../lib/ids.ts';
import { checkEntry } from '../../platform/audit/tree/check-entry.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import {
  checkConsistency,
  readConsistencyPackage,
} from '../../platform/audit/tree/consistency-package.ts';
import { readEntryPackage } from '../../platform/audit/tree/entry-package.ts';
import { readVerifierKey, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { startMailWorker } from '../../platform/mail/send-due.ts';
import { configureMail } from '../../platform/mail/setting.ts';
import { keysOf } from '../commands/verify-offline.ts';
import { done, quiet } from './fixtures.ts';

const world = await openRoutesWorld();
let desk: Desk;
beforeAll(async () => {
  desk = await world.desk();
});

interface Listed {
  readonly total: number;
  readonly entries: number;
  readonly keepers: number;
  readonly rows: readonly { readonly size: number; readonly signedBy: readonly string[] }[];
  readonly keys: readonly {
    readonly id: string;
    readonly verifierKey: string;
    readonly retiredAt: string | null;
  }[];
}

const get = (who: Visitor, url: string) => who.ask({ method: 'GET', url });
const post = (who: Visitor, url: string, payload?: object) =>
  who.ask({ method: 'POST', url, ...(payload ? { payload } : {}) });
const textOf = ({ body }: { body: unknown }) => Buffer.from(body as string);
const jsonOf = ({ body }: { body: unknown }) => Buffer.from(JSON.stringify(body));

const listed = async (who = desk.staff.consultant) =>
  (await get(who, '/api/log/checkpoints')).body as Listed;

async function checkpointNow(): Promise<number> {
  const made = await post(desk.staff.consultant, '/api/log/checkpoints');
  expect(made.status).toBe(200);
  return (made.body as { size: number }).size;
}

const branch = (name: string) =>
  post(desk.staff.owner, '/api/branches', { id: newId(), name: `${name} ${newId().slice(-6)}` });

describe('checkpoints', () => {
  it('are made on demand and listed with the key that signed them', async () => {
    const size = await checkpointNow();
    const again = await post(desk.staff.consultant, '/api/log/checkpoints');
    expect(again.body).toEqual({ size, made: false });
    const { rows, total, entries, keys } = await listed();
    expect({ total, entries }).toEqual({ total: 1, entries: size });
    expect(rows[0]).toMatchObject({ size, signedBy: [keys[0]?.id] });
  });

  it('leave as a file that is a checkpoint of this log, beside a file with its keys', async () => {
    const size = await checkpointNow();
    const file = await get(desk.staff.branch_manager, `/api/log/checkpoints/${size}`);
    expect(file.headers['content-disposition']).toContain(`checkpoint-${size}.txt`);
    const checkpoint = done(readCheckpoint(textOf(file)));
    expect(checkpoint).toMatchObject({ size, origin: `deskproof/log/${desk.organisationId}` });
    const keys = await get(desk.staff.branch_manager, '/api/log/verifier-keys');
    expect(keys.headers['content-disposition']).toContain('verifier-keys.txt');
    // The command of the guide takes the file as it is, remarks and all.
    const folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
    const name = path.join(folder, 'verifier-keys.txt');
    writeFileSync(name, String(keys.body));
    const read = done(keysOf({ words: ['verify'], options: { key: name } })) ?? [];
    rmSync(folder, { recursive: true });
    expect(read.map(writeVerifierKey)).toEqual((await listed()).keys.map((key) => key.verifierKey));
    const none = await get(desk.staff.owner, '/api/log/checkpoints/999999');
    expect(none).toMatchObject({
      status: 404,
      body: { refusal: { code: 'checkpoint-not-found' } },
    });
  });

  it('prove by a file of their own that entries were only added between two of them', async () => {
    const from = await checkpointNow();
    await branch('Leeds');
    const to = await checkpointNow();
    const [first, second, proof] = await Promise.all([
      get(desk.staff.consultant, `/api/log/checkpoints/${from}`),
      get(desk.staff.consultant, `/api/log/checkpoints/${to}`),
      get(desk.staff.consultant, `/api/log/consistency?from=${from}&to=${to}`),
    ]);
    expect(proof.headers['content-disposition']).toContain(`consistency-${from}-${to}.json`);
    const grown = checkConsistency(
      done(readConsistencyPackage(jsonOf(proof))),
      done(readCheckpoint(textOf(first))),
      done(readCheckpoint(textOf(second))),
      null,
    );
    expect(grown).toMatchObject({ ok: true, value: { from, to } });
    const wrong = await get(desk.staff.consultant, `/api/log/consistency?from=${to}&to=${from}`);
    expect(wrong.body).toMatchObject({ refusal: { code: 'checkpoint-order' } });
  });

  it('that were kept are compared with the log without changing anything', async () => {
    const size = await checkpointNow();
    const note = String((await get(desk.staff.consultant, `/api/log/checkpoints/${size}`)).body);
    const same = await post(desk.staff.consultant, '/api/log/comparison', { note });
    expect(same).toMatchObject({ status: 200, body: { outcome: 'same', size, entries: size } });
    const other = await world.desk();
    const foreign = await post(other.staff.owner, '/api/log/comparison', { note });
    expect(foreign.body).toMatchObject({ refusal: { code: 'other-log' } });
    expect((await listed()).entries).toBe(size);
  });

  it('are among what the check of the whole log looks at', async () => {
    await checkpointNow();
    const { body } = await get(desk.staff.owner, '/api/log/verification');
    expect(body).toMatchObject({ whole: true, checkpoints: (await listed()).total });
  });

  it('are none of what learners and assessors see', async () => {
    for (const role of ['resourcer', 'learner', 'assessor'] as const) {
      expect((await get(desk.staff[role], '/api/log/checkpoints')).status).toBe(403);
      expect((await post(desk.staff[role], '/api/log/checkpoints')).status).toBe(403);
    }
  });
});

describe('the key', () => {
  it('is changed by an owner alone, once a press; the next checkpoint is signed by both', async () => {
    await checkpointNow();
    const retire = (await listed()).keys[0]?.id ?? '';
    for (const role of ['branch_manager', 'consultant', 'compliance_officer'] as const)
      expect((await post(desk.staff[role], '/api/log/keys', { retire })).status).toBe(403);
    const pressed = await Promise.all(
      [1, 2].map(() => post(desk.staff.owner, '/api/log/keys', { retire })),
    );
    expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
    const size = await checkpointNow();
    const { keys, rows } = await listed();
    expect(keys.map(({ retiredAt }) => retiredAt === null)).toEqual([true, false]);
    expect(rows.find((row) => row.size === size)?.signedBy).toEqual(keys.map(({ id }) => id));
    await branch('York');
    const next = await checkpointNow();
    expect((await listed()).rows.find((row) => row.size === next)?.signedBy).toEqual([keys[0]?.id]);
  });
});

describe('kept elsewhere', () => {
  it('is for an owner and a compliance officer; others see how many keep them', async () => {
    const id = newId();
    const petra = { id, name: 'Petra Park', email: 'petra.park@auditor.example' };
    const url = '/api/log/checkpoint-recipients';
    expect((await post(desk.staff.branch_manager, url, petra)).status).toBe(403);
    expect((await post(desk.staff.compliance_officer, url, petra)).status).toBe(200);
    expect((await get(desk.staff.branch_manager, url)).status).toBe(403);
    const { body } = await get(desk.staff.owner, url);
    expect(body).toMatchObject({ rows: [{ id, name: 'Petra Park', last: null }] });
    expect((await listed(desk.staff.branch_manager)).keepers).toBe(1);
    const gone = await post(desk.staff.owner, `${url}/${id}/removal`, { forget: true });
    expect(gone.body).toEqual({ removed: true });
    expect((await listed()).keepers).toBe(0);
  });

  it('is a mail whose file proves an entry, with the key that stands in the mail', async () => {
    const server = await startMailServer();
    // Other organisations of this run have mail waiting too.
    const address = `quentin.${newId()}@auditor.example`;
    const his = () => server.received.filter(({ to }) => to.includes(address));
    configureMail({ isSet: true });
    const worker = startMailWorker(world.house.db, server.url, { log: quiet, everyMs: 50 });
    try {
      await post(desk.staff.owner, '/api/log/checkpoint-recipients', {
        id: newId(),
        name: 'Quentin Quill',
        email: address,
      });
      const sent = await post(desk.staff.owner, '/api/log/checkpoint-mails', { id: newId() });
      const { size } = sent.body as { size: number };
      await expect.poll(() => his().length, { timeout: 10_000 }).toBe(1);
      const [mail] = his();
      expect(mail?.to).toEqual([address]);
      const [words, file] = mail?.parts ?? [];
      expect(file?.headers).toContain(`checkpoint-${size}.txt`);
      const checkpoint = done(readCheckpoint(file?.content ?? Buffer.alloc(0)));
      expect(checkpoint.size).toBe(size);
      const key = /^ {2}(deskproof\/log\/\S+)$/m.exec(
        words?.content.toString().replaceAll('\r', '') ?? '',
      )?.[1];
      const entry = await get(desk.staff.consultant, `/api/log/1/package?checkpoint=${size}`);
      const proven = checkEntry(done(readEntryPackage(jsonOf(entry))), checkpoint, [
        done(readVerifierKey(key ?? '')),
      ]);
      expect(proven).toMatchObject({ ok: true, value: { number: 1, size, keysGiven: true } });
      const { body } = await get(desk.staff.owner, '/api/log/checkpoint-recipients');
      expect(body).toMatchObject({ rows: [{ last: { size, state: 'sent' } }], mailIsSet: true });
    } finally {
      await worker.stop();
      configureMail({ isSet: false });
      await server.stop();
    }
  });
});
