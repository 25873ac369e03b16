import { describe, expect, it } from 'vitest';
import { checkFollowUp, type FollowUpFacts, followUpOf, reminderDue } from './follow-up.ts';

const visa: FollowUpFacts = {
  basis: 'online_time_limited',
  permissionExpires: '2026-09-30',
  workUntil: '2026-06-05',
  asOf: '2026-06-01',
};

describe('the follow-up check', () => {
  it('is never due on list A, without a time limit, or with pre-settled status', () => {
    for (const basis of ['list_a', 'no_time_limit', 'pre_settled'] as const) {
      expect(checkFollowUp({ ...visa, basis, workUntil: '2036-01-01' })).toEqual([]);
    }
  });

  it('is due when the permission ends, or six months after a notice', () => {
    expect(followUpOf(visa)).toEqual({ ok: true, value: { followUpBy: '2026-09-30' } });
    expect(
      followUpOf({ basis: 'positive_verification_notice', noticeDated: '2026-08-31' }),
    ).toEqual({ ok: true, value: { followUpBy: '2027-02-28' } });
  });

  it('stops at a date that is not on file', () => {
    for (const basis of ['list_b_group_1', 'list_b_group_2'] as const) {
      expect(checkFollowUp({ ...visa, basis, permissionExpires: undefined })).toMatchObject([
        { outcome: 'escalate', stops: true },
      ]);
    }
  });

  it('blocks work after the last day, not on it', () => {
    const on = (workUntil: string) => checkFollowUp({ ...visa, workUntil });
    expect(on('2026-09-30')).toEqual([]);
    expect(on('2026-10-01')).toMatchObject([{ rule: 'RTW-FOLLOWUP', outcome: 'block' }]);
    expect(on('2026-10-01')[0]?.because).toBe(
      'The right-to-work check covers work until Wed 30 Sep; this work runs to Thu 1 Oct.',
    );
  });

  it('warns through the 28 days that an application in time gives, and then blocks', () => {
    const applied = { ...visa, inTimeApplication: true, asOf: '2026-10-05' };
    expect(checkFollowUp({ ...applied, workUntil: '2026-10-28' })).toMatchObject([
      { outcome: 'warn', figures: { excuseExtendsTo: '2026-10-28' } },
    ]);
    expect(checkFollowUp({ ...applied, workUntil: '2026-10-29' })).toMatchObject([
      { outcome: 'block' },
    ]);
  });

  it('reminds at 90, 60, 30 and 7 days', () => {
    expect([91, 90, 61, 60, 30, 8, 7, 0].map(reminderDue)).toEqual([
      undefined,
      90,
      90,
      60,
      30,
      30,
      7,
      7,
    ]);
    expect(checkFollowUp({ ...visa, asOf: '2026-09-01', workUntil: '2026-09-05' })).toMatchObject([
      { outcome: 'warn', figures: { daysLeft: 29, reminder: 30 } },
    ]);
  });
});
