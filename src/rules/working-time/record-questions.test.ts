import { describe, expect, it } from 'vitest';
import { gives, refused } from './ask.fixtures.ts';

describe('WTR-REC-2 asked as a question', () => {
  const until = (record_made: string, record_kind = 'opt_out') =>
    gives('WTR-REC-2', { record_made, record_kind })['keep_until'];

  it('keeps each kind two years from the day it was made', () => {
    for (const kind of ['working_time_limits', 'opt_out', 'young_worker']) {
      expect(until('2026-11-22', kind)).toBe('2028-11-22');
    }
    expect(until('2026-12-31')).toBe('2028-12-31');
    expect(until('2026-02-28')).toBe('2028-02-28');
  });

  it('ends on 28 February for a record of the leap day', () => {
    expect(until('2024-02-29')).toBe('2026-02-28');
    expect(until('2028-02-29')).toBe('2030-02-28');
  });

  it('knows no version before the regulations', () => {
    expect(refused('WTR-REC-2', { record_made: '1998-09-30', record_kind: 'opt_out' })).toBe(
      'no-version',
    );
  });
});

describe('WTR-EMPLOYER asked as a question', () => {
  it('is who the contract is with, else who has to pay, else who pays', () => {
    const ask = (given: object) => gives('WTR-EMPLOYER', given);
    expect(ask({ contract_with: 'umbrella', pays: 'agency' })).toEqual({
      outcome: 'record',
      employer: 'umbrella',
    });
    expect(ask({ contract_with: 'none', responsible_for_pay: 'agency', pays: 'hirer' })).toEqual({
      outcome: 'record',
      employer: 'agency',
    });
    expect(
      ask({ contract_with: 'none', responsible_for_pay: 'nobody_named', pays: 'hirer' }),
    ).toEqual({ outcome: 'record', employer: 'hirer' });
    expect(ask({ contract_with: 'none' })).toEqual({ outcome: 'escalate' });
  });
});

describe('WTR-AGE asked as a question', () => {
  it('blocks to the last Friday in June, and asks a person in Scotland', () => {
    const ask = (nation: string, work_start: string) =>
      gives('WTR-AGE', { date_of_birth: '2010-03-01', work_start, nation });
    expect(ask('england', '2026-06-26')).toEqual({ outcome: 'block', school_ends: '2026-06-26' });
    expect(ask('wales', '2026-06-27')).toEqual({ outcome: 'pass', school_ends: '2026-06-26' });
    expect(ask('scotland', '2026-06-27')).toEqual({ outcome: 'escalate' });
  });
});
