import './index.ts';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { readZip, writeZip } from '../../platform/zip.ts';
import { desk, meetAll } from '../assessment/fixtures.ts';
import { decisionsIn } from '../assessment/index.ts';
import { writeStatement } from '../collected/index.ts';
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
import { MANIFEST, readRecord, SIGNATURE } from './record-file.ts';

const world = await openWorld();

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
      (await as(world, org.olivia, (tx) => exportRecord(tx, memberOf(org.lena)))).bytes,
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
    const { bytes } = await as(world, org.olivia, (tx) => exportRecord(tx, memberOf(org.lena)));
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
    const left = given(readRecord(again.bytes));
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
      readRecord((await as(world, there.org.olivia, (tx) => exportRecord(tx, learner))).bytes),
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
});
