import { ask, comingMonday, expect, focused, pageAs, tabTo, test } from './desk.ts';
import { addPlace, bookingOf, dayAfter, roleKey } from './records.ts';

/** A week that no other journey works in. */
const MONDAY = dayAfter(comingMonday(), 35);
const ROLE = 'Care assistant';

test('A rota is pasted, two lines are corrected where they stand, and the yes puts the shifts on the week; another is painted: all by keys', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  const { request } = page.context();
  const press = (key: string) => page.keyboard.press(key);
  const site = `Pasted Library ${MONDAY.slice(5)}`;
  const place = await addPlace(request, site);
  const role = await roleKey(request, ROLE);
  // What was ordered there before says who orders, who pays and at which rate.
  const before = { date: dayAfter(MONDAY, -7), start: '09:00', end: '17:00' };
  await ask(request, 'POST', '/api/bookings', bookingOf(place, role, [before]));
  const [tuesday, wednesday] = [dayAfter(MONDAY, 1), dayAfter(MONDAY, 2)];

  await page.goto('/rota/paste');
  await tabTo(page, /^The rota/);
  await page.keyboard.insertText(
    [
      ['Date', 'Site', 'Role', 'Start', 'End'],
      [MONDAY, site, ROLE, '7', '15'],
      [`Mon ${tuesday}`, site, ROLE, '7.30', '3.30pm'],
      [wednesday, 'Pastry Larder', ROLE, '0700', '1500'],
    ]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  );
  await tabTo(page, 'Read the rota');
  await press('Enter');
  const lines = page.getByRole('table', { name: 'Lines of the rota' });
  await expect(lines).toContainText('is a Tuesday, and the line says Monday');
  await expect(lines).toContainText('There is no site called “Pastry Larder”');

  // What waits for somebody stands first; each is opened, corrected and read again.
  for (const [line, field, words] of [
    ['row 3', /^Date/, tuesday],
    ['row 4', /^Site/, site],
  ] as const) {
    if (line === 'row 3') await tabTo(page, line);
    else {
      // The corrected line has gone down among the good ones, and the focus with it.
      await press('ArrowUp');
      await press('ArrowUp');
      expect(await focused(page)).toBe(line);
    }
    await press('Enter');
    await expect(page.getByRole('heading', { name: `Line at ${line}` })).toBeVisible();
    await tabTo(page, field);
    await press('Control+a');
    await page.keyboard.type(words);
    await press('Enter');
    await expect(lines.getByRole('row').filter({ hasText: line })).toContainText('Good');
    // The panel gives the focus back once it has closed.
    await expect.poll(() => focused(page)).toBe(line);
  }

  await page.getByRole('heading', { level: 1 }).focus();
  await tabTo(page, new RegExp(`^${site}.*3 lines, 3 shifts`));
  await press('Enter');
  await tabTo(page, 'Book 3 shifts');
  await press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /: 3 shifts booked/ })).toBeVisible();
  await page.goto(`/bookings?week=${MONDAY}&by=site&q=${encodeURIComponent(site)}`);
  await expect(page.locator('[data-bar]')).toHaveCount(3);

  // The same site painted: two cells by keys, the second taken back.
  await page.goto(`/rota/paint?site=${place.siteId}&from=${MONDAY}`);
  await tabTo(page, /^Times to paint with/);
  await page.keyboard.type('09:00-17:00');
  await tabTo(page, /: nothing painted/);
  await press('2');
  await press('ArrowRight');
  await press('Enter');
  await expect(page.getByRole('button', { name: 'See the rota of 3 shifts' })).toBeEnabled();
  await press('Control+z');
  await tabTo(page, 'See the rota of 2 shifts');
  await press('Enter');
  await expect(lines.getByRole('row').filter({ hasText: '09:00-17:00' })).toHaveCount(1);
  await expect(lines).toContainText('Good');
});
