import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { aClearedWorker } from '../../desk/bookings/fixtures.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { readEvidencePackage } from '../../platform/audit/tree/evidence-package.ts';
import { read } from '../../platform/db/read.ts';
import { readZip, writeZip } from '../../platform/zip.ts';
import { aFile, cut } from '../../proof/files/fixtures.ts';
import { clearFile } from '../../proof/files/index.ts';
import { contentOf } from '../../proof/files/queries.ts';
import { sweepUploads } from '../../proof/files/sweep-worker.ts';
import { evidenceOf } from '../../proof/portfolio/evidence.ts';
import { exportEvidence } from '../../proof/portfolio/export-evidence.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
  savedBy,
} from '../../proof/portfolio/fixtures.ts';
import { confirmRelease, packageFile } from '../../proof/release/answer-release.ts';
import { askRelease, nameCentre } from '../../proof/release/ask-release.ts';
import { fileBesideOf, finishReleasedFile, takeReleasedPiece } from '../../proof/release/beside.ts';
import {
  fileByLink,
  giveEmployerLink,
  lookAtFile,
  lookAtLink,
  pieceByLink,
  receiveByLink,
} from '../../proof/release/employer-link.ts';
import { employerList } from '../../proof/release/employers.ts';
import { readRelease, writeRelease } from '../../proof/release/package.ts';
import { releaseOf } from '../../proof/release/queries.ts';
import { receivePackage } from '../../proof/release/receive-package.ts';
import {
  confirmKey,
  recordEmployment,
  registerEmployer,
} from '../../proof/release/register-employer.ts';
import '../../proof/release/index.ts';
import { splitArchive } from '../../ui/split-archive.ts';
import './documents.ts';
import './names.ts';

const world = await openWorld();
const PIECE = 65_536;
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** A recording of some pieces. */
const SOUND = Buffer.concat([
  Buffer.from('RIFF\0\0\0\0WAVEfmt '),
  Buffer.from(Array.from({ length: 2 * PIECE + 999 }, (_, at) => (at * 7) % 251)),
]);

/** Lena's recording at an agency, let leave or not. */
async function anAgency({ cleared = true } = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ name: 'Aire Desk' });
  const { frameworkId } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  await aClearedWorker(world.db, org.carla);
  const others = { others: true, toldOn: '2026-11-19', toldHow: 'Rosa Marsh, on 07700 900123' };
  const file = given(
    await aFile(world, org.lena, SOUND, {
      title: 'Rosa Marsh’s call',
      shows: 'An order taken',
      ...others,
    }),
  );
  const { evidenceId } = file;
  const clear = () =>
    as(world, org.ben, (tx) => clearFile(tx, { fileId: evidenceId, sha256: file.sha256 }));
  if (cleared) await clear();
  const centreId = newId();
  await as(world, org.olivia, (tx) => nameCentre(tx, { id: centreId, name: 'Dales Training' }));
  /** Asked for and released, as the employer saves it. */
  const release = async (code: string) => {
    const id = newId();
    await as(world, org.lena, (tx) => askRelease(tx, { id, evidenceId, centreId, code }));
    const { seen } = given(await read(world.db, org.ben, (tx) => releaseOf(tx, id)));
    const done = await act(world.db, org.ben, (tx) => confirmRelease(tx, id, seen));
    if (!done.ok) return { id, done, archive: Buffer.alloc(0) };
    const saved = given(await read(world.db, org.ben, (tx) => packageFile(tx, id)));
    return { id, done, archive: await savedBy(world, org.ben, saved) };
  };
  return { org, evidenceId, clear, release };
}

async function aCentre() {
  const org = await world.organisation({ name: 'Dales Training' });
  const { frameworkId } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const employerId = newId();
  const contact = { givenName: 'Ben', familyName: 'Brook', email: 'ben@aire.example' };
  await as(world, org.olivia, (tx) =>
    registerEmployer(tx, { id: employerId, name: 'Aire Desk Ltd', contact }),
  );
  const employment = {
    employerId,
    learnerId: memberOf(org.lena),
    fromOn: '2026-01-05',
    toOn: null,
  };
  const { code } = await as(world, org.olivia, (tx) =>
    recordEmployment(tx, { id: newId(), ...employment }),
  );
  const receive = (bytes: Buffer) =>
    act(world.db, org.olivia, (tx) => receivePackage(tx, { id: newId(), employerId, bytes }));
  const confirm = async () => {
    const { rows } = await read(world.db, org.olivia, (tx) => employerList(tx));
    const verifierKey = rows[0]?.key?.verifierKey ?? '';
    return as(world, org.olivia, (tx) => confirmKey(tx, employerId, verifierKey));
  };
  const piece = (packageId: string, nth: number, bytes: Buffer) =>
    act(world.db, org.olivia, (tx) =>
      takeReleasedPiece(tx, { packageId }, { nth, bytes, sha256: sha(bytes) }),
    );
  const finish = (packageId: string) =>
    act(world.db, org.olivia, (tx) => finishReleasedFile(tx, { packageId }));
  return { org, employerId, code, receive, confirm, piece, finish };
}

/** An archive as the page sends it: its words, and the bytes of its file. */
async function split(archive: Buffer) {
  const { words, files } = await splitArchive(new Blob([new Uint8Array(archive)]));
  const [file] = files;
  if (!file) throw new Error('No file is in the archive.');
  return {
    words: Buffer.from(await words.arrayBuffer()),
    content: archive.subarray(file.at, file.at + file.size),
  };
}

describe('a file that an employer releases', () => {
  it('goes byte for byte beside its package, and opens at the centre with its item', async () => {
    const agency = await anAgency();
    const centre = await aCentre();
    const { archive } = await agency.release(centre.code);
    expect(given(readZip(archive)).map(({ path }) => path)).toEqual([
      'release.json',
      `files/${agency.evidenceId}`,
    ]);
    const { words, content } = await split(archive);
    expect(content.equals(SOUND)).toBe(true);
    for (const secret of ['Rosa', 'Marsh', '07700'])
      expect(words.toString('latin1')).not.toContain(secret);
    const text = given(readZip(words)).find(({ path }) => path === 'release.json')?.bytes;
    expect(text?.toString('utf8')).not.toMatch(/Rosa|Marsh|07700/);

    const { packageId, evidenceId: waits } = given(await centre.receive(words));
    expect(waits).toBeNull();
    expect(refused(await centre.piece(packageId, 0, content.subarray(0, PIECE)))).toBe(
      'file-not-found',
    );
    await centre.confirm();
    const { evidenceId } = given(await centre.receive(words));
    if (!evidenceId) throw new Error('It is no item.');
    const packagesAt = async () =>
      (await read(world.db, centre.org.olivia, (tx) => employerList(tx))).rows[0]?.packages;
    expect((await packagesAt())?.[0]).toMatchObject({
      state: 'item',
      fileMissing: { pieces: 3, of: 3 },
    });
    const { pieces } = cut(SOUND);
    // The last first: pieces come in any order, and twice changes nothing.
    for (const nth of [2, 0, 0]) given(await centre.piece(packageId, nth, pieces[nth] ?? SOUND));
    expect(refused(await centre.finish(packageId))).toBe('pieces-missing');
    const standing = await read(world.db, centre.org.olivia, (tx) =>
      fileBesideOf(tx, { packageId }),
    );
    expect(given(standing).file).toMatchObject({ pieces: 3, have: [0, 2], state: 'open' });
    given(await centre.piece(packageId, 1, pieces[1] ?? SOUND));
    for (const _ of ['once', 'again']) {
      expect(given(await centre.finish(packageId))).toEqual({ evidenceId });
    }
    expect((await packagesAt())?.[0]).toMatchObject({ fileMissing: null });
    const opened = given(await read(world.db, centre.org.lena, (tx) => contentOf(tx, evidenceId)));
    expect((await savedBy(world, centre.org.lena, opened)).equals(SOUND)).toBe(true);
    const item = given(
      await read(world.db, centre.org.lena, (tx) =>
        evidenceOf(tx, memberOf(centre.org.lena), evidenceId),
      ),
    );
    const document = item.rendition.entries
      .flatMap(({ documents }) => documents)
      .find(({ key }) => key === 'file');
    expect(document?.sha256).toBe(sha(SOUND));
    expect(JSON.stringify(document)).toContain('all here, byte for byte');
  });

  it('comes through the employer’s own link too, which opens no other employer’s package', async () => {
    const agency = await anAgency();
    const centre = await aCentre();
    const { words, content } = await split((await agency.release(centre.code)).archive);
    given(await centre.receive(words));
    await centre.confirm();
    const link = await tokenFor(centre.org, centre.employerId);
    const { packageId, waits } = given(
      await receiveByLink(world.db, link, { id: newId(), bytes: words }),
    );
    expect(waits).toBe(false);
    const other = await aCentre();
    const foreign = await tokenFor(other.org, other.employerId);
    expect(refused(await lookAtFile(world.db, foreign, packageId))).toBe('package-not-found');
    for (const [nth, bytes] of cut(content).pieces.entries()) {
      const piece = { nth, bytes, sha256: sha(bytes) };
      expect(refused(await pieceByLink(world.db, foreign, packageId, piece))).toBe(
        'package-not-found',
      );
      given(await pieceByLink(world.db, link, packageId, piece));
    }
    expect(refused(await fileByLink(world.db, foreign, packageId))).toBe('package-not-found');
    expect(given(await fileByLink(world.db, link, packageId))).toEqual({ whole: true });
    expect(given(await lookAtFile(world.db, link, packageId)).file?.state).toBe('received');
  });

  it('is refused where a piece was changed, and where the package announces another file', async () => {
    const agency = await anAgency();
    const centre = await aCentre();
    const { words } = await split((await agency.release(centre.code)).archive);
    const [file] = given(readZip(words)).filter(({ path }) => path === 'release.json');
    const sound = given(readRelease(file?.bytes ?? words));
    if (!sound.file) throw new Error('It announces no file.');
    const forged = { ...sound, file: { ...sound.file, sha256: sha(Buffer.from('another')) } };
    const zip = (text: string) => writeZip([{ path: 'release.json', bytes: Buffer.from(text) }]);
    expect(refused(await centre.receive(zip(writeRelease(forged))))).toBe('file-differs');
    expect(refused(await centre.receive(writeZip([{ path: 'other.txt', bytes: SOUND }])))).toBe(
      'not-a-package',
    );
    // The same item under other pieces passes as words: the pieces then do not come to what was promised.
    const changed = Buffer.from(SOUND);
    changed[PIECE + 5] = (changed[PIECE + 5] ?? 0) ^ 1;
    const { packageId } = given(await centre.receive(words));
    await centre.confirm();
    for (const [nth, bytes] of cut(changed).pieces.entries()) {
      given(await centre.piece(packageId, nth, bytes));
    }
    expect(refused(await centre.finish(packageId))).toBe('file-not-as-promised');
    const cutOff = await centre.piece(packageId, 1, SOUND.subarray(0, 99));
    expect(refused(cutOff)).toBe('piece-not-whole');
  });

  it('is sent again where nobody finished it in fourteen days, and says until when what lacks', async () => {
    const agency = await anAgency();
    const centre = await aCentre();
    const { words, content } = await split((await agency.release(centre.code)).archive);
    given(await centre.receive(words));
    await centre.confirm();
    const { packageId, evidenceId } = given(await centre.receive(words));
    const { pieces } = cut(content);
    given(await centre.piece(packageId, 0, pieces[0] ?? content));
    const link = await tokenFor(centre.org, centre.employerId);
    const missing = async () => {
      const { rows } = await read(world.db, centre.org.olivia, (tx) => employerList(tx));
      const byLink = given(await lookAtLink(world.db, link)).missing;
      const { fileMissing = null } = rows[0]?.packages[0] ?? {};
      expect(byLink.map(({ title: _, packageId: __, receivedAt: ___, ...rest }) => rest)).toEqual(
        fileMissing === null ? [] : [fileMissing],
      );
      return fileMissing;
    };
    expect(await missing()).toEqual({
      pieces: 2,
      of: 3,
      until: '2026-12-07T09:00:00.000Z',
      goneAt: null,
    });

    world.at('2026-12-08T09:00:00Z');
    await sweepUploads(world.db, { info: () => {}, error: (facts) => expect(facts).toBeNull() });
    expect(await missing()).toEqual({
      pieces: 3,
      of: 3,
      until: null,
      goneAt: '2026-12-08T09:00:00.000Z',
    });
    expect(refused(await centre.finish(packageId))).toBe('pieces-missing');
    // A wrong piece begins nothing; two right ones at once begin it once.
    const [zero = content, one = content] = pieces;
    const cutOff = { nth: 0, bytes: zero.subarray(0, 99), sha256: sha(zero.subarray(0, 99)) };
    expect(refused(await pieceByLink(world.db, link, packageId, cutOff))).toBe('piece-not-whole');
    expect(await missing()).toMatchObject({ until: null });
    const both = [zero, one].map((bytes, nth) =>
      pieceByLink(world.db, link, packageId, { nth, bytes, sha256: sha(bytes) }),
    );
    for (const sent of await Promise.all(both)) given(sent);
    expect(await missing()).toMatchObject({ pieces: 1, until: '2026-12-22T09:00:00.000Z' });
    const again = (await world.log(centre.org)).filter(({ kind }) => kind === 'file.sent_again');
    expect(again).toHaveLength(1);
    // The days count from when it began anew.
    world.at('2026-12-20T09:00:00Z');
    await sweepUploads(world.db, { info: () => {}, error: (facts) => expect(facts).toBeNull() });
    given(await centre.piece(packageId, 2, pieces[2] ?? content));
    expect(given(await fileByLink(world.db, link, packageId))).toEqual({ whole: true });
    expect(await missing()).toBeNull();
    const opened = given(
      await read(world.db, centre.org.lena, (tx) => contentOf(tx, evidenceId ?? '')),
    );
    expect((await savedBy(world, centre.org.lena, opened)).equals(SOUND)).toBe(true);
  });

  it('stays until an owner or branch manager has looked at it and let it leave', async () => {
    const agency = await anAgency({ cleared: false });
    const { done, id } = await agency.release('ABCDE-FGHJK');
    expect(refused(done)).toBe('file-not-cleared');
    const shown = given(await read(world.db, agency.org.ben, (tx) => releaseOf(tx, id)));
    expect(shown.file).toMatchObject({
      bytes: null,
      stays: expect.stringContaining('Let it leave'),
    });
    await agency.clear();
    const after = given(await read(world.db, agency.org.ben, (tx) => releaseOf(tx, id)));
    expect(after.file).toEqual({ bytes: SOUND.length, stays: null });
    given(await act(world.db, agency.org.ben, (tx) => confirmRelease(tx, id, after.seen)));
  });
});

async function tokenFor(org: Awaited<ReturnType<typeof aCentre>>['org'], employerId: string) {
  await as(world, org.olivia, (tx) =>
    giveEmployerLink(tx, { id: newId(), employerId }, 'https://desk.example'),
  );
  const { rows } = await world.owner.query('select body from message where about_id = $1', [
    employerId,
  ]);
  return /release#([\w-]+)/.exec(String(rows[0]?.body))?.[1] ?? '';
}

describe('a file exported as evidence', () => {
  it('is an archive of the item and the file, which the rendition names by its hash', async () => {
    const { org, evidenceId, clear } = await anAgency({ cleared: false });
    await as(world, org.olivia, makeCheckpoint);
    const early = await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(early)).toBe('file-not-cleared');
    await clear();
    const file = given(await act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId)));
    expect(file.fileName).toBe(`evidence-${evidenceId}.zip`);
    const inside = given(readZip(await savedBy(world, org.lena, file)));
    expect(inside.map(({ path }) => path)).toEqual(['evidence.json', `files/${evidenceId}`]);
    const [words, content] = inside;
    expect(content?.bytes.equals(SOUND)).toBe(true);
    const item = given(readEvidencePackage(words?.bytes ?? SOUND));
    const rendition = JSON.parse(item.rendition);
    expect(rendition.entries[0].documents[0].sha256).toBe(sha(SOUND));
  });
});
