import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { read } from '../db/read.ts';
import { checkpointNote } from './checkpoints.ts';
import { addEntries, checkpoint, checkpointFrom, given, rewriteFrom, verify } from './fixtures.ts';
import { writeCheckpoint } from './tree/checkpoint.ts';
import { makeKey } from './tree/note.ts';

const world = await openWorld({ apart: 'verify_tree' });

const tamper = (text: string, ...values: unknown[]) => world.owner.query(text, values);
const kept = async (org: TestOrganisation, size: number) =>
  checkpointFrom(given(await read(world.db, org.olivia, (tx) => checkpointNote(tx, size))));

/** A log with two checkpoints, and two entries after the second. */
async function signedLog() {
  const org = await world.organisation();
  const first = await checkpoint(world, org);
  await addEntries(world, org, 2);
  const second = await checkpoint(world, org);
  await addEntries(world, org, 2);
  return { org, first, second, length: second + 2 };
}

/** Cuts entries off the end as the owner can: rows, head and chain. */
async function cutTo(org: TestOrganisation, seq: number): Promise<void> {
  for (const table of ['log_part', 'log_subject', 'log_entry'])
    await tamper(`delete from ${table} where organisation_id = $1 and seq > $2`, org.id, seq);
  await tamper(
    `update log_head h set seq = $2, chain = (select chain from log_entry e
      where e.organisation_id = h.organisation_id and e.seq = $2) where organisation_id = $1`,
    org.id,
    seq,
  );
}

describe('the check of a log with checkpoints', () => {
  it('finds it whole and counts them', async () => {
    const { org, length } = await signedLog();
    expect(await verify(world.owner, org.id)).toMatchObject({
      whole: true,
      entries: length,
      checkpoints: 2,
    });
  });

  it('finds a log that was rewritten with every hash and link made anew', async () => {
    const { org, first, second } = await signedLog();
    await rewriteFrom(world.owner, org.id, second, (text) => text.replace('451', '999'));
    expect(await verify(world.owner, org.id)).toEqual({
      whole: false,
      firstBad: second,
      because: `Checkpoint ${second} does not match: an entry among ${first + 1} to ${second} was changed after it was signed, or the checkpoint was.`,
    });
  });

  it('takes a rewritten log for whole once its checkpoints are gone too, unless one is kept elsewhere', async () => {
    const { org, second } = await signedLog();
    const elsewhere = await kept(org, second);
    await rewriteFrom(world.owner, org.id, second, (text) => text.replace('451', '999'));
    await tamper('delete from log_checkpoint where organisation_id = $1', org.id);
    expect(await verify(world.owner, org.id)).toMatchObject({ whole: true, checkpoints: 0 });
    expect(await verify(world.owner, org.id, [elsewhere])).toMatchObject({
      whole: false,
      firstBad: second,
      because: expect.stringContaining('kept elsewhere'),
    });
  });

  it('finds a tail that was cut off, by a checkpoint here or elsewhere', async () => {
    const { org, first, second } = await signedLog();
    const elsewhere = await kept(org, second);
    await cutTo(org, first);
    const cut = { whole: false, firstBad: first + 1 };
    expect(await verify(world.owner, org.id)).toMatchObject({
      ...cut,
      because: `Checkpoint ${second} is of ${second} entries, and the log has ${first}: entries were cut off its end.`,
    });
    await tamper(
      'delete from log_checkpoint where organisation_id = $1 and size > $2',
      org.id,
      first,
    );
    expect(await verify(world.owner, org.id)).toMatchObject({ whole: true });
    expect(await verify(world.owner, org.id, [elsewhere])).toMatchObject({
      ...cut,
      because: expect.stringContaining('The checkpoint kept elsewhere is of'),
    });
  });

  it('finds the log whole by a checkpoint kept elsewhere that fits', async () => {
    const { org, first, second } = await signedLog();
    const elsewhere = [await kept(org, first), await kept(org, second)];
    await tamper('delete from log_checkpoint where organisation_id = $1', org.id);
    expect(await verify(world.owner, org.id, elsewhere)).toMatchObject({ whole: true });
  });

  const changes: readonly [string, string][] = [
    ['its root', 'root = set_byte(root, 3, get_byte(root, 3) # 1)'],
    ['its note', `note = replace(note, '— deskproof', '—  deskproof')`],
    [
      'a letter of its signature',
      `note = overlay(note placing 'AAAA' from length(note) - 40 for 4)`,
    ],
    ['its size', 'size = size - 1'],
  ];
  it.each(changes)('finds a checkpoint of which %s was changed', async (_what, change) => {
    const { org, second } = await signedLog();
    await tamper(
      `update log_checkpoint set ${change} where organisation_id = $1 and size = $2`,
      org.id,
      second,
    );
    expect(await verify(world.owner, org.id)).toMatchObject({
      whole: false,
      because: expect.stringMatching(/^Checkpoint \d+ does not match: /),
    });
  });

  it('finds a checkpoint signed with a key that is none of the log’s', async () => {
    const { org, second } = await signedLog();
    const { origin, size, root } = await kept(org, second);
    const forged = writeCheckpoint({ origin, size, root }, [makeKey(origin)]);
    await tamper(
      'update log_checkpoint set note = $3 where organisation_id = $1 and size = $2',
      org.id,
      second,
      forged,
    );
    expect(await verify(world.owner, org.id)).toMatchObject({
      whole: false,
      because: expect.stringContaining('none of this log’s'),
    });
  });

  it('names the earlier fault: an entry before the checkpoint that is over it', async () => {
    const { org, second } = await signedLog();
    await tamper(
      `update log_entry set envelope = replace(envelope, '450', '400') where organisation_id = $1 and seq = $2`,
      org.id,
      second - 1,
    );
    expect(await verify(world.owner, org.id)).toMatchObject({ whole: false, firstBad: second - 1 });
  });

  it('finds a stored hash of the tree that was changed, and one that is missing', async () => {
    const org = await world.organisation();
    await addEntries(world, org, 600);
    await checkpoint(world, org);
    expect(await verify(world.owner, org.id)).toMatchObject({ whole: true, checkpoints: 1 });
    await tamper(
      `update log_node set hash = sha256('') where organisation_id = $1 and level = 8 and place = 1`,
      org.id,
    );
    expect(await verify(world.owner, org.id)).toMatchObject({
      whole: false,
      firstBad: 512,
      because: expect.stringContaining('No entry was changed'),
    });
    await tamper('delete from log_node where organisation_id = $1', org.id);
    expect(await verify(world.owner, org.id)).toMatchObject({
      whole: false,
      firstBad: 256,
      because: expect.stringContaining('is missing'),
    });
    await addEntries(world, org);
    await checkpoint(world, org);
    expect(await verify(world.owner, org.id)).toMatchObject({ whole: true, checkpoints: 2 });
  });
});
