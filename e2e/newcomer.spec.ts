import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  comingMonday,
  dayAfterToday,
  expect,
  focused,
  mailTo,
  section,
  tabTo,
  test,
  typed,
} from './desk.ts';
import { handsOn } from './hands.ts';
import { importSteps } from './newcomer-import.ts';

const MONDAY = comingMonday();
const PASSWORD = 'three plain words';

test.describe.configure({ mode: 'serial' });

test.describe('A newcomer with only the README', () => {
  let page: Page;

  test.beforeAll(async ({ browser }) => {
    page = await (await browser.newContext()).newPage();
  });
  test.afterAll(() => page.context().close());

  const { said, press, follow, fill, heading } = handsOn(() => page);

  test('sets up their organisation and is led on from an empty day', async () => {
    await page.goto('/');
    await heading('Sign in to Deskproof');
    await follow('Set up your organisation');
    await heading('Welcome to Deskproof');
    await expect(page.getByText('Sample, not evidence')).toBeVisible();

    await fill('Name of the organisation', 'Northern Care Temps');
    await fill(/^Address/, '3 Park Row\nLeeds LS1 5HD');
    await fill('Your name', 'Nadia Newcomer');
    await fill('Your e-mail', 'nadia@northerncare.example');
    await fill('Password', 'short');
    await press('Set up the organisation');
    await expect(page.getByRole('alert')).toContainText('Use at least 10 characters');
    await fill('Password', PASSWORD);
    await press('Set up the organisation');

    await heading(/^Today, /);
    await expect(page.getByRole('banner')).toContainText('Northern Care Temps');
    await expect(page.getByText('Sample, not evidence')).toHaveCount(0);
    await expect(page.getByText('Nothing needs you now')).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Take a booking' })).toHaveCount(
      2,
    );
    await follow('your people');
    await heading('Import candidates');
  });

  importSteps(() => page);

  test('completes one worker’s record', async () => {
    await page.goto('/candidates');
    await page.getByRole('table').getByRole('button', { name: 'Rosa Marsh' }).click();
    await follow('Open the record');
    await heading('Rosa Marsh');
    await expect(page.getByText(/^23 Nov 1988, aged \d+$/)).toBeVisible();
    await follow('Change particulars');
    await fill(/^Roles/, 'Care assistant\nSenior carer');
    await fill(/^Skills/, 'Dementia care');
    await fill(/^Miles they travel/, '15');
    await press('Save the candidate');
    await expect(page.getByText('Care assistant, Senior carer').first()).toBeVisible();

    const checks = section(page, 'Checks');
    await checks.getByRole('button', { name: 'Record a right-to-work check' }).click();
    await checks.getByLabel('How it was checked').selectOption('Manual check of documents');
    await checks.getByLabel('What was seen').selectOption('British passport');
    await checks.getByRole('button', { name: 'Record the check' }).click();
    await said('The check is recorded');
    await expect(checks.getByText('Right to work: British passport')).toBeVisible();
    await checks.getByRole('button', { name: 'Record another check' }).click();
    await checks.getByLabel('What was checked').selectOption('Identity');
    await checks.getByRole('button', { name: 'Record the check' }).click();
    await expect(checks.getByRole('listitem').filter({ hasText: 'Identity' })).toBeVisible();

    const nights = section(page, 'Certificates, student hours, nights');
    await nights.getByRole('button', { name: 'Record an offer or an answer' }).click();
    await nights.getByLabel('Fit for nights').check();
    await nights.getByRole('button', { name: 'Record it' }).click();
    await said('Health for night work is recorded');

    await follow('Add a qualification');
    await fill('Qualification', 'Moving and handling');
    await fill(/^Ends on/, typed(dayAfterToday(300)));
    await fill(/^Original seen on/, typed(dayAfterToday(0)));
    await press('Save the qualification');
    await expect(section(page, 'Qualifications')).toContainText('Moving and handling');

    const time = section(page, 'Availability and hours');
    await expect(time).toContainText('They have never said when they can work.');
    await time.getByRole('button', { name: 'Record what they said' }).click();
    await time.getByLabel('First day').fill(typed(dayAfterToday(1)));
    await time.getByLabel('Last day').fill(typed(dayAfterToday(20)));
    await time.getByRole('button', { name: 'Record what they said' }).click();
    await said('What they said is recorded');
    await expect(time).toContainText(/said on the phone just now.* recorded by Nadia Newcomer/);
    await time.getByRole('button', { name: 'Record hours for others' }).click();
    await time.getByLabel('Hours a week for others').fill('6');
    await time.getByRole('button', { name: 'Record the hours' }).click();
    await expect(time).toContainText('6 h a week for others');
  });

  test('adds a client with all that a booking needs', async () => {
    await page.goto('/clients/new');
    await fill('Client', 'Bramley Grove');
    await fill('Nature of business', 'care home');
    await fill(/^Address of the site/, '12 Town Street\nBramley, Leeds');
    await fill('Postcode', 'ls13 2dr');
    await page.getByLabel('Nation').selectOption('England');
    await press('Add the client');
    await heading('Bramley Grove');
    await expect(page.getByRole('region', { name: 'Needs you now' })).toContainText(
      'The sheet of Bramley Grove lacks what every booking needs',
    );
    await follow('Write the sheet');
    await fill(/^Report to/, 'Nurse in charge, ground floor');
    await fill(/^Risks/, 'Lifting residents; aggression on the dementia floor');
    await fill(/^What is done about them/, 'Hoists, two people, de-escalation training on site');
    await fill(/^(Expenses)/, 'None');
    await press('Record the sheet');
    await said('Version 1 of the sheet recorded');
    await follow('Bramley Grove');

    await follow('Add a contact');
    await fill('First name', 'Sandra');
    await fill('Surname', 'Pike');
    await fill('E-mail', 'sandra.pike@bramleygrove.example');
    await fill(/^Phone/, '0113 496 0200');
    await fill(/^Job title/, 'Registered manager');
    await press('Add the contact');
    await expect(page.getByText('approves hours, takes confirmations')).toBeVisible();
    await section(page, 'Terms of business')
      .getByRole('link', { name: 'Record terms sent' })
      .click();
    await fill('Version', '2026-1');
    await press('Record as sent');
    await follow('Record the agreement');
    await page.getByLabel('Agreed by').selectOption({ index: 1 });
    await page.getByLabel('Signed').check();
    await press('Record the agreement');
    await expect(section(page, 'Terms of business')).toContainText('Agreed');
    await expect(page.getByRole('region', { name: 'Needs you now' })).toHaveCount(0);
  });

  test('takes a booking by keyboard, a night and a week of days', async () => {
    const type = async (label: string | RegExp, text: string) => {
      await tabTo(page, label);
      await page.keyboard.type(text);
    };
    await page.goto('/bookings/new');
    await expect.poll(() => focused(page)).toBe('Client');
    await page.keyboard.type('bram');
    await expect(page.getByRole('option', { name: /Bramley Grove/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Standing sheet, version 1')).toBeVisible();
    await expect(page.getByLabel('Ordered by').locator('option:checked')).toContainText(
      'Sandra Pike',
    );

    await type('Role', 'Care');
    await type('The same person each time', 'Any');
    await type(/^Pay an hour/, '13.50');
    await type(/^Charge an hour/, '19.80');
    await type('From', typed(MONDAY));
    await type('Starts', '10pm');
    await type('Ends', '6');
    await type('Break (min)', '30');
    const rates = page.getByRole('list', { name: 'Rates of this line' });
    await expect(rates).toContainText('Pay £13.50/h, charge £19.80/h');
    await expect(rates).toContainText('Gross 31.8%');
    await type('What the worker does', 'Personal care on the dementia floor');
    await type(/^Experience and training/, 'None');
    const stillToAsk = page.getByRole('complementary', {
      name: 'While the client is on the phone',
    });
    await expect(stillToAsk).toContainText('Everything a hirer must tell is here.');
    await expect(page.getByRole('list', { name: 'Shifts of this line' })).toContainText(
      '22:00-06:00 Tue',
    );

    await tabTo(page, 'Add a line');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Role');
    await page.keyboard.type('Care');
    await type('The same person each time', 'Any');
    await type(/^Pay an hour/, '12.71');
    await type(/^Charge an hour/, '18.40');
    await type('From', typed(MONDAY));
    const friday = new Date(`${MONDAY}T12:00:00Z`);
    friday.setUTCDate(friday.getUTCDate() + 4);
    await type(/^To/, typed(friday.toISOString().slice(0, 10)));
    await type('Starts', '7:00');
    await type('Ends', '15:00');
    await type('Break (min)', '30');
    await type('What the worker does', 'Personal care by day');
    await type(/^Experience and training/, 'None');
    await tabTo(page, 'Take booking');
    await page.keyboard.press('Enter');

    await heading(/Bramley Grove$/);
    await said(/taken, 6 shifts$/);
    await expect(page.getByText('Filled 0 of 6')).toBeVisible();
  });

  test('sees who may go and who may not, and why', async () => {
    await press('Fill the next shift');
    const panel = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('tab', { name: 'Who may go' }) });
    await expect(panel).toBeVisible();
    await page.goto(page.url().replace(/\?.*/, ''));
    await page.getByRole('button', { name: /22:00-06:00/ }).click();
    const may = page.getByRole('list', { name: 'Who may go, best first' });
    await expect(may).toContainText('Rosa Marsh');
    await expect(may).toContainText('Available');
    await expect(may).toContainText('same postcode area');
    await page.getByRole('tab', { name: 'Who may not' }).click();
    const mayNot = page.getByRole('list', { name: 'Who may not go' });
    const tom = mayNot.getByRole('listitem').filter({ hasText: 'Tom Okafor' }).first();
    await tom.locator('summary').click();
    await expect(tom).toContainText('There is no complete right-to-work check');
    await expect(tom.getByRole('link', { name: 'Open Tom Okafor' })).toBeVisible();
  });

  test('offers, hears a spoken yes, pencils and assigns', async () => {
    await page.getByRole('tab', { name: 'Who may go' }).click();
    await press('Offer to Rosa Marsh');
    await said('Offered to Rosa Marsh by phone; nothing is held');
    await page.getByRole('tab', { name: /^Offers/ }).click();
    await press('Rosa Marsh said yes');
    await said('Rosa Marsh said yes; assign them to hold the time');
    await press('Assign Rosa Marsh');
    await said('Rosa Marsh assigned; now confirm both sides');
    await expect(page.getByText('Spoken yes, willing to do this work')).toBeVisible();

    await page.getByRole('button', { name: /^Tue .*07:00-15:00/ }).click();
    await page.getByRole('tab', { name: 'Who may not' }).click();
    const rosa = page
      .getByRole('list', { name: 'Who may not go' })
      .getByRole('listitem')
      .filter({ hasText: 'Rosa Marsh' })
      .first();
    await expect(rosa).toContainText('11 h');

    await page.getByRole('button', { name: /^Thu .*07:00-15:00/ }).click();
    await press('Pencil Rosa Marsh');
    await said(/Rosa Marsh pencilled until/);
    await press('Said yes: assign');
    await said('Rosa Marsh assigned; now confirm both sides');
  });

  test('confirms both sides, seeing what will be sent', async () => {
    await press('Confirm both sides');
    const dialog = page.getByRole('dialog', { name: 'Confirm both sides' });
    await expect(dialog).toContainText('Rosa Marsh <rosa.marsh@example.org>');
    await expect(dialog).toContainText('Sandra Pike <sandra.pike@bramleygrove.example>');
    await expect(dialog).toContainText('.pdf');
    await expect(dialog).toContainText('.ics');
    await dialog.getByRole('button', { name: 'Send version 1 to both sides' }).click();
    await said(/Version 1 for Rosa Marsh written to both sides/);
    await expect(page.getByText('Version 1 to the hirer', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Version 1 to the worker', { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('list', { name: 'Confirmations' }).first()).toContainText('Sent', {
      timeout: 20_000,
    });
  });

  test('finds both mails in the outbox, with PDF and calendar, and reads the paper', async () => {
    await page.getByRole('link', { name: 'Outbox' }).click();
    await heading('Outbox');
    const mails = page.getByRole('table', { name: 'Mail' });
    const toClient = mails.getByRole('row').filter({ hasText: 'Sandra Pike' });
    const toWorker = mails.getByRole('row').filter({ hasText: 'at Bramley Grove' });
    await expect(toClient).toContainText('Sent');
    await expect(toWorker).toContainText('Rosa Marsh');
    await expect(toWorker).toContainText('Sent');
    await toWorker.getByRole('button').click();
    const calendar = page.getByRole('link', { name: /\.ics/ });
    await expect(calendar).toBeVisible();
    const pdf = await page.getByRole('link', { name: /\.pdf/ }).getAttribute('href');
    const file = await page.request.get(pdf ?? '');
    expect(file.headers()['content-type']).toBe('application/pdf');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await file.body())), {
      mergePages: true,
    });
    expect(text).toContain('Northern Care Temps');
    expect(text).toContain('Rosa Marsh');
    expect(text).toContain('Nurse in charge, ground floor');
    expect(text).toContain('£13.50');
    expect(text).toContain('22:00');
    expect(text).not.toContain('£19.80');
    expect(text).not.toContain('Sample, not evidence');

    const arrived = await mailTo('sandra.pike@bramleygrove.example', 'Rosa Marsh');
    const types = arrived.parts.map(({ headers }) => headers).join('\n');
    expect(types).toContain('application/pdf');
    expect(types).toContain('text/calendar');
  });

  test('cancels one shift and confirms the change', async () => {
    await page.getByRole('link', { name: 'The booking' }).click();
    await page.getByRole('button', { name: /^Thu .*07:00-15:00/ }).click();
    await press('Cancel shift');
    await fill('Why', 'Residents away for the day');
    await press('Cancel this shift');
    await said('Shift cancelled; send both sides the new version');
    await press('Close');
    await expect(page.getByText('Paper out of date').first()).toBeVisible();
    await press('Confirm both sides for Rosa Marsh');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Rosa Marsh, 1 shift, 1 no longer');
    await dialog.getByLabel(/^Why it changed/).fill('Residents away for the day');
    await dialog.getByRole('button', { name: 'Send version 2 to both sides' }).click();
    await said(/Version 2 for Rosa Marsh written to both sides/);
    await expect(page.getByText('Version 1 to the worker', { exact: true }).first()).toBeVisible();
    await expect(page.getByText('Version 2 to the worker', { exact: true }).first()).toBeVisible();
    await mailTo('rosa.marsh@example.org', 'Residents away for the day');
  });

  test('reads it all in the log, which is whole', async () => {
    await page.getByRole('link', { name: 'Log', exact: true }).click();
    await heading('Log');
    const entries = page.getByRole('table', { name: 'Entries of the log' });
    for (const words of [
      'Booking confirmed',
      'Shift cancelled',
      'Worker assigned',
      'Booking taken',
    ]) {
      await expect(entries.getByRole('cell', { name: words }).first()).toBeVisible();
    }
    await press('Check the whole log');
    await said(/The log is whole: \d+ entries/);
  });

  test('invites a colleague by mail, who joins, forgets the password and chooses another', async ({
    browser,
  }) => {
    await page.goto('/members');
    await press('Invite a member');
    const form = page.getByRole('form', { name: 'Invite a member' });
    await form.getByLabel('Name').fill('Kit Colleague');
    await form.getByLabel('E-mail').fill('kit@northerncare.example');
    await form.getByRole('button', { name: 'Invite by mail' }).click();
    await said('Invitation to kit@northerncare.example written');
    const invitation = await mailTo('kit@northerncare.example', '/invitation#');

    const kit = await (await browser.newContext()).newPage();
    await kit.goto(linkIn(invitation.text));
    await expect(
      kit.getByText('Northern Care Temps invites kit@northerncare.example as consultant'),
    ).toBeVisible();
    await kit.getByLabel('Choose a password').fill('kit has a password');
    await kit.getByRole('button', { name: 'Join Northern Care Temps' }).click();
    await expect(kit.getByRole('heading', { level: 1, name: /^Today/ })).toBeVisible();
    await expect(kit.getByRole('banner')).toContainText('Kit Colleague');

    await kit.getByRole('button', { name: 'Sign out' }).click();
    await kit.getByRole('link', { name: 'I forgot my password' }).click();
    await kit.getByLabel('Your e-mail').fill('kit@northerncare.example');
    await kit.getByRole('button', { name: 'Send me a link' }).click();
    await expect(kit.getByRole('status').filter({ hasText: 'a link is on its way' })).toBeVisible();
    const reset = await mailTo('kit@northerncare.example', '/new-password#');
    await kit.goto(linkIn(reset.text));
    await kit.getByRole('textbox', { name: 'New password' }).fill('kit has another one');
    await kit.getByRole('button', { name: 'Set the password' }).click();
    await kit.getByLabel('E-mail').fill('kit@northerncare.example');
    await kit.getByLabel('Password', { exact: true }).fill('kit has another one');
    await kit.getByRole('button', { name: 'Sign in' }).click();
    await expect(kit.getByRole('heading', { level: 1, name: /^Today/ })).toBeVisible();
    await kit.context().close();

    await page.goto('/mail');
    await page
      .getByRole('row')
      .filter({ hasText: 'Choose a new password' })
      .getByRole('button')
      .click();
    await expect(page.getByText('its words are not shown')).toBeVisible();
  });
});

/** The link that stands in a mail. */
function linkIn(text: string): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (link === undefined) throw new Error(`No link in: ${text}`);
  return link;
}
