import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisePhone, showPhone } from './phone.ts';

describe('a phone number', () => {
  it('is read in the ways people write it', () => {
    const mobile = [
      '07700 900123',
      '+44 7700 900123',
      '+44 (0)7700 900123',
      '0044 7700 900123',
      '07700-900-123',
      '(07700) 900123',
      '447700900123',
      '０７７００９００１２３',
      'tel:+447700900123',
    ];
    for (const text of mobile) {
      expect(normalisePhone(text), text).toEqual({
        ok: true,
        value: { e164: '+447700900123', kind: 'mobile' },
      });
    }
  });

  it('is a landline, a mobile, another British number or one from abroad', () => {
    const kinds: readonly [string, string, string][] = [
      ['020 7946 0018', '+442079460018', 'landline'],
      ['0113 496 0018', '+441134960018', 'landline'],
      ['01204 12345', '+44120412345', 'landline'],
      ['0330 123 4567', '+443301234567', 'landline'],
      ['0800 1111', '+448001111', 'other'],
      ['+33 1 23 45 67 89', '+33123456789', 'abroad'],
      ['0048 512 345 678', '+48512345678', 'abroad'],
    ];
    for (const [text, e164, kind] of kinds) {
      expect(normalisePhone(text), text).toEqual({ ok: true, value: { e164, kind } });
    }
  });

  it('keeps its extension', () => {
    expect(normalisePhone('0113 496 0018 ext. 204')).toEqual({
      ok: true,
      value: { e164: '+441134960018', kind: 'landline', extension: '204' },
    });
    expect(normalisePhone('0113 496 0018 x204')).toMatchObject({ value: { extension: '204' } });
  });

  it('gets back the zero a spreadsheet dropped, only when asked', () => {
    expect(normalisePhone('7700900123').ok).toBe(false);
    expect(normalisePhone('7700900123', { lostZero: true })).toMatchObject({
      value: { e164: '+447700900123' },
    });
  });

  it('is refused with a reason when it is nonsense', () => {
    for (const text of [
      '',
      '+',
      'ring me',
      '12345',
      '0000000000',
      '07700 90012',
      '07700 9001234',
      '+44',
      '+1',
      '+1234567890123456',
      '0770O 900123',
      '999',
      '()',
      '07700900123\u0000',
    ]) {
      expect(normalisePhone(text), text).toMatchObject({
        ok: false,
        refusal: { code: 'not-a-phone' },
      });
    }
  });

  it('never throws, and what it gives is E.164 that reads back the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()]{0,18}$/)), (text) => {
        const phone = normalisePhone(text);
        if (!phone.ok) return;
        expect(phone.value.e164).toMatch(/^\+[1-9]\d{6,14}$/);
        expect(normalisePhone(phone.value.e164)).toMatchObject({
          value: { e164: phone.value.e164 },
        });
        const { extension: _, ...plain } = phone.value;
        expect(normalisePhone(showPhone(plain.e164))).toEqual({ ok: true, value: plain });
      }),
      { numRuns: 500 },
    );
  });

  it('is shown as people read it', () => {
    const shown: readonly [string, string][] = [
      ['+447700900123', '07700 900123'],
      ['+442079460018', '020 7946 0018'],
      ['+441134960018', '0113 496 0018'],
      ['+441914960018', '0191 496 0018'],
      ['+441632960018', '01632 960018'],
      ['+441768312345', '017683 12345'],
      ['+443301234567', '0330 123 4567'],
      ['+448001111', '0800 1111'],
      ['+33123456789', '+33123456789'],
    ];
    for (const [e164, text] of shown) expect(showPhone(e164)).toBe(text);
  });
});
