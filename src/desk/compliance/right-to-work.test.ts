import { describe, expect, test } from 'vitest';
import { type RightToWork, rightToWorkShown } from './right-to-work.ts';

const shown = (change: Partial<RightToWork>) => {
  const result = rightToWorkShown({
    route: 'manual',
    document: 'british_passport',
    documentState: 'current',
    checkedOn: '2026-06-01',
    ...change,
  });
  return result.ok ? result.value : result.refusal.code;
};

describe('what a right-to-work check shows', () => {
  test('a British passport seen by hand is List A and never checked again', () => {
    const once = { basis: 'list_a', list: 'A', followUpBy: null };
    expect(shown({})).toMatchObject(once);
    expect(shown({ documentState: 'expired' })).toMatchObject(once);
  });

  test('a passport with a cut corner, or an expired one by a verification service, is refused', () => {
    expect(shown({ documentState: 'clipped' })).toBe('document-cancelled');
    expect(shown({ documentState: 'expired', route: 'digital_verification_service' })).toBe(
      'document-expired',
    );
  });

  test('a permit card seen by hand is refused since April 2022', () => {
    expect(shown({ document: 'biometric_residence_permit' })).toBe('wrong-route');
  });

  test('an eVisa by share code is checked again on the last day of its permission', () => {
    const online = { document: 'evisa', route: 'share_code_online' } as const;
    expect(shown({ ...online, permissionEndsOn: '2027-02-28' })).toMatchObject({
      basis: 'online_time_limited',
      list: 'B1',
      followUpBy: '2027-02-28',
    });
    expect(shown(online)).toMatchObject({ basis: 'no_time_limit', followUpBy: null });
    expect(
      shown({ ...online, permissionEndsOn: '2027-02-28', basis: 'pre_settled' }),
    ).toMatchObject({ basis: 'pre_settled', followUpBy: null });
  });

  test('a Positive Verification Notice holds for six months from its day', () => {
    const notice = { document: 'evisa', route: 'employer_checking_service' } as const;
    expect(shown({ ...notice, noticeDated: '2026-05-31' })).toMatchObject({
      basis: 'positive_verification_notice',
      list: 'B2',
      followUpBy: '2026-11-30',
    });
    expect(shown({ ...notice, noticeDated: '2026-06-02' })).toBe('notice-after-check');
  });

  test('a permission that ended before the day of the check shows nothing', () => {
    const online = { document: 'evisa', route: 'share_code_online' } as const;
    expect(shown({ ...online, permissionEndsOn: '2026-05-31' })).toBe('permission-ended');
    expect(
      shown({ ...online, permissionEndsOn: '2026-05-31', inTimeApplication: true }),
    ).toMatchObject({ followUpBy: '2026-05-31' });
  });

  test('another document needs what it rests on, and by a way that shows it', () => {
    const other = { document: 'other' } as const;
    expect(shown(other)).toBe('basis-missing');
    expect(shown({ ...other, basis: 'list_a' })).toMatchObject({ list: 'A' });
    expect(shown({ ...other, basis: 'list_b_group_1' })).toBe('date-missing');
    expect(shown({ ...other, basis: 'pre_settled' })).toBe('route-does-not-show-this');
  });
});
