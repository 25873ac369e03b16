import { expect, test } from 'vitest';
import { moveIn, pasteInto, ratesOf, sheetOf } from './grid-draft.ts';

const CARE = { role: 'care-assistant', kind: 'waking' } as const;
const cell = (day: string, part: string, money: string) =>
  `care-assistant waking ${day} ${part} ${money}`;

test('a block of a spreadsheet goes in from one cell on, right and down, and no further than the sheet', () => {
  const sheet = sheetOf([CARE], false);
  const pasted = pasteInto(
    {},
    sheet,
    cell('sunday', 'day', 'pay'),
    '£15.00\t21.00\tx\n16.5\t23\n9\t9\n',
  );
  expect(pasted).toEqual({
    [cell('sunday', 'day', 'pay')]: '15.00',
    [cell('sunday', 'day', 'charge')]: '21.00',
    [cell('bank_holiday', 'day', 'pay')]: '16.5',
    [cell('bank_holiday', 'day', 'charge')]: '23',
  });
});

test('keys move by row and column and stay at the edge', () => {
  const sheet = sheetOf([CARE], true);
  expect(moveIn(sheet, cell('weekday', 'day', 'pay'), 1, 0)).toBe(cell('saturday', 'day', 'pay'));
  expect(moveIn(sheet, cell('weekday', 'day', 'charge'), 0, 1)).toBe(
    cell('weekday', 'night', 'pay'),
  );
  expect(moveIn(sheet, cell('weekday', 'day', 'pay'), -1, 0)).toBe(cell('weekday', 'day', 'pay'));
});

test('empty cells are no rate; half a rate and what is no money say so', () => {
  const { rates, wrong } = ratesOf(
    {
      [cell('weekday', 'day', 'pay')]: '13',
      [cell('weekday', 'day', 'charge')]: '18.50',
      [cell('saturday', 'day', 'pay')]: '14',
      [cell('sunday', 'day', 'pay')]: 'lots',
      [cell('sunday', 'day', 'charge')]: '21',
      [cell('weekday', 'night', 'pay')]: '99',
    },
    [CARE],
    false,
    true,
  );
  expect(
    rates.map(({ dayType, payPence, chargePence }) => [dayType, payPence, chargePence]),
  ).toEqual([
    ['weekday', 1300, 1850],
    ['saturday', 1400, null],
  ]);
  expect(wrong).toEqual({
    [cell('saturday', 'day', 'charge')]: 'Enter the charge',
    [cell('sunday', 'day', 'pay')]: 'Write it like 13.50',
  });
});
