import { expect, pageAs, tabTo, test } from './desk.ts';

test('A rule is found, worked out and compared with another day without a mouse', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'ravi');
  await page.goto('/rules');
  await expect(page.getByRole('heading', { level: 1, name: 'Rule book' })).toBeVisible();
  await tabTo(page, 'Search words or an id');
  await page.keyboard.type('machine alone');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/search=machine/);
  const link = page.getByRole('link', { name: 'Decisions by a machine alone' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Decisions by a machine alone');

  await page.getByRole('button', { name: 'Work it out' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Fill in: Human involved' })).toBeVisible();

  await page.getByLabel('Decision', { exact: true }).focus();
  await page.keyboard.type('automatic rejection');
  await page.keyboard.press('Tab');
  await page.keyboard.type('no');
  for (let at = 0; at < 4; at++) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  }
  await page.getByLabel('And as at another day').focus();
  await page.keyboard.type('4 Feb 2026');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('region', { name: 'What it comes to' })).toBeFocused();
  const before = page.getByRole('region', { name: 'As at 4 February 2026' });
  await expect(before).toContainText('Block');
  await expect(before).toContainText('25 May 2018 to 4 February 2026');
  const [now] = await page.getByRole('region', { name: /^As at/ }).all();
  await expect(now as NonNullable<typeof now>).toContainText('Record');
  await expect(now as NonNullable<typeof now>).toContainText('from 5 February 2026');
});

test('The paragraph at a finding leads to its rule', async ({ browser }) => {
  const page = await pageAs(browser, 'olivia');
  await page.goto('/rules-today');
  await page.locator('[data-row-open="0"]').click();
  const paragraph = page.locator('.dp-finding-source a').first();
  const rule = new URL((await paragraph.getAttribute('href')) ?? '', page.url()).pathname;
  await paragraph.click();
  await expect(page).toHaveURL((url) => url.pathname === rule && rule.startsWith('/rules/'));
  await expect(page.getByRole('heading', { name: 'Over time' })).toBeVisible();
});
