import { describe, expect, it } from 'vitest';
import { checkTiming, schemeApplies } from './timing.ts';

describe('the right-to-work check before work', () => {
  it('is in time on the first day of work, and before', () => {
    expect(checkTiming({ workStart: '2026-03-02', checkDone: '2026-03-02' })).toEqual([]);
    expect(checkTiming({ workStart: '2026-03-02', checkDone: '2025-03-02' })).toEqual([]);
  });

  it('blocks when it came later', () => {
    const late = checkTiming({ workStart: '2026-03-02', checkDone: '2026-03-03', checkId: 'c-1' });
    expect(late).toMatchObject([
      { rule: 'RTW-TIMING', outcome: 'block', restsOn: [{ id: 'c-1' }] },
    ]);
    expect(late[0]?.because).toContain('Tue 3 Mar, after the work starts on Mon 2 Mar');
  });

  it('blocks when there is none', () => {
    expect(checkTiming({ workStart: '2026-03-02' })).toMatchObject([
      { outcome: 'block', clears: 'Complete the check on or before Mon 2 Mar.' },
    ]);
  });

  it('is demanded by statute for more than employees from 1 October 2026', () => {
    const applies = (day: string) => schemeApplies('workers_contract', day);
    expect(schemeApplies('contract_of_employment', '2020-01-01')).toEqual({
      ok: true,
      value: true,
    });
    expect(applies('2026-09-30')).toEqual({ ok: true, value: false });
    expect(applies('2026-10-01')).toEqual({ ok: true, value: true });
    expect(applies('2007-01-01')).toMatchObject({ refusal: { code: 'no-version' } });
  });
});
