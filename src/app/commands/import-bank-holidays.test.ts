import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { freshDatabase } from '../../../test/worker-database.ts';
import { holidaysFile } from '../../platform/calendar/calendar.fixtures.ts';
import { importBankHolidays } from './import-bank-holidays.ts';
import { readCall } from './terminal.ts';

const { ownerUrl } = await freshDatabase('calendar_command');
const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-calendar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

async function run(...words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text;
      return true;
    }),
  );
  const code = await importBankHolidays(readCall(['import', 'bank-holidays', ...words]), ownerUrl);
  for (const spy of spies) spy.mockRestore();
  return { code, ...said };
}

describe('import bank-holidays', () => {
  it('says what a file would change, brings it in, and finds it again', async () => {
    const next = file('next.json', holidaysFile([2029]));
    const trial = await run(next, '--dry-run');
    expect(trial.code).toBe(0);
    expect(trial.stdout).toContain('Nothing was kept');
    const done = await run(next);
    expect(done.stdout).toBe(
      [
        'England and Wales, 2029: new, 8 days.',
        'Scotland, 2029: new, 9 days.',
        'Northern Ireland, 2029: new, 10 days.',
        'Not in this file, and as they were: 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027 and 2028.',
        'The calendar covers Sun 1 Jan 2017 to Mon 31 Dec 2029.',
        '',
      ].join('\n'),
    );
    const again = await run(next);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('Nothing changed: all of this was known.');
  });

  it('says loudly when a day goes', async () => {
    const moved = holidaysFile([2029], (years) => {
      Object.assign(years['scotland']?.events[8] ?? {}, { date: '2029-12-27', title: 'Moved' });
    });
    expect((await run(file('moved.json', moved))).stdout).toContain(
      'Scotland, 2029: added Thu 27 Dec (Moved); TAKEN AWAY Wed 26 Dec.',
    );
  });

  it('refuses a wrong file by its rows, and a wrong call by its usage', async () => {
    const wrong = await run(file('wrong.json', '{"scotland":{"events":[{"title":"x"}]}}'));
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('scotland, row 1: it has no date');
    expect((await run(path.join(folder, 'none.json'))).stderr).toContain('There is no file');
    expect((await run()).code).toBe(2);
    expect((await run('a.json', '--organisation', 'x')).stderr).toContain(
      'no option --organisation',
    );
  });
});
