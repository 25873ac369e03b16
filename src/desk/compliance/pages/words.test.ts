import { describe, expect, test } from 'vitest';
import { type Check, checkLook, expiryWords, factsNeeded, routeWords } from './words.ts';

const check = (change: Partial<Check> = {}): Check => ({
  id: '',
  kind: 'right_to_work',
  name: 'eVisa',
  route: 'share_code_online',
  basis: 'online_time_limited',
  list: 'B1',
  outcome: 'satisfied',
  checkedOn: '2026-06-01',
  expiresOn: '2026-08-01',
  daysLeft: 61,
  superseded: false,
  reference: '',
  certificate: null,
  referee: null,
  checkedBy: 'Omar Obi',
  ...change,
});

describe('a check on the record', () => {
  test('is seen to run out before it does', () => {
    expect(checkLook(check({ daysLeft: 91 })).word).toBe('Satisfied');
    expect(checkLook(check({ daysLeft: 90 })).word).toBe('Running out');
    expect(checkLook(check({ daysLeft: 0 })).word).toBe('Running out');
    expect(checkLook(check({ daysLeft: -1 })).word).toBe('Run out');
    expect(checkLook(check({ daysLeft: null })).word).toBe('Satisfied');
    expect(checkLook(check({ outcome: 'not_satisfied' })).word).toBe('Not satisfied');
    expect(checkLook(check({ superseded: true, daysLeft: -1 })).word).toBe('Superseded');
  });

  test('says in words until when, and by which way it was done', () => {
    const today = '2026-06-01';
    expect(expiryWords(check(), today)).toBe('check again by Sat 1 Aug, in 61 days');
    expect(expiryWords(check({ kind: 'dbs', daysLeft: 0 }), today)).toBe('holds until today');
    expect(expiryWords(check({ expiresOn: '2026-05-31', daysLeft: -1 }), today)).toBe(
      'ran out on Sun 31 May, 1 day ago',
    );
    expect(expiryWords(check({ expiresOn: null, daysLeft: null }), today)).toBe('no end');
    expect(routeWords(check())).toBe(
      'Share code in the Home Office service, Status with a time limit',
    );
  });
});

describe('the form of a right-to-work check', () => {
  test('asks only what its route and document need', () => {
    expect(factsNeeded('manual', 'british_passport', '')).toEqual({
      documentName: false,
      basis: false,
      preSettled: false,
      documentState: true,
      permissionEnds: false,
      notice: false,
    });
    expect(factsNeeded('share_code_online', 'evisa', '')).toMatchObject({
      preSettled: true,
      documentState: false,
      permissionEnds: true,
    });
    expect(factsNeeded('employer_checking_service', 'evisa', '')).toMatchObject({ notice: true });
    expect(factsNeeded('manual', 'other', 'list_b_group_1')).toMatchObject({
      documentName: true,
      basis: true,
      permissionEnds: true,
    });
  });
});
