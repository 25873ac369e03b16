import { expect, it } from 'vitest';
import { recents, remember } from './recent.ts';

it('Records opened lately are remembered once each, the last first, eight at the most; lists are not', () => {
  remember('/candidates', 'Candidates');
  remember('/candidates/new', 'Register a candidate');
  remember('/candidates/rosa', 'Rosa Marsh');
  remember('/clients/harrow', 'Harrow House');
  remember('/candidates/rosa', 'Rosa Marsh');
  expect(recents()).toEqual([
    { href: '/candidates/rosa', label: 'Rosa Marsh' },
    { href: '/clients/harrow', label: 'Harrow House' },
  ]);
  for (let n = 0; n < 9; n++) remember(`/bookings/${n}`, `B-${n}`);
  expect(recents().map(({ label }) => label)).toEqual(
    [8, 7, 6, 5, 4, 3, 2, 1].map((n) => `B-${n}`),
  );
});
