import { newId } from '../src/lib/ids.ts';
import { expect, pageAs, test, typed } from './desk.ts';

test('A file that is no list of people is refused with why', async ({ browser }) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/candidates/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'photo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'),
  });
  await page.getByRole('button', { name: 'Read the file' }).click();
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(problem).toBeVisible();
  await expect(problem).toContainText(/not|CSV/);
  await page.context().close();
});

test('Every page of the sample says that it is no evidence', async ({ browser }) => {
  const page = await pageAs(browser, 'carla');
  for (const address of [
    '/',
    '/bookings',
    '/bookings/new',
    '/candidates',
    '/clients',
    '/mail',
    '/log',
  ]) {
    await page.goto(address);
    await expect(page.getByText('Sample, not evidence').first()).toBeVisible();
  }
  await page.context().close();
});

test('Somebody invited by mail joins and signs in; in the sample the mail stays', async ({
  browser,
}) => {
  const olivia = await pageAs(browser, 'olivia');
  const email = `sam.${newId().slice(-6)}@airevalley.example`;
  await olivia.goto('/members');
  await olivia.getByRole('button', { name: 'Invite a member' }).click();
  const form = olivia.getByRole('form', { name: 'Invite a member' });
  await form.getByLabel('Name').fill('Sam Newhand');
  await form.getByLabel('E-mail').fill(email);
  await form.getByRole('button', { name: 'Invite by mail' }).click();
  await expect(olivia.getByText(`Invitation to ${email} written`)).toBeVisible();
  await olivia.goto('/mail');
  await olivia
    .getByRole('row')
    .filter({ hasText: 'Sam Newhand' })
    .first()
    .getByRole('button')
    .click();
  const panel = olivia.locator('.dp-panel');
  await expect(panel).toContainText('Kept here');
  const link = /https?:\/\/\S+#\S+/.exec(await panel.innerText())?.[0] ?? '';

  const sam = await (await browser.newContext()).newPage();
  await sam.goto(link);
  await sam.getByLabel('Choose a password').fill('sam has a password');
  await sam.getByRole('button', { name: /^Join / }).click();
  await expect(sam.getByRole('heading', { level: 1, name: /^Today/ })).toBeVisible();
  await expect(sam.getByRole('banner')).toContainText('Sam Newhand');
  await sam.goto(link);
  await expect(sam.getByText('This link is used, withdrawn or older than')).toBeVisible();
  await sam.context().close();
  await olivia.context().close();
});

test('A form leads to what is wrong, in words and by the keyboard', async ({ browser }) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/clients/new');
  await page.getByRole('button', { name: 'Add the client' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Client', { exact: true })).toBeFocused();
  await page.goto('/bookings/new');
  await page.goto('/candidates/new');
  await page.getByLabel(/^Date of birth/).fill(typed('2026-02-31'));
  await page.getByLabel(/^Date of birth/).blur();
  await expect(page.getByText('There is no 31 February in 2026').first()).toBeVisible();
  await page.context().close();
});

test('Enter takes what was typed for, also when the server answers after the last letter', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  await page.route(/\/api\/clients\?/, async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.goto('/bookings/new');
  await page.getByRole('combobox', { name: 'Client' }).pressSequentially('aireside');
  await expect(page.getByRole('option', { name: /Aireside/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue(/Aireside Care Group/);
});
