import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { as, given, memberOf, refused } from '../portfolio/fixtures.ts';
import { enrol } from '../portfolio/index.ts';
import { exportCase } from './case-package.ts';
import { combinationRules, expiredUnits } from './combination.ts';
import { exportTable } from './csv-table.ts';
import { endedHere } from './ends.ts';
import { enterExtension } from './enter-extension.ts';
import { bicycleText, imports } from './fixtures.ts';
import { frameworkRecord, importFile } from './queries.ts';
import { unitOf } from './questions.ts';
import { recordChoice } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();

/** Bicycle care, whose mandatory BC2 ended on 31 August 2017. */
async function bicycles() {
  world.at('2026-11-22T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId } = given(await imports(world.db, org.olivia, bicycleText()));
  const tree = await read(world.db, org.olivia, (tx) => frameworkOf(tx, frameworkId));
  const unitId = tree?.units.find(({ reference }) => reference === 'BC2')?.unitId ?? '';
  const extends_ = (
    given: Partial<Parameters<typeof enterExtension>[1]> = {},
  ): Parameters<typeof enterExtension>[1] => ({
    id: newId(),
    frameworkId,
    unitId,
    until: 'registration',
    endsOn: '2028-08-31',
    letter: 'NB/88',
    letterDated: '2026-11-03',
    ...given,
  });
  return { org, frameworkId, unitId, extends_ };
}

const enrolment = (memberId: string, frameworkId: string, endedBecause?: string) => ({
  id: newId(),
  memberId,
  frameworkId,
  unitIds: [],
  endedBecause,
});

describe('R12 W28 a unit or version past its last day', () => {
  it('R12 warns until the awarding body’s extension is entered, and again when that ends', async () => {
    const { org, frameworkId, unitId, extends_ } = await bicycles();
    const found = () => read(world.db, org.lena, (tx) => expiredUnits(tx, frameworkId));
    expect(await found()).toMatchObject([{ rule: 'R12', outcome: 'warn' }]);
    await as(world, org.olivia, (tx) => enterExtension(tx, extends_()));
    const [extended] = await found();
    expect(extended).toMatchObject({ rule: 'R12', outcome: 'record' });
    expect(extended?.because).toMatch(
      /31 Aug 2017 by its document; extended to .*31 Aug 2028: NB\/88/,
    );
    expect((await read(world.db, org.lena, (tx) => unitOf(tx, unitId)))?.expiresOn).toBe(
      '2028-08-31',
    );
    world.at('2028-09-01T09:00:00Z');
    expect(await found()).toMatchObject([{ outcome: 'warn' }]);
  });

  it('R12 a superseded letter stays readable; the same press is one letter', async () => {
    const { org, frameworkId, extends_ } = await bicycles();
    const first = extends_();
    await as(world, org.olivia, (tx) => enterExtension(tx, first));
    await as(world, org.olivia, (tx) => enterExtension(tx, first));
    world.at('2026-11-23T09:00:00Z');
    await as(world, org.olivia, (tx) => enterExtension(tx, extends_({ endsOn: '2029-08-31' })));
    const shown = given(await read(world.db, org.lena, (tx) => frameworkRecord(tx, frameworkId)));
    expect(shown.extensions).toMatchObject([
      { unit: 'BC2', endsOn: '2029-08-31', superseded: false },
      { unit: 'BC2', endsOn: '2028-08-31', letter: 'NB/88', superseded: true },
    ]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'framework.extension_entered')).toHaveLength(2);
  });

  it('R12 who began in time may achieve it until its own last day, and no later', async () => {
    const { org, frameworkId, extends_ } = await bicycles();
    const until = { until: 'certification', endsOn: '2027-08-31' } as const;
    await as(world, org.olivia, (tx) => enterExtension(tx, extends_(until)));
    const [found] = await read(world.db, org.lena, (tx) => expiredUnits(tx, frameworkId));
    expect(found).toMatchObject({ outcome: 'warn' });
    expect(found?.because).toMatch(/may achieve it until .*31 Aug 2027/);
    const ends = async (kind: 'registration' | 'certification') =>
      (await read(world.db, org.lena, (tx) => combinationRules(tx, frameworkId, kind)))?.units.find(
        ({ reference }) => reference === 'BC2',
      )?.expiresOn;
    expect(await ends('registration')).toBe('2017-08-31');
    expect(await ends('certification')).toBe('2027-08-31');
    const version = extends_({ ...until, unitId: null, endsOn: '2026-12-31' });
    await as(world, org.olivia, (tx) => enterExtension(tx, version));
    expect(await ends('certification')).toBe('2026-12-31');
  });

  it('R12 a new learner on an ended version needs a reason, which is kept, and none where it stops', async () => {
    const { org, frameworkId, extends_ } = await bicycles();
    const lena = memberOf(org.lena);
    const version = { unitId: null, endsOn: '2026-08-31' };
    await as(world, org.olivia, (tx) => enterExtension(tx, extends_(version)));
    const ended = await read(world.db, org.olivia, (tx) => endedHere(tx, frameworkId, []));
    expect(ended).toMatchObject({ version: true, stops: false });
    const tries = (because?: string) =>
      act(world.db, org.olivia, (tx) => enrol(tx, enrolment(lena, frameworkId, because)));
    expect(refused(await tries())).toBe('reason-needed');
    const choose = (value: string) =>
      as(world, org.olivia, (tx) =>
        recordChoice(tx, {
          id: newId(),
          frameworkId,
          key: 'unit_expired',
          value,
          because: 'Asked',
        }),
      );
    await choose('stop');
    expect(refused(await tries('Agreed by telephone'))).toBe('framework-ended');
    await choose('warn');
    const done = given(await tries('Agreed by telephone'));
    expect(done.findings[0]).toMatchObject({ code: 'R12' });
    const { rows } = await world.owner.query('select ended_because from enrolment where id = $1', [
      done.enrolmentId,
    ]);
    expect(rows).toEqual([{ ended_because: 'Agreed by telephone' }]);
  });

  it('R12 a letter of tomorrow, of no unit here, or of another centre’s framework is refused', async () => {
    const { org, extends_ } = await bicycles();
    const other = await world.organisation();
    const tries = (given: Parameters<typeof extends_>[0], actor = org.olivia) =>
      act(world.db, actor, (tx) => enterExtension(tx, extends_(given)));
    expect(refused(await tries({ letterDated: '2026-11-23' }))).toBe('letter-in-future');
    expect(refused(await tries({ unitId: newId() }))).toBe('unit-not-found');
    expect(refused(await tries({}, other.olivia))).toBe('framework-not-found');
  });

  it('leaves with its days as the document says them, in a package and a table, and comes in again', async () => {
    const { org, frameworkId } = await bicycles();
    const there = await world.organisation();
    await world.owner.query(
      `update framework set registration_ends_on = '2027-08-31', certification_ends_on = '2029-08-31' where id = $1`,
      [frameworkId],
    );
    await world.owner.query(
      `update framework_unit set certification_ends_on = '2028-08-31' where framework_id = $1 and reference = 'BC1'`,
      [frameworkId],
    );
    for (const leave of [exportCase, exportTable]) {
      const file = given(await read(world.db, org.olivia, (tx) => leave(tx, frameworkId)));
      const at = { id: newId(), fileName: file.fileName, bytes: file.bytes, dryRun: false };
      const came = await as(world, there.olivia, (tx) => importFile(tx, at));
      const tree = await read(world.db, there.olivia, (tx) =>
        frameworkOf(tx, came.frameworkId ?? ''),
      );
      expect(tree).toMatchObject({
        registrationEndsOn: '2027-08-31',
        certificationEndsOn: '2029-08-31',
      });
      expect(tree?.units.map(({ said }) => said)).toContainEqual({
        expiresOn: null,
        certificatedUntil: '2028-08-31',
      });
      const again = { ...at, id: newId() };
      const here = await as(world, org.olivia, (tx) => importFile(tx, again));
      if (leave === exportCase) expect(here.outcome).toBe('same');
    }
  });
});
