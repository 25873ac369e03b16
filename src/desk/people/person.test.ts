import { describe, expect, it } from 'vitest';
import { cleanPerson, nameKeyOf, searchWords, sortKeyOf, wordsOf } from './person.ts';

const TODAY = '2026-11-22';
const rosa = { givenName: 'Rosa', familyName: 'Marsh', emails: [], phones: [] };

describe('a person typed in', () => {
  it('has contact data in the one form we compare', () => {
    const person = cleanPerson(
      { ...rosa, emails: [' Rosa@Example.ORG '], phones: ['+44 (0)7700 900123'] },
      TODAY,
    );
    expect(person).toMatchObject({
      ok: true,
      value: {
        emails: ['rosa@example.org'],
        phones: [{ key: '+447700900123', phone: '07700 900123' }],
      },
    });
  });

  it('may have one name, since some people have one', () => {
    expect(cleanPerson({ ...rosa, familyName: '' }, TODAY).ok).toBe(true);
  });

  it.each([
    ['no name at all', { givenName: ' ', familyName: '' }, 'no-name'],
    ['an address that is none', { emails: ['rosa at example'] }, 'not-an-email'],
    ['a number that is none', { phones: ['12'] }, 'not-a-phone'],
    ['a birth in the future', { dateOfBirth: '2030-01-01' }, 'birth-date-unlikely'],
    ['a birth twelve years ago', { dateOfBirth: '2014-11-22' }, 'birth-date-unlikely'],
    ['a birth in 1900', { dateOfBirth: '1900-01-01' }, 'birth-date-unlikely'],
    ['a day that does not exist', { dateOfBirth: '1991-02-30' }, 'not-a-date'],
    ['a NUL in the name', { givenName: 'Ro\u0000sa' }, 'control-character'],
    ['half a character in the name', { givenName: 'Ro\ud800sa' }, 'broken-characters'],
  ])('is refused with %s', (_what, change, code) => {
    expect(cleanPerson({ ...rosa, ...change }, TODAY)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  it('meets another spelling of the same name under one key', () => {
    expect(nameKeyOf('Siân Mary', 'O’Neill-Smith')).toBe(nameKeyOf('sian', "O'Neill Smith"));
  });

  it('is ordered by surname and found by names, address and number', () => {
    const person = cleanPerson(
      { ...rosa, knownAs: 'Rosie', emails: ['r@example.org'], phones: ['07700 900123'] },
      TODAY,
    );
    if (!person.ok) throw new Error(person.refusal.because);
    expect(sortKeyOf(person.value)).toBe('marsh rosie');
    expect(wordsOf(person.value)).toEqual(
      expect.arrayContaining([
        'rosa',
        'rosie',
        'marsh',
        'r@example.org',
        '447700900123',
        '07700900123',
      ]),
    );
  });
});

describe('a search', () => {
  it.each([
    ['Marsh, Rosa', ['marsh', 'rosa']],
    ['07700 900', ['07700900']],
    ['+44 (0)7700', ['447700']],
    ['Rosa@Example', ['rosa@example']],
    ['  ', []],
  ])('for %j looks for the beginnings %j', (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });
});
