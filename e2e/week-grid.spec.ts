import type { Page } from '@playwright/test';
import { newId } from '../src/lib/ids.ts';
import { ask, comingMonday, expect, focused, pageAs, test } from './desk.ts';
import { addPlace, addWorker, bookingOf, dayAfter, roleKey, type Taken } from './records.ts';

/** A week that no other journey works in. */
const MONDAY = dayAfter(comingMonday(), 28);

/** Puts the focus on a bar, wherever it lies, as clicking beside it would. */
const bar = (page: Page, shiftId: string) => page.locator(`[data-bar="${shiftId}"]`);
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(name) }) });

test('A shift is carried to a worker by keys and to another by the mouse; a colleague sees it happen, and it is undone', async ({
  browser,
}) => {
  const [carla, olivia] = [await pageAs(browser, 'carla'), await pageAs(browser, 'olivia')];
  const { request } = carla.context();
  const mark = newId().slice(-6);
  const role = await roleKey(request, 'Care assistant');
  const place = await addPlace(request, `Carried Library ${mark}`);
  await addWorker(request, `Zadie${mark}`, role);
  await addWorker(request, `Zeno${mark}`, role);
  const taken = await ask<Taken>(
    request,
    'POST',
    '/api/bookings',
    bookingOf(place, role, [{ date: MONDAY, start: '09:00', end: '17:00' }]),
  );
  const shiftId = taken.lines[0]?.shiftIds[0] ?? '';
  for (const page of [carla, olivia]) {
    await page.goto(`/bookings?week=${MONDAY}&q=${mark}`);
    await expect(bar(page, shiftId)).toBeVisible();
  }

  // Picked up with Enter, a name typed, dropped with Enter.
  await bar(carla, shiftId).focus();
  await carla.keyboard.press('Enter');
  await expect(carla.locator('.dp-carry')).toContainText('is picked up');
  await carla.keyboard.type('zadie');
  await expect(carla.locator('.dp-carry')).toContainText(`to Zadie${mark} Reader`);
  await carla.keyboard.press('Enter');
  await expect(
    carla.getByRole('status').filter({ hasText: `Zadie${mark} Reader is pencilled` }),
  ).toBeVisible();
  await expect(rowOf(carla, `Zadie${mark}`).locator(`[data-bar="${shiftId}"]`)).toBeVisible();

  // The colleague's page moved too, with the initials of who did it.
  const seen = rowOf(olivia, `Zadie${mark}`).locator(`[data-bar="${shiftId}"]`);
  await expect(seen).toBeVisible();
  await expect(seen.locator('.dp-initials')).toHaveAttribute('data-initials', 'CM');

  // She drags it on to the other worker.
  const to = rowOf(olivia, `Zeno${mark}`);
  await to.scrollIntoViewIfNeeded();
  const [from, target] = [await seen.boundingBox(), await to.boundingBox()];
  if (!from || !target) throw new Error('Nothing to drag.');
  await olivia.mouse.move(from.x + 10, from.y + 10);
  await olivia.mouse.down();
  await olivia.mouse.move(from.x + 30, from.y + 20);
  await olivia.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 5 });
  await expect(olivia.locator('.dp-carry')).toContainText(`to Zeno${mark} Reader`);
  await olivia.mouse.up();
  await expect(rowOf(carla, `Zeno${mark}`).locator(`[data-bar="${shiftId}"]`)).toBeVisible();

  // And back again.
  await olivia.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(carla, `Zadie${mark}`).locator(`[data-bar="${shiftId}"]`)).toBeVisible();

  // Picked up and put back: nothing moves, and the focus stays where it was.
  await bar(carla, shiftId).focus();
  await carla.keyboard.press('Enter');
  await carla.keyboard.press('ArrowDown');
  await carla.keyboard.press('Escape');
  await expect(carla.locator('.dp-carry')).toHaveCount(0);
  expect(await focused(carla)).toContain('Carried Library');
  await expect(rowOf(carla, `Zadie${mark}`).locator(`[data-bar="${shiftId}"]`)).toBeVisible();
  await Promise.all([carla.context().close(), olivia.context().close()]);
});
