import { describe, expect, it, vi } from 'vitest';
import { workerDatabase } from '../../../test/worker-database.ts';
import { openWorld } from '../../../test/world.ts';
import { readCall } from './terminal.ts';
import { textNumberCommand } from './text-number.ts';

const world = await openWorld();
const { ownerUrl } = await workerDatabase();

async function run(...words: readonly string[]) {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said[stream] += text;
      return true;
    }),
  );
  const code = await textNumberCommand(readCall(['text-number', ...words]), world.db, ownerUrl);
  for (const spy of spies) spy.mockRestore();
  return { code, ...said };
}

describe('text-number', () => {
  it('gives an organisation a number, twice as once, to nobody else, and takes it back', async () => {
    const [brook, elm] = [
      await world.organisation({ name: 'Brook Texts' }),
      await world.organisation({ name: 'Elm Texts' }),
    ];
    const of = (name: string) => ['--organisation', name] as const;
    const gives = () => run('give', '07700 900789', ...of(brook.id));
    const given = {
      code: 0,
      stdout: expect.stringContaining('Brook Texts texts from +447700900789'),
    };
    expect(await gives()).toMatchObject(given);
    expect(await gives()).toMatchObject(given);
    const other = await run('give', '07700 900789', ...of(elm.id));
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain('is an organisation’s already');
    const back = await run('take-back', '+44 7700 900789', ...of(brook.id));
    expect(back).toMatchObject({ code: 0, stdout: expect.stringContaining('no longer has') });
    expect((await run('take-back', '07700 900789', ...of(brook.id))).stderr).toContain(
      'no such number',
    );
    expect((await run('give', '07700 900789', ...of('Elm Texts'))).code).toBe(0);
    const kinds = (await world.log(brook)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('text_number.'))).toEqual([
      'text_number.given',
      'text_number.taken_back',
    ]);
  });

  it('says how it is called, and what is no number and no organisation', async () => {
    expect(await run('give')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') });
    expect((await run('lend', '07700 900789')).code).toBe(2);
    const org = await world.organisation();
    expect((await run('give', 'the red one', '--organisation', org.id)).code).toBe(1);
    const nobody = await run('give', '07700 900780', '--organisation', 'Nobody Ltd');
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining('no organisation') });
  });
});
