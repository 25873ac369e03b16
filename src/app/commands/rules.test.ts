import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rulesCommand } from './rules.ts';
import { readCall } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'deskproof-rules-'));
afterEach(() => vi.restoreAllMocks());

/** What a command line answers: its exit code and both streams. */
function ask(...words: string[]) {
  const said: string[] = [];
  const keep = (text: string | Uint8Array) => {
    said.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  const code = rulesCommand(readCall(['rules', ...words]));
  return { code, text: said.join('') };
}

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const christmas = (id: string, is: boolean) => ({
  id,
  rule: 'BANK-HOLIDAY',
  as_of: '2026-12-25',
  inputs: { date: '2026-12-25', division: 'scotland' },
  expected: { bank_holiday: is },
});

describe('rules check', () => {
  it('prints a line a vector and the count last, and ends with 1 when one fails', () => {
    const mixed = file('mixed.json', {
      vectors: [christmas('A-1', true), christmas('A-2', false)],
    });
    const { code, text } = ask('check', mixed);
    expect(code).toBe(1);
    expect(text.trim().split('\n')).toEqual([
      'A-1 pass: computed bank_holiday true; expected bank_holiday true',
      'A-2 fail: computed bank_holiday true; expected bank_holiday false',
      '1 passed, 1 failed',
    ]);
  });

  it('ends with 0 when all pass, and gives the same as JSON', () => {
    const { code, text } = ask(
      'check',
      file('good.json', { vectors: [christmas('A-1', true)] }),
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ passed: 1, failed: 0, vectors: [{ id: 'A-1' }] });
  });

  it.each([
    ['no file of that name', () => join(folder, 'none.json'), 'There is no file'],
    ['a folder', () => folder, 'is not a file'],
    ['a file that is no JSON', () => file('bad.json', '{'), 'no JSON'],
    ['a file without vectors', () => file('empty.json', {}), 'no test vectors'],
  ])('refuses %s in words', (_, path, words) => {
    const { code, text } = ask('check', path());
    expect(code).toBe(2);
    expect(text).toContain(words);
  });
});

describe('rules describe and explain', () => {
  it('lists what goes into a rule and comes out of it', () => {
    const { code, text } = ask('describe', 'WTR-COMP');
    expect(code).toBe(0);
    expect(text).toContain('- in rest_hours: num');
    expect(text).toContain('- out compensatory_rest_owed_hours?: num');
    expect(ask('describe', 'NO-SUCH').code).toBe(2);
  });

  it('shows the sum by hand as at two days, and refuses facts that do not fit', () => {
    const facts = file('facts.json', { rest_hours: 8, exception: 'shift_changeover' });
    const { code, text } = ask('explain', 'WTR-COMP', facts, '--as-of', '2026-06-01');
    expect(code).toBe(0);
    expect(text).toContain('WTR-COMP as at 2026-06-01');
    expect(text).toContain('= compensatory_rest_owed_hours: 3');
    expect(ask('explain', 'WTR-COMP', facts).text).toContain('--as-of');
    const odd = file('odd.json', { rest_hours: 8, exception: 'because' });
    expect(ask('explain', 'WTR-COMP', odd, '--as-of', '2026-06-01').text).toContain(
      'must be one of',
    );
  });
});
