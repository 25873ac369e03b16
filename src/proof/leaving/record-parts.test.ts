import './index.ts';
import { afterAll, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { readZip } from '../../platform/zip.ts';
import { aFile } from '../files/fixtures.ts';
import { clearFile } from '../files/index.ts';
import {
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
  savedBy,
} from '../portfolio/fixtures.ts';
import { previewRecord } from './bring-record.ts';
import { exportRecord, recordParts } from './export-record.ts';
import { configureRecordParts } from './index.ts';
import { readRecord } from './record-file.ts';

const world = await openWorld();
afterAll(() => configureRecordParts({}));

const soundOf = (fill: number) =>
  Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(120_000, fill)]);

/** Lena with recordings that Olivia let leave. */
async function withSounds(...fills: readonly number[]) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ name: 'Aire Centre' });
  const { frameworkId } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId);
  const sounds = new Map<string, Buffer>();
  for (const fill of fills) {
    const sound = soundOf(fill);
    const { evidenceId, sha256 } = given(await aFile(world, org.lena, sound));
    await as(world, org.olivia, (tx) => clearFile(tx, { fileId: evidenceId, sha256 }));
    sounds.set(`files/${evidenceId}`, sound);
  }
  const sizes = async () =>
    given(await read(world.db, org.olivia, (tx) => recordParts(tx, memberOf(org.lena)))).parts;
  const part = (nth: number) =>
    act(world.db, org.olivia, (tx) => exportRecord(tx, memberOf(org.lena), nth));
  const saved = async (nth: number) => {
    const file = given(await part(nth));
    return { fileName: file.fileName, bytes: await savedBy(world, org.olivia, file) };
  };
  return { org, sounds, sizes, part, saved };
}

test('a record whose files are too many for one archive goes in parts, all words in the first, each file in one', async () => {
  configureRecordParts({ bytes: 250_000 });
  const of = await withSounds(1, 2, 3);
  expect(await of.sizes()).toMatchObject([
    { part: 1, files: 2 },
    { part: 2, files: 1 },
  ]);
  const [one, two] = [await of.saved(1), await of.saved(2)];
  expect(one.fileName).toMatch(/-part-1-of-2\.zip$/);
  expect(two.fileName).toMatch(/-part-2-of-2\.zip$/);
  const record = given(readRecord(one.bytes));
  expect(record).toMatchObject({ parts: 2, refused: [] });
  expect(record.travelling).toHaveLength(3);
  const inside = [one, two].flatMap(({ bytes }) =>
    given(readZip(bytes)).filter(({ path }) => of.sounds.has(path)),
  );
  expect(inside).toHaveLength(3);
  for (const { path, bytes } of inside)
    expect(bytes.equals(of.sounds.get(path) ?? bytes)).toBe(true);
  expect(given(readZip(two.bytes)).map(({ path }) => path)).toEqual([
    'part.json',
    expect.stringMatching(/^files\//),
  ]);
  expect(refused(await of.part(3))).toBe('no-such-part');
  const there = await world.organisation({ name: 'Dales Training' });
  const looked = await read(world.db, there.olivia, (tx) => previewRecord(tx, two.bytes));
  expect(refused(looked)).toBe('further-part');
  expect(
    given(await read(world.db, there.olivia, (tx) => previewRecord(tx, one.bytes))),
  ).toMatchObject({
    parts: 2,
    files: { travel: 3 },
  });
  const exports = (await world.log(of.org)).filter(
    ({ kind }) => kind === 'learner_record.exported',
  );
  expect(exports.map(({ envelope }) => envelope.facts['part'] ?? 1)).toEqual([1, 2]);
});

test('a file larger than a part has its own, and a record of few files goes whole', async () => {
  configureRecordParts({ bytes: 100_000 });
  const of = await withSounds(1, 2);
  expect((await of.sizes()).map(({ files }) => files)).toEqual([1, 1]);
  configureRecordParts({});
  expect(await of.sizes()).toMatchObject([{ part: 1, files: 2 }]);
  expect((await of.saved(1)).fileName).toMatch(/^record-[0-9a-f-]{36}\.zip$/);
  const nobody = await read(world.db, of.org.olivia, (tx) => recordParts(tx, newId()));
  expect(refused(nobody)).toBe('learner-not-found');
});
