import './index.ts';
import { createHash } from 'node:crypto';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withWayUp } from '../../platform/media/photo.ts';
import { claimUnit } from '../portfolio/claim-unit.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import {
  anEnrolment,
  aQualification,
  given,
  memberOf,
  refused,
  savedBy,
} from '../portfolio/fixtures.ts';
import { claimOf } from '../portfolio/index.ts';
import { clearFile } from './clear-file.ts';
import { type CoverInput, coverFile } from './cover-file.ts';
import { coverPhoto } from './cover-photo.ts';
import { aFile, cut } from './fixtures.ts';
import { contentOf, fileOf } from './queries.ts';

const world = await openWorld();
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const [WIDTH, HEIGHT] = [80, 40];

/** A white picture with something red in its upper left quarter. */
function pixels(): Buffer {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4, 255);
  for (let y = 0; y < HEIGHT / 2; y++) {
    for (let x = 0; x < WIDTH / 2; x++)
      data.fill(0, (y * WIDTH + x) * 4 + 1, (y * WIDTH + x) * 4 + 3);
  }
  return data;
}
const aJpeg = () => jpeg.encode({ data: pixels(), width: WIDTH, height: HEIGHT }, 95).data;
function aPng(): Buffer {
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  picture.data = pixels();
  return PNG.sync.write(picture);
}
const QUARTER = { left: 0, top: 0, width: 500, height: 500 };

function pixelAt(media: string, bytes: Buffer, x: number, y: number): readonly number[] {
  const { data, width } = media === 'image/png' ? PNG.sync.read(bytes) : jpeg.decode(bytes);
  const at = (y * width + x) * 4;
  return [...data.subarray(at, at + 3)];
}
const isDark = (rgb: readonly number[]) => rgb.every((part) => part < 24);
const isRed = ([red = 0, green = 0]: readonly number[]) => red > 200 && green < 60;

async function aPhoto({ media = 'image/jpeg', bytes = aJpeg() } = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const criterionId = criterion('RPC1.1.1');
  const { piecesSha256 } = cut(bytes);
  const input = { media, piecesSha256, name: 'desk.jpg', criterionIds: [criterionId] };
  const { evidenceId: fileId, sha256 } = given(await aFile(world, org.lena, bytes, input));
  return { org, fileId, sha256, criterionId, unit };
}

const cover = (by: Actor, input: Partial<CoverInput> & Pick<CoverInput, 'fileId' | 'sha256'>) =>
  act(world.db, by, (tx) => coverFile(tx, { id: newId(), areas: [QUARTER], ...input }));
const look = (by: Actor, fileId: string) => read(world.db, by, (tx) => fileOf(tx, fileId));

async function contentFor(by: Actor, fileId: string): Promise<Buffer> {
  return savedBy(world, by, given(await read(world.db, by, (tx) => contentOf(tx, fileId))));
}

describe('parts of a photo', () => {
  it('W29: are black in a copy made in the house, which takes the photo’s place; the photo stays as it was sent', async () => {
    const { org, fileId, sha256, criterionId } = await aPhoto();
    const { evidenceId } = given(await cover(org.lena, { fileId, sha256 }));
    const copy = await contentFor(org.olivia, evidenceId);
    expect(isDark(pixelAt('image/jpeg', copy, 10, 10))).toBe(true);
    expect(isDark(pixelAt('image/jpeg', copy, 70, 30))).toBe(false);
    expect(isRed(pixelAt('image/jpeg', await contentFor(org.lena, fileId), 10, 10))).toBe(true);
    const shown = given(await look(org.lena, evidenceId));
    expect(shown).toMatchObject({ covers: { fileId, parts: 1 }, sha256: sha(copy) });
    expect(shown.criteria.map((one) => one.criterionId)).toEqual([criterionId]);
    const photo = given(await look(org.lena, fileId));
    expect(photo).toMatchObject({ copies: [{ fileId: evidenceId, parts: 1 }], criteria: [] });
    const item = given(
      await read(world.db, org.lena, (tx) => evidenceOf(tx, memberOf(org.lena), evidenceId)),
    );
    expect(JSON.stringify(item.rendition)).toContain(
      '1 part of the photo, made black by the system',
    );
    const entry = (await world.log(org)).find(({ kind }) => kind === 'file.covered');
    expect(entry?.envelope.facts).toMatchObject({ ofSha256: sha256, sha256: sha(copy), moved: 1 });
  });

  it('are where they were seen, also in a photo that is kept on its side', async () => {
    const onItsSide = withWayUp(aJpeg(), 6);
    const { org, fileId, sha256 } = await aPhoto({ bytes: onItsSide });
    // Turned a quarter to the right for the eye, the red quarter is seen in the upper right.
    const areas = [{ left: 500, top: 0, width: 500, height: 500 }];
    const { evidenceId } = given(await cover(org.lena, { fileId, sha256, areas }));
    const copy = await contentFor(org.olivia, evidenceId);
    expect(isDark(pixelAt('image/jpeg', copy, 10, 10))).toBe(true);
    expect(isDark(pixelAt('image/jpeg', copy, 70, 10))).toBe(false);
    expect(copy.includes('Exif')).toBe(true);
  });

  it('of a screenshot are covered without changing another pixel', async () => {
    const { org, fileId, sha256 } = await aPhoto({ media: 'image/png', bytes: aPng() });
    const { evidenceId } = given(await cover(org.olivia, { fileId, sha256 }));
    const copy = await contentFor(org.lena, evidenceId);
    expect(pixelAt('image/png', copy, 39, 19)).toEqual([0, 0, 0]);
    expect(pixelAt('image/png', copy, 40, 19)).toEqual([255, 255, 255]);
    const entry = (await world.log(org)).find(({ kind }) => kind === 'file.covered');
    expect(entry?.envelope.facts).toMatchObject({ as: 'employer' });
  });

  it('leave the house only when an owner let the copy leave, and the photo does not go with it', async () => {
    const { org, fileId, sha256 } = await aPhoto();
    const { evidenceId } = given(await cover(org.lena, { fileId, sha256 }));
    const copy = given(await look(org.olivia, evidenceId));
    expect([copy.mayClear, copy.clearedAt]).toEqual([true, null]);
    given(
      await act(world.db, org.olivia, (tx) =>
        clearFile(tx, { fileId: evidenceId, sha256: copy.sha256 }),
      ),
    );
    expect(given(await look(org.olivia, fileId)).clearedAt).toBeNull();
  });

  it('stay uncovered in what an assessor has before them: the claim keeps the photo, the copy is referenced beside', async () => {
    const { org, fileId, sha256, criterionId, unit } = await aPhoto();
    const claimId = newId();
    given(
      await act(world.db, org.lena, (tx) =>
        claimUnit(tx, { id: claimId, unitId: unit('RPC1'), declaration: 'My own.', declared: 0 }),
      ),
    );
    const { evidenceId } = given(await cover(org.lena, { fileId, sha256 }));
    const card = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    expect(card?.evidence.map((one) => one.evidenceId)).toEqual([fileId]);
    for (const id of [fileId, evidenceId]) {
      const { criteria } = given(await look(org.lena, id));
      expect(criteria.map((one) => one.criterionId)).toEqual([criterionId]);
    }
  });

  it('are covered by the learner or their employer alone, of the photo they looked at, inside its edges', async () => {
    const { org, fileId, sha256 } = await aPhoto();
    const { asha } = await world.centre(org);
    expect(refused(await cover(org.carla, { fileId, sha256 }))).toBe('file-not-found');
    expect(refused(await cover(asha, { fileId, sha256 }))).toBe('not-yours-to-cover');
    expect(refused(await cover(org.lena, { fileId, sha256: 'f'.repeat(64) }))).toBe('file-changed');
    const areas = [{ left: 600, top: 0, width: 500, height: 500 }];
    expect(refused(await cover(org.lena, { fileId, sha256, areas }))).toBe('area-outside');
    const elsewhere = await world.organisation();
    expect(refused(await cover(elsewhere.olivia, { fileId, sha256 }))).toBe('file-not-found');
    expect(refused(await cover(org.lena, { id: fileId, fileId, sha256 }))).toBe('id-taken');
  });

  it('pressed twice at once make one copy', async () => {
    const { org, fileId, sha256 } = await aPhoto();
    const id = newId();
    const press = () => cover(org.lena, { id, fileId, sha256 });
    const answers = await Promise.all([press(), press()]);
    expect(answers.map(given)).toEqual([{ evidenceId: id }, { evidenceId: id }]);
    expect(given(await look(org.lena, fileId)).copies).toHaveLength(1);
  });
});

describe('a picture that cannot be covered', () => {
  it('says so: sound, what is no picture inside, too many pixels, a PNG that is to be turned', async () => {
    const { org, fileId, sha256 } = await aPhoto({
      media: 'image/webp',
      bytes: Buffer.from('RIFF\x1a\0\0\0WEBPVP8 \x0e\0\0\0aaaaaaaaaaaaaa', 'latin1'),
    });
    expect(refused(await cover(org.lena, { fileId, sha256 }))).toBe('cannot-be-covered');
    const broken = aJpeg().subarray(0, 200);
    expect(refused(await coverPhoto('image/jpeg', broken, [QUARTER]))).toBe('picture-not-read');
    const huge = Buffer.from(aPng());
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    expect(refused(await coverPhoto('image/png', huge, [QUARTER]))).toBe('picture-too-large');
    const tiff = Buffer.from('4d4d002a000000080001011200030000000100060000', 'hex');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(tiff.length);
    const turn = Buffer.concat([length, Buffer.from('eXIf'), tiff, Buffer.alloc(4)]);
    const png = aPng();
    const onItsSide = Buffer.concat([png.subarray(0, 33), turn, png.subarray(33)]);
    expect(refused(await coverPhoto('image/png', onItsSide, [QUARTER]))).toBe('picture-turned');
    const wide = aJpeg();
    const frame = wide.indexOf(Buffer.from('ffc0', 'hex'));
    wide.writeUInt16BE(60_000, frame + 5);
    wide.writeUInt16BE(60_000, frame + 7);
    expect(refused(await coverPhoto('image/jpeg', wide, [QUARTER]))).toBe('picture-too-large');
  });
});
