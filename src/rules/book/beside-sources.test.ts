import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { figuresMissing } from './answered.fixtures.ts';
import { LAW, lawOf, lawOn, questionOf } from './book.ts';
import { readVectors, vectorOf } from './check-vectors.ts';
import { plainOf } from './printed.ts';

// Reference data lies beside the project, not in it: it is read, never copied.
const SHARED = join(process.cwd(), '../shared/rules');
const without = !existsSync(join(SHARED, 'uk-rules.md'));
const read = (name: string) => (without ? '' : readFileSync(join(SHARED, name), 'utf8'));

/** Each rule of the sources with the cells of its row. */
const ROWS = [...read('uk-rules.md').matchAll(/^\| ([A-Z]+-?[-A-Z0-9]*) \|(.*)\|$/gm)]
  .map(([, id = '', cells = '']) => [id, cells.split(' | ')] as const)
  .filter(([id]) => lawOf(id) !== undefined);

/** Where a row has three letters and an entry holds two: the letter its `source` names instead. */
const OF_THREE: Readonly<Record<string, string>> = {
  'WTR-48': 'A, C',
  'WTR-NIGHT-DEF': 'A, C',
  'WTR-WEEKLY': 'B, C',
};

/** Letters of other rows of the sources: the retention schedule, and a clause within the row. */
const ELSEWHERE: Readonly<Record<string, string>> = { 'NMW-KEEP': 'B, C', 'DBS-NATION': 'A, C' };

/** Announced, expected or planned, by the row or by the date line. */
const ANNOUNCED = [
  ...['ERA-GH', 'ERA-SC', 'ERA-SN', 'ET-LIMIT', 'NMW-ACCOM', 'NMW-RATE'],
  ...['RTW-DIGITAL', 'RTW-EXT', 'RTW-S48', 'UMB-REG'],
];

describe.skipIf(without)('the law beside its sources (skipped: no reference data)', () => {
  it('has grounds to lift exactly the blocks that the sources let be lifted', () => {
    const lifted = ROWS.filter(([, cells]) => cells.join().includes('block\\*')).map(([id]) => id);
    const grounded = LAW.filter(({ grounds = [] }) => grounds.length > 0).map(({ id }) => id);
    // Drivers have no row: their agreement is reg 9 of their own regulations.
    expect(grounded.filter((id) => id !== 'RTWT-DRIVER').sort()).toEqual(lifted.sort());
  });

  it('is as sure of each rule as the sources are', () => {
    const wrong = ROWS.flatMap(([id, cells]) => {
      const letters = [...new Set((cells.at(-1) ?? '').match(/\b[ABC]\b/g) ?? [])].sort();
      const stated = OF_THREE[id] ?? ELSEWHERE[id] ?? letters.join(', ');
      const observed = lawOf(id)?.versions.filter(({ announced }) => !announced) ?? [];
      const held = (observed.at(-1) ?? lawOf(id)?.versions.at(-1))?.confidence;
      return letters.length === 0 || held === stated ? [] : [`${id}: ${held}, stated ${stated}`];
    });
    expect(wrong).toEqual([]);
  });

  it('calls announced what was announced and not seen, and nothing else', () => {
    const announced = LAW.filter(({ versions }) => versions.some((one) => one.announced));
    expect(announced.map(({ id }) => id).sort()).toEqual(ANNOUNCED);
  });

  it('says what becomes of every rule that a person decides', () => {
    const decided = ROWS.filter(([, cells]) => /\bescalate/.test(cells.join())).map(([id]) => id);
    expect(decided.length).toBeGreaterThan(20);
    expect(decided.filter((id) => lawOf(id)?.escalation === undefined)).toEqual([]);
  });

  it('never names a regulation of Great Britain alone for the whole Kingdom', () => {
    const alone = /Working Time Regulations|Agency Workers|Conduct of Employment|Equality Act/;
    const wide = LAW.filter(
      ({ reach, versions }) =>
        reach.startsWith('United Kingdom') && versions.some(({ source }) => alone.test(source)),
    );
    expect(wide.map(({ id }) => id)).toEqual([]);
  });
});

const list = without ? null : readVectors(read('vectors.json'));
const vectors = (list?.ok ? list.value : []).map((one) => {
  const vector = vectorOf(one);
  if (typeof vector === 'string') throw new TypeError(vector);
  return [vector.id, vector] as const;
});

/** Answers without an outcome that say there is no duty yet, and a leave year that is for a person. */
const NO_DUTY = ['DP-COMPLAINT', 'UMB-JSL', 'WTR-LEAVE-IRR'];

describe.skipIf(without)('each answer (skipped: no reference data)', () => {
  it.each(vectors)('%s says why, whence, by which version and how', (_, { rule, asOf, inputs }) => {
    const answer = questionOf(rule)?.answer(plainOf(inputs) as never, {
      asOf,
      holidays: BANK_HOLIDAYS,
    });
    if (!answer?.ok) throw new TypeError(answer?.refusal.because ?? `no question of ${rule}`);
    const { gives, because, source, keyDate = asOf } = answer.value;
    expect(because).not.toBe('');
    expect(source).not.toBe('');
    expect(figuresMissing(answer.value)).toEqual([]);
    const { outcome } = gives as { outcome?: string };
    if (outcome === 'pass' || NO_DUTY.includes(rule)) return;
    expect(lawOn(rule, keyDate), `the law of ${keyDate}`).toBeDefined();
  });
});
