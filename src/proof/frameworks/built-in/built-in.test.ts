import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILT_IN, type BuiltInFramework, type Closes, criterionCode } from './built-in.ts';

const framework = (code: string): BuiltInFramework => {
  const found = BUILT_IN.find((one) => one.code === code);
  if (!found) throw new Error(`There is no built-in framework ${code}.`);
  return found;
};

const unitsOf = (code: string, group?: 'mandatory' | 'optional') =>
  framework(code).units.filter((unit) => group === undefined || unit.group === group);

const outcomesOf = (code: string, group?: 'mandatory' | 'optional') =>
  unitsOf(code, group).flatMap(({ outcomes }) => outcomes);

const criteriaOf = (code: string, group?: 'mandatory' | 'optional') =>
  outcomesOf(code, group).flatMap(({ criteria }) => criteria);

const closedBy = (code: string, group?: 'mandatory' | 'optional') => {
  const counts: Record<Closes, number> = { record: 0, observation: 0, discussion: 0 };
  for (const { closes } of criteriaOf(code, group)) counts[closes] += 1;
  return counts;
};

const sum = (values: readonly (number | null)[]) =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

const labels = BUILT_IN.flatMap(({ code, units }) =>
  units.flatMap(({ reference, outcomes }) =>
    outcomes.flatMap((outcome) => [
      ...(outcome.number === 0 ? [] : [{ at: `${code} ${reference}`, label: outcome.label }]),
      ...outcome.criteria.map(({ number, label }) => ({
        at: `${code} ${reference} ${number}`,
        label,
      })),
    ]),
  ),
);

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

describe('the built-in frameworks', () => {
  it('are the qualification, the standard and the three topics', () => {
    expect(BUILT_IN.map(({ code, title }) => [code, title])).toEqual([
      ['REC-L2-RR', 'REC Level 2 NVQ Certificate in Recruitment Resourcing'],
      ['ST0321', 'Recruitment resourcer'],
      ['FLEX', 'Coordinating flexible workers'],
      ['REL', 'Relationship management'],
      ['SALES', 'Sales team performance'],
    ]);
  });

  it('hold 19 units, 58 outcomes and 276 criteria of the qualification', () => {
    expect(unitsOf('REC-L2-RR')).toHaveLength(19);
    expect(outcomesOf('REC-L2-RR')).toHaveLength(58);
    expect(criteriaOf('REC-L2-RR')).toHaveLength(276);
    expect(unitsOf('REC-L2-RR', 'mandatory')).toHaveLength(9);
    expect(criteriaOf('REC-L2-RR', 'mandatory')).toHaveLength(105);
  });

  it('hold 9 statements of knowledge, 17 of skill and 9 of behaviour', () => {
    expect(unitsOf('ST0321').map((unit) => [unit.reference, unit.outcomes[0]?.criteria.length]))
      // In the order of the standard.
      .toEqual([
        ['K', 9],
        ['S', 17],
        ['B', 9],
      ]);
  });

  it('hold 6, 4 and 4 marking points', () => {
    expect(['FLEX', 'REL', 'SALES'].map((code) => criteriaOf(code).length)).toEqual([6, 4, 4]);
  });

  it('add up to 22 mandatory and 35 optional credits', () => {
    expect(sum(unitsOf('REC-L2-RR', 'mandatory').map(({ credit }) => credit))).toBe(22);
    expect(sum(unitsOf('REC-L2-RR', 'optional').map(({ credit }) => credit))).toBe(35);
    const { credit, optionalCreditLeast } = framework('REC-L2-RR');
    expect(22 + (optionalCreditLeast ?? 0)).toBe(credit);
  });

  it('add up to 102 mandatory and 194 optional guided hours', () => {
    expect(sum(unitsOf('REC-L2-RR', 'mandatory').map(({ guidedHours }) => guidedHours))).toBe(102);
    expect(sum(unitsOf('REC-L2-RR', 'optional').map(({ guidedHours }) => guidedHours))).toBe(194);
  });

  it('give every unit of the qualification level 2 and an Ofqual number of its own', () => {
    const units = unitsOf('REC-L2-RR');
    expect(new Set(units.map(({ level }) => level))).toEqual(new Set([2]));
    expect(units.filter((unit) => !/^[A-Z]\/\d{3}\/\d{4}$/.test(unit.ofqualNumber ?? ''))).toEqual(
      [],
    );
    expect(new Set(units.map(({ ofqualNumber }) => ofqualNumber)).size).toBe(19);
  });

  it('say that RPC7 ended on 31 August 2017, and no other', () => {
    expect(
      BUILT_IN.flatMap(({ units }) => units)
        .filter(({ expiresOn }) => expiresOn !== null)
        .map(({ reference, expiresOn }) => [reference, expiresOn]),
    ).toEqual([['RPC7', '2017-08-31']]);
  });

  it('say what can close each criterion: 166 by record, 23 by observation, 87 by discussion', () => {
    expect(closedBy('REC-L2-RR')).toEqual({ record: 166, observation: 23, discussion: 87 });
    expect(closedBy('REC-L2-RR', 'mandatory')).toEqual({
      record: 75,
      observation: 2,
      discussion: 28,
    });
    expect(closedBy('ST0321')).toEqual({ record: 26, observation: 0, discussion: 9 });
  });

  it('ask for observation of FLEX.4, and for discussion of REL.1, REL.4 and SALES.1', () => {
    const beyondRecords = ['FLEX', 'REL', 'SALES'].flatMap((code) =>
      criteriaOf(code)
        .filter(({ closes }) => closes !== 'record')
        .map(({ number, closes }) => `${code}.${number} ${closes}`),
    );
    expect(beyondRecords).toEqual([
      'FLEX.4 observation',
      'REL.1 discussion',
      'REL.4 discussion',
      'SALES.1 discussion',
    ]);
  });

  it('number criteria without a gap within their outcome', () => {
    for (const { kind, units } of BUILT_IN) {
      for (const { reference, outcomes } of units) {
        const first = kind === 'qualification' ? 1 : 0;
        expect(outcomes.map(({ number }) => number)).toEqual(outcomes.map((_, at) => at + first));
        for (const { number, criteria } of outcomes) {
          const before =
            kind === 'qualification' ? `${number}.` : kind === 'standard' ? reference : '';
          expect(criteria.map((one) => one.number)).toEqual(
            criteria.map((_, at) => `${before}${at + 1}`),
          );
        }
      }
    }
  });

  it('give every criterion a code of its own', () => {
    const codes = BUILT_IN.flatMap((one) =>
      one.units.flatMap((unit) =>
        unit.outcomes.flatMap(({ criteria }) =>
          criteria.map((criterion) => criterionCode(one, unit, criterion)),
        ),
      ),
    );
    expect(codes).toHaveLength(276 + 35 + 14);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(expect.arrayContaining(['RPC1.1.1', 'SA203.3.10', 'K1', 'FLEX.6']));
  });

  it('label each outcome and criterion in three to nine words', () => {
    const wrong = labels.filter(({ label }) => {
      const count = label.split(' ').length;
      return count < 3 || count > 9 || label !== label.trim();
    });
    expect(wrong).toEqual([]);
  });

  it('use no label twice within a unit', () => {
    for (const { units } of BUILT_IN) {
      for (const { reference, outcomes } of units) {
        const all = outcomes.flatMap((one) => [one.label, ...one.criteria.map((c) => c.label)]);
        expect(all, reference).toHaveLength(new Set(all).size);
      }
    }
  });
});

const SEEDS = resolve(import.meta.dirname, '../../../../../shared/seeds');
const noSeeds = !existsSync(SEEDS);

describe.skipIf(noSeeds)(
  `beside the documents${noSeeds ? ' (skipped: no reference data)' : ''}`,
  () => {
    const runs = (text: string, length: number): readonly string[] => {
      const all = words(text);
      return all
        .slice(0, Math.max(0, all.length - length + 1))
        .map((_, at) => all.slice(at, at + length).join(' '));
    };

    it('share no four words in a row with any of them', () => {
      const theirs = new Set(
        readdirSync(SEEDS)
          .filter((name) => /^\d.*\.txt$/.test(name))
          .flatMap((name) => runs(readFileSync(resolve(SEEDS, name), 'utf8'), 4)),
      );
      expect(theirs.size).toBeGreaterThan(5000);
      const shared = labels.filter(({ label }) => runs(label, 4).some((run) => theirs.has(run)));
      expect(shared).toEqual([]);
    });

    it('hold the same criteria, unit by unit and in order', () => {
      const name = readdirSync(SEEDS).find((one) => one.startsWith('004_')) ?? '';
      const pages = readFileSync(resolve(SEEDS, name), 'utf8')
        .split(/^REC unit ref\.\t/m)
        .slice(1);
      const read = pages.map((page) => [
        /^\S+/.exec(page)?.[0],
        [...page.matchAll(/(?<=\s|>|^)(\d+\.\d+)(?=\s+[A-Z])/gm)].map(([, number]) => number),
      ]);
      expect(read).toEqual(
        unitsOf('REC-L2-RR').map(({ reference, outcomes }) => [
          reference,
          outcomes.flatMap(({ criteria }) => criteria.map(({ number }) => number)),
        ]),
      );
    });

    it('hold the same rows of units: title, level, credit, hours and number', () => {
      const name = readdirSync(SEEDS).find((one) => one.startsWith('004_')) ?? '';
      const rows = readFileSync(resolve(SEEDS, name), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((cells) => cells.length === 6 && /^[A-Z]+ \d+$/.test(cells[0] ?? ''))
        .map(([reference, ...rest]) => [reference?.replace(' ', ''), ...rest]);
      expect(rows).toEqual(
        unitsOf('REC-L2-RR').map((unit) => [
          unit.reference,
          unit.title,
          String(unit.level),
          String(unit.credit),
          String(unit.guidedHours),
          unit.ofqualNumber,
        ]),
      );
    });
  },
);
