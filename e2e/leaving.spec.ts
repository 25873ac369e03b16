import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { tone } from '../db/demo/tone.ts';
import { newId } from '../src/lib/ids.ts';
import { ask, expect, pageAs, section, test } from './desk.ts';
import { handsOn } from './hands.ts';
import { joined, signedIn } from './joined.ts';

const MARK = newId().slice(-4);
const LENA = `Lena Leaver ${MARK}`;
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** Larger together than one archive takes here; each in two pieces, and of its own content. */
const SOUNDS = [1, 2].map((nth) => Buffer.concat([tone(nth), Buffer.alloc(5_500_000, 100 + nth)]));

interface Files {
  readonly rows: readonly {
    readonly fileId: string;
    readonly title: string;
    readonly state: string;
  }[];
}

/** Enrols a member on a framework of somebody who is signed in. */
async function enrol(request: APIRequestContext, memberId: string): Promise<void> {
  const { rows } = await ask<{ rows: readonly { id: string; code: string }[] }>(
    request,
    'GET',
    '/api/frameworks',
  );
  const frameworkId = rows.find(({ code }) => code === 'FLEX')?.id;
  await ask(request, 'POST', '/api/learners', { id: newId(), memberId, frameworkId });
}

const memberOf = async ({ request }: Page) =>
  (await ask<{ member: { id: string } }>(request, 'GET', '/api/session')).member.id;

/** Lena of the sample with two recordings, which Olivia let leave. */
async function recorded(browser: Browser, owner: Page): Promise<void> {
  const lena = await joined(browser, owner, LENA, ['consultant', 'learner']);
  await enrol(owner.request, await memberOf(lena));
  for (const [at, buffer] of SOUNDS.entries()) {
    await lena.goto('/portfolio/record');
    const file = { name: `call-${at}.wav`, mimeType: 'audio/wav', buffer };
    await lena.locator('input[type=file]').setInputFiles(file);
    await lena.getByLabel('Title').fill(`Call ${at}`);
    await lena.getByLabel('Nobody but me').check();
    await lena.getByRole('button', { name: 'Keep and send' }).click();
    const waits = lena.getByRole('list', { name: 'On this device' }).getByRole('listitem');
    await expect(waits.filter({ hasText: `Call ${at}` })).toContainText('Received');
  }
  const { rows } = await ask<Files>(lena.request, 'GET', '/api/portfolio/files');
  for (const [at, sound] of SOUNDS.entries()) {
    const { fileId = '' } = rows.find(({ title }) => title === `Call ${at}`) ?? {};
    await ask(owner.request, 'POST', `/api/files/${fileId}/clearance`, { sha256: hashOf(sound) });
  }
  await lena.context().close();
}

/** A centre elsewhere with Lena enrolled: a sample too, since what a sample gives goes to samples alone. */
async function elsewhere(browser: Browser): Promise<{ dora: Page; lena: Page }> {
  const [email, password] = [`dora.${MARK}@dales.example`, 'four plain old words'];
  const dataDir = path.dirname(process.env['DESKPROOF_E2E_POSTBOX'] ?? '');
  const program = path.join(import.meta.dirname, 'another-sample.ts');
  execFileSync(process.execPath, [program, dataDir, `Dales ${MARK}`, email, password]);
  const dora = await signedIn(browser, email, password);
  await ask(dora.request, 'POST', '/api/frameworks', { id: newId(), code: 'FLEX' });
  const lena = await joined(browser, dora, LENA, ['learner'], 'dales.example');
  await enrol(dora.request, await memberOf(lena));
  return { dora, lena };
}

test('a record of two parts is taken out and brought to another organisation by the page, byte for byte', async ({
  browser,
}) => {
  const owner = await pageAs(browser, 'olivia');
  await recorded(browser, owner);
  await owner.goto('/leaving');
  await owner.getByRole('button', { name: `Whole record (ZIP): ${LENA}` }).click();
  const list = owner.getByRole('list', { name: `Parts of the record of ${LENA}` });
  const parts: string[] = [];
  for (const name of [/^Part 1 of 2 \(1 file, /, /^Part 2 of 2 \(1 file, /]) {
    const [download] = await Promise.all([
      owner.waitForEvent('download'),
      list.getByRole('button', { name }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-part-[12]-of-2\.zip$/);
    parts.push(await download.path());
  }

  const { dora, lena } = await elsewhere(browser);
  const { said, press } = handsOn(() => dora);
  const comes = section(dora, 'A record that comes');
  await dora.goto('/leaving');
  // The second alone is no record, and says which comes first.
  await comes.locator('input[type=file]').setInputFiles(parts[1] ?? '');
  await press('Look at it');
  await expect(comes.getByRole('alert')).toContainText('Take part 1 in first');
  await comes.locator('input[type=file]').setInputFiles(parts[0] ?? '');
  await press('Look at it');
  await expect(comes).toContainText(`${LENA} from`);
  await expect(comes).toContainText('This is part 1 of 2');
  await comes.getByLabel('The learner here').selectOption({ label: LENA });
  await comes.getByLabel('I compared the fingerprint').check();
  await press('Take all of it in');
  await said('The record is here, with 1 of 2 files. Choose the next part below');

  const brought = section(dora, 'Brought with them');
  await expect(brought).toContainText('1 of 2 files here');
  await brought.locator('input[type=file]').setInputFiles(parts[1] ?? '');
  await press('Send the rest');
  await said('All of its files are here');
  await expect(brought).toContainText('2 files, all here');

  const { rows } = await ask<{ rows: readonly { evidenceId: string }[] }>(
    lena.request,
    'GET',
    '/api/portfolio/files',
  );
  expect(rows).toHaveLength(2);
  const hashes: string[] = [];
  for (const { evidenceId } of rows) {
    const content = await lena.request.get(`/api/files/${evidenceId}/content`);
    hashes.push(hashOf(await content.body()));
  }
  expect(hashes.sort()).toEqual(SOUNDS.map(hashOf).sort());
  // What was saved goes with the browser that saved it.
  for (const page of [dora, lena, owner]) await page.context().close();
});
