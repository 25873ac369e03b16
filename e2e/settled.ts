import type { Page, Request } from '@playwright/test';

/**
 * Watches what a page asks for, from now on.
 * @returns waits until the page shows what it has to show: its title stands, nothing it asked for is on its
 * way, its fonts are there, nothing says that it waits, and having drawn that it asks for nothing more
 */
export function watchRequests(page: Page): () => Promise<void> {
  const onTheirWay = new Set<Request>();
  let begun = 0;
  page.on('request', (request) => {
    // The stream of changes ends with the page.
    if (request.resourceType() === 'eventsource') return;
    begun += 1;
    onTheirWay.add(request);
  });
  const over = (request: Request) => onTheirWay.delete(request);
  page.on('requestfinished', over);
  page.on('requestfailed', over);
  return async () => {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    for (;;) {
      const before = begun;
      const waits = await page.evaluate(drawn);
      if (!waits && onTheirWay.size === 0 && begun === before) return;
      const [first] = onTheirWay;
      if (first) await first.response().then((answer) => answer?.finished());
    }
  };
}

/** Runs in the page: once it has nothing left to do and has drawn itself, says whether it still waits for something. */
async function drawn(): Promise<boolean> {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  await document.fonts.ready;
  await frame();
  await new Promise<void>((done) => requestIdleCallback(() => done()));
  await frame();
  await frame();
  return document.querySelector('.dp-waiting') !== null;
}
