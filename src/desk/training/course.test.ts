import { describe, expect, it } from 'vitest';
import { asksOf, gravestAsker, type Requirement, standingOf } from './course.ts';

const today = '2026-11-23';
const fire: Requirement = {
  courseId: 'fire',
  role: null,
  clientId: null,
  siteId: null,
  askedBy: 'agency',
  fromOn: '2026-11-01',
};
const ward = { role: 'care-assistant', clientId: 'beckside', siteId: 'ward' };
const stands = (held: { expiresOn: string | null; seenOn: string | null }[]) =>
  standingOf(held, { dueWeeks: 6, today });

describe('a mandatory course', () => {
  it('is asked of everybody, a role, a client or a site, from its day', () => {
    expect(asksOf(fire, ward, today)).toBe(true);
    expect(asksOf(fire, ward, '2026-10-31')).toBe(false);
    expect(asksOf({ ...fire, role: 'driver' }, ward, today)).toBe(false);
    expect(asksOf({ ...fire, clientId: 'beckside' }, ward, today)).toBe(true);
    expect(asksOf({ ...fire, clientId: 'beckside' }, { ...ward, clientId: null }, today)).toBe(
      false,
    );
    const site = { ...fire, clientId: 'beckside', siteId: 'kitchen' };
    expect(asksOf(site, ward, today)).toBe(false);
    expect(asksOf({ ...site, siteId: 'ward' }, ward, today)).toBe(true);
  });

  it('is the law’s before it is the client’s, and the client’s before it is ours', () => {
    expect(gravestAsker(['agency', 'client', 'law'])).toBe('law');
    expect(gravestAsker(['agency', 'client'])).toBe('client');
    expect(gravestAsker(['agency'])).toBe('agency');
  });

  it('stands by the best of what is held: seen, and the longest', () => {
    expect(stands([])).toEqual({ state: 'never', until: null });
    expect(stands([{ expiresOn: '2026-11-22', seenOn: today }])).toEqual({
      state: 'out',
      until: '2026-11-22',
    });
    expect(stands([{ expiresOn: today, seenOn: today }]).state).toBe('due');
    expect(stands([{ expiresOn: '2027-01-04', seenOn: today }]).state).toBe('due');
    expect(stands([{ expiresOn: '2027-01-05', seenOn: today }]).state).toBe('in_date');
    expect(stands([{ expiresOn: null, seenOn: null }]).state).toBe('not_seen');
    expect(
      stands([
        { expiresOn: null, seenOn: null },
        { expiresOn: '2027-06-01', seenOn: today },
        { expiresOn: '2026-01-01', seenOn: today },
      ]),
    ).toEqual({ state: 'in_date', until: '2027-06-01' });
  });
});
