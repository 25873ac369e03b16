import { expect, test } from 'vitest';
import { inForce, stateOf } from './terms.ts';

const sent = (id: string, sentOn: string, agreedOn: string | null = null, recorded = 0) => ({
  id,
  sentOn,
  agreedOn,
  recorded,
});

test('no terms are in force while none are agreed', () => {
  const terms = [sent('a', '2026-01-05')];
  expect(inForce(terms)).toBeUndefined();
  expect(stateOf(terms[0] ?? sent('a', ''), terms)).toBe('sent');
});

test('the agreed terms that were sent last are in force and supersede those before', () => {
  const first = sent('a', '2026-01-05', '2026-01-09');
  const second = sent('b', '2026-06-01', '2026-06-02');
  const third = sent('c', '2026-10-01');
  const all = [third, first, second];
  expect(inForce(all)).toBe(second);
  expect(all.map((each) => stateOf(each, all))).toEqual(['sent', 'superseded', 'in force']);
});

test('terms that nobody agreed are superseded once newer ones are agreed', () => {
  const left = sent('a', '2026-01-05');
  const all = [left, sent('b', '2026-02-01', '2026-02-03')];
  expect(stateOf(left, all)).toBe('superseded');
});

test('of two sent on one day the one recorded last is the newer', () => {
  const morning = sent('b', '2026-01-05', '2026-01-05', 1);
  const evening = sent('a', '2026-01-05', '2026-01-05', 2);
  expect(inForce([evening, morning])).toBe(evening);
});
