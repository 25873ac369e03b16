import type { Page } from '@playwright/test';
import { newId } from '../src/lib/ids.ts';
import { ask, comingMonday, dayAfterToday, expect, pageAs, section, test } from './desk.ts';
import { handsOn } from './hands.ts';
import { joined } from './joined.ts';
import { addPlace, addWorker, bookingOf, roleKey, type Taken } from './records.ts';

const MARK = newId().slice(-4);
const ROLE = `Archive assistant ${MARK}`;
const LENA = `Lena Novak ${MARK}`;
const AIDAN = `Aidan Doyle ${MARK}`;
const CLIENT = `Archive ${MARK}`;
const WORKER = 'Ada Reader';

/** One booking taken, filled and confirmed to both sides by whoever is signed in. */
async function workOf(page: Page): Promise<string> {
  const { request } = page;
  const personId = await addWorker(request, 'Ada', ROLE);
  const place = await addPlace(request, CLIENT);
  const role = await roleKey(request, ROLE);
  const shift = { date: comingMonday(), start: '09:00', end: '17:00' };
  const booking = await ask<Taken>(
    request,
    'POST',
    '/api/bookings',
    bookingOf(place, role, [shift]),
  );
  const shiftId = booking.lines[0]?.shiftIds[0];
  await ask(request, 'POST', '/api/assignments', {
    personId,
    assignments: [{ id: newId(), shiftId }],
    how: 'spoken',
    willing: true,
  });
  await ask(request, 'POST', `/api/bookings/${booking.bookingId}/confirmations`, {
    id: newId(),
    personId,
    because: '',
  });
  return booking.bookingId;
}

test.describe.configure({ mode: 'serial' });

test.describe('A learner’s own work becomes a judged unit', () => {
  let owner: Page;
  let lena: Page;
  let aidan: Page;

  test.beforeAll(async ({ browser }) => {
    owner = await pageAs(browser, 'olivia');
    lena = await joined(browser, owner, LENA, ['consultant', 'learner']);
    aidan = await joined(browser, owner, AIDAN, ['assessor']);
    const quinn = await joined(browser, owner, `Quinn Quayle ${MARK}`, ['quality_manager']);
    const me = await ask<{ member: { id: string } }>(aidan.request, 'GET', '/api/session');
    await ask(quinn.request, 'POST', '/api/centre/staff', {
      id: newId(),
      memberId: me.member.id,
      post: 'assessor',
      units: { FLEX: ['*'], 'REC-L2-RR': ['*'] },
      fromOn: dayAfterToday(0),
    });
    await ask(quinn.request, 'POST', '/api/centre/qualifications', {
      id: newId(),
      memberId: me.member.id,
      shows: 'occupation',
      byWayOf: 'experience',
      title: 'Six years at a desk',
      awardedOn: '2020-01-01',
      seenOn: dayAfterToday(0),
    });
    await quinn.context().close();
    const bookingId = await workOf(lena);
    // Somebody else's hand in the same case.
    await ask(owner.request, 'PUT', `/api/bookings/${bookingId}/particulars`, {
      breaks: 'Half an hour at noon',
    });
  });
  test.afterAll(async () => {
    for (const page of [owner, lena, aidan]) await page.context().close();
  });

  test('before enrolment the portfolio says who can enrol', async () => {
    await lena.goto('/portfolio');
    await expect(lena.getByRole('heading', { name: 'You are not enrolled yet' })).toBeVisible();
  });

  test('the owner enrols her, and the work she did is read back', async () => {
    const { said, heading } = handsOn(() => owner);
    await owner.goto('/learners');
    await heading('Learners');
    await expect(owner.getByRole('row').filter({ hasText: LENA })).toContainText(
      'Not enrolled yet',
    );
    await owner.getByRole('button', { name: 'Enrol a learner' }).click();
    await owner.getByLabel('Member').selectOption({ label: LENA });
    const framework = owner.getByLabel('Framework', { exact: true });
    const flex = await framework.locator('option').filter({ hasText: /^FLEX/ }).textContent();
    const nvq = await framework
      .locator('option')
      .filter({ hasText: /^REC-L2-RR/ })
      .textContent();

    // The rules of combination answer while units are chosen.
    await framework.selectOption({ label: nvq ?? '' });
    const rules = owner.getByRole('status').filter({ hasText: 'with the mandatory units' });
    await expect(rules).toContainText('optional credits');
    const before = await rules.textContent();
    await owner.getByRole('checkbox', { name: /^ML1 / }).check();
    await expect(rules).not.toHaveText(before ?? '');

    await framework.selectOption({ label: flex ?? '' });
    await owner.getByRole('button', { name: 'Enrol the learner' }).click();
    await said(new RegExp(`${LENA} is enrolled; \\d+ records of theirs are suggested`));
    await expect(owner.getByRole('complementary', { name: LENA })).toContainText('FLEX');
  });

  test('she finds it suggested, accepts it with one press, and it stands in the matrix', async () => {
    const { said, follow, heading } = handsOn(() => lena);
    await lena.goto('/portfolio');
    await expect(lena.getByRole('region', { name: 'Needs you now' })).toContainText(
      'from your own work',
    );
    await follow('Look through them');
    await heading('Suggestions');
    const one = lena
      .getByRole('listitem')
      .filter({ hasText: CLIENT })
      .filter({ hasText: 'Booking confirmed' })
      .first();
    await expect(one).toContainText('FLEX');
    await one.getByRole('button', { name: /^Accept and reference/ }).click();
    await said(/accepted and referenced to \d+ criteria/);
    await lena.getByRole('link', { name: 'My portfolio' }).last().click();
    const matrix = lena.getByRole('grid', { name: 'Criteria and evidence' });
    await expect(matrix.getByRole('columnheader', { name: /^E1, / })).toBeVisible();
    await expect(matrix.getByRole('gridcell', { name: /: referenced$/ }).first()).toBeVisible();
  });

  test('an item is titled, referenced by hand and taken off again, with a way back', async () => {
    const { said } = handsOn(() => lena);
    const matrix = lena.getByRole('grid', { name: 'Criteria and evidence' });
    await matrix.getByRole('columnheader', { name: /^E1, / }).click();
    const panel = lena.locator('.dp-panel');
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    await panel.getByRole('button', { name: 'Change title or note' }).click();
    await panel.getByLabel('Title', { exact: true }).fill('A day shift filled and confirmed');
    await panel.getByLabel(/^Note/).fill(`I asked ${WORKER} twice before I promised anybody.`);
    await panel.getByRole('button', { name: 'Save title and note' }).click();
    await said('Title and note saved');
    await panel.getByRole('button', { name: 'Take off FLEX.1', exact: true }).click();
    await said('FLEX.1 taken off E1');
    await lena.getByRole('button', { name: 'Undo' }).last().click();
    await said('E1 referenced to FLEX.1');
    await expect(panel.getByRole('button', { name: 'Take off FLEX.1', exact: true })).toBeVisible();
    await panel.getByText('What the assessor sees').click();
    await expect(panel.locator('.pf-paper')).toContainText(/Worker [0-9A-Z]{3}-[0-9A-Z]{3}/);
    await expect(panel.locator('.pf-paper')).not.toContainText(CLIENT);
  });

  test('she sees exactly what the assessor will see, declares it and claims the unit', async () => {
    const { said, heading, press } = handsOn(() => lena);
    await section(lena, 'Units').getByRole('link', { name: 'Claim FLEX' }).click();
    await heading('Claim FLEX');
    await expect(lena.getByText(/(has|have) no item\. Your assessor can close/)).toBeVisible();
    const seen = section(lena, 'What the assessor sees');
    await expect(seen).toContainText('A day shift filled and confirmed');
    await expect(seen).not.toContainText(WORKER);
    await expect(seen).not.toContainText(CLIENT);
    await press('Claim FLEX');
    await expect(lena.getByRole('alert')).toContainText('Tick that you declare this');
    await lena.getByLabel('I declare this').check();
    await press('Claim FLEX');
    await said('FLEX claimed; an assessor will take it up');
    await expect(lena.getByText('Claimed, waits for an assessor')).toBeVisible();
  });

  test('she takes the claim back while nobody has decided it, and claims again', async () => {
    const { said, follow, heading, press } = handsOn(() => lena);
    await press('Take the claim back');
    const dialog = lena.getByRole('dialog', { name: 'Take the claim of FLEX back' });
    await expect(dialog).toContainText('Claiming again is a new attempt');
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await said('The claim of FLEX is taken back');
    await follow('Claim FLEX again');
    await heading('Claim FLEX');
    await lena.getByLabel('I declare this').check();
    await press('Claim FLEX');
    await said('FLEX claimed; an assessor will take it up');
    await lena.goto('/portfolio');
    const matrix = lena.getByRole('grid', { name: 'Criteria and evidence' });
    await expect(matrix.getByRole('gridcell', { name: /: claimed$/ }).first()).toBeVisible();
  });

  test('the assessor takes it, judges and decides: not yet', async () => {
    const { said, heading, press, fill } = handsOn(() => aidan);
    await aidan.goto('/assessment');
    await aidan
      .getByRole('table', { name: 'Claims waiting for an assessor' })
      .getByRole('row')
      .filter({ hasText: LENA })
      .getByRole('button')
      .first()
      .click();
    await heading(/^FLEX/);
    await press('Take this claim');
    await said(`You have taken the claim of ${LENA}`);
    await expect(aidan.getByRole('main')).not.toContainText(CLIENT);
    const judgement = aidan.getByRole('form', { name: 'Judgement' });
    await judgement.getByLabel('Met', { exact: true }).check();
    await judgement.getByLabel('Work record').check();
    await judgement.getByRole('checkbox').first().check();
    await judgement.getByRole('button', { name: /^Judge FLEX\.1/ }).click();
    await said('FLEX.1 judged met');
    await judgement.getByLabel(/^Not yet/).check();
    await judgement
      .getByLabel('What the learner is to do', { exact: true })
      .fill('Bring one booking in which the hirer changed the hours.');
    await judgement.getByLabel('Work record').check();
    await judgement.getByRole('button', { name: /^Judge FLEX\.2/ }).click();
    await said('FLEX.2 judged not yet');

    await aidan.getByLabel(/^Not yet achieved/).check();
    await fill('What the learner is to do about criteria not judged', 'We talk on Friday.');
    await fill('Feedback to the learner', 'A careful booking, told to both sides in time.');
    await press('Decide the unit');
    const dialog = aidan.getByRole('dialog');
    await expect(dialog).toContainText('Informal until ratified');
    await dialog.getByRole('button', { name: 'Decide the unit' }).click();
    await said('FLEX decided, informal until ratified');
  });

  test('she reads the outcome, informal until ratified, and what to do next', async () => {
    const { heading } = handsOn(() => lena);
    await lena.goto('/portfolio');
    const needs = lena.getByRole('region', { name: 'Needs you now' });
    await expect(needs).toContainText(
      `FLEX.2 not yet. ${AIDAN}: Bring one booking in which the hirer changed the hours.`,
    );
    await expect(needs).toContainText('We talk on Friday.');
    await expect(lena.getByText('Informal until ratified').first()).toBeVisible();
    const matrix = lena.getByRole('grid', { name: 'Criteria and evidence' });
    await expect(matrix.getByRole('rowheader', { name: /FLEX\.1 / })).toContainText('met');
    await expect(matrix.getByRole('rowheader', { name: /FLEX\.2 / })).toContainText('not yet');

    await needs.getByRole('link', { name: 'Open FLEX.2' }).click();
    const panel = lena.locator('.dp-panel');
    await expect(panel).toContainText('To do: Bring one booking');
    await expect(panel).toContainText(AIDAN);
    await lena.keyboard.press('Escape');

    await section(lena, 'Units')
      .getByRole('link', { name: /attempt 2/ })
      .click();
    await heading(/^FLEX/);
    await expect(lena.getByText('Not yet, informal until ratified').first()).toBeVisible();
    await expect(section(lena, 'Claims and outcomes')).toContainText(
      'A careful booking, told to both sides in time.',
    );
    await expect(lena.getByRole('link', { name: 'Claim FLEX again' })).toBeVisible();
  });

  test('a colleague is asked for their word on a part in their work, and gives it', async () => {
    await lena.goto('/portfolio/suggestions?state=accepted');
    const one = lena.getByRole('listitem').filter({ hasText: CLIENT }).first();
    await one.getByText(/by others: ask for your part/).click();
    await one.getByRole('button', { name: /^Olivia Hartley did this: ask Olivia/ }).click();
    const words = `I drew up what changed for the archive, ${MARK}.`;
    await one.getByLabel('What you did').fill(words);
    await one.getByRole('button', { name: 'Ask them to confirm' }).click();
    await handsOn(() => lena).said('Olivia Hartley is asked to confirm your part');

    const { said, heading } = handsOn(() => owner);
    await owner.goto('/');
    await owner.getByRole('link', { name: /^Contributions to confirm \(\d+\)$/ }).click();
    await heading('Contributions');
    const asked = owner.getByRole('listitem').filter({ hasText: words });
    await asked.getByLabel('Yes, I confirm it').check();
    await asked.getByLabel('In your words').fill('She did, and rang the worker as well.');
    await asked.getByRole('button', { name: `Answer ${LENA}` }).click();
    await said(`The part of ${LENA} is confirmed`);

    await lena.goto('/portfolio');
    await expect(lena.getByRole('region', { name: 'Needs you now' })).toContainText(
      'Olivia Hartley confirmed your part',
    );
  });
});
