import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { mailDue, startCheckpointMail } from './daily-mail.ts';
import { addBranchHere, keepers, mailsOf, quiet } from './fixtures.ts';

const world = await openWorld();

/** Who has been written to, by name, in order. */
const writtenTo = async (org: TestOrganisation) =>
  (await mailsOf(world, org)).map(({ to_name }) => to_name);

async function anOrganisation(): Promise<TestOrganisation> {
  world.at('2026-11-23T09:00:00Z');
  return world.organisation();
}

describe('the mail of the day', () => {
  it('takes the newest checkpoint to everyone who keeps it, once, as a file with words', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park', 'Quentin Quill');
    await mailDue(world.db, quiet);
    const mails = await mailsOf(world, org);
    expect(mails.map(({ to_name }) => to_name)).toEqual(['Petra Park', 'Quentin Quill']);
    const [mail] = mails;
    const kept = await world.owner.query(
      'select size, note from log_checkpoint where organisation_id = $1 order by size desc limit 1',
      [org.id],
    );
    const { size, note } = kept.rows[0];
    expect(mail?.subject).toBe(`Please keep: checkpoint of ${size} entries, Brook Street Care`);
    expect(mail?.files).toEqual([{ name: `checkpoint-${size}.txt`, content: note }]);
    expect(mail?.body).toContain(`--checkpoint checkpoint-${size}.txt --key`);
    expect(mail?.body).toContain('Fingerprint: ');
    expect(mail?.body).toContain('signed by both keys');
    await mailDue(world.db, quiet);
    expect(await mailsOf(world, org)).toHaveLength(2);
  });

  it('is recorded by how many and which, never by whom', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park');
    await mailDue(world.db, quiet);
    const log = await world.log(org);
    const [mailed] = log.filter(({ kind }) => kind === 'checkpoint.mailed');
    expect(mailed?.envelope.facts).toEqual({
      size: expect.any(Number),
      how: 'daily',
      recipients: 1,
    });
    expect(JSON.stringify(log)).not.toMatch(/petra|auditor\.example/i);
  });

  it('goes from six in the morning in London on, not before', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park');
    world.at('2026-07-01T04:59:00Z');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org)).toEqual([]);
    world.at('2026-07-01T05:00:00Z');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org)).toEqual(['Petra Park']);
  });

  it('goes again on a day that brought more than mail, and on no other', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park');
    await mailDue(world.db, quiet);
    world.at('2026-11-24T09:00:00Z');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org), 'only its own mail is new').toHaveLength(1);
    await addBranchHere(world, org, 'Leeds');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org)).toHaveLength(2);
    await addBranchHere(world, org, 'York');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org), 'one a day').toHaveLength(2);
  });

  it('reaches somebody added after the mail of the day on the same day', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park');
    await mailDue(world.db, quiet);
    await keepers(world, org, 'Quentin Quill');
    await mailDue(world.db, quiet);
    expect(await writtenTo(org)).toEqual(['Petra Park', 'Quentin Quill']);
  });

  it('goes once however many processes write it at the same moment', async () => {
    const org = await anOrganisation();
    await keepers(world, org, 'Petra Park', 'Quentin Quill');
    await Promise.all([1, 2, 3, 4].map(() => mailDue(world.db, quiet)));
    expect(await mailsOf(world, org)).toHaveLength(2);
    const log = await world.log(org);
    expect(log.filter(({ kind }) => kind === 'checkpoint.mailed')).toHaveLength(1);
  });

  it('of a sample never leaves the outbox, and says what it is', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation({ sample: true });
    await keepers(world, org, 'Petra Park');
    await mailDue(world.db, quiet);
    const [mail] = await mailsOf(world, org);
    expect(mail?.state).toBe('kept');
    expect(mail?.subject).toMatch(/^Sample, not evidence/);
    expect(mail?.files[0]?.name).toMatch(/^sample-not-evidence-checkpoint-\d+\.txt$/);
    expect(mail?.files[0]?.content).toMatch(/^deskproof\/sample-not-evidence\//);
  });

  it('is written by a worker that looks again and again, and ends when it is told to', async () => {
    const org = await anOrganisation();
    const worker = startCheckpointMail(world.db, { log: quiet, everyMs: 20 });
    await keepers(world, org, 'Petra Park');
    await expect.poll(() => writtenTo(org), { timeout: 10_000 }).toEqual(['Petra Park']);
    await worker.stop();
    await keepers(world, org, 'Quentin Quill');
    expect(await writtenTo(org)).toEqual(['Petra Park']);
  });

  it('of one house stops for no fault in another', async () => {
    const [broken, org] = [await anOrganisation(), await anOrganisation()];
    await keepers(world, broken, 'Petra Park');
    await keepers(world, org, 'Quentin Quill');
    // An address that no mail can carry, as only a hand in the database writes it.
    await world.owner.query(
      "update checkpoint_recipient set address = 'nobody' where organisation_id = $1",
      [broken.id],
    );
    const warned: object[] = [];
    await mailDue(world.db, { ...quiet, warn: (facts) => warned.push(facts) });
    expect(warned).toContainEqual({ organisation: broken.id, code: 'not-an-email' });
    expect(await writtenTo(org)).toEqual(['Quentin Quill']);
  });
});
