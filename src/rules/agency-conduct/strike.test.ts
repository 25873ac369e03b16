import { describe, expect, it } from 'vitest';
import { checkStrike, type IndustrialAction, type StrikeFacts } from './strike.ts';

const strike: IndustrialAction = {
  id: 'a-1',
  label: 'Strike at Northgate depot',
  kind: 'official',
  from: '2026-06-01',
  to: '2026-06-05',
  duties: 'striker',
};

function found(action: Partial<IndustrialAction>, facts: Partial<StrikeFacts> = {}) {
  return checkStrike({
    from: '2026-06-03',
    to: '2026-06-03',
    nation: 'england',
    actions: [{ ...strike, ...action }],
    ...facts,
  });
}

describe('a strike at the hirer', () => {
  it('blocks the work of a striker, and of whoever was moved to cover one', () => {
    expect(found({})).toMatchObject([
      { rule: 'CR-7', outcome: 'block', restsOn: [{ id: 'a-1' }], figures: { day: '2026-06-03' } },
    ]);
    expect(found({ duties: 'moved' })[0]?.because).toContain('moved to cover a striker');
  });

  it('finds nothing for other duties, unofficial action or other days', () => {
    expect(found({ duties: 'other' })).toEqual([]);
    expect(found({ kind: 'unofficial' })).toEqual([]);
    expect(found({ to: '2026-06-02' })).toEqual([]);
    expect(found({ from: '2026-06-04' })).toEqual([]);
    expect(found({}, { actions: [] })).toEqual([]);
  });

  it('holds on its first and its last day, and while it has no end', () => {
    expect(found({}, { from: '2026-06-05', to: '2026-06-06' })).toHaveLength(1);
    expect(found({}, { from: '2026-05-31', to: '2026-06-01' })).toHaveLength(1);
    expect(found({ to: undefined }, { from: '2026-08-01', to: '2026-08-01' })).toHaveLength(1);
  });

  it('goes on the list where it is not known what it is, or whose duties these are', () => {
    expect(found({ kind: 'unknown' })).toMatchObject([{ outcome: 'escalate', stops: false }]);
    expect(found({ duties: 'unknown' })).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('was no bar in Great Britain for a year, and always was one in Northern Ireland', () => {
    const then = { from: '2022-07-21', to: '2022-07-21' };
    expect(found(then, then)).toEqual([]);
    const [there] = found(then, { ...then, nation: 'northern-ireland' });
    expect(there?.outcome).toBe('block');
    expect(there?.source).toContain('(Northern Ireland) 2005');
  });
});
