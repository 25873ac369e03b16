import { describe, expect, it } from 'vitest';
import { parsePostcode, showPostcode } from './postcode.ts';

describe('a postcode', () => {
  it('is read in any spacing and case', () => {
    for (const text of ['LS1 4AP', 'ls14ap', ' Ls1  4aP ', 'LS1-4AP']) {
      expect(parsePostcode(text)).toEqual({
        ok: true,
        value: { full: 'LS1 4AP', outward: 'LS1', inward: '4AP', area: 'LS', sector: 'LS1 4' },
      });
    }
  });

  it('may have any of the six shapes', () => {
    for (const text of [
      'M1 1AE',
      'B33 8TH',
      'CR2 6XH',
      'DN55 1PT',
      'W1A 1HQ',
      'EC1A 1BB',
      'GIR 0AA',
    ]) {
      expect(showPostcode(text.replace(' ', '').toLowerCase())).toBe(text);
    }
  });

  it('is refused when its shape or its area cannot be', () => {
    for (const text of [
      '',
      'LS1',
      'LS1 4A',
      'LS1 44P',
      'QQ1 1AA',
      'LS1 4CI',
      'LS123 4AP',
      '12345',
      'LS1 4AP X',
    ]) {
      expect(parsePostcode(text), text).toMatchObject({ refusal: { code: 'not-a-postcode' } });
    }
    expect(showPostcode(' bfpo 1 ')).toBe('BFPO 1');
  });
});
