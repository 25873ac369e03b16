import type { Page } from '@playwright/test';

/** How smoothly a page drew while something was done to it, in milliseconds. */
export interface Frames {
  readonly longest: number;
  /** 95 of a hundred frames came sooner after the one before. */
  readonly p95: number;
  /** The longest task that kept the page from answering, and all of them (50 ms and more). */
  readonly longestTask: number;
  readonly tasks: number;
}

/** Counts frames and long tasks while something is done to the page. */
export async function framesWhile(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const kept = { gaps: [] as number[], tasks: [] as number[], on: true };
    Object.assign(window, { kept });
    let last = performance.now();
    const look = (now: number) => {
      kept.gaps.push(now - last);
      last = now;
      if (kept.on) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(look);
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (kept.on) kept.tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await work();
  return page.evaluate(() => {
    const { kept } = window as unknown as {
      kept: { gaps: number[]; tasks: number[]; on: boolean };
    };
    kept.on = false;
    const gaps = [...kept.gaps].sort((a, b) => a - b);
    return {
      longest: gaps.at(-1) ?? 0,
      p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0,
      longestTask: Math.max(0, ...kept.tasks),
      tasks: kept.tasks.reduce((sum, one) => sum + one, 0),
    };
  });
}

/** Turns the wheel down over the middle of the page and up again. */
export async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 600);
  for (let turn = 0; turn < 80; turn++) {
    await page.mouse.wheel(0, turn < 50 ? 240 : -240);
    await page.waitForTimeout(16);
  }
}

/** Picks the first shift in sight up with the mouse, carries it down over the rows, and puts it back. */
export async function carry(page: Page): Promise<void> {
  const places = await page.evaluate(() =>
    [...document.querySelectorAll('[role="row"][data-index] [data-bar]')].map((bar) => {
      const { left, top, width } = bar.getBoundingClientRect();
      return { left, top, width };
    }),
  );
  const place = places.find(
    ({ left, top, width }) => width > 0 && left > 250 && left < 1200 && top > 350 && top < 700,
  );
  if (!place) throw new Error(`No shift of ${places.length} lies where it could be picked up.`);
  const [x, y] = [place.left + Math.min(6, place.width / 2), place.top + 6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 60; step++) {
    await page.mouse.move(x + step, y + (step % 30) * 6);
    await page.waitForTimeout(16);
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
}
