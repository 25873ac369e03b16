import path from 'node:path';
import type { Page } from '@playwright/test';

/** Keeps a picture of the page for a person to look at, where a folder for them is named. */
export async function photograph(page: Page, address: string, width: number): Promise<void> {
  const folder = process.env['DESKPROOF_E2E_SHOTS'];
  if (folder === undefined) return;
  const name = address.replace(/[^a-z]+/gi, '-').slice(0, 40);
  const file = path.join(folder, `${name}${address.length}-${width}.png`);
  await page.screenshot({ path: file, fullPage: true });
}
