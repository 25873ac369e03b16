import { describe, expect, test } from 'vitest';
import { mayClose, mayRecord, stateOf } from './conflict.ts';

const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('a conflict', () => {
  test('is as far as its records say, in whatever order they came', () => {
    expect(stateOf([])).toBe('open');
    expect(stateOf(['statement', 'cause'])).toBe('open');
    expect(stateOf(['option', 'cause'])).toBe('proposed');
    expect(stateOf(['agreed', 'option'])).toBe('agreed');
    expect(stateOf(['closed', 'agreed', 'option'])).toBe('closed');
  });

  test('is agreed on only what was offered, and takes a lesson even when closed', () => {
    expect(code(mayRecord('agreed', 'open', 'late'))).toBe('nothing-offered');
    expect(code(mayRecord('agreed', 'proposed', 'late'))).toBe('ok');
    expect(code(mayRecord('statement', 'closed', 'late'))).toBe('already-closed');
    expect(code(mayRecord('lesson', 'closed', 'late'))).toBe('ok');
    expect(code(mayRecord('referred', 'open', 'late'))).toBe('only-safeguarding');
  });

  test('R114 closes with an agreement, or with why there is none', () => {
    expect(code(mayClose('late', 'open', [], ''))).toBe('reason-needed');
    expect(code(mayClose('late', 'open', [], 'Ten minutes; nobody minded'))).toBe('ok');
    expect(code(mayClose('late', 'agreed', ['option', 'agreed'], ''))).toBe('ok');
    expect(code(mayClose('late', 'closed', ['closed'], 'Again'))).toBe('already-closed');
  });

  test('about safeguarding closes once the client was told and somebody said whether it is referred', () => {
    const closes = (...steps: Parameters<typeof mayClose>[2]) =>
      code(mayClose('safeguarding', 'open', steps, 'Looked into'));
    expect(closes()).toBe('hirer-not-told');
    expect(closes('hirer_told')).toBe('referral-open');
    expect(closes('hirer_told', 'referred')).toBe('ok');
    expect(closes('hirer_told', 'no_referral')).toBe('ok');
  });
});
