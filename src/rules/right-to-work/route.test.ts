import { describe, expect, it } from 'vitest';
import { judgeRoute, type RouteFacts } from './route.ts';
import { checkShareCode } from './share-code.ts';

const passport: RouteFacts = {
  document: 'british_passport',
  state: 'current',
  route: 'manual',
  checkedOn: '2026-06-01',
};

function refusedAs(facts: RouteFacts): string | undefined {
  const answer = judgeRoute(facts);
  return answer.ok ? undefined : answer.refusal.code;
}

describe('the way a right-to-work check is done', () => {
  it('takes a British or Irish passport by hand, expired too, but not with its corner cut', () => {
    expect(judgeRoute({ ...passport, state: 'expired' })).toEqual({
      ok: true,
      value: { list: 'A', followUpNeeded: false },
    });
    expect(refusedAs({ ...passport, state: 'clipped' })).toBe('document-cancelled');
  });

  it('takes a passport in date through a verification service, and nothing else there', () => {
    const service = { ...passport, route: 'digital_verification_service' } as const;
    expect(refusedAs(service)).toBeUndefined();
    expect(refusedAs({ ...service, state: 'expired' })).toBe('document-expired');
    expect(refusedAs({ ...service, document: 'evisa' })).toBe('wrong-route');
    expect(refusedAs({ ...passport, route: 'share_code_online' })).toBe('wrong-route');
  });

  it('takes an eVisa online only, with a follow-up when it has an end', () => {
    const visa = { ...passport, document: 'evisa', route: 'share_code_online' } as const;
    expect(judgeRoute({ ...visa, validTo: '2027-01-31' })).toEqual({
      ok: true,
      value: { list: 'B', followUpNeeded: true, followUpBy: '2027-01-31' },
    });
    expect(judgeRoute(visa)).toEqual({ ok: true, value: { list: 'A', followUpNeeded: false } });
    expect(refusedAs({ ...visa, route: 'manual' })).toBe('wrong-route');
  });

  it('takes a notice of the Employer Checking Service for six months', () => {
    const notice = { ...passport, document: 'evisa', route: 'employer_checking_service' } as const;
    expect(judgeRoute(notice)).toEqual({
      ok: true,
      value: { list: 'B', followUpNeeded: true, followUpBy: '2026-12-01' },
    });
  });

  it('refuses permit cards since 6 April 2022', () => {
    const card = { ...passport, document: 'biometric_residence_permit' } as const;
    expect(refusedAs(card)).toBe('wrong-route');
    expect(refusedAs({ ...card, checkedOn: '2022-04-05' })).toBeUndefined();
    expect(refusedAs({ ...card, route: 'share_code_online' })).toBeUndefined();
  });

  it('takes an entry vignette by hand until it ends, from those without an account', () => {
    const entry = {
      ...passport,
      document: 'entry_vignette_90_day',
      validTo: '2026-06-30',
    } as const;
    expect(judgeRoute(entry)).toEqual({
      ok: true,
      value: { list: 'B', followUpNeeded: true, followUpBy: '2026-06-30' },
    });
    expect(refusedAs({ ...entry, ukviAccount: true })).toBe('wrong-route');
    expect(judgeRoute({ ...entry, validTo: undefined })).toEqual({
      ok: true,
      value: { list: 'B', followUpNeeded: true },
    });
    const online = { ...entry, route: 'share_code_online' } as const;
    expect(refusedAs({ ...online, ukviAccount: false })).toBe('no-account');
    expect(refusedAs({ ...online, ukviAccount: true })).toBeUndefined();
    expect(refusedAs(online)).toBeUndefined();
    expect(refusedAs({ ...entry, validTo: '2026-05-31' })).toBe('document-expired');
    expect(refusedAs({ ...entry, workStart: '2026-07-01' })).toBe('document-expired');
    expect(refusedAs({ ...entry, checkedOn: '2025-02-11' })).toBe('wrong-route');
  });
});

describe('a share code', () => {
  it('begins with W, has nine characters, and may be used for 90 days', () => {
    expect(checkShareCode('w12 345 678', '2026-01-05', '2026-04-05')).toEqual({
      ok: true,
      value: { code: 'W12345678', expires: '2026-04-05' },
    });
    const refused = (code: string, used = '2026-01-06') => checkShareCode(code, '2026-01-05', used);
    expect(refused('W12345678', '2026-04-06')).toMatchObject({
      refusal: { code: 'share-code-expired' },
    });
    expect(refused('R12345678')).toMatchObject({ refusal: { code: 'share-code-for-other' } });
    expect(refused('W1234567')).toMatchObject({ refusal: { code: 'not-a-share-code' } });
  });
});
