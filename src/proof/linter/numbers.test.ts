import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualificationCheckDigit, unitCheckLetter } from './numbers.ts';

// Numbers as printed: 19 units and 2 qualifications of the resourcing specification of 2014, then one
// unit and 10 qualifications of other awarding bodies, found in public documents.
const UNITS =
  `M/506/4361 K/506/4360 T/506/4359 M/506/4358 K/506/4357 H/506/4356 D/506/4355 Y/506/4354
  R/506/1789 L/506/1807 A/506/2130 K/506/2155 Y/506/2135 A/506/2158 F/506/2159 L/506/1788 L/502/8564
  T/502/8588 H/502/8599 A/601/8316`.split(/\s+/);
const QUALIFICATIONS = `601/3507/4 600/8562/9 600/5105/X 601/4292/3 601/0717/0 601/8088/2 601/4652/7
  603/1688/3 603/1122/8 603/5829/4 603/7116/X 601/2322/9`.split(/\s+/);

describe('check characters', () => {
  it('fit every number we know', () => {
    expect(UNITS).toHaveLength(20);
    expect(QUALIFICATIONS).toHaveLength(12);
    for (const number of UNITS) expect(unitCheckLetter(number)).toBe(number[0]);
    for (const number of QUALIFICATIONS)
      expect(qualificationCheckDigit(number)).toBe(number.at(-1));
  });

  it('change with any one digit, and with any two neighbours exchanged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.constantFrom(2, 3, 4, 6, 7, 8, 9),
        fc.nat(9),
        (number, at, digit) => {
          const changed = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
          expect(unitCheckLetter(changed) === number[0]).toBe(changed === number);
        },
      ),
    );
    for (const number of UNITS) {
      for (const at of [2, 3, 6, 7, 8]) {
        const [a, b] = [number[at], number[at + 1]];
        const swapped = `${number.slice(0, at)}${b}${a}${number.slice(at + 2)}`;
        expect(unitCheckLetter(swapped) === number[0]).toBe(a === b);
      }
    }
  });

  it('are not told of what has not the form', () => {
    for (const text of ['', 'M/506/436', 'M5064361', '601/3507', 'm/506/4361']) {
      expect(unitCheckLetter(text)).toBeNull();
      expect(qualificationCheckDigit(text)).toBeNull();
    }
  });
});
