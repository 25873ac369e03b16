import { expect, focused, pageAs, tabTo, test, workAs } from './desk.ts';

test('A list is kept under a name by keyboard, opened by a colleague’s link, opened first, and deleted with a way back', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  const name = `On the books ${Date.now() % 100000}`;
  await page.goto('/clients?terms=sent&order=-added');
  await tabTo(page, 'Views');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Name of the view');
  await page.keyboard.type(name);
  await page.getByLabel('For').selectOption({ label: 'The whole organisation' });
  await page.getByRole('button', { name: 'Save this view' }).press('Enter');
  await expect(page.getByRole('button', { name: `View: ${name}`, exact: true })).toBeVisible();
  const link = page.url();

  const colleague = await pageAs(browser, 'olivia');
  await colleague.goto(link);
  await expect(colleague.getByRole('button', { name: `View: ${name}` })).toBeVisible();
  await expect(colleague.getByText('Terms: sent, not agreed')).toBeVisible();
  await colleague.context().close();

  // Another choice changes what is shown, not what is kept.
  await page.getByLabel('Site sheets').selectOption({ label: 'a review due' });
  await page.getByRole('button', { name: `View: ${name}, changed` }).click();
  await page.getByRole('button', { name: `Replace ${name} with what is shown now` }).click();
  await expect(page.getByText(`View ${name} replaced`)).toBeVisible();
  await page.getByRole('button', { name: `Open first ${name}` }).click();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain(`View: ${name}`);
  await page.goto('/clients');
  await expect(page).toHaveURL(/terms=sent.*sheet=due|sheet=due.*terms=sent/);
  await page.getByRole('button', { name: `View: ${name}` }).click();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`View ${name} is back`)).toBeVisible();
  await page.getByRole('button', { name: `View: ${name}` }).click();
  await page.getByRole('button', { name: `Delete ${name}` }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);

  // A choice that is no longer offered is left out, and said.
  const gone = { list: 'clients', name: `${name} 2`, audience: 'me', query: { terms: 'maybe' } };
  const id = crypto.randomUUID();
  await page.request.post('/api/views', {
    data: { id, ...gone },
    headers: { origin: new URL(link).origin },
  });
  await page.goto(`/clients?saved=${id}`);
  await expect(page.getByText('also asks for Terms maybe')).toBeVisible();
  await page.context().close();
});

test('One search opens anything by keyboard, and older answers never stand for newer', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  await page.goto('/candidates');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('/');
  const text = page.getByRole('combobox', { name: 'Search for everything' });
  await expect(text).toBeFocused();
  await expect(page.getByRole('option', { name: 'Take a booking' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(text).toHaveCount(0);

  // The answer to the first word comes late, after the second has its own.
  await page.route(/\/api\/find\?q=rosa$/, async (route) => {
    await new Promise((done) => setTimeout(done, 900));
    await route.continue().catch(() => undefined);
  });
  await page.keyboard.press('Control+k');
  await text.fill('rosa');
  await page.waitForRequest(/q=rosa$/);
  await text.fill('thornbury');
  await expect(page.getByRole('option', { name: /^Thornbury Hall Nursing Home/ })).toBeVisible();
  await page.waitForTimeout(1000);
  await expect(page.getByRole('option', { name: /Rosa/ })).toHaveCount(0);
  await page.unroute(/\/api\/find\?q=rosa$/);

  // Enter before the answer waits for it; then what was opened is there when nothing is typed.
  await text.fill('rosa ahm');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Rosa Ahmed' })).toBeVisible();
  await page.getByRole('button', { name: /^Search/ }).click();
  await text.fill('');
  const options = page.locator('.dp-find-row');
  await expect(options.nth(1)).toBeVisible();
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.first()).toHaveAttribute('aria-selected', 'false');
  await page.keyboard.press('ArrowUp');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await text.fill('1032');
  await expect(page.getByRole('option', { name: /^B-1032/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /B-1032/ })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'Rosa Ahmed' })).toBeVisible();
  await page.context().close();

  const anita = await pageAs(browser, 'anita');
  await anita.goto('/assessment');
  await anita.getByRole('button', { name: /^Search/ }).click();
  await anita.getByRole('combobox', { name: 'Search for everything' }).fill('rosa');
  await expect(anita.getByText(/Nothing that you may open fits/)).toBeVisible();
  await anita.context().close();
});

test('What was typed outlives a lost line and an ended session, and goes when it is sent or thrown away', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  const surname = `Kept${Date.now() % 100000}`;
  await page.goto('/candidates/new');
  await page.getByLabel('First name').fill('Nothing');
  await page.getByLabel('Surname').fill(surname);
  await page.context().clearCookies();
  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByText('Your session has ended.')).toBeVisible();
  await workAs(page.context(), 'carla');
  await page.goto(new URL(page.url()).searchParams.get('back') ?? '/lost');
  await expect(page.getByText(/^You have an unsent draft from \d\d:\d\d/)).toBeVisible();
  await expect(page.getByLabel('Surname')).toHaveValue(surname);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.context().setOffline(true);
  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByText('The server could not be reached.')).toBeVisible();
  await expect(page.getByLabel('Surname')).toHaveValue(surname);
  await page.context().setOffline(false);

  // The answer is lost on its way back, the page is loaded again: the same press again makes nobody twice.
  await page.route('**/api/candidates', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByText('The server could not be reached.')).toBeVisible();
  await page.unroute('**/api/candidates');
  await page.reload();
  await page.getByRole('button', { name: /^Register/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Nothing ${surname}` })).toBeVisible();
  const found = await page.request.get(`/api/candidates?search=${surname}`);
  expect(((await found.json()) as { total: number }).total).toBe(1);
  await page.goto('/candidates/new');
  await expect(page.getByLabel('Surname')).toHaveValue('');

  // Signing out asks first; another person in the tab finds nothing.
  await page.getByLabel('First name').fill('Left');
  await page.getByRole('button', { name: 'Sign out' }).click();
  const dialog = page.getByRole('dialog', { name: 'You have unsent drafts' });
  await expect(dialog).toContainText('Register a candidate');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await workAs(page.context(), 'olivia');
  await page.goto('/candidates/new');
  await expect(page.getByLabel('First name')).toHaveValue('');
  await workAs(page.context(), 'carla');
  await page.goto('/candidates/new');
  await expect(page.getByLabel('First name')).toHaveValue('');
  await page.context().close();
});
