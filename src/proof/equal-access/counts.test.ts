import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, isClosed, quarterOf, spansOf, suppressed } from './counts.ts';

const published = (counts: Counts, least?: number) => JSON.stringify(suppressed(counts, least));
const few = (count: number | null, least = 10) => count !== null && count > 0 && count < least;

test('R49 R86 a group below ten is hidden, and a second one with it', () => {
  expect(suppressed({ female: 30, male: 12, another: 3 })).toEqual({
    total: 45,
    groups: { female: 30, male: null, another: null },
  });
  expect(suppressed({ yes: 4, no: 5 })).toEqual({ total: null, groups: { yes: null, no: null } });
  expect(suppressed({ a: 1, b: 2, c: 11, d: 40 }).groups).toEqual({
    a: null,
    b: null,
    c: null,
    d: 40,
  });
  expect(suppressed({ female: 30, male: 12, another: 0 }).groups).toEqual({
    female: 30,
    male: 12,
    another: 0,
  });
});

test('R49 no hidden group can be worked out, even by who knows how groups are hidden', () => {
  // Every table of two to four groups with few people in each, hidden below three.
  for (const width of [2, 3, 4]) {
    const tables = tablesOf(width, width === 4 ? 6 : 8);
    const alike = new Map<string, Counts[]>();
    for (const table of tables) {
      const key = published(table, 3);
      alike.set(key, [...(alike.get(key) ?? []), table]);
    }
    for (const same of alike.values()) {
      const groups = Object.keys(same[0] ?? {});
      for (const group of groups) {
        const values = new Set(same.map((table) => table[group] ?? 0));
        if (values.size === 1) expect([...values].some((value) => few(value, 3))).toBe(false);
      }
    }
  }
});

function tablesOf(width: number, most: number): Counts[] {
  let tables: Counts[] = [{}];
  for (let at = 0; at < width; at += 1) {
    tables = tables.flatMap((table) =>
      Array.from({ length: most + 1 }, (_, count) => ({ ...table, [`g${at}`]: count })),
    );
  }
  return tables;
}

const PERIODS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'];
const DAYS = ['2025-04-02', '2025-07-02', '2025-10-02', '2026-01-02', '2026-04-02', '2026-07-02'];

test('R49 from all that is ever shown, no figure or difference about one to nine people comes out', () => {
  const quarter = fc.tuple(
    fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 3 }),
    fc.nat(14),
  );
  fc.assert(
    fc.property(fc.array(quarter, { minLength: 6, maxLength: 6 }), (counted) => {
      const quarters = counted.map(([[a = 0, b = 0, c = 0], part], at) => {
        const all = a + b + c;
        const yes = Math.min(part, all);
        return {
          period: PERIODS[at] ?? '',
          questions: { sex: { a, b, c }, disability: { yes, no: all - yes } },
        };
      });
      let before: readonly string[] = [];
      for (const today of DAYS) {
        const spans = spansOf(quarters, today);
        const now = spans.map((span) => JSON.stringify(span));
        // What was shown stays as it was; what is new overlaps nothing.
        expect(now.slice(0, before.length)).toEqual(before);
        for (const [at, span] of spans.entries()) {
          expect(at === 0 || (spans[at - 1]?.to ?? '') < span.from).toBe(true);
          const shown = Object.values(span.questions).map((counts) => suppressed(counts));
          const totals = new Set(shown.map(({ total }) => total));
          expect(totals.size).toBe(1);
          for (const { total, groups } of shown) {
            expect(few(total)).toBe(false);
            const seen = Object.values(groups).filter((count) => count !== null);
            const hidden = (total ?? 0) - seen.reduce((sum, count) => sum + count, 0);
            expect(seen.some((count) => few(count))).toBe(false);
            expect(few(hidden)).toBe(false);
            expect(Object.values(groups).length - seen.length).not.toBe(1);
          }
        }
        before = now;
      }
    }),
    { numRuns: 200 },
  );
});

test('a quarter closes a day after its last, and one with fewer than ten people is added to no other', () => {
  expect(quarterOf('2026-11-23')).toBe('2026-Q4');
  expect(isClosed('2026-Q4', '2027-01-01')).toBe(false);
  expect(isClosed('2026-Q4', '2027-01-02')).toBe(true);
  const of = (period: string, a: number) => ({ period, questions: { sex: { a, b: 0 } } });
  const quarters = [of('2026-Q2', 30), of('2025-Q4', 6), of('2026-Q1', 5)];
  expect(spansOf(quarters, '2026-03-01')).toEqual([]);
  expect(spansOf(quarters, '2026-07-02')).toEqual([
    { from: '2026-04-01', to: '2026-06-30', questions: { sex: { a: 30, b: 0 } } },
  ]);
});
