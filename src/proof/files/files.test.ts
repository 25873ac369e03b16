import './index.ts';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { tone } from '../../../db/demo/tone.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import { exportEvidence } from '../portfolio/export-evidence.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { takeClaim } from '../portfolio/index.ts';
import { clearFile } from './clear-file.ts';
import { finishFile } from './finish-file.ts';
import { aFile, cut, inputFor, opened, sent } from './fixtures.ts';
import { giveUpFile } from './give-up-file.ts';
import { type MarkInput, markFile, takeOffMark } from './mark-file.ts';
import { contentOf, fileOf, filesOf, ownUpload } from './queries.ts';
import { sweepUploads } from './sweep-worker.ts';
import { takePiece } from './take-piece.ts';

const world = await openWorld();
const CALL = tone(20);
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let org: TestOrganisation;
let criterionId = '';
beforeAll(async () => {
  world.at('2026-11-23T09:00:00Z');
  org = await world.organisation();
  const { frameworkId, criterion } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  criterionId = criterion('RPC1.1.1');
});

const finish = (fileId: string) => act(world.db, org.lena, (tx) => finishFile(tx, fileId));
const look = (by: Actor, fileId: string) => read(world.db, by, (tx) => fileOf(tx, fileId));

/** The content as somebody gets it, whole. */
async function contentFor(by: Actor, fileId: string): Promise<Buffer> {
  const file = given(await read(world.db, by, (tx) => contentOf(tx, fileId)));
  if ('bytes' in file) return file.bytes;
  const bits: Buffer[] = [];
  for (let at = 0; at < file.size; ) {
    const from = at;
    const bit = await read(world.db, by, (tx) => file.read(tx, from, 50_000));
    if (!bit) throw new Error('It ended before its end.');
    bits.push(bit);
    at += bit.length;
  }
  return Buffer.concat(bits);
}

describe('a file sent in pieces', () => {
  it('comes in any order, goes on where it stopped, and is whole under its hash', async () => {
    const input = inputFor(CALL, { criterionIds: [criterionId] });
    const { pieces } = cut(CALL);
    expect(given(await opened(world, org.lena, input))).toMatchObject({ pieces: 3, have: [] });
    given(await sent(world, org.lena, input.id, 2, pieces[2] ?? CALL));
    given(await sent(world, org.lena, input.id, 0, pieces[0] ?? CALL));
    expect(refused(await finish(input.id))).toBe('pieces-missing');
    const open = await read(world.db, org.lena, (tx) => ownUpload(tx, input.id));
    expect(given(open)).toMatchObject({ have: [0, 2], state: 'open' });
    // The same piece again, and the same opening again, change nothing.
    given(await sent(world, org.lena, input.id, 0, pieces[0] ?? CALL));
    expect(given(await opened(world, org.lena, input)).have).toEqual([0, 2]);
    given(await sent(world, org.lena, input.id, 1, pieces[1] ?? CALL));
    const done = given(await finish(input.id));
    expect(done).toEqual({ evidenceId: input.id, sha256: sha(CALL) });
    expect(given(await finish(input.id))).toEqual(done);
    expect(await contentFor(org.lena, input.id)).toEqual(CALL);

    const item = given(
      await read(world.db, org.lena, (tx) => evidenceOf(tx, memberOf(org.lena), input.id)),
    );
    expect(item).toMatchObject({ source: 'file', title: 'A call taken' });
    expect(item.references).toMatchObject([{ criterionId }]);
    expect(JSON.stringify(item.rendition)).toContain(sha(CALL));
    // Both clocks are kept, and the log holds hashes without a name or a word of it.
    expect(JSON.stringify(item.rendition)).toContain('2026-11-20T09:00:00.000Z');
    const log = (await world.log(org)).filter(({ kind }) => kind.startsWith('file.'));
    expect(log.map(({ kind }) => kind)).toEqual(['file.opened', 'file.received']);
    expect(JSON.stringify(log)).toContain(sha(CALL));
    expect(JSON.stringify(log)).not.toMatch(/call\.wav|A call taken/);
  });

  it('is refused before a byte is sent: 2 GB, a kind not taken, no room, another learner’s id', async () => {
    const open = async (input: object) =>
      refused(await opened(world, org.lena, inputFor(CALL, input)));
    expect(await open({ bytes: 2 * 1024 ** 3 })).toBe('too-large');
    expect(await open({ media: 'text/html' })).toBe('wrong-type');
    expect(await open({ media: 'image/svg+xml' })).toBe('wrong-type');
    expect(await open({ media: 'image/jpeg', bytes: 41 * 1024 ** 2 })).toBe('too-large');
    expect(await open({ criterionIds: [newId()] })).toBe('criterion-not-found');
    expect(await open({ title: ' ' })).toBe('empty');
    expect(refused(await opened(world, org.carla, inputFor(CALL)))).toBe('not-a-learner');
    const large = { media: 'video/mp4', bytes: 500 * 1024 ** 2 };
    const began: string[] = [];
    for (let nth = 0; nth < 10; nth++) {
      const input = inputFor(CALL, large);
      given(await opened(world, org.lena, input));
      began.push(input.id);
    }
    expect(await opened(world, org.lena, inputFor(CALL, large))).toMatchObject({
      refusal: { code: 'store-full', because: expect.stringMatching(/5120 MB.*give up/) },
    });
    for (const id of began) given(await act(world.db, org.lena, (tx) => giveUpFile(tx, id)));
    given(await opened(world, org.lena, inputFor(CALL, large)));
  });

  it('is refused piece by piece: torn, with another hash, out of range, or not what it was called', async () => {
    const input = inputFor(CALL);
    given(await opened(world, org.lena, input));
    const [piece = CALL] = cut(CALL).pieces;
    const send = async (nth: number, bytes: Buffer) =>
      refused(await sent(world, org.lena, input.id, nth, bytes));
    expect(await send(0, piece.subarray(1))).toBe('piece-not-whole');
    expect(await send(7, piece)).toBe('piece-out-of-range');
    const wrong = await act(world.db, org.lena, (tx) =>
      takePiece(tx, { fileId: input.id, nth: 0, bytes: piece, sha256: sha(CALL) }),
    );
    expect(refused(wrong)).toBe('piece-not-whole');
    expect(await send(0, Buffer.alloc(piece.length, '<script>'))).toBe('wrong-type');
    expect(refused(await sent(world, org.carla, input.id, 0, piece))).toBe('not-a-learner');
  });

  it('that was changed while it was sent is not the file that was promised', async () => {
    const input = inputFor(CALL);
    given(await opened(world, org.lena, input));
    const { pieces } = cut(CALL);
    for (const [nth, piece] of pieces.entries()) {
      const other = nth === 1 ? Buffer.alloc(piece.length, 1) : piece;
      given(await sent(world, org.lena, input.id, nth, other));
    }
    expect(refused(await finish(input.id))).toBe('file-not-as-promised');
  });

  it('U20: in which others are heard or seen is evidence only with when and how they were told', async () => {
    const open = (input: object) =>
      opened(world, org.lena, inputFor(CALL, { others: true, ...input }));
    expect(refused(await open({ toldOn: null, toldHow: '' }))).toBe('notice-needed');
    expect(refused(await open({ toldOn: '2026-11-20', toldHow: ' ' }))).toBe('notice-needed');
    expect(refused(await open({ toldOn: '2026-12-20', toldHow: 'I said so' }))).toBe('not-yet');
    given(await open({ toldOn: '2026-11-20', toldHow: 'At the start of the call' }));
    const forged = world.owner.query(
      `update evidence_file set told_on = null where organisation_id = $1 and others`,
      [org.id],
    );
    await expect(forged).rejects.toThrow('others_were_told');
  });

  it('that nobody finishes is given up after fourteen days, and one that is whole never', async () => {
    const whole = given(await aFile(world, org.lena, CALL));
    const input = inputFor(CALL);
    given(await opened(world, org.lena, input));
    given(await sent(world, org.lena, input.id, 0, cut(CALL).pieces[0] ?? CALL));
    const log = { info: () => {}, error: () => {} };
    world.at('2026-12-06T09:00:00Z');
    expect(await sweepUploads(world.db, log)).toBe(0);
    world.at('2026-12-08T09:00:00Z');
    expect(await sweepUploads(world.db, log)).toBeGreaterThan(0);
    expect(await sweepUploads(world.db, log)).toBe(0);
    world.at('2026-11-23T09:00:00Z');
    const left = await world.owner.query(
      'select count(*)::int as pieces from evidence_file_piece where file_id = $1',
      [input.id],
    );
    expect(left.rows).toEqual([{ pieces: 0 }]);
    const gone = await sent(world, org.lena, input.id, 0, cut(CALL).pieces[0] ?? CALL);
    expect(refused(gone)).toBe('file-not-found');
    expect(await contentFor(org.lena, whole.evidenceId)).toEqual(CALL);
    const giveUp = await act(world.db, org.lena, (tx) => giveUpFile(tx, whole.evidenceId));
    expect(refused(giveUp)).toBe('already-received');
    // In the database too: what was received loses no piece and takes none.
    const lose = world.owner.query('delete from evidence_file_piece where file_id = $1', [
      whole.evidenceId,
    ]);
    await expect(lose).rejects.toThrow('stays whole');
    const { rows } = given(await read(world.db, org.lena, (tx) => filesOf(tx)));
    expect(rows.some(({ fileId }) => fileId === input.id)).toBe(false);
    // Only what travels under a known hash begins anew.
    const anew = world.owner.query(
      `update evidence_file set given_up_at = null, sent_again_at = '2026-12-09' where id = $1`,
      [input.id],
    );
    await expect(anew).rejects.toThrow('was given up');
  });
});

describe('who opens a file', () => {
  it('is the learner, who answers for them, their assessor and adviser; nobody else before it is presented', async () => {
    const { evidenceId } = given(await aFile(world, org.lena, CALL));
    const { asha, ivan, quinn } = await world.centre(org);
    for (const by of [org.lena, org.olivia, org.ben, org.aidan, asha]) {
      expect(await look(by, evidenceId)).toMatchObject({ ok: true });
    }
    for (const by of [org.carla, org.ravi, ivan, quinn]) {
      expect(refused(await look(by, evidenceId))).toBe('file-not-found');
      const content = await read(world.db, by, (tx) => contentOf(tx, evidenceId));
      expect(refused(content)).toBe('file-not-found');
    }
  });

  it('gets a photo without what it says of the place, and the learner the photo as it was sent', async () => {
    const photo = Buffer.from(
      'ffd8ffe10022457869660000' +
        '4d4d002a00000008000188250004000000010000000000000000' +
        'ffda0004ccdd0102ff0003ffd9',
      'hex',
    );
    const input = { media: 'image/jpeg', name: 'desk.jpg', piecesSha256: cut(photo).piecesSha256 };
    const { evidenceId } = given(await aFile(world, org.lena, photo, input));
    const seen = given(await look(org.olivia, evidenceId));
    expect(seen).toMatchObject({ kind: 'photo', saysWhere: true, sha256: sha(photo) });
    expect(await contentFor(org.lena, evidenceId)).toEqual(photo);
    const shown = await contentFor(org.olivia, evidenceId);
    expect(sha(shown)).toBe(seen.shownSha256);
    expect(shown.includes('Exif')).toBe(false);
  });
});

describe('the index inside a file', () => {
  const mark = (by: Actor, input: Partial<MarkInput> & { readonly fileId: string }) =>
    act(world.db, by, (tx) =>
      markFile(tx, {
        id: newId(),
        as: 'learner',
        criterionId,
        atSecond: 12,
        page: null,
        note: 'I read the order back',
        ...input,
      }),
    );

  it('R57: learner, assessor and adviser mark it until it is presented; then only who took the claim adds', async () => {
    const here = await world.organisation();
    const { frameworkId, criterion, unit } = await aQualification(world, here);
    await anEnrolment(world, here, frameworkId);
    const { asha } = await world.centre(here);
    const of = { criterionId: criterion('RPC1.1.1') };
    const { evidenceId: fileId } = given(
      await aFile(world, here.lena, CALL, { criterionIds: [of.criterionId] }),
    );
    const own = given(await mark(here.lena, { ...of, fileId }));
    const adviser = { ...of, fileId, as: 'adviser' as const, atSecond: 4 };
    given(await mark(asha, adviser));
    expect(refused(await mark(here.lena, { ...of, fileId, page: 2, atSecond: null }))).toBe(
      'no-such-place',
    );
    expect(refused(await mark(here.lena, { fileId, criterionId: criterion('RPC1.1.2') }))).toBe(
      'not-referenced',
    );
    expect(refused(await mark(asha, { ...adviser, as: 'assessor' }))).toBe('not-in-this-role');
    expect(refused(await mark(here.carla, { ...of, fileId }))).toBe('file-not-found');
    const second = given(await mark(here.lena, { ...of, fileId, atSecond: 3 }));
    given(await act(world.db, here.lena, (tx) => takeOffMark(tx, { fileId, ...second })));
    const before = given(await look(here.lena, fileId));
    expect(before.marks.map(({ atSecond, madeAs }) => [atSecond, madeAs])).toEqual([
      [4, 'adviser'],
      [12, 'learner'],
    ]);

    const claimId = newId();
    await as(world, here.lena, (tx) =>
      claimUnit(tx, { id: claimId, unitId: unit('RPC1'), declaration: 'My own.', declared: 0 }),
    );
    const { rows } = await world.owner.query(
      'select rendition from claim_evidence where claim_id = $1',
      [claimId],
    );
    expect(String(rows[0]?.rendition)).toContain('I read the order back');
    expect(refused(await mark(here.lena, { ...of, fileId }))).toBe('evidence-presented');
    expect(refused(await mark(asha, adviser))).toBe('evidence-presented');
    const off = await act(world.db, here.lena, (tx) => takeOffMark(tx, { fileId, ...own }));
    expect(refused(off)).toBe('evidence-presented');
    const assessors = { ...of, fileId, as: 'assessor' as const, atSecond: 15 };
    expect(refused(await mark(here.aidan, assessors))).toBe('evidence-presented');
    await as(world, here.aidan, (tx) => takeClaim(tx, claimId));
    given(await mark(here.aidan, assessors));
    expect(given(await look(here.aidan, fileId))).toMatchObject({ mayMarkAs: ['assessor'] });
  });
});

describe('leaving the house', () => {
  it('needs the employer’s press, since no face or screen in it can be hidden', async () => {
    const { evidenceId } = given(await aFile(world, org.lena, CALL));
    const leave = () => act(world.db, org.lena, (tx) => exportEvidence(tx, evidenceId));
    expect(refused(await leave())).toBe('file-not-cleared');
    const clear = (sha256: string) =>
      act(world.db, org.olivia, (tx) => clearFile(tx, { fileId: evidenceId, sha256 }));
    expect(refused(await clear(sha(Buffer.from('another'))))).toBe('file-changed');
    given(await clear(sha(CALL)));
    given(await clear(sha(CALL)));
    expect(refused(await leave())).toBe('not-in-checkpoint-yet');
    expect(given(await look(org.olivia, evidenceId))).toMatchObject({ mayClear: false });
  });

  it('whoever is named as heard or seen is forgotten with the content; its hash stays', async () => {
    const personId = newId();
    await as(world, org.carla, (tx) =>
      addPerson(tx, {
        id: personId,
        givenName: 'Rosalind',
        familyName: 'Quillfeather',
        emails: [],
        phones: [],
        hat: 'candidate',
      }),
    );
    const told = { others: true, toldOn: '2026-11-20', toldHow: 'I told Rosalind Quillfeather' };
    const { evidenceId } = given(await aFile(world, org.lena, CALL, told));
    await as(world, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' }));
    const file = given(await look(org.lena, evidenceId));
    expect(file).toMatchObject({ emptied: true, sha256: sha(CALL) });
    expect(JSON.stringify(file)).not.toContain('Quillfeather');
    const content = await read(world.db, org.lena, (tx) => contentOf(tx, evidenceId));
    expect(refused(content)).toBe('file-emptied');
  });
});
