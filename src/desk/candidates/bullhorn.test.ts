import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { peopleOf } from '../people/index.ts';
import { BULLHORN_COLUMNS, isBullhorn } from './bullhorn.ts';
import { importCandidatesFromFile } from './import-candidates.ts';
import { readImportFile } from './import-file.ts';
import { describeReport } from './import-report.ts';
import { candidateRecord } from './queries.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');
const FILE = new URL('../../../../shared/data/ats-import/bullhorn-Candidate.csv', import.meta.url);
const present = existsSync(FILE);

const NEVER = ['gender', 'ethnicity', 'disability', 'veteran', 'ssn', 'taxID', 'federalExemptions'];

describe('the template', () => {
  it('has 134 columns, each with what becomes of it', () => {
    expect(Object.keys(BULLHORN_COLUMNS)).toHaveLength(134);
    for (const column of NEVER) expect(BULLHORN_COLUMNS[column]).toHaveProperty('never');
  });

  it('is recognised by its whole header in any order, and not by a few names', () => {
    expect(isBullhorn(Object.keys(BULLHORN_COLUMNS).reverse())).toBe(true);
    expect(isBullhorn(['firstName', 'lastName', 'email'])).toBe(false);
  });
});

describe.skipIf(!present)(
  `Bullhorn’s own example file${present ? '' : ' (skipped: no reference data)'}`,
  () => {
    const bytes = present ? readFileSync(FILE) : Buffer.alloc(0);

    it('is recognised, its dates read the American way, and what may not be held is left out', () => {
      const file = readImportFile(bytes);
      if (!file.ok) throw new Error(file.refusal.because);
      const { mapping, columns } = file.value;
      expect(mapping).toMatchObject({ template: 'bullhorn', dates: 'us' });
      expect(columns).toHaveLength(134);
      for (const name of NEVER) {
        const column = columns.find(({ column }) => column === name);
        expect(column).toMatchObject({ field: null, never: true, samples: [] });
        expect(column?.because).not.toBe('');
      }
      expect(columns.every(({ field, because }) => field !== null || because !== '')).toBe(true);
    });

    it('brings its person in with a warning for each American particular, and once only', async () => {
      const org = await world.organisation();
      const send = async () => {
        const result = await act(world.db, org.carla, (tx) =>
          importCandidatesFromFile(tx, { fileName: 'bullhorn-Candidate.csv', bytes }),
        );
        if (!result.ok) throw new Error(result.refusal.because);
        return result.value;
      };
      const report = await send();
      expect(report).toMatchObject({ template: 'bullhorn', rowsRead: 1, added: 1, refused: 0 });
      const [row] = report.rows;
      expect(row?.warnings.map(({ field }) => field)).toEqual(
        expect.arrayContaining(['Phone or mobile', 'Postcode', 'Lowest pay an hour']),
      );
      const personId = row?.personId ?? '';
      const [found, card] = await read(world.db, org.carla, async (tx) => [
        await candidateRecord(tx, personId),
        (await peopleOf(tx, [personId])).get(personId),
      ]);
      if (!found.ok) throw new Error(found.refusal.because);
      expect(found.value).toMatchObject({
        displayName: 'Jack DataLoader',
        givenName: 'DataLoader ExampleCandidate Quincy',
        dateOfBirth: '1980-01-01',
        emails: [
          'test.candidate@example.com',
          'test.candidate@test.com',
          'test.candidate@company.com',
        ],
        phones: [],
        postcode: '',
        minimumPayPence: null,
        travelMiles: 1000,
        source: 'Other',
        sourceSystem: 'bullhorn',
        externalId: 'candidate-ext-1',
        workHistory: [{ employer: 'Company Name', jobTitle: 'Engineer' }],
      });
      expect(found.value.address).toContain('02150');
      expect(found.value.notes).toContain('235-555-0101');
      expect(found.value.roles.map(({ name }) => name)).toEqual(['Category1', 'Category2']);
      expect(found.value.skills).toEqual(
        ['Skill1', 'Skill2', 'Skill3', 'Skill4', 'Medicine', 'Specialty1', 'Specialty2'].sort(),
      );
      expect(found.value.qualifications.map(({ name }) => name)).toEqual([
        'BA',
        'Bachelor',
        'Certification1',
        'Certification2',
      ]);
      expect(card?.doNotContact).toMatchObject([{ channel: 'marketing' }]);
      expect(JSON.stringify(found.value)).not.toMatch(/000-000-0000|Hospital/);
      const words = describeReport(report);
      expect(words).toContain('ethnicity');
      expect(words).not.toContain('DataLoader');
      expect(await send()).toMatchObject({ added: 0, skipped: 1 });
    });
  },
);
