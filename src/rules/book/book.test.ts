import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, lawOf, QUESTIONS, TABLES } from './book.ts';
import { checkVectors } from './check-vectors.ts';
import type * as fields from './fields.ts';

// Reference data lies beside the project, not in it: it is read, never copied.
const SHARED = join(process.cwd(), '../shared/rules');
const read = (name: string) => readFileSync(join(SHARED, name), 'utf8');
const without = !existsSync(join(SHARED, 'uk-rules.md'));

describe('the rule book', () => {
  it('names every rule once', () => {
    expect(twice(LAW.map(({ id }) => id))).toEqual([]);
    expect(twice(QUESTIONS.map(({ rule }) => rule))).toEqual([]);
    expect(twice(TABLES.map(({ id }) => id))).toEqual([]);
  });

  it('has a law for every question and every table', () => {
    expect(QUESTIONS.filter(({ rule }) => !lawOf(rule))).toEqual([]);
    expect(TABLES.flatMap(({ rules }) => rules).filter((rule) => !lawOf(rule))).toEqual([]);
  });

  it('computes each rule by a question or says where or why not', () => {
    const asked = new Set(QUESTIONS.map(({ rule }) => rule));
    const silent = LAW.filter(
      ({ id, kind, why, computed }) => !asked.has(id) && (kind === 'function' ? !computed : !why),
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('has versions in order, none over another', () => {
    for (const { id, versions } of LAW) {
      expect(versions.length, id).toBeGreaterThan(0);
      versions.forEach((version, at) => {
        const next = versions[at + 1];
        if (version.to) expect(version.to >= version.from, id).toBe(true);
        if (next) expect((version.to ?? '9999') < next.from, `${id} ${next.from}`).toBe(true);
      });
    }
  });

  it('has tables whose rows fill their columns', () => {
    for (const { id, columns, rows } of TABLES) {
      expect(
        rows.filter(({ cells }) => cells.length !== columns.length),
        id,
      ).toEqual([]);
      expect(rows.length, id).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(without)('the rule book beside its sources (skipped: no reference data)', () => {
  it('holds every rule of uk-rules.md', () => {
    const ids = [...read('uk-rules.md').matchAll(RULE_ROW)].map(([, id]) => id as string);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter((id) => !lawOf(id))).toEqual([]);
  });

  const described = without ? new Map<string, Shape>() : shapesOf(read('vector-inputs.md'));
  it.each([...described])('asks %s with the fields of vector-inputs.md', (rule, shape) => {
    const question = QUESTIONS.find((one) => one.rule === rule);
    const shapeOf = (of: fields.Fields, optionals: boolean) =>
      Object.entries(of).map(
        ([key, { type, optional }]) => `${key}${optionals && optional ? '?' : ''}: ${type}`,
      );
    expect(shapeOf(question?.takes ?? {}, true).sort()).toEqual([...shape.takes].sort());
    expect(shapeOf(question?.gives ?? {}, false)).toEqual(expect.arrayContaining([...shape.gives]));
  });

  const checked = without ? null : checkVectors(read('vectors.json'), BANK_HOLIDAYS);
  const vectors = checked?.ok ? checked.value : [];
  it.each(vectors.map((one) => [one.rule, one.id, one] as const))('%s %s', (_, __, one) => {
    expect(one.faults).toEqual([]);
  });
});

const RULE_ROW =
  /^\| ((?:ENG|WTR|AWR|CR|RTW|DP|EQ|NMW|SSP|BANK|UMB|ERA|ET|FWA|GLAA|DBS)[-A-Z0-9]*) \|/gm;

interface Shape {
  readonly takes: readonly string[];
  readonly gives: readonly string[];
}

/** The fields of each rule as the page beside the vectors lists them, its shared lists written out. */
function shapesOf(page: string): Map<string, Shape> {
  const lists = new Map(
    [...page.matchAll(/^- `@(\w+)`: (.+)$/gm)].map(([, key, values]) => [
      key as string,
      `enum(${(values as string).split(' | ').join('|')})`,
    ]),
  );
  const written = (type: string) => type.replace(/@(\w+)/g, (_, key) => lists.get(key) ?? key);
  return new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((block) => {
        const rule = block.slice(0, block.indexOf('\n')).trim();
        const of = (way: string) =>
          [...block.matchAll(new RegExp(`^- ${way} \`(\\w+\\??): (.+?)\``, 'gm'))].map(
            ([, key, type]) =>
              `${way === 'out' ? (key as string).replace('?', '') : key}: ${written(type as string)}`,
          );
        return [rule, { takes: of('in'), gives: of('out') }];
      }),
  );
}

function twice(ids: readonly string[]): readonly string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}
