import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readZip } from '../../platform/zip.ts';
import { done, given, idOf } from '../verification/fixtures.ts';
import { visitsIn } from './fixtures.ts';
import { makePack, takePack } from './index.ts';

const world = await openWorld();
const { does, visited } = visitsIn(world);

describe('the visit pack', () => {
  test('C14 R29 is one archive of PDF and CSV, recorded with its hash, and taken by the external verifier on record', async () => {
    const of = await visited();
    const { visitId } = await done(of.announce(of.edith));
    await world.owner.query(
      `insert into concern (organisation_id, id, kind, said_on, due_on, said_by, about, facts, raised_at, raised_by)
        select $1, gen_random_uuid(), kind, '2026-11-01', '2026-11-15', 'Somebody', 'About it', 'Heard of it', now(), $2
        from unnest(array['malpractice', 'safeguarding']) as kind`,
      [of.org.id, idOf(of.quinn)],
    );
    const id = newId();
    const made = await done(does(of.quinn, (tx) => makePack(tx, visitId, { id })));
    expect(await done(does(of.quinn, (tx) => makePack(tx, visitId, { id })))).toEqual(made);
    const take = (who: Actor) => does(who, (tx) => takePack(tx, id));
    const { bytes } = await done(take(of.edith));
    await done(take(of.edith));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256);
    const files = new Map(
      given(readZip(bytes)).map((file) => [file.path, file.bytes.toString('utf8')]),
    );
    expect(files.get('pack.pdf')?.startsWith('%PDF')).toBe(true);
    expect(files.get('learners.csv')).toContain('"Lena Lowe"');
    expect(files.get('learners.csv')).toContain('"Aidan');
    expect(files.get('concerns.csv')).toContain('Malpractice');
    for (const text of files.values()) expect(text).not.toMatch(/Safeguarding|Heard of it/);
    const log = await world.log(of.org);
    const of7 = (kind: string) => log.filter((entry) => entry.kind === kind);
    expect(of7('visit.pack_made')[0]?.envelope.facts).toMatchObject({ sha256: made.sha256 });
    expect(of7('visit.pack_taken')).toHaveLength(1);
    await expect(
      world.owner.query('update visit_pack set made_by = member_id where id = $1', [id]),
    ).rejects.toThrow(/visit_pack_by_centre/);
  });
});
