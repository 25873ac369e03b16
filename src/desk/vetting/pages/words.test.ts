import { describe, expect, test } from 'vitest';
import {
  type Certificate,
  certificateWords,
  type Permission,
  permissionLook,
  permissionWords,
  serviceLook,
  serviceWords,
  termWords,
} from './words.ts';

const TODAY = '2026-06-01';

const certificate = (change: Partial<Certificate> = {}): Certificate => ({
  checkId: '',
  issuedBy: 'dbs',
  level: 'enhanced',
  workforce: 'child_and_adult',
  childrenList: true,
  adultsList: true,
  issuedOn: '2026-05-04',
  originalSeenOn: '2026-05-11',
  updateConsent: null,
  status: null,
  joinBy: '2026-06-03',
  ...change,
});

describe('a certificate in words', () => {
  test('says what it covers', () => {
    expect(certificateWords(certificate())).toBe(
      'Enhanced, child and adult workforce, barred list of adults and children',
    );
    const plain = { level: 'basic', workforce: 'other', childrenList: false, adultsList: false };
    expect(certificateWords(certificate(plain as Partial<Certificate>))).toBe(
      'Basic, other workforce',
    );
  });

  test('says how it stands in the Update Service', () => {
    expect(serviceWords(certificate(), TODAY)).toBe('may join until Wed 3 Jun');
    expect(serviceWords(certificate(), '2026-06-04')).toBe('could be joined until Wed 3 Jun');
    const agreed = certificate({ updateConsent: true });
    expect(serviceLook(agreed).word).toBe('Agreed');
    const stale = { ...agreed, status: { checkedOn: '2026-05-29', unchanged: false } };
    expect(serviceLook(stale).word).toBe('No longer current');
    expect(serviceWords(stale, TODAY)).toBe('status looked up on Fri 29 May');
    expect(serviceWords(certificate({ joinBy: null }), TODAY)).toContain('cannot join');
  });
});

describe('a student permission in words', () => {
  const permission: Permission = {
    permissionId: '',
    weeklyLimitMinutes: 1200,
    validFrom: '2025-09-01',
    validTo: '2026-12-31',
    termDates: {
      covers: { from: '2026-01-01', to: '2026-08-31' },
      terms: [{ from: '2026-01-12', to: '2026-03-27' }],
      givenBy: 'Letter of the university',
      givenOn: '2026-01-05',
    },
    recordedAt: '2026-01-05T09:00:00.000Z',
    recordedBy: 'Omar Obi',
  };

  test('says the hours, the end and the terms with who gave them', () => {
    expect(permissionWords(permission, TODAY)).toBe('20 h a week in term, until Thu 31 Dec');
    expect(termWords(permission, TODAY)).toBe(
      'From Thu 1 Jan to Mon 31 Aug: terms Mon 12 Jan to Fri 27 Mar. Letter of the university, Mon 5 Jan.',
    );
    expect(termWords({ ...permission, termDates: null }, TODAY)).toContain('every week');
  });

  test('is seen to hold, to have ended, or to begin later', () => {
    const look = (today: string) => permissionLook(permission, today).word;
    expect([look('2025-08-31'), look('2026-12-31'), look('2027-01-01')]).toEqual([
      'Not yet',
      'Holds',
      'Ended',
    ]);
  });
});
