import type { Page } from '@playwright/test';
import { expect, focused, pageAs, tabTo, test } from './desk.ts';

/** Presses a key and fails unless what then has the focus can be seen to have it. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await seen(page);
}

/** What has the focus shows it by an outline, a ring or a border of its own, inside the window. */
async function seen(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return '';
    const marked = (element: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const outline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
      return outline || boxShadow !== 'none';
    };
    const label = at.nextElementSibling;
    const wrapper = at.closest('.mantine-Input-wrapper');
    const marks = [at, ...at.children, label, wrapper].filter((one) => one !== null);
    // Headings and the page itself take the focus to be read from, not to be used.
    if (at.matches('h1, h2, main, [role=alert]') || marks.some(marked)) return '';
    return `${at.tagName} “${(at.getAttribute('aria-label') ?? at.textContent ?? '').slice(0, 40)}”`;
  });
  expect(unseen, 'has the focus without showing it').toBe('');
}

test('Whole days are worked without a mouse: grid, shift, assignment, back', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/bookings');
  await expect(page.getByRole('grid')).toBeVisible();

  await press(page, 'Tab');
  expect(await focused(page)).toBe('Skip to the page');
  await press(page, 'Enter');
  await tabTo(page, 'Take a booking', 5);
  await tabTo(page, 'Next week', 12);
  await press(page, 'Enter');
  await expect(page).toHaveURL(/week=/);

  await toGrid(page);
  const start = await cell(page);
  await press(page, 'ArrowDown');
  expect(await cell(page)).not.toBe(start);
  await press(page, 'ArrowRight');
  await press(page, 'ArrowUp');
  await press(page, 'End');
  await press(page, 'Home');

  // Up to the places nobody has, and into the first of them.
  const gap = page.locator('[data-index="-1"] [data-bar]').first();
  await expect(gap).toBeVisible();
  for (let up = 0; up < 40 && !(await inGaps(page)); up++) await press(page, 'ArrowUp');
  for (let right = 0; right < 8 && !(await onBar(page)); right++) await press(page, 'ArrowRight');
  expect(await onBar(page), 'the arrows reach a place to fill').toBe(true);
  const place = await focused(page);
  await press(page, ' ');
  await expect(page).toHaveURL(/shift=/);
  await expect(page.locator('.dp-panel h2').first()).toBeFocused();

  await expect(page.getByRole('list', { name: 'Who may go, best first' })).toBeVisible();
  await tabTo(page, /said yes: assign$/, 80);
  await seen(page);
  const worker = (await focused(page)).replace(' said yes: assign', '');
  await press(page, 'Enter');
  await expect(page.getByText(`${worker} assigned`).first()).toBeVisible();
  await page.locator('.dp-panel h2').first().focus();
  await press(page, 'Escape');
  await expect(page).not.toHaveURL(/shift=/);
  await expect(page.locator('.dp-panel')).toHaveCount(0);
  await expect.poll(() => focused(page)).not.toBe('');
  expect(place).not.toBe('');
  await page.context().close();
});

test('A list is walked with the arrows, a row opens beside it and gives the focus back', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/candidates');
  const rows = page.getByRole('table', { name: 'Candidates' }).locator('[data-row-open]');
  await rows.first().focus();
  await press(page, 'ArrowDown');
  await press(page, 'ArrowDown');
  await expect(rows.nth(2)).toBeFocused();
  await press(page, 'Enter');
  await expect(page.locator('.dp-panel h2').first()).toBeFocused();
  await press(page, 'Escape');
  await expect(rows.nth(2)).toBeFocused();
  await press(page, 'Home');
  await expect(rows.first()).toBeFocused();
  await page.context().close();
});

test('A portfolio is read and referenced without a mouse: matrix, item, criterion, back', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/portfolio?framework=REC-L2-RR');
  const matrix = page.getByRole('grid', { name: 'Criteria and evidence' });
  await expect(matrix.getByRole('columnheader', { name: /^E1, / })).toBeVisible();
  await press(page, 'Tab');
  expect(await focused(page)).toBe('Skip to the page');
  await press(page, 'Enter');
  await toGrid(page);
  const start = await focused(page);
  await press(page, 'ArrowDown');
  expect(await focused(page)).not.toBe(start);

  // Down to a criterion that the first item is not referenced to, and one press references it.
  for (let down = 0; down < 60 && !/not referenced$/.test(await focused(page)); down++)
    await press(page, 'ArrowDown');
  const cell = await focused(page);
  const [criterion = ''] = cell.split(',');
  await press(page, 'Enter');
  await expect(page.locator('.dp-panel h2').first()).toBeFocused();
  await expect(page.getByRole('button', { name: `Reference E1 to ${criterion}` })).toBeVisible();
  await tabTo(page, `Reference E1 to ${criterion}`, 10);
  await seen(page);
  await press(page, 'Enter');
  await expect(page.getByText(`E1 referenced to ${criterion}`)).toBeVisible();
  await page.locator('.dp-panel h2').first().focus();
  await press(page, 'Escape');
  await expect(page.locator('.dp-panel')).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe(cell.replace('not referenced', 'referenced'));

  // Left to the criterion itself, and back as it was before.
  await press(page, 'ArrowLeft');
  await press(page, 'Enter');
  await expect(page.locator('.dp-panel h2').first()).toContainText(criterion);
  await tabTo(page, /^E1 /, 10);
  await press(page, 'Enter');
  await expect(page.locator('.dp-panel h2').first()).toBeFocused();
  await expect(page.getByRole('button', { name: `Take ${criterion} off E1` })).toBeVisible();
  await tabTo(page, `Take ${criterion} off E1`, 10);
  await press(page, 'Enter');
  await expect(page.getByText(`${criterion} taken off E1`)).toBeVisible();

  // The heads of the items and the ends of the matrix.
  await page.locator('.dp-panel h2').first().focus();
  await press(page, 'Escape');
  await expect.poll(() => focused(page)).toMatch(new RegExp(`^${criterion}`));
  await press(page, 'Control+Home');
  await press(page, 'ArrowUp');
  expect(await focused(page)).toMatch(/^E1, /);
  await press(page, 'Control+End');
  await press(page, 'PageUp');
  await page.context().close();
});

test('Every stop of Tab through the desk shows where it is', async ({ browser }) => {
  const page = await pageAs(browser, 'carla');
  const addresses = [
    '/',
    '/bookings?view=list',
    '/candidates/new',
    '/clients',
    '/log',
    '/portfolio',
    '/portfolio/suggestions',
  ];
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (let stops = 0; stops < 25; stops++) await press(page, 'Tab');
  }
  await page.context().close();
});

/** Tabs on until the focus is in the grid. */
async function toGrid(page: Page): Promise<void> {
  const inside = () => page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null);
  for (let presses = 0; presses < 30; presses++) {
    await press(page, 'Tab');
    if (await inside()) return;
  }
  throw new Error('Tab does not reach the grid.');
}

const cell = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement?.closest('[data-day]');
    return `${at?.closest('[data-index]')?.getAttribute('data-index')} ${at?.getAttribute('data-day')} ${at?.getAttribute('data-bar')}`;
  });
const inGaps = async (page: Page) => (await cell(page)).startsWith('-1 ');
const onBar = async (page: Page) => !(await cell(page)).endsWith('null');
