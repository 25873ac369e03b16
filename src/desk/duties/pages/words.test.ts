import { describe, expect, test } from 'vitest';
import { A_CARE_HOME, AN_OFFICE } from '../fixtures.ts';
import {
  type Action,
  actionLook,
  actionWords,
  inQuestion,
  type Licence,
  licenceLook,
  notKnownWords,
  settingWords,
} from './words.ts';

describe('what the law asks, in words', () => {
  test('of a care home, an office and a farm', () => {
    expect(settingWords(A_CARE_HOME)).toBe(
      'With vulnerable people; regulated activity with adults.',
    );
    expect(settingWords(AN_OFFICE)).toBe('Nothing beyond the hours is asked of this work.');
    expect(
      settingWords({
        ...AN_OFFICE,
        gangmasterSector: 'agriculture',
        gangmasterTask: 'production',
        driving: 'van_gb_domestic',
      }),
    ).toBe('Agriculture (growing, gathering, processing or packing); driving a van.');
  });

  test('names what is still to be asked, and nothing that is not in question', () => {
    expect(notKnownWords(AN_OFFICE)).toBe('');
    expect(notKnownWords({ ...AN_OFFICE, school: 'not_known', driving: 'not_known' })).toBe(
      'a school and driving',
    );
    expect(notKnownWords({ ...AN_OFFICE, gangmasterSector: 'agriculture' })).toBe(
      'what they do there',
    );
    expect(inQuestion('gangmasterTask', { ...AN_OFFICE, gangmasterSector: 'logistics' })).toBe(
      false,
    );
    expect(inQuestion('dbsClass', A_CARE_HOME)).toBe(false);
  });
});

describe('a strike, in words', () => {
  const strike: Action = {
    actionId: '',
    place: 'site',
    placeId: '',
    placeName: 'Elm Lodge',
    roleNames: ['Care assistant'],
    movedRoleNames: ['Senior carer'],
    official: 'yes',
    fromOn: '2026-06-08',
    toOn: null,
    saidByName: 'Grace Hill',
    source: '',
    recordedAt: '2026-06-01T09:00:00.000Z',
    recordedBy: 'Carla Costa',
    endedAt: null,
    endedBy: null,
    endedHow: null,
  };

  test('says where, since when and whose work', () => {
    expect(actionWords(strike, '2026-06-09')).toBe(
      'Industrial action at Elm Lodge, official; from Mon 8 Jun with no end known; the work of: Care assistant; moved to cover it: Senior carer',
    );
    expect(
      actionWords(
        { ...strike, roleNames: [], movedRoleNames: [], toOn: '2026-06-12' },
        '2026-06-09',
      ),
    ).toBe(
      'Industrial action at Elm Lodge, official; from Mon 8 Jun to Fri 12 Jun; the work of: every role',
    );
  });

  test('is to come, going on, over, or a mistake', () => {
    const on = (today: string, change: Partial<Action> = {}) =>
      actionLook({ ...strike, ...change }, today).word;
    expect(on('2026-06-07')).toBe('To come');
    expect(on('2026-06-08')).toBe('Going on');
    expect(on('2026-06-13', { toOn: '2026-06-12' })).toBe('Over');
    expect(on('2026-06-09', { endedHow: 'mistake' })).toBe('By mistake');
  });
});

test('a licence is in force from its first day to its last', () => {
  const licence = {
    superseded: false,
    fromOn: '2026-01-01',
    toOn: '2026-12-31',
  } as Licence;
  const on = (today: string) => licenceLook(licence, today).word;
  expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
    'To come',
    'In force',
    'In force',
    'Run out',
  ]);
  expect(licenceLook({ ...licence, superseded: true }, '2026-06-01').word).toBe('Superseded');
});
