import fc from 'fast-check';
import { addDays, type DateText } from '../../lib/days.ts';
import type { Field, Fields } from './fields.ts';

/** Days at which law or calendar turns, among days of any year the calendar knows. */
const TURNS: readonly DateText[] = [
  '2016-05-08',
  '2017-04-06',
  '2020-02-29',
  '2020-04-06',
  '2022-07-21',
  '2023-08-10',
  '2024-02-29',
  '2024-04-01',
  '2025-12-01',
  '2026-02-05',
  '2026-03-29',
  '2026-04-06',
  '2026-10-01',
  '2026-10-25',
  '2026-12-31',
  '2027-04-01',
];

/** A day between 2016 and 2027, often the day law or calendar turns or the one before. */
export const anyDay: fc.Arbitrary<DateText> = fc.oneof(
  fc.constantFrom(...TURNS, ...TURNS.map((day) => addDays(day, -1))),
  fc.integer({ min: 0, max: 4_380 }).map((days) => addDays('2016-01-01', days)),
);

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '01', '30', '59'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);

const moment = fc.tuple(anyDay, clock).map(([day, at]) => `${day}T${at}:00`);

const SIMPLE: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  int: fc.nat({ max: 400 }),
  num: fc.nat({ max: 40_000 }).map((hundredths) => hundredths / 100),
  num1: fc.nat({ max: 4_000 }).map((tenths) => tenths / 10),
  num2: fc.nat({ max: 40_000 }).map((pence) => pence / 100),
  bool: fc.boolean(),
  date: anyDay,
  datetime: moment.map((local) => `${local}+00:00`),
  local: moment,
  time: clock,
  text: fc.constantFrom('Warehouse operative, nights', 'Do you smoke?', 'young team', ''),
  name: fc.constantFrom('Acme', 'Bakers', 'Care'),
};

/** Facts that fit these fields, optional ones there or not. */
export function anyGiven(fields: Fields): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, anyValue(one)])),
    { requiredKeys: Object.keys(fields).filter((name) => !fields[name]?.optional) },
  );
}

function anyValue({ type, fields, values }: Field<unknown>): fc.Arbitrary<unknown> {
  const simple = SIMPLE[type.replace(/^(list<)+|>+$/g, '')];
  const one = fields
    ? anyGiven(fields)
    : values
      ? fc.constantFrom(...values)
      : (simple ?? fc.constant(undefined));
  if (!type.startsWith('list<')) return one;
  return fc.array(one, { maxLength: 5 });
}
