import { createHash } from 'node:crypto';
import { tone } from '../db/demo/tone.ts';
import { newId } from '../src/lib/ids.ts';
import { ask, expect, pageAs, test, workAs } from './desk.ts';

interface Said {
  readonly language: string;
  readonly history: readonly { readonly language: string }[];
}

interface Files {
  readonly rows: readonly {
    readonly fileId: string;
    readonly title: string;
    readonly state: string;
    readonly pieces: number;
  }[];
}

test('a recording kept without a line arrives once and whole, after a reload and a lost session', async ({
  browser,
}) => {
  // Two pieces, as phones cut them.
  const sound = Buffer.concat([tone(1), Buffer.alloc(6 * 1024 * 1024, 128)]);
  const title = `A call on the road ${newId().slice(-6)}`;
  const page = await pageAs(browser, 'carla');
  const context = page.context();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/portfolio/record');
  await expect(page.getByText('This page opens without a line too')).toBeVisible();

  await context.setOffline(true);
  const file = { name: 'road.wav', mimeType: 'audio/wav', buffer: sound };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Nobody but me').check();
  await page.getByLabel('Language it is in').selectOption('Polish');
  await expect(page.getByText('your centre arranges for Polish')).toBeVisible();
  await page.getByRole('button', { name: 'Keep and send' }).click();
  const waits = page.getByRole('list', { name: 'On this device' }).getByRole('listitem');
  await expect(waits.filter({ hasText: title })).toContainText('Waiting for a line');

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Record evidence' })).toBeVisible();
  await expect(waits.filter({ hasText: title })).toContainText('Waiting for a line');

  // The session ends before the line is back: it asks to sign in, and goes on from there.
  await context.clearCookies();
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/sign-in\?back=/);
  await workAs(context, 'carla');
  await page.goto('/portfolio/record');
  await expect(waits.filter({ hasText: title })).toContainText('Received');

  const { rows } = await ask<Files>(page.request, 'GET', '/api/portfolio/files');
  const own = rows.filter((row) => row.title === title);
  expect(own).toMatchObject([{ state: 'received', pieces: 2 }]);
  const itemId = own[0]?.fileId ?? '';
  const said = await ask<Said>(page.request, 'GET', `/api/evidence/${itemId}/language`);
  expect(said).toMatchObject({ language: 'pl', history: [{ language: 'pl' }] });
  const address = `/api/files/${itemId}/content`;
  const content = await page.request.get(address);
  const headers = content.headers();
  expect(headers).toMatchObject({ 'content-type': 'audio/wav', 'accept-ranges': 'bytes' });
  expect(headers['x-content-type-options']).toBe('nosniff');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(await content.body())).toBe(hash(sound));
  // A player asks for a part, here over the seam of the two pieces.
  const seam = 5 * 1024 * 1024;
  const part = await page.request.get(address, {
    headers: { range: `bytes=${seam - 5}-${seam + 4}` },
  });
  expect(part.status()).toBe(206);
  expect(part.headers()['content-range']).toBe(`bytes ${seam - 5}-${seam + 4}/${sound.length}`);
  expect((await part.body()).equals(sound.subarray(seam - 5, seam + 5))).toBe(true);
  await context.close();
});
