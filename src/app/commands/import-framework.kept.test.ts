import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { workerDatabase } from '../../../test/worker-database.ts';
import { openWorld } from '../../../test/world.ts';
import { specificationLines, standardLines } from '../../proof/documents/fixtures.ts';
import { readFrameworks } from './import-framework.ts';
import { readCall } from './terminal.ts';

const world = await openWorld();
const { ownerUrl } = await workerDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'deskproof-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly string[]): string {
  const place = path.join(folder, name);
  writeFileSync(place, lines.join('\n'));
  return place;
}

/** Runs the command to its end; gives the exit code, the document of standard output, what was told beside. */
async function run(...words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text;
      return true;
    }),
  );
  const left = await readFrameworks(readCall(['import', 'framework', ...words, '--json']));
  const status = typeof left === 'number' ? left : await left(world.db, ownerUrl);
  for (const spy of spies) spy.mockRestore();
  return { status, report: JSON.parse(said.stdout), told: said.stderr };
}

describe('import framework, for good', () => {
  it('brings each file in by an act of its own, and finds the same again', async () => {
    const org = await world.organisation({ name: 'Marram Training' });
    const files = [file('s.txt', specificationLines()), file('k.txt', standardLines())];
    const first = await run(...files, '--organisation', org.id);
    expect(first.status).toBe(0);
    expect(first.report.frameworks).toHaveLength(2);
    expect(first.told).toBe(
      'Marram Training: ABC-L2-AK is here now.\nMarram Training: ST9876 is here now.\n',
    );
    const again = await run(...files, '--organisation', org.id);
    expect(again.status).toBe(0);
    expect(again.told).toBe(
      'Marram Training: ABC-L2-AK is here already, the same; nothing changed.\nMarram Training: ST9876 is here already, the same; nothing changed.\n',
    );
    const kinds = (await world.log(org)).map(({ kind, envelope }) => `${kind} ${envelope.actor}`);
    expect(kinds.filter((kind) => kind.startsWith('framework.'))).toEqual([
      'framework.imported null',
      'framework.imported null',
    ]);
  });

  it('keeps nothing when one of the files is refused, or the organisation is not known', async () => {
    const org = await world.organisation();
    const before = (await world.log(org)).length;
    const whole = file('whole.txt', specificationLines());
    const cut = file('cut.txt', specificationLines().slice(0, -12));
    expect((await run(whole, cut, '--organisation', org.id)).status).toBe(1);
    const nobody = await run(whole, '--organisation', 'Nobody’s');
    expect(nobody).toMatchObject({
      status: 1,
      told: expect.stringContaining('There is no organisation'),
    });
    expect(await world.log(org)).toHaveLength(before);
  });
});
