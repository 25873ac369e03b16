import { describe, expect, it } from 'vitest';
import { saysOf } from './words.ts';

const said = (kind: string, facts: Record<string, unknown>) =>
  Object.fromEntries(saysOf(kind, facts).map(({ label, value }) => [label, value]));

describe('a record in words', () => {
  it('says choices as people do, not as they are kept', () => {
    const assigned = said('shift.assigned', {
      shifts: ['a'],
      from: 'straight',
      how: 'spoken',
      rules: [{ rule: 'WTR-DAILY', outcome: 'block_override', count: 1 }],
    });
    expect(assigned['Given']).toBe('at once, without an offer before');
    expect(assigned['How']).toBe('by word of mouth');
    expect(assigned['Rules considered']).toBe(
      'Daily rest (WTR-DAILY) stopped it unless lifted on a lawful ground',
    );
    expect(said('booking.taken', { contractKind: 'paye' })['Contract']).toBe(
      'for services, under PAYE',
    );
    const changed = said('booking.changed', { what: 'shift', fields: ['startsAt', 'endsAt'] });
    expect(changed).toEqual({ Of: 'a shift', 'What changed': 'start and end' });
    expect(said('check.completed', { kind: 'dbs' })['Check']).toBe('DBS');
  });

  it('says a choice or a rule that has no words yet as it stands', () => {
    expect(said('booking.taken', { how: 'carrier_pigeon' })['How']).toBe('carrier pigeon');
    const rules = [{ rule: 'NEW-1', outcome: 'warn', count: 1 }];
    expect(said('shift.offered', { rules })['Rules considered']).toBe('NEW-1 warned');
  });
});
