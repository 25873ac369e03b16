import { describe, expect, it } from 'vitest';
import { SOAK } from '../../../test/soak.ts';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addPerson, erasePerson } from '../people/index.ts';
import { aCandidate } from './fixtures.ts';
import { importCandidatesFromFile } from './import-candidates.ts';
import { tryImport } from './import-file.ts';
import { describeReport, importReport, reportAsCsv } from './import-report.ts';
import './index.ts';
import { readCsv } from './csv-file.ts';
import { guessMapping } from './import-columns.ts';
import { candidateList, candidateRecord } from './queries.ts';
import { registerCandidate } from './register-candidate.ts';
import type { Choice } from './schema.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

const HEAD = 'First name,Surname,E-mail,Mobile,Postcode,Date of birth,Role\n';
const THREE = `${HEAD}Rosa,Marsh,rosa@example.org,07700 900123,LS1 4AP,09/04/1991,Care assistant
Tom,Reed,tom@example.org,07700 900124,YO1 7HH,1988-12-31,Support worker
Eve,Long,eve@example.org,,,,Nurse
`;

async function bringIn(
  org: TestOrganisation,
  text: string,
  more: { id?: string; choices?: Record<string, Choice> } = {},
) {
  const result = await act(world.db, org.carla, (tx) =>
    importCandidatesFromFile(tx, { fileName: 'people.csv', bytes: Buffer.from(text), ...more }),
  );
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

async function trial(org: TestOrganisation, text: string) {
  const file = readCsv(Buffer.from(text));
  if (!file.ok) throw new Error(file.refusal.because);
  const mapping = guessMapping(file.value);
  const result = await read(world.db, org.carla, (tx) => tryImport(tx, Buffer.from(text), mapping));
  if (!result.ok) throw new Error(result.refusal.because);
  return result.value;
}

const everyone = (org: TestOrganisation) =>
  read(world.db, org.carla, (tx) =>
    candidateList(tx, { state: 'all', order: 'name', limit: 500, offset: 0 }),
  );
const names = async (org: TestOrganisation) =>
  (await everyone(org)).rows.map(({ displayName }) => displayName);

describe('importing a file', () => {
  it('brings everyone in at once, each sealed, and keeps a report', async () => {
    const org = await world.organisation();
    const report = await bringIn(org, THREE);
    expect(report).toMatchObject({ rowsRead: 3, added: 3, updated: 0, skipped: 0, refused: 0 });
    expect(await names(org)).toEqual(['Eve Long', 'Rosa Marsh', 'Tom Reed']);
    const log = (await world.log(org)).map((entry) => entry.kind);
    expect(log.filter((kind) => kind === 'candidate.registered')).toHaveLength(3);
    expect(log.at(-1)).toBe('candidates.imported');
    const kept = await read(world.db, org.carla, (tx) => importReport(tx, report.importId));
    expect(kept).toEqual({ ok: true, value: report });
    expect(JSON.stringify((await world.log(org)).map(({ envelope }) => envelope))).not.toMatch(
      /Marsh|example\.org|7700/,
    );
  });

  it('makes no second person of the same file, even of rows that hold nothing but a name', async () => {
    const org = await world.organisation();
    const text = `${THREE}Sam,Only,,,,,\n`;
    const first = await bringIn(org, text);
    const again = await bringIn(org, text);
    expect(again).toMatchObject({ added: 0, updated: 0, skipped: 4, refused: 0 });
    expect(again.sameFile?.importId).toBe(first.importId);
    expect(again.rows.map(({ because }) => because)).toContain(
      'In the books: this row was brought in before.',
    );
    expect((await everyone(org)).total).toBe(4);
  });

  it('gives the first report when the same request comes twice', async () => {
    const org = await world.organisation();
    const id = newId();
    const first = await bringIn(org, THREE, { id });
    expect(await bringIn(org, THREE, { id })).toEqual(first);
  });

  it('makes no second person when two of us import the same file at the same moment', async () => {
    const org = await world.organisation();
    const reports = await Promise.all([1, 2, 3, 4].map(() => bringIn(org, THREE)));
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 0, 0, 3]);
    expect((await everyone(org)).total).toBe(3);
  });

  it('makes one person of an import and a registration at the same moment', async () => {
    const org = await world.organisation();
    const rosa = aCandidate({ emails: ['rosa@example.org'], phones: [], dateOfBirth: null });
    const [report, registered] = await Promise.all([
      bringIn(org, THREE),
      act(world.db, org.ravi, (tx) => registerCandidate(tx, rosa)),
    ]);
    expect(report.added === 3).toBe(!registered.ok);
    expect((await everyone(org)).total).toBe(3);
  });

  it('is refused whole when the file or its columns are, with nothing half in', async () => {
    const org = await world.organisation();
    const send = (bytes: Buffer) =>
      act(world.db, org.carla, (tx) =>
        importCandidatesFromFile(tx, { fileName: 'people.csv', bytes }),
      );
    const before = (await world.log(org)).length;
    expect(await send(Buffer.from(`${THREE}"Ann,Open,,,,,`))).toMatchObject({
      refusal: { code: 'quote-open' },
    });
    expect(await send(Buffer.from('Colour,Size\nred,1'))).toMatchObject({
      refusal: { code: 'mapping-wrong' },
    });
    expect(await send(Buffer.from('PK\u0003\u0004'))).toMatchObject({
      refusal: { code: 'wrong-type' },
    });
    expect((await everyone(org)).total).toBe(0);
    expect((await world.log(org)).length).toBe(before);
  });

  it('leaves nothing when the act fails after it', async () => {
    const org = await world.organisation();
    const failing = act(world.db, org.carla, async (tx) => {
      await importCandidatesFromFile(tx, { fileName: 'x.csv', bytes: Buffer.from(THREE) });
      throw new Error('the server stops here');
    });
    await expect(failing).rejects.toThrow('stops here');
    expect((await everyone(org)).total).toBe(0);
    expect(await bringIn(org, THREE)).toMatchObject({ added: 3 });
  });

  it('reports every refused row with its line and reason, and brings the others in', async () => {
    const org = await world.organisation();
    const report = await bringIn(
      org,
      `${HEAD}Rosa,Marsh,rosa@@,,,,\n,,,,,,Nurse\nTom,Reed,,,,31/02/1990,\nEve,"Lo\nng",,,,,\nIda,Bell,,,,,,surplus\nZoe,Hart,,12,,,\n`,
    );
    expect(report).toMatchObject({ rowsRead: 6, added: 2, refused: 4 });
    const refused = report.rows.filter(({ outcome }) => outcome === 'refused');
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4, 7]);
    expect(refused.every(({ because }) => because.length > 15)).toBe(true);
    expect(report.rows.at(-1)).toMatchObject({ line: 8, outcome: 'added' });
    expect(describeReport(report)).toContain('Line 4 refused: Date of birth');
  });
});

describe('people of a file whom we have', () => {
  const other = `${HEAD}Rosa,Marsh,rosa@example.org,07700 900199,,,Nurse
Ann,Marsh,,07700 900123,,,Nurse
Rosa,Marsh,,,,09/04/1991,
`;

  it('are shown before saving, with who and why and what may be done', async () => {
    const org = await world.organisation();
    await bringIn(org, THREE);
    const shown = await trial(org, other);
    expect(shown).toMatchObject({ rowsRead: 3, added: 0, skipped: 3, refused: 0 });
    expect(shown.rows).toMatchObject([
      { line: 2, state: 'same', suggestion: 'skip', choices: ['skip', 'update'] },
      { line: 3, matches: [{ displayName: 'Rosa Marsh', because: ['phone'] }] },
      { line: 4, matches: [{ because: ['birth date and name'] }] },
    ]);
    expect(shown.rows[1]?.choices).toEqual(['skip', 'update', 'add']);
    expect((await everyone(org)).total).toBe(3);
  });

  it('are skipped unless chosen; updated where the file has something new; added only if not by e-mail', async () => {
    const org = await world.organisation();
    await bringIn(org, THREE);
    const report = await bringIn(org, other, { choices: { 2: 'update', 3: 'add', 4: 'skip' } });
    expect(report).toMatchObject({ added: 1, updated: 1, skipped: 1 });
    expect(await names(org)).toEqual(['Eve Long', 'Ann Marsh', 'Rosa Marsh', 'Tom Reed']);
    const rosa = report.rows.find(({ line }) => line === 2)?.personId ?? '';
    const now = await read(world.db, org.carla, (tx) => candidateRecord(tx, rosa));
    expect(now).toMatchObject({
      value: {
        postcode: 'LS1 4AP',
        phones: ['07700 900123', '07700 900199'],
        roles: [{ role: 'care-assistant' }, { role: 'nurse' }],
      },
    });
    const forced = `${HEAD}Ros,Marsh,rosa@example.org,,,,\n`;
    expect(await bringIn(org, forced, { choices: { 2: 'add' } })).toMatchObject({
      added: 0,
      skipped: 1,
    });
  });

  it('twice in one file are one person', async () => {
    const org = await world.organisation();
    const text = `${HEAD}Rosa,Marsh,rosa@example.org,,,,\nRosa,Marsh,ROSA@example.org,,LS1 4AP,,\nRosa,Marsh,rosa@example.org,,,,\n`;
    const report = await bringIn(org, text);
    expect(report).toMatchObject({ added: 1, skipped: 2 });
    expect(report.rows.map(({ because }) => because)).toEqual([
      'Line 2 of this file: the same e-mail.',
      expect.stringContaining('Line 2 of this file: the same row'),
    ]);
    expect(new Set(report.rows.map(({ personId }) => personId)).size).toBe(1);
  });

  it('in another hat become candidates and stay one person', async () => {
    const org = await world.organisation();
    const contact = { ...aCandidate(), emails: ['rosa@example.org'], hat: 'contact' as const };
    await act(world.db, org.carla, (tx) => addPerson(tx, contact));
    const report = await bringIn(org, THREE);
    expect(report).toMatchObject({ added: 2, updated: 1 });
    expect(report.rows).toMatchObject([{ line: 2, outcome: 'updated', personId: contact.id }]);
    expect((await everyone(org)).total).toBe(3);
  });

  it('erased since are not known again by their rows', async () => {
    const org = await world.organisation();
    await bringIn(org, THREE);
    const [eve] = (await everyone(org)).rows;
    await act(world.db, org.omar, (tx) =>
      erasePerson(tx, { personId: eve?.personId ?? '', reason: 'asked' }),
    );
    const shown = await trial(org, THREE);
    expect(shown.rows.find(({ line }) => line === 4)?.matches).toEqual([]);
  });

  it('of one organisation are nobody to another', async () => {
    const [ours, theirs] = [await world.organisation(), await world.organisation()];
    const report = await bringIn(ours, THREE);
    const shown = await trial(theirs, THREE);
    expect(shown).toMatchObject({ added: 3, skipped: 0, sameFile: null });
    const found = await read(world.db, theirs.carla, (tx) => importReport(tx, report.importId));
    expect(found).toMatchObject({ ok: false, refusal: { code: 'import-not-found' } });
  });
});

describe('the report', () => {
  it('leaves as a CSV file that runs nothing in a spreadsheet', async () => {
    const org = await world.organisation();
    const text = `${HEAD}=cmd|' /C calc'!A0,Marsh,rosa@example.org,12,,,\n`;
    const report = await bringIn(org, text);
    const csv = await read(world.db, org.carla, (tx) => reportAsCsv(tx, report));
    expect(csv.toString()).toContain(`'=cmd|' /C calc'!A0 Marsh`);
    expect(csv.toString()).not.toMatch(/(^|,)"?=/m);
    expect(csv.toString()).not.toContain('Sample');
  });

  it('of a sample says that it is no evidence', async () => {
    const org = await world.organisation({ sample: true });
    const report = await bringIn(org, THREE);
    const csv = await read(world.db, org.carla, (tx) => reportAsCsv(tx, report));
    expect(csv.toString()).toMatch(/"?Sample, not evidence"?,,,?\r?\n$/);
  });
});

describe('a large file', () => {
  const people = SOAK ? 5_000 : 500;

  it(`of ${people} people comes in whole, and again without a second person`, async () => {
    const org = await world.organisation();
    const rows = Array.from(
      { length: people },
      (_, i) =>
        `Person${i},Number${i},p${i}@example.org,077009${String(i).padStart(5, '0')},LS${(i % 20) + 1} 4AP,0${(i % 9) + 1}/04/19${60 + (i % 40)},Care assistant;Nurse`,
    );
    const text = HEAD + rows.join('\n');
    expect(await bringIn(org, text)).toMatchObject({ added: people, refused: 0 });
    expect(await bringIn(org, text)).toMatchObject({ added: 0, skipped: people });
  }, 120_000);
});
