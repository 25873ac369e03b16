import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { checkpointNote } from '../../platform/audit/checkpoints.ts';
import { addEntries, checkpoint, given, rewriteFrom } from '../../platform/audit/fixtures.ts';
import { writeCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { EMPTY_ROOT } from '../../platform/audit/tree/merkle.ts';
import { makeKey, writeVerifierKey } from '../../platform/audit/tree/note.ts';
import { read } from '../../platform/db/read.ts';
import { readCall } from './terminal.ts';
import { verifyCommand } from './verify.ts';

const world = await openWorld({ apart: 'verify_command' });
const { ownerUrl } = world.urls;
const folder = mkdtempSync(path.join(tmpdir(), 'kept elsewhere-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verify(...argv: string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const take = (text: string | Uint8Array): boolean => {
    said += text;
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(take),
  );
  try {
    return { code: await verifyCommand(readCall(['verify', ...argv]), ownerUrl), said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function keptElsewhere(org: TestOrganisation): Promise<{ file: string; size: number }> {
  const size = await checkpoint(world, org);
  const note = given(await read(world.db, org.olivia, (tx) => checkpointNote(tx, size)));
  const file = path.join(folder, `${org.id}-${size}.txt`);
  writeFileSync(file, note);
  return { file, size };
}

describe('verify', () => {
  it('counts the checkpoints that match', async () => {
    const org = await world.organisation({ name: 'Counted Care' });
    await checkpoint(world, org);
    expect(await verify('--organisation', org.id)).toEqual({
      code: 0,
      said: expect.stringContaining('1 checkpoint matches'),
    });
  });

  it('with a checkpoint kept elsewhere finds a log that was rewritten to the last row', async () => {
    const org = await world.organisation();
    await addEntries(world, org, 3);
    const { file, size } = await keptElsewhere(org);
    await addEntries(world, org);
    const before = await verify('--checkpoint', file);
    expect(before.code).toBe(0);
    expect(before.said).toContain(`the ${size} entries of the checkpoint kept elsewhere`);
    await rewriteFrom(world.owner, org.id, size, (text) =>
      text.replace('"minutes":452', '"minutes":152'),
    );
    await world.owner.query('delete from log_checkpoint where organisation_id = $1', [org.id]);
    expect(await verify('--organisation', org.id)).toMatchObject({ code: 0 });
    expect(await verify('--checkpoint', file)).toEqual({
      code: 1,
      said: expect.stringContaining('BROKEN. The first'),
    });
  });

  it('refuses an option it does not know, so that a slip never drops the checkpoint', async () => {
    const { file } = await keptElsewhere(await world.organisation());
    for (const slip of ['--chekpoint', '--keys'])
      expect(await verify(slip, file)).toEqual({ code: 2, said: expect.stringContaining(slip) });
  });

  it('takes no key of another log for a checkpoint that was kept elsewhere', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const { file, size } = await keptElsewhere(ours);
    const impostor = makeKey(`deskproof/log/${theirs.id}`);
    const origin = `deskproof/log/${ours.id}`;
    writeFileSync(file, writeCheckpoint({ origin, size, root: EMPTY_ROOT }, [impostor]));
    expect(await verify('--checkpoint', file, '--key', writeVerifierKey(impostor))).toEqual({
      code: 1,
      said: expect.stringContaining('signed by a key that is not known here'),
    });
  });

  it('refuses a checkpoint that is changed, of another organisation, or no checkpoint', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const { file } = await keptElsewhere(ours);
    expect(await verify('--checkpoint', file, '--organisation', theirs.id)).toMatchObject({
      code: 2,
    });
    const forged = path.join(folder, 'forged.txt');
    const note = given(await read(world.db, ours.olivia, (tx) => checkpointNote(tx, 8)));
    writeFileSync(forged, note.replace('\n8\n', '\n7\n'));
    expect(await verify('--checkpoint', forged)).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not belong to this text'),
    });
    writeFileSync(forged, 'hello\n');
    expect(await verify('--checkpoint', forged)).toMatchObject({ code: 1 });
    expect(await verify('--checkpoint', path.join(folder, 'none'))).toMatchObject({ code: 2 });
  });
});
