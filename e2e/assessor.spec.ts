import type { Page } from '@playwright/test';
import { expect, focused, pageAs, tabTo, test } from './desk.ts';

/** Which criterion the panel at the right is about. */
const chosen = (page: Page): Promise<string> => page.locator('#as-panel-title').innerText();

test('An assessor judges without a mouse: queue, claim, criterion, evidence, judgement', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'anita');
  await page.goto('/assessment');
  await expect(page.getByRole('heading', { name: 'Assessment', level: 1 })).toBeVisible();
  await tabTo(page, /^FLEX /, 40);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/assessment\/claims\//);
  await expect(page.getByText('Informal until ratified').first()).toBeVisible();
  await expect(page.locator('.as-criterion').first()).toBeVisible();
  if ((await page.getByRole('button', { name: 'Take this claim' }).count()) > 0) {
    await tabTo(page, 'Take this claim', 45);
    await page.keyboard.press('Enter');
    await expect(page.getByText('In your hand')).toBeVisible();
    await expect(page.locator('#as-panel-title')).toBeFocused();
  }

  // Down the criteria to the second, which Enter opens and which takes the focus.
  await page.locator('.as-criterion[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('#as-panel-title')).toBeFocused();
  const second = await chosen(page);
  expect(second).toMatch(/^FLEX\.2 /);

  // Its first item opens in place, with the sealed record beside each entry.
  await tabTo(page, /^Item 1: /, 10);
  await page.keyboard.press('Enter');
  await expect(page.locator('.as-sealed').first()).toContainText(/^Entry \d+/);
  await expect(page.locator('.as-rendered').first()).toContainText(
    /Client [0-9A-Z]{3}-[0-9A-Z]{3}/,
  );

  // "Not yet" asks for its action; with it, the judgement stands and the next criterion opens.
  await tabTo(page, 'Judge FLEX.2', 60);
  const form = page.getByRole('form', { name: 'Judgement' });
  await form.getByRole('radio', { name: /^Not yet/ }).focus();
  await page.keyboard.press('Space');
  await tabTo(page, 'Judge FLEX.2 as not yet', 40);
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toBeFocused();
  await form.getByLabel('What the learner is to do').focus();
  await page.keyboard.type('Show a booking that changed after it was confirmed.');
  await tabTo(page, 'Judge FLEX.2 as not yet', 40);
  await page.keyboard.press('Enter');
  await expect(page.getByText('FLEX.2 judged not yet')).toBeVisible();
  await expect.poll(() => chosen(page)).not.toBe(second);
  expect(await focused(page)).toBe(await chosen(page));

  // The decision says what is missing, each criterion a link to where it is judged.
  const decision = page.getByRole('form', { name: 'Decision' });
  await decision.getByRole('radio', { name: 'Achieved', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 criterion is not yet met: FLEX.2')).toBeVisible();
  await page.context().close();
});
