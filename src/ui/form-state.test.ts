import { expect, test } from 'vitest';
import { allOf, fieldErrors, needed } from './form-state.ts';

test('a needed field wants something other than blanks', () => {
  const check = needed('Enter the name');
  for (const nothing of ['', '  ', undefined, null, false, []]) {
    expect(check(nothing, {})).toBe('Enter the name');
  }
  for (const something of ['Rosa', 0, true, ['a']]) expect(check(something, {})).toBeUndefined();
});

test('several checks give the first message only', () => {
  const check = allOf<string, unknown>(needed('Enter the name'), (value) =>
    value.length < 3 ? 'The name is too short' : undefined,
  );
  expect(check('', {})).toBe('Enter the name');
  expect(check('Al', {})).toBe('The name is too short');
  expect(check('Ali', {})).toBeUndefined();
});

test("a server's refusal leads to the fields it names, in either form", () => {
  const base = { code: 'not-valid', because: 'Some fields need another look.' };
  const named = { postcode: 'Write the postcode like LS1 4AP' };
  expect(fieldErrors({ ...base, details: { fields: named } })).toEqual(named);
  expect(
    fieldErrors({ ...base, details: { fields: [{ field: 'name', because: 'Enter the name' }] } }),
  ).toEqual({ name: 'Enter the name' });
  expect(fieldErrors({ ...base, details: { fields: { a: { because: 'b' } } } })).toEqual({
    a: 'b',
  });
  expect(fieldErrors(base)).toEqual({});
  expect(fieldErrors({ ...base, details: null })).toEqual({});
});
