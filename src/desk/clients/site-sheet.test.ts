import { expect, test } from 'vitest';
import { aSheet } from './fixtures.ts';
import { partsChanged, partsMissing, partsSaid, reviewIsDue } from './site-sheet.ts';

test('a sheet lacks whom to report to, the risks and the controls until each is said', () => {
  expect(partsMissing(null)).toEqual(['reportTo', 'risks', 'controls']);
  expect(partsMissing(aSheet({ risks: '' }))).toEqual(['risks']);
  expect(partsMissing(aSheet({ arrival: '', expenses: '' }))).toEqual([]);
});

test('what a sheet says and what a version changed are told by part', () => {
  expect(partsSaid(aSheet({ ppe: '', breaks: '' }))).toEqual([
    'reportTo',
    'arrival',
    'risks',
    'controls',
    'expenses',
  ]);
  expect(partsChanged(aSheet(), aSheet({ ppe: 'Hard hat' }))).toEqual(['ppe']);
  expect(partsChanged(null, aSheet({ arrival: '' }))).not.toContain('arrival');
});

test('a review is due from its day on, and never when none was planned', () => {
  expect(reviewIsDue('2026-11-23', '2026-11-22')).toBe(false);
  expect(reviewIsDue('2026-11-23', '2026-11-23')).toBe(true);
  expect(reviewIsDue(null, '2026-11-23')).toBe(false);
});
