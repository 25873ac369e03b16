import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { exportCase } from './case-package.ts';
import { bicycleText, imports } from './fixtures.ts';
import { frameworkRecord, importFile } from './queries.ts';
import { recordChoice } from './record-choice.ts';
import { frameworkOf } from './tree.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

const HEAD =
  'framework,unit,unit_title,level,credit,guided_hours,group,expires_on,outcome,outcome_wording,criterion,wording';
const TABLE = [
  HEAD,
  'Level 2 Award in Kites,KT1,Fly a kite,2,3,20,mandatory,,1,Be able to fly,1.1,Hold the line',
  'Level 2 Award in Kites,KT1,Flying a kite,2,4,20,mandatory,,1,Be able to fly it,1.2,Wind the line in',
  'Level 2 Award in Kites,KT2,Mend a kite,,2,10,optional,2017-08-31,1,Be able to mend,1.1,Glue the spar',
  'Level 2 Award in Kites,KT2,Mend a kite,3,2,10,optional,2017-08-31,1,,1.2,Sew the sail',
].join('\r\n');

async function house(bytes: Buffer, fileName: string) {
  const org = await world.organisation();
  const done = await act(world.db, org.olivia, (tx) =>
    importFile(tx, { id: newId(), fileName, bytes, dryRun: false }),
  );
  if (!done.ok) throw new Error(done.refusal.because);
  const frameworkId = done.value.frameworkId ?? '';
  const asked = async () => {
    const record = await read(world.db, org.olivia, (tx) => frameworkRecord(tx, frameworkId));
    if (!record.ok) throw new Error(record.refusal.because);
    return new Map(record.value.choices.map((one) => [one.key, one]));
  };
  const units = async () =>
    (await read(world.db, org.olivia, (tx) => frameworkOf(tx, frameworkId)))?.units ?? [];
  const choose = (key: string, value: string) =>
    act(world.db, org.olivia, (tx) =>
      recordChoice(tx, { id: newId(), frameworkId, key, value, because: 'Asked by letter' }),
    );
  return { org, done: done.value, asked, units, choose };
}

describe('A table that says a unit in two ways', () => {
  it('asks the centre which title and figures count; the first do until it chooses', async () => {
    const { done, asked, units, choose } = await house(Buffer.from(TABLE), 'kites.csv');
    const codes = done.findings.map(({ code }) => code);
    for (const code of ['unit-title-said-twice', 'unit-credit-said-twice', 'unit-said-twice']) {
      expect(codes).toContain(code);
    }
    const credit = done.findings.find(({ code }) => code === 'unit-credit-said-twice');
    expect(credit).toMatchObject({ stated: '3', computed: '4, line 3 of the table' });
    expect((await asked()).get('unit_figures')).toMatchObject({
      options: [
        { value: 'table', label: 'The first' },
        { value: 'page', label: 'The other ones' },
      ],
      findings: ['unit-credit-said-twice'],
      chosen: null,
    });
    expect((await units())[0]).toMatchObject({ title: 'Fly a kite', credit: 3, level: 2 });
    expect(await choose('unit_figures', 'page')).toMatchObject({ ok: true });
    expect(await choose('unit_title', 'table')).toMatchObject({ ok: true });
    expect((await units())[0]).toMatchObject({ title: 'Flying a kite', credit: 4, level: 2 });
  });

  it('takes from a later row what the first is silent about, and asks about units past their date', async () => {
    const { asked, units } = await house(Buffer.from(TABLE), 'kites.csv');
    expect((await units())[1]).toMatchObject({ title: 'Mend a kite', level: 3, credit: 2 });
    expect((await asked()).get('unit_expired')).toMatchObject({ chosen: null });
  });

  it('imported again says nothing new, whatever was chosen meanwhile', async () => {
    const { org, choose } = await house(Buffer.from(TABLE), 'kites.csv');
    await choose('unit_figures', 'page');
    const again = await act(world.db, org.olivia, (tx) =>
      importFile(tx, {
        id: newId(),
        fileName: 'kites again.csv',
        bytes: Buffer.from(`${TABLE}\r\n`),
        dryRun: false,
      }),
    );
    expect(again).toMatchObject({ ok: true, value: { outcome: 'same' } });
  });
});

describe('A CASE package', () => {
  it('asks what its specification asked: optional credits, guided hours, units past their date', async () => {
    const org = await world.organisation();
    const made = await imports(world.db, org.olivia, bicycleText());
    if (!made.ok) throw new Error(made.refusal.because);
    const file = await read(world.db, org.olivia, (tx) => exportCase(tx, made.value.frameworkId));
    if (!file.ok) throw new Error(file.refusal.because);
    const packed = JSON.parse(file.value.bytes.toString('utf8'));
    packed.CFDocument.extensions['deskproof:leastHours'] = 40;
    packed.CFDocument.extensions['deskproof:mostHours'] = 90;
    const there = await house(Buffer.from(JSON.stringify(packed)), 'bicycles.json');
    const asked = await there.asked();
    expect([...asked.keys()]).toEqual(['optional_credit', 'unit_expired', 'guided_hours']);
    expect(asked.get('optional_credit')?.findings).toEqual(['minimum-optional-credit-differs']);
    expect(await there.choose('optional_credit', 'stated_minimum')).toMatchObject({ ok: true });
  });

  it('whose unit has two levels asks which', async () => {
    const item = (id: string, fields: object) => ({ identifier: id, fullStatement: id, ...fields });
    const under = (child: string, parent: string) => ({
      associationType: 'isChildOf',
      originNodeURI: { identifier: child, title: child },
      destinationNodeURI: { identifier: parent, title: parent },
    });
    const packed = {
      CFDocument: { identifier: 'kites', title: 'Level 2 Award in Kites' },
      CFItems: [
        item('KT1', { humanCodingScheme: 'KT1', educationLevel: ['2', '3'], CFItemType: 'Unit' }),
        item('Be able to fly', { CFItemType: 'Learning Outcome' }),
        item('Hold the line', { CFItemType: 'Assessment Criterion' }),
      ],
      CFAssociations: [
        under('KT1', 'kites'),
        under('Be able to fly', 'KT1'),
        under('Hold the line', 'Be able to fly'),
      ],
    };
    const { asked, units, choose } = await house(Buffer.from(JSON.stringify(packed)), 'kites.json');
    expect((await asked()).get('unit_figures')?.findings).toEqual(['unit-level-said-twice']);
    expect((await units())[0]?.level).toBe(2);
    await choose('unit_figures', 'page');
    expect((await units())[0]?.level).toBe(3);
  });
});
