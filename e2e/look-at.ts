import type { BrowserContext, Page } from '@playwright/test';
import { faults } from './faults.ts';
import { photograph } from './photograph.ts';
import { watchRequests } from './settled.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page takes some seconds; a renderer that answers nothing for so long has stopped. */
const STOPPED_MS = 50_000;

/**
 * Opens an address, looks at the page in each size and says what is wrong with it. A renderer that stops altogether (on a
 * busy machine one in some thousands) says nothing of the page: it is looked at once more, in another one.
 */
export async function lookAt(
  context: BrowserContext,
  address: string,
  sizes: readonly Size[],
): Promise<readonly string[]> {
  const first = await within(STOPPED_MS, context, (page) => look(page, address, sizes));
  if (first) return first;
  const second = await within(STOPPED_MS, context, (page) => look(page, address, sizes));
  return second ?? [`the page answered nothing for ${STOPPED_MS / 1000} seconds, twice`];
}

async function look(page: Page, address: string, sizes: readonly Size[]): Promise<string[]> {
  const said: string[] = [];
  page.on('console', (line) => {
    // The key of /invitation fits nothing: the browser notes that itself.
    const ours = !/^\/invitation/.test(address) || !line.text().includes('status of 4');
    if (line.type() === 'error' && ours) said.push(`console: ${line.text()}`);
  });
  page.on('pageerror', (fault) => said.push(`fault: ${fault.message}`));
  const settled = watchRequests(page);
  await page.goto(address);
  await settled();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await settled();
    await photograph(page, address, size.width);
    const found = await faults(page, size.width);
    said.push(...found.map((words) => `${size.width}: ${words}`));
  }
  return said;
}

/** What somebody found out with a page of their own; null: the time went by. */
async function within<T>(
  ms: number,
  context: BrowserContext,
  work: (page: Page) => Promise<T>,
): Promise<T | null> {
  const page = await context.newPage();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), ms);
  });
  const found = work(page);
  // What a page that was given up still says is nobody's.
  found.catch(() => null);
  try {
    return await Promise.race([found, late]);
  } finally {
    clearTimeout(timer);
    void page.close().catch(() => null);
  }
}
