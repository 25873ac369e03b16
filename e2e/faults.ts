import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { unreadable } from './unreadable.ts';

/** What is wrong with the page as it stands, in words. */
export async function faults(page: Page, width: number): Promise<readonly string[]> {
  const found: string[] = [];
  const titles = await page.locator('h1').allInnerTexts();
  if (titles.length !== 1) found.push(`${titles.length} h1: ${titles.join(' | ')}`);
  const title = await page.title();
  if (!/^\S.* - Deskproof$/.test(title)) found.push(`the tab says “${title}”`);
  for (const narrow of width < 500 ? [width, 320] : [width]) {
    if (narrow !== width) await page.setViewportSize({ width: narrow, height: 700 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) found.push(`scrolls sideways by ${beyond} px at ${narrow}`);
    if (narrow !== width) await page.setViewportSize({ width, height: 844 });
  }
  found.push(...(await page.evaluate(unreadable)));
  const axe = await new AxeBuilder({ page })
    // Our pages hold no frames, whose results would have to be put together in a tab of its own.
    .setLegacyMode()
    .options({ resultTypes: ['violations', 'incomplete'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  for (const { id, nodes } of axe.violations) {
    found.push(
      ...nodes
        .slice(0, 3)
        .map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
  }
  const unsure = axe.incomplete.find(({ id }) => id === 'color-contrast')?.nodes ?? [];
  const targets = unsure.map(({ target }) => target.join(' '));
  const hidden = await page.evaluate(outOfSight, targets);
  for (const [at, node] of unsure.entries()) {
    if (hidden[at]) continue;
    found.push(`contrast not known: ${targets[at]} ${node.any[0]?.message ?? ''}`);
  }
  return found;
}

/**
 * Runs in the page: of each selector, is its element cut off by a box that scrolls, or under the sticky bar,
 * where axe cannot see its ground?
 */
function outOfSight(selectors: readonly string[]): boolean[] {
  const bar = document.querySelector('.dp-top')?.getBoundingClientRect().bottom ?? 0;
  const stuckIn = new Map<Element, readonly Element[]>();
  const stickyOf = (box: Element) => {
    const sticky =
      stuckIn.get(box) ??
      [...box.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky');
    stuckIn.set(box, sticky);
    return sticky;
  };
  return selectors.map((css) => {
    const element = document.querySelector(css);
    if (element === null) return false;
    // Cut short with dots, its words reach under its neighbour only on paper; unreadable() reads it.
    if (
      element.scrollWidth > element.clientWidth &&
      getComputedStyle(element).overflow === 'hidden'
    )
      return true;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (top < bar && element.closest('.dp-top') === null) return true;
    for (let box = element.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const seen = box.getBoundingClientRect();
      if (left < seen.left || right > seen.right || top < seen.top || bottom > seen.bottom)
        return true;
      // What sticks inside a scrolling box lies over its rows.
      for (const stuck of stickyOf(box)) {
        if (stuck.contains(element)) continue;
        const over = stuck.getBoundingClientRect();
        if (over.left < right && over.right > left && over.top < bottom && over.bottom > top)
          return true;
      }
    }
    return false;
  });
}
