import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import {
  markingPointsLines,
  specificationLines,
  standardLines,
} from '../../proof/documents/fixtures.ts';
import { readFrameworks } from './import-framework.ts';
import { readCall } from './terminal.ts';

const CLI = path.resolve(import.meta.dirname, '../../cli.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command by itself, where there is no database and none can be made. */
function spawned(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, 'import', 'framework', ...words],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'], DATA_DIR: '/dev/null/none', DATABASE_URL: 'nonsense' },
      encoding: 'utf8',
    },
  );
  return { status, stdout, stderr };
}

/** The same as far as it goes without a database, in this process. */
async function run(...words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text;
      return true;
    }),
  );
  const status = await readFrameworks(
    readCall([
      'import',
      'framework',
      ...words.map((word) => (isFile(word) ? inFolder(word) : word)),
    ]),
  );
  for (const spy of spies) spy.mockRestore();
  return { status, ...said };
}

const isFile = (word: string): boolean => /\.txt$|^\.$/.test(word);
const inFolder = (name: string): string => path.join(folder, name);

function file(name: string, content: string | Buffer | readonly string[]): string {
  const text =
    typeof content === 'string' || Buffer.isBuffer(content) ? content : content.join('\n');
  writeFileSync(path.join(folder, name), text);
  return name;
}

const SPECIFICATION = file('specification.txt', specificationLines());

describe('import framework, as a trial', () => {
  it('gives one document on standard output with --json, and starts nothing', () => {
    const before = readdirSync(folder);
    const { status, stdout, stderr } = spawned(SPECIFICATION, '--dry-run', '--json');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual(['frameworks', 'findings']);
    expect(report.frameworks).toEqual([
      {
        code: 'ABC-L2-AK',
        title: 'ABC Level 2 Award in Allotment Keeping',
        units: 3,
        outcomes: 4,
        criteria: 10,
      },
    ]);
    for (const finding of report.findings) {
      expect(Object.keys(finding)).toEqual(['code', 'where', 'stated', 'computed', 'message']);
      expect(Object.values(finding).every((value) => typeof value === 'string')).toBe(true);
    }
    expect(stderr).toBe('Nothing was kept: this was a trial.\n');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('tells a person what was understood, what was found and what was not understood', async () => {
    const lines = specificationLines().flatMap((line) =>
      line.startsWith('GLH\t9') ? [line, 'Colour\tGreen\t'] : [line],
    );
    const { status, stdout } = await run('--dry-run', file('coloured.txt', lines));
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Understood as a specification: 3 units with 4 outcomes and 10 criteria, a table of 3 units and the rules of combination.',
    );
    expect(stdout).toMatch(
      /Not understood, 1 place:\n {4}line \d+: Not a field.*AK2.*“Colour Green”/,
    );
    expect(stdout).toMatch(/findings? of \d+ kinds?:/);
    expect(stdout).toContain('Nothing was kept: this was a trial.');
  });

  it('takes several files at once, and says of which each finding is', async () => {
    const { status, stdout } = await run(
      '--json',
      file('standard.txt', standardLines()),
      '--dry-run',
      file('points.txt', markingPointsLines()),
      file(
        'old.txt',
        Buffer.from('Caf\u00e9\nMarking points\n- Hold the cup.\n- Pour.\n', 'latin1'),
      ),
    );
    expect(status).toBe(0);
    const { frameworks, findings } = JSON.parse(stdout);
    expect(
      frameworks.map((one: { code: string; criteria: number }) => [one.code, one.criteria]),
    ).toEqual([
      ['ST9876', 5],
      ['CKBT', 3],
      ['C', 2],
    ]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'encoding',
        where: expect.stringMatching(/old\.txt, the file$/),
        stated: 'Windows-1252',
      }),
    );
  });

  it('refuses a document cut in the middle, naming line and unit, and still says what was understood', async () => {
    const lines = specificationLines();
    const end = lines.findIndex((line) => line.startsWith('GLH\t20')) + 1;
    const cut = file('cut.txt', lines.slice(0, end));
    const { status, stdout, stderr } = await run(cut, '--dry-run', '--json');
    expect(status).toBe(1);
    const { frameworks, findings } = JSON.parse(stdout);
    expect(frameworks[0]).toMatchObject({ units: 3, outcomes: 3, criteria: 7 });
    expect(findings[0]).toMatchObject({
      code: 'framework-cut',
      where: `line ${end}`,
      stated: 'unit GH14',
    });
    expect(stderr).toContain(`cut or torn at line ${end}: unit GH14 has no learning outcome.`);
    expect((await run(cut)).status).toBe(1);
  });

  it('reports a unit of the table that has no page, and would not import it', async () => {
    const lines = specificationLines();
    const at = (part: string) => lines.findIndex((line) => line.includes(part));
    const without = file('without.txt', [
      ...lines.slice(0, at('Title\tSow')),
      ...lines.slice(at('Optional Group B')),
    ]);
    const trial = await run(without, '--dry-run', '--json');
    expect(trial.status).toBe(0);
    expect(JSON.parse(trial.stdout).frameworks[0].units).toBe(2);
    expect(JSON.parse(trial.stdout).findings[0]).toMatchObject({
      code: 'document-not-whole',
      stated: 'AK2',
    });
    const real = await run(without);
    expect(real.status).toBe(1);
    expect(real.stderr).toContain('AK2');
  });

  it.each([
    ['an empty file', file('empty.txt', ''), 'framework-empty', 'The file is empty'],
    [
      'a letter',
      file('letter.txt', 'Dear Rosa,\nsee you on Friday.'),
      'framework-not-understood',
      'Looked for',
    ],
    ['a PDF', file('a.txt', '%PDF-1.7 ...'), 'wrong-type', 'This is a PDF'],
    ['a Word file', file('b.txt', 'PK\u0003\u0004 ...'), 'wrong-type', 'This is a Word document'],
    ['a file that is not there', 'nowhere.txt', 'file-not-found', 'There is no file'],
    ['a folder', '.', 'file-is-folder', 'is a folder'],
  ])('refuses %s in words, and as a finding', async (_what, name, code, words) => {
    const { status, stdout, stderr } = await run(name, '--dry-run', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      frameworks: [],
      findings: [
        { code, where: 'the file', stated: '', computed: '', message: expect.any(String) },
      ],
    });
    expect(stderr).toContain(words);
  });

  it('is called wrongly without a file, with an option there is not, or an organisation without a name', async () => {
    for (const words of [[], [SPECIFICATION, '--dryrun'], [SPECIFICATION, '--organisation']]) {
      const { status, stdout, stderr } = await run(...words);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('Usage: import framework FILE...');
    }
  });
});

describe('a command line', () => {
  it('takes no word for the value of an option that has none', () => {
    expect(
      readCall(['import', '--dry-run', 'a.txt', '--json', 'b.txt', '--organisation', 'Acorn']),
    ).toEqual({
      words: ['import', 'a.txt', 'b.txt'],
      options: { 'dry-run': true, json: true, organisation: 'Acorn' },
    });
  });
});

const SEEDS = path.resolve(import.meta.dirname, '../../../../shared/seeds');
const absent = !existsSync(SEEDS);

describe.skipIf(absent)(
  `import framework of the reference documents${absent ? ' (skipped: no reference data)' : ''}`,
  () => {
    it('reads all five in one call', () => {
      const files = readdirSync(SEEDS)
        .filter((name) => /^\d{3}_/.test(name))
        .map((name) => path.join(SEEDS, name));
      const { status, stdout } = spawned(...files, '--dry-run', '--json');
      expect(status).toBe(0);
      const { frameworks } = JSON.parse(stdout);
      const counts = frameworks.map((one: Record<string, unknown>) =>
        [one['code'], one['units'], one['outcomes'], one['criteria']].join(' '),
      );
      expect(counts.sort()).toEqual([
        'FLEX 1 0 6',
        'REC-L2-RR 19 58 276',
        'REL 1 0 4',
        'SALES 1 0 4',
        'ST0321 3 0 35',
      ]);
    });
  },
);
