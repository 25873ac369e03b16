import type { Page } from '@playwright/test';
import { codeOf, stepAt } from '../src/platform/identity/totp.ts';
import { expect, test } from './desk.ts';

test.use({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' } });

const PASSWORD = () => process.env['DESKPROOF_E2E_PASSWORD'] ?? '';

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('omar@airevalley.example');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD());
  await page.keyboard.press('Enter');
}

test('Omar sets an authenticator up, signs in with its code, and takes it off with a recovery code', async ({
  page,
  context,
}) => {
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today');
  await page.goto('/account/authenticator');
  await page.getByLabel('Your password').fill(PASSWORD());
  await page.getByRole('button', { name: 'Show a key' }).click();
  await expect(page.getByRole('img', { name: /^The key as a QR code/ })).toBeVisible();
  const key = (await page.locator('.dp-key').innerText()).replaceAll(' ', '');
  const code = page.getByRole('textbox', { name: 'Code' });
  await code.fill('000000');
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('look at the phone’s clock').first()).toBeVisible();
  const step = stepAt(new Date());
  await code.fill(codeOf(key, step));
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const codes = (await page.getByLabel('Recovery codes').locator('code').innerText()).split('\n');
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have kept it' }).click();

  await context.clearCookies();
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your code');
  // The code of before was used; the next one is taken from a phone that is a little early.
  await code.fill(codeOf(key, step));
  await page.keyboard.press('Enter');
  await expect(page.getByText('This code was used already').first()).toBeVisible();
  await code.fill(codeOf(key, step + 1));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Today');

  await page.goto('/account/authenticator');
  const off = page.getByRole('form', { name: 'Take it off' });
  await off.getByLabel('Your password').fill(PASSWORD());
  await off.getByLabel('Code').fill(codes[0] ?? '');
  await off.getByRole('button', { name: 'Take the authenticator off' }).click();
  await expect(page.getByText('Your password alone', { exact: true })).toBeVisible();
});
