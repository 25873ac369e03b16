import { describe, expect, it } from 'vitest';
import { QUESTIONS, questionOf } from '../../../rules/book/book.ts';
import { fieldsShown } from '../fields-shown.ts';
import { type Asked, factsOf, underOwnNames } from './facts-asked.ts';

const TODAY = '2026-11-23';

function takes(rule: string): readonly Asked[] {
  const question = questionOf(rule);
  if (!question) throw new Error(rule);
  return fieldsShown(question.takes) as unknown as readonly Asked[];
}

describe('the form of a rule', () => {
  it('can be made for every question of the book', () => {
    for (const { takes: fields } of QUESTIONS)
      expect(fieldsShown(fields).length).toBeGreaterThan(0);
  });

  it('reads dates, numbers, choices and yes or no as people type them, and leaves out what is empty', () => {
    const typed = {
      received: '3 March 2026',
      division: 'scotland',
      complex: 'yes',
      extension_notified: '',
    };
    expect(factsOf(takes('DP-DSAR'), typed, TODAY)).toEqual({
      ok: true,
      value: { received: '2026-03-03', division: 'scotland', complex: true },
    });
  });

  it('reads a list of numbers with commas or a line each', () => {
    const facts = factsOf(takes('WTR-48'), { weekly_hours: '48, 50\n44.5' }, TODAY);
    expect(facts).toEqual({ ok: true, value: { weekly_hours: [48, 50, 44.5] } });
  });

  it('reads rows of parts, with a day and a clock as a moment in London', () => {
    const typed = {
      age: '30',
      'shifts#': '1',
      'shifts.0.start@day': '2026-06-01',
      'shifts.0.start@clock': '14:00',
      'shifts.0.end@day': '2026-06-01',
      'shifts.0.end@clock': '22:00',
      'shifts.1.start@day': '2026-06-02',
    };
    expect(factsOf(takes('WTR-DAILY'), typed, TODAY)).toEqual({
      ok: true,
      value: {
        age: 30,
        shifts: [{ start: '2026-06-01T13:00:00.000Z', end: '2026-06-01T21:00:00.000Z' }],
      },
    });
  });

  it('says at the field what cannot be read', () => {
    const typed = { age: 'thirty', 'shifts#': '1', 'shifts.0.start@day': '2026-03-29' };
    const facts = factsOf(takes('WTR-DAILY'), typed, TODAY);
    expect(facts.ok ? undefined : facts.refusal.details).toEqual({
      fields: {
        age: 'Write a number, like 7.5',
        'shifts.0.start@clock': 'Give the day and the time of start',
      },
    });
    const night = {
      'shifts#': '1',
      'shifts.0.start@day': '2026-03-29',
      'shifts.0.start@clock': '01:30',
    };
    const lost = factsOf(takes('WTR-DAILY'), night, TODAY);
    expect(lost.ok ? '' : JSON.stringify(lost.refusal.details)).toContain('clocks go forward');
  });

  it('puts the server’s messages under the names of its own fields', () => {
    const fields = {
      'shifts.0.start': 'Fill in: Start',
      age: 'Fill in: Age',
      shifts: 'Fill in: Shifts',
    };
    expect(underOwnNames(takes('WTR-DAILY'), fields)).toEqual({
      'shifts.0.start@day': 'Fill in: Start',
      age: 'Fill in: Age',
      'shifts#': 'Fill in: Shifts',
    });
    expect(underOwnNames(takes('WTR-48'), { 'weekly_hours.3': 'no' })).toEqual({
      weekly_hours: 'no',
    });
  });
});
