import './index.ts';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { FileReply, PiecedFile } from '../../platform/http/serve.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { readZip, writeZip } from '../../platform/zip.ts';
import { splitArchive } from '../../ui/split-archive.ts';
import { handInFile, handInPaper, publishTerms, raiseAppeal } from '../appeals/index.ts';
import { desk, meetAll } from '../assessment/fixtures.ts';
import { decisionsIn } from '../assessment/index.ts';
import { writeStatement } from '../collected/index.ts';
import { aFile, cut } from '../files/fixtures.ts';
import { clearFile } from '../files/index.ts';
import { contentOf } from '../files/queries.ts';
import { adoptBuiltIn } from '../frameworks/index.ts';
import { evidenceOf } from '../portfolio/evidence.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  as,
  given,
  memberOf,
  refused,
} from '../portfolio/fixtures.ts';
import { bringRecord, previewRecord } from './bring-record.ts';
import { exportRecord } from './export-record.ts';
import { recordList } from './queries.ts';
import { APPEALS, FILES, MANIFEST, readRecord, SIGNATURE } from './record-file.ts';
import { broughtFiles, finishBroughtFile, takeBroughtPiece } from './take-files.ts';

const world = await openWorld();

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** An archive as a browser saves it, which it reads bit by bit. */
async function wholeOf(by: Actor, file: FileReply | PiecedFile): Promise<Buffer> {
  if ('bytes' in file) return file.bytes;
  const bits: Buffer[] = [];
  for (let at = 0; at < file.size; at += bits.at(-1)?.length ?? 0) {
    const bit = await read(world.db, by, (tx) => file.read(tx, at, 100_000));
    if (!bit) throw new Error('The archive ended before its end.');
    bits.push(bit);
  }
  return Buffer.concat(bits);
}

/** A centre where Lena has a booking as evidence, a statement, and one decision of Aidan's. */
async function aCentre({ sample = false, booking = false } = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ sample, name: 'Aire Centre' });
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  if (booking) {
    const { bookingId } = await aConfirmedBooking(world, org.lena);
    const item = {
      title: 'A booking',
      note: '',
      references: [{ criterionId: criterion('BA13.2.4'), note: 'See, "here"' }],
    };
    await anAcceptedBooking(world, org.lena, bookingId, item);
  }
  await as(world, org.lena, (tx) =>
    writeStatement(tx, {
      id: newId(),
      title: '=How I rank workers',
      words: 'I rang four workers in the order of the list and told the client before noon.',
      setting: 'work',
      criterionIds: [criterion('BA13.2.4')],
    }),
  );
  return {
    org,
    leave: async () =>
      wholeOf(
        org.olivia,
        await as(world, org.olivia, (tx) => exportRecord(tx, memberOf(org.lena))),
      ),
  };
}

/** A centre that has the framework, and Lena as a member who is no learner yet. */
async function anotherCentre(sample = false) {
  const org = await world.organisation({ sample, name: 'Dales Training' });
  const bring = (bytes: Buffer, key?: string, id = newId()) =>
    act(world.db, org.olivia, async (tx) => {
      const shown = await previewRecord(tx, bytes);
      if (!shown.ok) return shown;
      return bringRecord(tx, {
        id,
        learnerId: memberOf(org.lena),
        key: key ?? shown.value.key.verifierKey,
        bytes,
      });
    });
  return { org, bring, adopt: () => aQualification(world, org) };
}

const preview = async (org: Awaited<ReturnType<typeof anotherCentre>>['org'], bytes: Buffer) =>
  read(world.db, org.olivia, (tx) => previewRecord(tx, bytes));

describe('a learner’s whole record', () => {
  it('R13 brings decisions of another centre as made there, never as its own', async () => {
    const { org, claim, ...aidan } = await desk(world);
    await anEnrolment(world, org, (await aQualification(world, org)).frameworkId);
    given(await aidan.take());
    for (const item of claim.items) given(await aidan.look(item));
    await meetAll(aidan);
    given(await aidan.end());
    const bytes = await wholeOf(
      org.olivia,
      await as(world, org.olivia, (tx) => exportRecord(tx, memberOf(org.lena))),
    );
    const there = await anotherCentre();
    await as(world, there.org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'SALES' }));
    await anEnrolment(world, there.org, (await there.adopt()).frameworkId);
    given(await there.bring(bytes));
    const { brought } = await read(world.db, there.org.olivia, (tx) => recordList(tx));
    expect(brought[0]?.decisions).toMatchObject([
      { framework: 'SALES', outcome: 'achieved', standing: 'informal', decidedOn: '2026-11-23' },
    ]);
    const own = await read(world.db, there.org.olivia, (tx) => decisionsIn(tx));
    expect(own).toEqual([]);
    const again = await as(world, there.org.olivia, (tx) =>
      exportRecord(tx, memberOf(there.org.lena)),
    );
    const left = given(readRecord(await wholeOf(there.org.olivia, again)));
    expect(left.decisions).toEqual([]);
    expect(left.files.get('brought-decisions.json')).toContain('"criterion"');
  });

  it('comes to another centre with nothing retyped, and leaves it with the same index', async () => {
    const here = await aCentre({ booking: true });
    const there = await anotherCentre();
    const bytes = await here.leave();
    const left = given(readRecord(bytes));
    expect([...left.files.keys()]).toEqual(
      expect.arrayContaining([
        MANIFEST,
        SIGNATURE,
        'evidence/index.csv',
        'frameworks/REC-L2-RR.case.json',
        'programme.json',
      ]),
    );
    expect(left.files.get('evidence/index.csv')).toContain(`"'=How I rank workers"`);
    expect(left.index).toHaveLength(2);

    // The framework must be here first, and the preview says which file of the archive it is.
    const before = given(await preview(there.org, bytes));
    expect(before).toMatchObject({
      from: 'Aire Centre',
      learner: 'Lena Lowe',
      items: 2,
      references: 2,
    });
    expect(before.refused[0]).toEqual({
      path: 'frameworks/REC-L2-RR.case.json',
      because: expect.stringMatching(/REC-L2-RR is not here. Import it first/),
    });
    expect(refused(await there.bring(bytes))).toBe('record-not-whole');
    await there.adopt();
    expect(given(await preview(there.org, bytes)).refused).toEqual([]);
    expect(refused(await there.bring(bytes, 'another key'))).toBe('key-not-compared');
    const { recordId } = given(await there.bring(bytes));
    expect(given(await there.bring(bytes)).recordId).toBe(recordId);

    const learner = memberOf(there.org.lena);
    const [item] = left.index;
    const shown = given(
      await read(world.db, there.org.olivia, (tx) => evidenceOf(tx, learner, item?.item ?? '')),
    );
    expect(shown).toMatchObject({
      source: 'brought',
      title: 'A booking',
      references: [{ code: 'BA13.2.4', note: 'See, "here"' }],
    });
    expect(JSON.stringify(shown.rendition)).toContain('Aire Centre');
    const list = await read(world.db, there.org.olivia, (tx) => recordList(tx));
    expect(list.brought).toMatchObject([{ from: 'Aire Centre', items: 2, decisions: [] }]);

    const again = given(
      readRecord(
        await wholeOf(
          there.org.olivia,
          await as(world, there.org.olivia, (tx) => exportRecord(tx, learner)),
        ),
      ),
    );
    expect(again.index).toEqual(left.index);
    expect(again.enrolments).toEqual(left.enrolments);
    expect(refused(await preview(here.org, bytes))).toBe('own-record');
  });

  it('is refused line by line where a file is not the one that was signed', async () => {
    const here = await aCentre();
    const there = await anotherCentre();
    await there.adopt();
    const files = given(readZip(await here.leave()));
    const changed = (path: RegExp, text: string) =>
      writeZip(
        files.map((one) =>
          path.test(one.path) ? { path: one.path, bytes: Buffer.from(text) } : one,
        ),
      );
    const forged = changed(/^decisions.json$/, '[]\n\n');
    expect(given(await preview(there.org, forged)).refused).toMatchObject([
      { path: 'decisions.json' },
    ]);
    expect(refused(await there.bring(forged))).toBe('record-not-whole');
    const without = writeZip(files.filter(({ path }) => path !== 'programme.json'));
    expect(given(await preview(there.org, without)).refused).toMatchObject([
      { path: 'programme.json' },
    ]);
    const more = writeZip([...files, { path: 'more.txt', bytes: Buffer.from('more') }]);
    expect(given(await preview(there.org, more)).refused).toMatchObject([{ path: 'more.txt' }]);
    const manifest = files.find(({ path }) => path === MANIFEST)?.bytes.toString() ?? '';
    const other = changed(/^manifest.json$/, manifest.replace('Lena', 'Lina'));
    expect(refused(await preview(there.org, other))).toBe('manifest-not-signed');
    expect(refused(await preview(there.org, changed(/^manifest.json$/, '{}')))).toBe(
      'manifest-malformed',
    );
    expect(refused(await preview(there.org, writeZip([])))).toBe('no-manifest');
    expect(refused(await preview(there.org, Buffer.from('PK')))).toBe('not-an-archive');
    const up = writeZip([{ path: '../up.txt', bytes: Buffer.from('up') }]);
    expect(refused(await preview(there.org, up))).toBe('not-an-archive');
    expect(refused(await preview(there.org, changed(/index.json$/, '{}')))).toBe(
      'record-incomplete',
    );
  });

  it('keeps samples among samples, and nobody takes in their own', async () => {
    const sample = await aCentre({ sample: true });
    const real = await anotherCentre();
    expect(refused(await preview(real.org, await sample.leave()))).toBe('sample-not-evidence');
    const here = await aCentre();
    const bytes = await here.leave();
    const { key } = given(await preview(real.org, bytes));
    const own = act(world.db, real.org.lena, (tx) =>
      bringRecord(tx, {
        id: newId(),
        learnerId: memberOf(real.org.lena),
        key: key.verifierKey,
        bytes,
      }),
    );
    expect(refused(await own)).toBe('own-learner');
  });

  it('carries files byte for byte once the employer let them leave, and claims that were open', async () => {
    const { org, claim } = await desk(world);
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(150_000, 7)]);
    const filed = given(await aFile(world, org.lena, sound));
    const kept = given(await aFile(world, org.lena, sound));
    const { evidenceId: item, sha256 } = filed;
    given(await act(world.db, org.olivia, (tx) => clearFile(tx, { fileId: item, sha256 })));
    const leave = async (of: typeof org) =>
      wholeOf(of.olivia, await as(world, of.olivia, (tx) => exportRecord(tx, memberOf(of.lena))));
    const bytes = await leave(org);
    const left = given(readRecord(bytes));
    expect(left.refused).toEqual([]);
    expect(left.travelling).toMatchObject([{ item, sha256, media: 'audio/wav' }]);
    expect(left.stays).toMatchObject([{ item: kept.evidenceId }]);
    expect(left.openClaims).toMatchObject([{ claim: claim.claimId, framework: 'SALES' }]);
    const inZip = given(readZip(bytes)).find(({ path }) => path === `files/${item}`);
    expect(inZip?.bytes.equals(sound)).toBe(true);

    const there = await anotherCentre();
    await as(world, there.org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'SALES' }));
    await anEnrolment(world, there.org, (await there.adopt()).frameworkId);
    const swapped = given(readZip(bytes)).map((file) =>
      file.path === `files/${item}` ? { ...file, bytes: Buffer.from('RIFF, but another') } : file,
    );
    expect(refused(await there.bring(writeZip(swapped)))).toBe('record-not-whole');
    // What is sent first has no files in it; they follow in pieces, as the page cuts them.
    const split = await splitArchive(new Blob([new Uint8Array(bytes)]));
    const words = Buffer.from(await split.words.arrayBuffer());
    const [{ at = 0, size = 0 } = {}] = split.files;
    expect(bytes.subarray(at, at + size).equals(sound)).toBe(true);
    expect(given(readZip(words))).toEqual(
      given(readZip(bytes)).filter(({ path }) => path !== `files/${item}`),
    );
    expect((await splitArchive(new Blob(['no archive']))).files).toEqual([]);
    const recordId = newId();
    given(await there.bring(words, undefined, recordId));
    const { olivia, lena, omar } = there.org;
    const { pieces } = cut(sound);
    const send = (nth: number, piece: Buffer) =>
      act(world.db, olivia, (tx) =>
        takeBroughtPiece(tx, { recordId, item, nth, bytes: piece, sha256: hashOf(piece) }),
      );
    const finish = () => act(world.db, olivia, (tx) => finishBroughtFile(tx, recordId, item));
    expect(refused(await finish())).toBe('pieces-missing');
    expect(refused(await send(0, Buffer.alloc(65_536, 1)))).toBe('wrong-type');
    for (const [nth, piece] of pieces.entries()) given(await send(nth, piece));
    given(await finish());
    given(await finish());
    const state = given(await read(world.db, olivia, (tx) => broughtFiles(tx, recordId)));
    expect(state.files).toMatchObject([{ item, state: 'received' }]);
    expect(refused(await act(world.db, olivia, (tx) => finishBroughtFile(tx, newId(), item)))).toBe(
      'file-not-found',
    );
    const opened = given(await read(world.db, { ...lena }, (tx) => contentOf(tx, item)));
    expect((await wholeOf(lena, opened)).equals(sound)).toBe(true);
    const { brought } = await read(world.db, olivia, (tx) => recordList(tx));
    expect(brought[0]).toMatchObject({
      files: { all: 1, here: 1 },
      openClaims: [{ id: claim.claimId, framework: 'SALES' }],
    });
    expect(await read(world.db, omar, (tx) => decisionsIn(tx))).toEqual([]);

    // It leaves there as it left here.
    given(await act(world.db, olivia, (tx) => clearFile(tx, { fileId: item, sha256 })));
    const again = await leave(there.org as typeof org);
    const second = given(readRecord(again));
    expect(second.index).toEqual(left.index);
    expect(second.travelling).toEqual(left.travelling);
    expect(second.files.get(FILES)).toContain(sha256);
    const out = given(readZip(again)).find(({ path }) => path === `files/${item}`);
    expect(out?.bytes.equals(sound)).toBe(true);
  });

  it('takes the learner’s appeals along with the files of their papers, as far as who takes it out may open them', async () => {
    const { org, claim, ...aidan } = await desk(world);
    const { quinn } = await world.centre(org);
    await anEnrolment(world, org, (await aQualification(world, org)).frameworkId);
    given(await aidan.take());
    for (const item of claim.items) given(await aidan.look(item));
    given(await aidan.end({ outcome: 'not_yet', unjudgedAction: 'Bring one more week.' }));
    const days = { raiseDays: 10, informalDays: 5, furtherDays: 5, formalDays: 15, bodyDays: 30 };
    await as(world, quinn, (tx) =>
      publishTerms(tx, { id: newId(), procedure: 'Talk first.', nation: 'england', ...days }),
    );
    const [id, paperId] = [newId(), newId()];
    const raised = { id, claimId: claim.claimId, refused: '', refusedOn: null };
    const why = { grounds: 'Two of the records show it.', lateBecause: '' };
    await as(world, org.lena, (tx) => raiseAppeal(tx, { ...raised, ...why, about: 'decision' }));
    await as(world, org.lena, (tx) =>
      handInPaper(tx, id, { id: paperId, title: 'My week', words: 'As I kept it.' }),
    );
    const pdf = Buffer.concat([Buffer.from('%PDF-1.4 '), Buffer.alloc(150_000, 7)]);
    await as(world, org.lena, (tx) => handInFile(tx, paperId, { name: 'week.pdf', bytes: pdf }));
    const leave = async (who: Actor) =>
      wholeOf(who, await as(world, who, (tx) => exportRecord(tx, memberOf(org.lena))));
    const bytes = await leave(quinn);
    const left = given(readRecord(bytes));
    expect(left.refused).toEqual([]);
    expect(left.appeals).toMatchObject([
      {
        appeal: id,
        grounds: 'Two of the records show it.',
        papers: [
          { paper: paperId, title: 'My week', file: { name: 'week.pdf', bytes: pdf.length } },
        ],
      },
    ]);
    const zipped = given(readZip(bytes));
    expect(zipped.find(({ path }) => path === `files/${paperId}`)?.bytes.equals(pdf)).toBe(true);
    // The owner moves records and has no part in this appeal: the words go, the file does not.
    const owners = given(readRecord(await leave(org.olivia)));
    expect(owners.appeals).toMatchObject([{ papers: [{ title: 'My week', file: null }] }]);
    expect(owners.files.get(APPEALS)).toContain('may not open it');

    // Another centre says so, checks the bytes, and takes none of it in.
    const there = await anotherCentre();
    await as(world, there.org.olivia, (tx) => adoptBuiltIn(tx, { id: newId(), code: 'SALES' }));
    await anEnrolment(world, there.org, (await there.adopt()).frameworkId);
    expect(given(await preview(there.org, bytes))).toMatchObject({ appeals: 1, refused: [] });
    const swapped = zipped.map((file) =>
      file.path === `files/${paperId}` ? { ...file, bytes: Buffer.from('%PDF-1.4 other') } : file,
    );
    expect(refused(await there.bring(writeZip(swapped)))).toBe('record-not-whole');
    const { words } = await splitArchive(new Blob([new Uint8Array(bytes)]));
    const recordId = newId();
    given(await there.bring(Buffer.from(await words.arrayBuffer()), undefined, recordId));
    const files = await read(world.db, there.org.olivia, (tx) => broughtFiles(tx, recordId));
    expect(given(files).files).toEqual([]);
  });
});
