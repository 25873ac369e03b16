import type { ReadDocument } from '../documents/index.ts';
import { type Found, found, referenceOf } from './place.ts';

/**
 * Check characters of the regulator's numbers. No published account of the method was found; it was
 * worked out here and rests on this evidence: with weights 8 to 2 over the seven digits and the sum
 * taken modulo 11, the letters below, in alphabetical order, give the letter of all 19 unit numbers of
 * the 2014 specification we hold and of one more, and '0' to 'X' the last character of its 2
 * qualification numbers and of 10 published ones of other awarding bodies (AQA, CCEA, City & Guilds,
 * Pearson, Active IQ and others). Not one published number was found that it does not fit. By chance
 * that would happen once in 11^32. A number that does not fit is reported, never refused.
 */
const UNIT_LETTERS = 'ADFHJKLMRTY';
const QUALIFICATION_DIGITS = '0123456789X';

/** Remainder from 0 to 10 of seven digits; null when there are not seven. */
function remainderOf(digits: string): number | null {
  if (!/^\d{7}$/.test(digits)) return null;
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (8 - index), 0) % 11;
}

/** The letter a unit number 'M/506/4361' should begin with; null when it has not that form. */
export function unitCheckLetter(number: string): string | null {
  const match = /^[A-Z]\/(\d{3})\/(\d{4})$/.exec(number);
  const remainder = match ? remainderOf(`${match[1]}${match[2]}`) : null;
  return remainder === null ? null : (UNIT_LETTERS[remainder] ?? null);
}

/** The character a qualification number '601/3507/4' should end with; null when it has not that form. */
export function qualificationCheckDigit(number: string): string | null {
  const match = /^(\d{3})\/(\d{4})\/[\dX]$/.exec(number);
  const remainder = match ? remainderOf(`${match[1]}${match[2]}`) : null;
  return remainder === null ? null : (QUALIFICATION_DIGITS[remainder] ?? null);
}

/** Qualification numbers and unit numbers: one for one thing, of the right form, with its check. */
export function numbers(document: ReadDocument): readonly Found[] {
  return [...qualificationNumbers(document), ...unitNumbers(document), ...sharedNumbers(document)];
}

function qualificationNumbers(document: ReadDocument): readonly Found[] {
  const first = document.qualificationNumbers[0];
  const seen = new Set<string>();
  return document.qualificationNumbers.flatMap(({ value, line }) => {
    if (seen.has(value)) return [];
    seen.add(value);
    const other =
      first && value !== first.value
        ? [
            found(
              line,
              'qualification number',
              'qualification-number-differs',
              { stated: value, computed: `${first.value} on line ${first.line}` },
              'The document gives itself more than one qualification number; only one can be claimed under.',
            ),
          ]
        : [];
    return [...other, ...checked(value, line, 'qualification number', 'qualification-number')];
  });
}

function unitNumbers(document: ReadDocument): readonly Found[] {
  const rows = (document.rules?.rows ?? []).map((row) => ({
    place: `table of units, ${referenceOf(row.reference)}, Ofqual number`,
    said: row.ofqualNumber === null ? null : { value: row.ofqualNumber, line: row.line },
  }));
  const pages = document.units.map((unit) => ({
    place: `unit ${referenceOf(unit.reference.value)}, Ofqual number`,
    said: unit.ofqualNumber,
  }));
  const seen = new Set<string>();
  return [...rows, ...pages].flatMap(({ place, said }) => {
    if (!said || seen.has(said.value)) return [];
    seen.add(said.value);
    return checked(said.value, said.line, place, 'unit-number');
  });
}

function checked(
  value: string,
  line: number,
  place: string,
  kind: 'unit-number' | 'qualification-number',
): readonly Found[] {
  const unit = kind === 'unit-number';
  const expected = unit ? unitCheckLetter(value) : qualificationCheckDigit(value);
  if (expected === null) {
    const form = unit ? 'letter/3 digits/4 digits' : '3 digits/4 digits/digit or X';
    return [
      found(
        line,
        place,
        `${kind}-form`,
        { stated: value, computed: form },
        'The number has not the form of such a number, so it cannot be looked up.',
      ),
    ];
  }
  const given = unit ? value.slice(0, 1) : value.slice(-1);
  if (given === expected) return [];
  return [
    found(
      line,
      place,
      `${kind}-check-character`,
      { stated: value, computed: `${given} should be ${expected}` },
      'The check character does not fit the digits: a figure or the character is wrong.',
    ),
  ];
}

/** One number on two units, in the table or on the pages. */
function sharedNumbers(document: ReadDocument): readonly Found[] {
  const owners = new Map<string, string>();
  const rows = (document.rules?.rows ?? []).map((row) => ({
    reference: referenceOf(row.reference),
    value: row.ofqualNumber,
    line: row.line,
  }));
  const pages = document.units.map((unit) => ({
    reference: referenceOf(unit.reference.value),
    value: unit.ofqualNumber?.value ?? null,
    line: unit.ofqualNumber?.line ?? unit.reference.line,
  }));
  const told = new Set<string>();
  return [...rows, ...pages].flatMap(({ reference, value, line }) => {
    if (!value) return [];
    const owner = owners.get(value) ?? reference;
    owners.set(value, owner);
    if (owner === reference || told.has(`${value} ${reference}`)) return [];
    told.add(`${value} ${reference}`);
    return [
      found(
        line,
        `unit ${reference}, Ofqual number`,
        'unit-number-shared',
        { stated: value, computed: `also the number of ${owner}` },
        `Units ${owner} and ${reference} carry the same Ofqual number.`,
      ),
    ];
  });
}
