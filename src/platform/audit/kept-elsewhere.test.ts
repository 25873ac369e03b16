import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { read } from '../db/read.ts';
import { addBranch } from '../identity/members.ts';
import { act } from './act.ts';
import { checkpointNote, makeCheckpoint } from './checkpoints.ts';
import { compareCheckpoint } from './kept-elsewhere.ts';

const world = await openWorld({ apart: 'kept_elsewhere' });

/** A house whose log has a checkpoint that somebody took away, and entries since. */
async function aHouse(): Promise<{ org: TestOrganisation; size: number; note: string }> {
  const org = await world.organisation();
  const made = await act(world.db, org.olivia, makeCheckpoint);
  if (!made.ok) throw new Error(made.refusal.because);
  const { size } = made.value;
  const note = await read(world.db, org.olivia, (tx) => checkpointNote(tx, size));
  if (!note.ok) throw new Error(note.refusal.because);
  await act(world.db, org.olivia, (tx) => addBranch(tx, { id: newId(), name: 'Leeds' }));
  return { org, size, note: note.value };
}

const compare = (org: TestOrganisation, note: string) =>
  read(world.db, org.carla, (tx) => compareCheckpoint(tx, note));

describe('a checkpoint that was kept elsewhere', () => {
  it('is the beginning of a log that only grew', async () => {
    const { org, size, note } = await aHouse();
    const id = /— \S+ (\S+)\n$/.exec(note)?.[1] ?? '';
    expect(await compare(org, note)).toEqual({
      ok: true,
      value: {
        outcome: 'same',
        size,
        entries: size + 1,
        signedBy: [Buffer.from(id, 'base64').subarray(0, 4).toString('hex')],
      },
    });
  });

  it('is known as a mail program and a paste leave it', async () => {
    const { org, note } = await aHouse();
    for (const pasted of [note.replaceAll('\n', '\r\n'), `\n\n  ${note}\n \n`, note.trimEnd()])
      expect(await compare(org, pasted)).toMatchObject({ value: { outcome: 'same' } });
  });

  it('finds an entry that was rewritten, even with every hash beside it made to fit', async () => {
    const { org, note } = await aHouse();
    await world.owner.query(
      `update log_entry set envelope = replace(envelope, '"sample":false', '"sample":true')
        where organisation_id = $1 and seq = 1`,
      [org.id],
    );
    expect(await compare(org, note)).toMatchObject({ value: { outcome: 'rewritten' } });
  });

  it('finds a log that was cut and its checkpoints with it', async () => {
    const { org, size, note } = await aHouse();
    for (const table of ['log_part', 'log_subject', 'log_entry'])
      await world.owner.query(`delete from ${table} where organisation_id = $1 and seq >= $2`, [
        org.id,
        size,
      ]);
    await world.owner.query('delete from log_checkpoint where organisation_id = $1', [org.id]);
    expect(await compare(org, note)).toMatchObject({
      value: { outcome: 'cut', size, entries: size - 1 },
    });
  });

  it('is refused when it is of another house, was changed, or was never signed here', async () => {
    const [mine, theirs] = [await aHouse(), await aHouse()];
    expect(await compare(mine.org, theirs.note)).toMatchObject({ refusal: { code: 'other-log' } });
    const changed = mine.note.replace(`\n${mine.size}\n`, `\n${mine.size + 1}\n`);
    expect(await compare(mine.org, changed)).toMatchObject({
      refusal: { code: 'signature-wrong' },
    });
    const [text = ''] = mine.note.split('\n\n');
    const origin = text.split('\n')[0] ?? '';
    const stranger = `${text}\n\n— ${origin} ${Buffer.alloc(68, 7).toString('base64')}\n`;
    expect(await compare(mine.org, stranger)).toMatchObject({
      refusal: { code: 'key-unknown', because: expect.stringContaining('tell the owner') },
    });
    for (const nonsense of ['', 'hello', text])
      expect(await compare(mine.org, nonsense)).toMatchObject({
        refusal: { code: 'checkpoint-malformed' },
      });
  });
});
