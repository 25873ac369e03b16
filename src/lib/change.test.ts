import { expect, test } from 'vitest';
import { concerns, initialsOf } from './change.ts';

test('initials are the first letters of the first and the last name', () => {
  const names = ['Carla Costa', 'Olivia', ' mary ann van der berg ', 'Éva Ősz', ''];
  expect(names.map(initialsOf)).toEqual(['CC', 'O', 'MB', 'ÉŐ', '']);
});

test('a page that watches shifts hears of a shift, and of everything when all is to be read again', () => {
  const change = (kind: string) => ({ seq: 1, kind, by: null, initials: '', ids: [] });
  expect(concerns([change('shift.assigned')], ['shift.'])).toBe(true);
  expect(concerns([change('person.added')], ['shift.'])).toBe(false);
  expect(concerns([change('*')], ['shift.'])).toBe(true);
});
