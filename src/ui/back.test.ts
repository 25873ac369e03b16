import { expect, test } from 'vitest';
import { backFrom } from './back.ts';

test('sign-in leads back to a page of this desk with its query', () => {
  expect(backFrom({ back: '/bookings?week=2026-11-23' })).toBe('/bookings?week=2026-11-23');
  expect(backFrom({})).toBe('/');
});

test('sign-in never leads to another site, however the address is dressed', () => {
  for (const back of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    'javascript:alert(1)',
    '',
  ]) {
    expect(backFrom({ back }), JSON.stringify(back)).toBe('/');
  }
});
