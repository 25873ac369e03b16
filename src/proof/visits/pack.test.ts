import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readZip } from '../../platform/zip.ts';
import { keepCertificate, keepCv, staffFile } from '../centre/index.ts';
import { codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { visitsIn } from './fixtures.ts';
import { makePack, takePack } from './index.ts';
import { staffFilesIn } from './pack-files.ts';

const world = await openWorld();
const { does, asks, visited } = visitsIn(world);

const pdf = (words: string) => Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A visit announced, and Ivan, who verifies SALES, with his certificate on record. */
async function announced() {
  const of = await visited();
  const { visitId } = await done(of.announce(of.edith));
  await world.owner.query(
    `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
      values ($1, $2, $3, 'internal_verifier', '{"SALES": ["*"]}', '2026-01-01', now(), $4)
      on conflict do nothing`,
    [of.org.id, newId(), idOf(of.ivan), idOf(of.quinn)],
  );
  const { rows } = await world.owner.query(
    'select id from staff_qualification where organisation_id = $1 and member_id = $2',
    [of.org.id, idOf(of.ivan)],
  );
  const certificate: string = rows[0].id;
  const cv = (who: Actor, bytes: Buffer, name = 'ivan.pdf') =>
    does(who, (tx) => keepCv(tx, idOf(of.ivan), { name, bytes }));
  const paper = (who: Actor, bytes: Buffer) =>
    does(who, (tx) => keepCertificate(tx, certificate, { name: 'award.pdf', bytes }));
  const pack = async (id = newId()) => {
    await done(does(of.quinn, (tx) => makePack(tx, visitId, { id })));
    return id;
  };
  const open = async (id: string) => {
    const { bytes } = await done(does(of.edith, (tx) => takePack(tx, id)));
    return new Map(given(readZip(bytes)).map((file) => [file.path, file.bytes]));
  };
  const forget = async (givenName: string, familyName: string) => {
    const personId = newId();
    await done(
      does(of.org.olivia, (tx) =>
        addPerson(tx, {
          id: personId,
          hat: 'candidate',
          givenName,
          familyName,
          emails: [],
          phones: [],
        }),
      ),
    );
    await done(does(of.org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
  };
  return { ...of, visitId, certificate, cv, paper, pack, open, forget };
}

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
    expect(sha256(bytes)).toBe(made.sha256);
    const files = new Map(
      given(readZip(bytes)).map((file) => [file.path, file.bytes.toString('utf8')]),
    );
    expect(files.get('pack.pdf')?.startsWith('%PDF')).toBe(true);
    expect(files.get('learners.csv')).toContain('"Lena Lowe"');
    expect(files.get('learners.csv')).toContain('"Aidan');
    expect(files.get('concerns.csv')).toContain('Malpractice');
    expect(files.has('minutes.csv')).toBe(true);
    for (const text of files.values()) expect(text).not.toMatch(/Safeguarding|Heard of it/);
    const log = await world.log(of.org);
    const of7 = (kind: string) => log.filter((entry) => entry.kind === kind);
    expect(of7('visit.pack_made')[0]?.envelope.facts).toMatchObject({ sha256: made.sha256 });
    expect(of7('visit.pack_taken')).toHaveLength(1);
    await expect(
      world.owner.query('update visit_pack set made_by = member_id where id = $1', [id]),
    ).rejects.toThrow(/visit_pack_by_centre/);
  });

  test('C11 C14 holds the newest CV and certificates of the staff byte for byte, listed with size and SHA-256', async () => {
    const of = await announced();
    expect(await codeOf(of.cv(of.org.aidan, pdf('Not his')))).toBe('not-yours');
    expect(await codeOf(of.cv(of.ivan, Buffer.from('A text')))).toBe('wrong-type');
    await done(of.cv(of.ivan, pdf('The old one')));
    const [cv, award] = [pdf('Twenty years of sales'), pdf('Award')];
    world.at('2026-11-23T10:00:00Z');
    const { fileId } = await done(of.cv(of.quinn, cv));
    expect(await done(of.cv(of.quinn, cv))).toEqual({ fileId });
    await done(of.paper(of.quinn, award));
    expect(await codeOf(asks(of.org.aidan, (tx) => staffFile(tx, fileId)))).toBe(
      'staff-file-not-found',
    );
    const other = await world.organisation();
    expect(await codeOf(asks(other.olivia, (tx) => staffFile(tx, fileId)))).toBe(
      'staff-file-not-found',
    );
    const files = await of.open(await of.pack());
    const within = [...files].filter(([path]) => path.startsWith('staff/ivan-innes-'));
    expect(within.map(([, bytes]) => bytes.toString()).sort()).toEqual(
      [award, cv].map(String).sort(),
    );
    const index = files.get('index.csv')?.toString() ?? '';
    for (const [path, bytes] of files) {
      if (path === 'index.csv') continue;
      expect(index).toContain(path);
      expect(index).toContain(sha256(bytes));
    }
    expect(files.get('staff-files.csv')?.toString()).toContain(sha256(cv));
    const log = JSON.stringify(await world.log(of.org));
    expect(log).toContain(sha256(cv));
    expect(log).not.toContain('ivan.pdf');
  });

  test('C14 leaves out what is over the limit, and names it in the list', async () => {
    const of = await announced();
    await done(of.cv(of.ivan, pdf('A CV')));
    const { files, section } = await asks(of.quinn, (tx) => staffFilesIn(tx, 'SALES', 10));
    expect(files).toEqual([]);
    expect(section.rows.find(([, what]) => what === 'CV')?.at(-1)).toContain(
      'Left out: at most 10 bytes',
    );
  });

  test('loses its content with somebody it names, in words or by a CV in it, and keeps its hash; another stays', async () => {
    const of = await announced();
    await done(of.cv(of.ivan, pdf('A CV')));
    const id = await of.pack();
    await of.forget('Nobody', 'Here');
    expect((await of.open(id)).has('pack.pdf')).toBe(true);
    await of.forget('Ivan', 'Innes');
    const { rows } = await world.owner.query(
      'select says, content, length(sha256) as hash, files from visit_pack where id = $1',
      [id],
    );
    expect(rows[0]).toMatchObject({ says: null, content: null, hash: 32 });
    expect(await codeOf(does(of.edith, (tx) => takePack(tx, id)))).toBe('pack-emptied');
    expect((await of.view(of.visitId, of.edith)).packList).toMatchObject([
      { packId: id, emptied: true, says: null },
    ]);
    const kept = await world.owner.query(
      'select bytes, length(sha256) as hash from staff_file where member_id = $1',
      [idOf(of.ivan)],
    );
    expect(kept.rows).toEqual([{ bytes: null, hash: 32 }]);
    // The next pack says that the content was erased, and has no file of his.
    const files = await of.open(await of.pack());
    expect([...files.keys()].filter((path) => path.startsWith('staff/'))).toEqual([]);
    expect(files.get('staff-files.csv')?.toString()).toContain('its content was erased');
  });
});
