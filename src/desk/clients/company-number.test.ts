import { expect, test } from 'vitest';
import { parseCompanyNumber } from './company-number.ts';

test.each([
  ['01234567', '01234567'],
  ['1234567', '01234567'],
  [' 0123 4567 ', '01234567'],
  ['sc123456', 'SC123456'],
  ['OC301234', 'OC301234'],
  ['NI012345', 'NI012345'],
  ['R0000123', 'R0000123'],
  ['IP12345R', 'IP12345R'],
  ['', ''],
])('%j is the company number %j', (text, number) => {
  expect(parseCompanyNumber(text)).toEqual({ ok: true, value: number });
});

test.each(['123456789', '00000000', 'Acme Ltd', 'S1234567', 'GB 123 4567 89', 'SC12345', '１２ab'])(
  '%j is refused, and the refusal says how one looks',
  (text) => {
    const parsed = parseCompanyNumber(text);
    expect(parsed).toMatchObject({ ok: false, refusal: { code: 'not-a-company-number' } });
    expect(parsed.ok === false && parsed.refusal.because).toMatch(/eight digits/);
  },
);
