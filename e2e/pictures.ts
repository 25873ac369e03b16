// Takes the README's pictures from the sample organisation: `node e2e/pictures.ts`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { chooseBrowser, freePort } from './browser.ts';
import { ask, dayAfterToday, workAs } from './desk.ts';
import { withPalette } from './palette-png.ts';
import startProduct from './server.ts';

const FOLDER = path.resolve(import.meta.dirname, '../docs/pictures');
const MOST_BYTES = 200_000;

interface Week {
  readonly shifts: readonly {
    readonly shiftId: string;
    readonly state: string;
    readonly startsAt: string;
  }[];
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const picture = withPalette(await page.screenshot());
  if (picture.length > MOST_BYTES) throw new Error(`${name}.png has ${picture.length} bytes.`);
  writeFileSync(path.join(FOLDER, `${name}.png`), picture);
  process.stdout.write(`${name}.png ${Math.round(picture.length / 1000)} kB\n`);
}

/** The soonest place to fill that has the most people who may go. */
async function placeToFill(context: BrowserContext): Promise<{ shiftId: string; monday: string }> {
  const monday = dayAfterToday(1);
  const week = await ask<Week>(context.request, 'GET', `/api/week?date=${monday}&by=site&size=500`);
  const open = week.shifts.filter(({ state }) => state === 'open').slice(0, 20);
  let best = { shiftId: open[0]?.shiftId ?? '', monday, may: -1 };
  for (const { shiftId } of open) {
    const ranked = await ask<{ mayTotal: number }>(
      context.request,
      'GET',
      `/api/shifts/${shiftId}/workers?show=may&size=1`,
    );
    if (ranked.mayTotal > best.may) best = { shiftId, monday, may: ranked.mayTotal };
  }
  return best;
}

async function takeAll(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('table').first().waitFor();
  await take(page, 'today');

  const { shiftId, monday } = await placeToFill(context);
  await page.goto(`/bookings?week=${monday}`);
  await page.locator('.dp-bar').first().waitFor();
  await take(page, 'week');

  await page.goto(`/bookings?week=${monday}&shift=${shiftId}`);
  await page.getByRole('list', { name: 'Who may go, best first' }).waitFor();
  // As tall as it needs to show the first few who may go, and why.
  await page.setViewportSize({ width: 1440, height: 1100 });
  await take(page, 'shift-panel');
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.goto('/mail');
  await page.getByRole('row').filter({ hasText: 'Confirmed' }).first().getByRole('button').click();
  await page.locator('.dp-mail-body').waitFor();
  await take(page, 'confirmation');

  await page.goto('/log');
  await page.getByRole('button', { name: 'Check the whole log' }).click();
  await page.getByText('The log is whole').waitFor();
  await take(page, 'log');
}

/** The learner's matrix, and a claim as its assessor judges it with the sealed record beside. */
async function takeProof(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await workAs(context, 'carla');
  await page.goto('/portfolio?framework=REC-L2-RR');
  await page.getByRole('grid').waitFor();
  await page.getByRole('heading', { name: 'Criteria and evidence' }).scrollIntoViewIfNeeded();
  await take(page, 'portfolio');
  await page.goto('/portfolio/suggestions');
  await page.getByRole('button', { name: 'Accept and reference' }).first().waitFor();
  await take(page, 'suggestions');
  await workAs(context, 'anita');
  await page.goto('/assessment');
  await page.getByRole('row', { name: /FLEX/ }).first().click();
  await page
    .getByRole('button', { name: /^Item 1/ })
    .first()
    .click();
  await page.locator('.as-sealed').first().waitFor();
  await take(page, 'judging');
}

process.env['DESKPROOF_E2E_PORT'] ??= String(await freePort());
mkdirSync(FOLDER, { recursive: true });
const end = await startProduct();
try {
  const browser = await chromium.launch({
    executablePath: process.env['BROWSER_BIN'] ?? (await chooseBrowser()),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${process.env['DESKPROOF_E2E_PORT']}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await workAs(context, 'olivia');
  await takeAll(context);
  await takeProof(context);
  await browser.close();
} finally {
  await end();
}
