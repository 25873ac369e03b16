import { describe, expect, it } from 'vitest';
import { normaliseEmail } from './email.ts';

describe('an e-mail address', () => {
  it('is stored in lower case with its domain in ASCII', () => {
    expect(normaliseEmail('  Rosa.Ahmed+desk@Example.CO.UK ')).toEqual({
      ok: true,
      value: 'rosa.ahmed+desk@example.co.uk',
    });
    expect(normaliseEmail('tom@bücher.example')).toEqual({
      ok: true,
      value: 'tom@xn--bcher-kva.example',
    });
    expect(normaliseEmail("o'neill@example.com").ok).toBe(true);
    expect(normaliseEmail('用户@example.com').ok).toBe(true);
  });

  it('is refused when it cannot be one', () => {
    const none = [
      '',
      'rosa',
      '@example.com',
      'rosa@',
      'rosa@example',
      'rosa@@example.com',
      'ro sa@example.com',
      'Rosa <rosa@example.com>',
      'rosa@example.com, tom@example.com',
      'rosa@-example.com',
      'rosa@example..com',
      '.rosa@example.com',
      'rosa.@example.com',
      'ro..sa@example.com',
      'rosa@127.0.0.1',
      'rosa\u0000@example.com',
      'rosa\ud83d@example.com',
      `${'a'.repeat(65)}@example.com`,
      `rosa@${'a'.repeat(64)}.com`,
      `rosa@${'a.'.repeat(125)}com`,
    ];
    for (const text of none) {
      expect(normaliseEmail(text), text).toMatchObject({ refusal: { code: 'not-an-email' } });
    }
  });
});
