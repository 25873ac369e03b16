import type { Page } from '@playwright/test';
import { newId } from '../src/lib/ids.ts';
import { ask, comingMonday, expect, pageAs, test, workAs } from './desk.ts';
import {
  addPlace,
  addWorker,
  bookingOf,
  dayAfter,
  type Place,
  roleKey,
  type Taken,
} from './records.ts';

/** Pages of a colleague in the sample organisation, on a client, workers and a booking of the test's own. */
const MONDAY = comingMonday();
const ROLE = `Library assistant ${newId().slice(-4)}`;

const openShift = async (page: Page, bookingId: string, words: string) => {
  await page.goto(`/bookings/${bookingId}`);
  await page.getByRole('button', { name: words }).click();
  await expect(page.getByRole('tab', { name: 'Who may go' })).toBeVisible();
};

test.describe('What the desk refuses, and says so', () => {
  test.describe.configure({ mode: 'serial' });
  let place: Place;
  let booking: Taken;
  let role: string;
  const nightly = [
    { date: MONDAY, start: '22:00', end: '06:00' },
    { date: dayAfter(MONDAY, 1), start: '09:00', end: '17:00' },
    { date: dayAfter(MONDAY, 3), start: '09:00', end: '17:00' },
  ];

  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext();
    await workAs(context, 'olivia');
    await addWorker(context.request, 'Ada', ROLE);
    await addWorker(context.request, 'Ben', ROLE);
    role = await roleKey(context.request, ROLE);
    place = await addPlace(context.request, `Library ${newId().slice(-4)}`);
    booking = await ask<Taken>(
      context.request,
      'POST',
      '/api/bookings',
      bookingOf(place, role, nightly),
    );
    await context.close();
  });

  test('a worker without eleven hours of rest may not go, and the figure says why', async ({
    browser,
  }) => {
    const page = await pageAs(browser, 'carla');
    await openShift(page, booking.bookingId, '22:00-06:00');
    await page.getByRole('button', { name: 'Ada Reader said yes: assign' }).click();
    await expect(page.getByText('Ada Reader assigned; now confirm both sides')).toBeVisible();
    await page.getByRole('button', { name: /^Tue .*09:00-17:00/ }).click();
    await page.getByRole('tab', { name: 'Who may not' }).click();
    const ada = page
      .getByRole('list', { name: 'Who may not go' })
      .getByRole('listitem')
      .filter({ hasText: 'Ada Reader' })
      .first();
    await ada.locator('summary').click();
    await expect(ada).toContainText(/5 h rest .*11 h needed/);
    await expect(ada).toContainText('Working Time Regulations 1998');
    await page.getByRole('tab', { name: 'Who may go' }).click();
    await expect(page.getByRole('list', { name: 'Who may go, best first' })).not.toContainText(
      'Ada',
    );
    await page.context().close();
  });

  test('of two who assign to one shift at the same moment, one reads why not', async ({
    browser,
  }) => {
    const [first, second] = await Promise.all([
      pageAs(browser, 'carla'),
      pageAs(browser, 'olivia'),
    ]);
    await Promise.all([first, second].map((page) => openShift(page, booking.bookingId, 'Thu')));
    await Promise.all([
      first.getByRole('button', { name: 'Ada Reader said yes: assign' }).click(),
      second.getByRole('button', { name: 'Ben Reader said yes: assign' }).click(),
    ]);
    const panelOf = (page: Page) => page.locator('.dp-panel');
    await expect(
      panelOf(first)
        .getByText(/^(Ada|Ben) Reader$/)
        .first(),
    ).toBeVisible();
    const said = async (page: Page, name: string) =>
      (await page.getByText(`${name} Reader assigned; now confirm both sides`).count()) > 0;
    const refused = (page: Page) => panelOf(page).locator('.dp-refused, [role=alert]');
    await expect
      .poll(
        async () => [await said(first, 'Ada'), await said(second, 'Ben')].filter(Boolean).length,
      )
      .toBe(1);
    const loser = (await said(first, 'Ada')) ? second : first;
    await expect(refused(loser).first()).toContainText(/is assigned to (Ada|Ben) Reader/);
    for (const page of [first, second]) await page.context().close();
  });

  test('a booking whose hirer has not told everything names what is missing', async ({
    browser,
  }) => {
    const page = await pageAs(browser, 'carla');
    const lacking = bookingOf(place, role, [
      { date: dayAfter(MONDAY, 4), start: '09:00', end: '17:00' },
    ]);
    const bare = {
      ...lacking,
      particulars: { ...lacking.particulars, risks: '', controls: '', expenses: '' },
    };
    const taken = await ask<Taken>(page.request, 'POST', '/api/bookings', bare);
    await page.goto(`/bookings/${taken.bookingId}`);
    const still = page.getByRole('region', { name: 'Still to ask the client' });
    await expect(still).toContainText('reg 18');
    await expect(still).toContainText(/risks/i);
    await expect(still).toContainText(/expenses/i);
    await page.getByRole('button', { name: /^Fri / }).click();
    await expect(page.getByText('Nobody can be proposed yet')).toBeVisible();
    await expect(page.getByRole('button', { name: /said yes: assign/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Enter what is missing' }).click();
    await page.getByLabel('Risks to health and safety').fill('Ladders');
    await page.getByLabel('What is done about the risks').fill('Foot stools');
    await page.getByLabel(/^Expenses/).fill('None');
    await page
      .getByRole('form', { name: 'Particulars' })
      .getByRole('button', { name: 'Amend particulars' })
      .click();
    await expect(still).toHaveCount(0);
    await page.context().close();
  });

  test('a resourcer finds no way to confirm, and the server refuses one', async ({ browser }) => {
    const ravi = await pageAs(browser, 'ravi');
    await ravi.goto(`/bookings/${booking.bookingId}`);
    await expect(ravi.getByText('Not confirmed yet').first()).toBeVisible();
    await expect(ravi.getByRole('button', { name: /Confirm both sides/ })).toHaveCount(0);
    await ravi.getByRole('button', { name: /22:00-06:00/ }).click();
    await expect(ravi.getByText('Who is in it')).toBeVisible();
    await expect(ravi.getByRole('button', { name: /Confirm both sides|assign/i })).toHaveCount(0);
    const answer = await ravi.request.post(`/api/bookings/${booking.bookingId}/confirmations`, {
      headers: { origin: new URL(ravi.url()).origin },
      data: { id: newId(), personId: newId(), because: '' },
    });
    expect(answer.status()).toBe(403);
    expect((await answer.json()) as unknown).toMatchObject({ refusal: { code: 'not-allowed' } });
    await ravi.context().close();
  });
});
