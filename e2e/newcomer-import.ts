import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './desk.ts';
import { handsOn } from './hands.ts';

/** A real export of the market leader, where the reference data lie beside the repository. */
const BULLHORN = path.resolve(
  import.meta.dirname,
  '../../shared/data/ats-import/bullhorn-Candidate.csv',
);
const HEAD =
  'Our ref,Forename,Family name,Mob.,E-mail addr,D.O.B.,Home postcode,Town/City,Job type,Tickets,Nights?,NI number';
const PEOPLE = [
  'W1,Rosa,Marsh,07700 900101,rosa.marsh@example.org,23/11/1988,ls1 4ap,Leeds,Care assistant,,Y,QQ123456A',
  'W2,Tom,Okafor,07700 900102,tom.okafor@example.org,05/02/1991,LS8 2AA,Leeds,Care assistant,Moving and handling,Y,',
  'W3,Bronwen,Lloyd,07700 900103,bronwen@example.org,31/12/1979,LS11 5TD,Leeds,Care assistant,,N,',
  'W4,Kwame,Mensah,07700 900104,kwame@example.org,14/07/1995,BD1 1HQ,Bradford,Care assistant,,Y,',
  'W5,Siân,O’Neill,07700 900105,sian.oneill@example.org,09/03/1983,LS6 3HN,Leeds,Care assistant,,,',
  'W6,Aisha,Rahman,07700 900106,aisha@example.org,22/08/1999,BD7 3EQ,Bradford,Kitchen porter,,N,',
  'W7,Piotr,Nowak,07700 900107,piotr@example.org,01/06/1986,WF1 2HL,Wakefield,Kitchen porter,Food hygiene,Y,',
  'W8,Grace,Adeyemi,07700 900108,grace@example.org,17/10/1992,LS9 7TF,Leeds,Care assistant,,Y,',
  'W9,Declan,Byrne,07700 900109,declan@example.org,28/04/1974,HX1 1TS,Halifax,Care assistant,,Y,',
  'W10,Mei,Chen,07700 900110,mei.chen@example.org,30/01/1997,LS2 9JT,Leeds,Care assistant,,N,',
  'W11,Nobody,Born,07700 900111,born@example.org,31/02/1990,LS2 9JT,Leeds,Care assistant,,N,',
  'W12,Rosie,Marsh,+44 7700 900101,,23/11/1988,LS1 4AP,Leeds,Care assistant,,Y,',
];

/** The newcomer's steps that bring people in; they end in the list of candidates. */
export function importSteps(pageNow: () => Page): void {
  const { said, press, follow, heading } = handsOn(pageNow);

  test('imports people from a plain file whose columns are guessed', async () => {
    const page = pageNow();
    await page.locator('input[type=file]').setInputFiles({
      name: 'our people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEAD, ...PEOPLE].join('\r\n')),
    });
    await press('Read the file');

    const takenAs = (column: string) =>
      page.getByLabel(`${column} is taken as`).locator('option:checked');
    await expect(takenAs('Forename')).toHaveText('First name');
    await expect(takenAs('Family name')).toHaveText('Surname');
    await expect(takenAs('Mob.')).toHaveText('Phone or mobile');
    await expect(takenAs('E-mail addr')).toHaveText('E-mail');
    await expect(takenAs('D.O.B.')).toHaveText('Date of birth');
    await expect(takenAs('Home postcode')).toHaveText('Postcode');
    await expect(takenAs('Nights?')).toHaveText('Works nights');
    await expect(page.getByLabel('3 April (day first)')).toBeChecked();
    const insurance = page.getByRole('row').filter({ hasText: 'NI number' });
    await expect(insurance).toContainText('Tax and insurance numbers belong with payroll.');
    await expect(insurance).not.toContainText('QQ123456A');
    await press('See what will happen');

    const rows = page.getByRole('table', { name: 'Rows of the file' });
    await expect(rows.getByRole('row').filter({ hasText: 'Refused' })).toContainText(
      'Date of birth',
    );
    const twice = rows.getByRole('row').filter({ hasText: 'We have them' });
    await expect(twice).toContainText(/Line 2, Rosa Marsh: .*phone/);
    await expect(twice.getByRole('combobox')).toHaveValue('skip');
    await press('Bring in 10 people');

    await heading('Import of our people.csv');
    await said('10 added, 0 updated');
    const report = page.getByRole('table', { name: 'Rows to look at' });
    await expect(report.getByRole('row').filter({ hasText: 'Refused' })).toContainText('12');
    await follow('See the candidates, newest first');
    await expect(page.getByRole('status').filter({ hasText: '10 candidates' })).toBeVisible();
    await expect(page.getByRole('table')).toContainText('LS1 4AP');
  });

  test('sees that the same file twice makes nobody two', async () => {
    const page = pageNow();
    await page.goto('/candidates/import');
    await page.locator('input[type=file]').setInputFiles({
      name: 'our people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([HEAD, ...PEOPLE].join('\r\n')),
    });
    await press('Read the file');
    await press('See what will happen');
    await expect(page.getByText('This very file was brought in before')).toBeVisible();
    await expect(page.getByText('Nothing in this file is new.')).toBeVisible();
  });

  test('imports the market leader’s template', async () => {
    const page = pageNow();
    test.skip(!existsSync(BULLHORN), 'skipped: no reference data');
    await page.goto('/candidates/import');
    await page.locator('input[type=file]').setInputFiles(BULLHORN);
    await press('Read the file');
    await expect(page.getByText('This is Bullhorn’s candidate template')).toBeVisible();
    await expect(page.getByLabel('4 March (month first, American)')).toBeChecked();
    await expect(page.getByRole('row').filter({ hasText: 'ethnicity' })).toContainText(
      'Equality Act',
    );
    await press('See what will happen');
    await press('Bring in 1 person');
    await heading('Import of bullhorn-Candidate.csv');
    await said('1 added, 0 updated');
    await follow('See the candidates, newest first');
    await page
      .getByRole('table')
      .getByRole('button', { name: /DataLoader/ })
      .click();
    await follow('Open the record');
    await expect(page.getByText(/^1 Jan 1980, aged \d+$/)).toBeVisible();
  });
}
