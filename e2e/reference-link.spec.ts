import { ask, dayAfterToday, expect, pageAs, tabTo, test } from './desk.ts';

interface Rows<Row> {
  readonly rows: readonly Row[];
}

test('A referee answers from the link in their mail, without a mouse, and the desk reads it', async ({
  browser,
}) => {
  const page = await pageAs(browser, 'carla');
  const { request } = page.context();
  const { rows: candidates } = await ask<Rows<{ personId: string }>>(
    request,
    'GET',
    '/api/candidates',
  );
  const personId = candidates[0]?.personId ?? '';
  const email = `petra.${Date.now()}@before.example`;
  const id = crypto.randomUUID();
  await ask(request, 'POST', `/api/candidates/${personId}/references`, {
    id,
    referee: { givenName: 'Petra', familyName: 'Lund', email },
    speaksAs: 'employer',
    aboutPlace: 'Before Care',
    channel: 'mail',
  });
  const { rows: mails } = await ask<Rows<{ id: string }>>(
    request,
    'GET',
    `/api/mail?words=${encodeURIComponent(email)}`,
  );
  const { body } = await ask<{ body: string }>(request, 'GET', `/api/mail/${mails[0]?.id ?? ''}`);
  const link = /\/l\/reference#\S+/.exec(body)?.[0] ?? '';

  const referee = await (await browser.newContext()).newPage();
  await referee.goto(link);
  await expect(referee.getByRole('heading', { level: 1 })).toContainText('A reference for');
  await tabTo(referee, 'Started');
  await referee.getByLabel('Started').fill(dayAfterToday(-900));
  await tabTo(referee, /^How did they work/);
  await referee.keyboard.type('Punctual and kind.');
  await tabTo(referee, 'Send my answer');
  await referee.keyboard.press('Enter');
  await expect(referee.getByRole('heading', { level: 1 })).toHaveText('Thank you');

  const { references } = await ask<{
    references: readonly { referenceId: string; state: string }[];
  }>(request, 'GET', `/api/candidates/${personId}/references`);
  expect(references.find(({ referenceId }) => referenceId === id)?.state).toBe('received');
  await referee.context().close();
  await page.context().close();
});
