import { describe, expect, test } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { startOfDay } from '../../lib/time.ts';
import { aSetting } from '../duties/fixtures.ts';
import { aCheck, aDossier, aHeld, anOffice, aWork, said, say, stopping } from './fixtures.ts';
import { judge } from './judge.ts';
import { prepared } from './prepared.ts';

const mondayDay = aWork('2026-06-08', '07:00', '15:00');

describe('a worker nothing speaks against', () => {
  test('is cleared without a word', () => {
    expect(say(aDossier(), mondayDay)).toEqual([]);
  });
});

describe('every finding', () => {
  test('names its rule, a sentence, its source and what would clear it', () => {
    const nobody = aDossier({
      worker: {
        dateOfBirth: null,
        skills: [],
        minimumPayPence: 9999,
        travelMiles: 0,
        longitude: -3,
      },
      availability: [{ state: 'unavailable', saidAt: '2026-05-30T09:00:00.000Z', reason: 'away' }],
      declarations: [],
      checks: [],
      held: [aHeld('2026-06-08', '12:00', '20:00')],
    });
    const work = aWork('2026-06-08', '07:00', '15:00', {
      requiredSkills: ['Medication'],
      requiredQualifications: ['Care certificate'],
      requiredChecks: ['dbs'],
    });
    const findings = say(nobody, work);
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(
      new Set([
        ...['OWN-BUSY', 'OWN-AVAILABILITY', 'OWN-SKILLS', 'OWN-QUALIFICATION', 'OWN-CHECK'],
        ...[
          'RTW-TIMING',
          'CR-19',
          'WTR-48',
          'OWN-TRAVEL',
          'OWN-PAY',
          'WTR-DAILY',
          'WTR-YOUNG-HOURS',
        ],
      ]),
    );
    for (const finding of findings) {
      expect(finding.because, finding.rule).toMatch(/^[A-Z0-9].*\.$/);
      expect(finding.source, finding.rule).not.toBe('');
      expect(finding.clears, finding.rule).toMatch(/\.$/);
    }
  });
});

describe('a worker who is busy', () => {
  test('Mon 22:00-06:00 against Tue 05:00-13:00 is a clash, and names the shift', () => {
    const held = aHeld('2026-06-08', '22:00', '06:00', { source: 'pencilled' });
    const [busy] = said(
      say(aDossier({ held: [held] }), aWork('2026-06-09', '05:00', '13:00')),
      'OWN-BUSY',
    );
    expect(busy).toMatchObject({
      outcome: 'block',
      restsOn: [{ kind: 'shift', id: held.id, label: held.label }],
    });
    expect(busy?.because).toContain('2026-06-08 22:00-06:00, Elm Lodge (pencilled)');
  });

  test('is not in the way of the very shift they hold already', () => {
    const work = aWork('2026-06-08', '07:00', '15:00');
    const held = aHeld('2026-06-08', '07:00', '15:00', { id: work.shiftId, source: 'pencilled' });
    expect(say(aDossier({ held: [held] }), work)).toEqual([]);
  });

  test('on call at home holds the time too', () => {
    const held = aHeld('2026-06-08', '06:00', '08:00', { kind: 'on_call' });
    expect(stopping(say(aDossier({ held: [held] }), mondayDay))).toEqual(['OWN-BUSY']);
  });

  test('with shifts asked for in the same breath that overlap, is refused each of them', () => {
    const [first, second] = [mondayDay, aWork('2026-06-08', '14:00', '20:00')];
    const alongside = [prepared(second, 1).stint];
    const asking = { today: '2026-06-01', now: startOfDay('2026-06-01') };
    const findings = judge(aDossier(), prepared(first, 0), asking, alongside);
    expect(said(findings, 'OWN-BUSY')[0]?.because).toMatch(/asked for together/);
  });
});

describe('the right to work', () => {
  test('without a check stops, and so does one done after the work starts', () => {
    const identity = aCheck({ kind: 'identity', basis: null });
    expect(stopping(say(aDossier({ checks: [identity] }), mondayDay))).toEqual(['RTW-TIMING']);
    const late = aCheck({ checkedOn: '2026-06-09' });
    expect(stopping(say(aDossier({ checks: [late, identity] }), mondayDay))).toEqual([
      'RTW-TIMING',
    ]);
    const onTheDay = aCheck({ checkedOn: '2026-06-08' });
    expect(stopping(say(aDossier({ checks: [onTheDay, identity] }), mondayDay))).toEqual([]);
  });

  test('shown by share code runs out in the middle of an assignment: the shifts after it stop', () => {
    const identity = aCheck({ kind: 'identity', basis: null });
    const online = aCheck({
      id: 'online',
      route: 'share_code_online',
      basis: 'online_time_limited',
      list: 'B1',
      permissionEndsOn: '2026-06-10',
      expiresOn: '2026-06-10',
    });
    const rosa = aDossier({ checks: [online, identity] });
    const day = (date: string, from = '07:00', to = '15:00') =>
      stopping(say(rosa, aWork(date, from, to)));
    expect(day('2026-06-10')).toEqual([]);
    expect(day('2026-06-11')).toEqual(['RTW-FOLLOWUP']);
    expect(day('2026-06-10', '22:00', '06:00')).toEqual(['RTW-FOLLOWUP']);
    const [due] = said(say(rosa, mondayDay), 'RTW-FOLLOWUP');
    expect(due).toMatchObject({ outcome: 'warn', restsOn: [{ id: 'online' }] });
  });

  test('not satisfied at the last check stops, whatever was shown before', () => {
    const checks = [
      aCheck({ outcome: 'not_satisfied', basis: null, checkedOn: '2026-05-20' }),
      aCheck(),
      aCheck({ kind: 'identity', basis: null }),
    ];
    const [finding] = said(say(aDossier({ checks }), mondayDay), 'RTW-TIMING');
    expect(finding?.because).toBe(
      'The last right-to-work check, on Wed 20 May, was not satisfied.',
    );
  });
});

describe('what the hirer asks for', () => {
  const certificate = {
    id: 'q1',
    name: 'Care Certificate',
    nameKey: 'care certificate',
    expiresOn: '2026-06-08',
    seenOn: '2026-01-05',
  };
  const wanting = (from: string, to: string) =>
    aWork('2026-06-08', from, to, { requiredQualifications: ['care certificate'] });
  const holding = (change: object) =>
    aDossier({ worker: { qualifications: [{ ...certificate, ...change }] } });

  test('a qualification holds on the last day of the shift, or it does not count', () => {
    expect(say(holding({}), wanting('07:00', '15:00'))).toEqual([]);
    const findings = say(holding({}), wanting('22:00', '06:00'));
    expect(stopping(findings)).toEqual(['OWN-QUALIFICATION', 'CR-19']);
    expect(findings[0]?.because).toBe(
      'Care Certificate runs out on Mon 8 Jun; the shift ends on Tue 9 Jun.',
    );
  });

  test('a qualification that nobody has seen does not count', () => {
    const [finding] = say(holding({ seenOn: null }), wanting('07:00', '15:00'));
    expect(finding).toMatchObject({ rule: 'OWN-QUALIFICATION', restsOn: [{ id: 'q1' }] });
    expect(finding?.because).toMatch(/nobody has seen it/);
  });

  test('skills are found however they are spelt', () => {
    const asks = (...requiredSkills: string[]) =>
      aWork('2026-06-08', '07:00', '15:00', { requiredSkills });
    expect(say(aDossier(), asks('Medication'))).toEqual([]);
    expect(say(aDossier(), asks('medication', 'Peg feeding'))).toMatchObject([
      { rule: 'OWN-SKILLS', outcome: 'block', because: 'Lacks Peg feeding.' },
    ]);
  });

  test('checks are found by kind or by name, and must hold', () => {
    const asks = (...requiredChecks: string[]) =>
      aWork('2026-06-08', '07:00', '15:00', { requiredChecks });
    const dbs = aCheck({ kind: 'dbs', name: 'Enhanced DBS', nameKey: 'enhanced dbs', basis: null });
    const on = (...more: ReturnType<typeof aCheck>[]) =>
      aDossier({ checks: [...aDossier().checks, ...more] });
    const eligible = anOffice({ setting: aSetting({ dbsClass: 'police_act_regulations' }) });
    const all = asks('dbs', 'Enhanced DBS', 'right_to_work', 'identity');
    expect(stopping(say(on(dbs), all, '2026-06-01', eligible))).toEqual([]);
    expect(stopping(say(on(), asks('dbs')))).toEqual(['OWN-CHECK']);
    expect(stopping(say(on({ ...dbs, expiresOn: '2026-06-07' }), asks('dbs')))).toEqual([
      'OWN-CHECK',
    ]);
    expect(stopping(say(on({ ...dbs, outcome: 'not_satisfied' }), asks('dbs')))).toEqual([
      'OWN-CHECK',
    ]);
  });

  test('identity is confirmed before supply', () => {
    const findings = say(aDossier({ checks: [aCheck()] }), mondayDay);
    expect(findings).toMatchObject([{ rule: 'CR-19', outcome: 'block' }]);
    expect(findings[0]?.because).toBe('Not confirmed for this position: who the candidate is.');
  });
});

describe('what people have said', () => {
  const word = {
    id: 'dns',
    clientId: null,
    hirerId: null,
    siteId: mondayDay.siteId,
    saidBy: 'client' as const,
    reason: 'late three times',
    saidOn: '2026-05-11',
    reviewOn: '2026-08-01',
  };

  test('a client may ask not to be sent somebody, and a worker not to be sent somewhere', () => {
    const [byClient] = say(aDossier({ doNotSend: [word] }), mondayDay);
    expect(byClient).toMatchObject({
      rule: 'OWN-DO-NOT-SEND',
      outcome: 'block',
      restsOn: [{ id: 'dns' }],
    });
    expect(byClient?.because).toMatch(/client asked on Mon 11 May .* this site: late three times/);
    const byWorker = aDossier({ doNotSend: [{ ...word, saidBy: 'worker' }] });
    expect(say(byWorker, mondayDay)[0]?.because).toMatch(/^The worker asked/);
  });

  test('about another site says nothing here', () => {
    expect(say(aDossier({ doNotSend: [{ ...word, siteId: newId() }] }), mondayDay)).toEqual([]);
  });

  test('about the client or the hirer reaches every site of theirs', () => {
    const client = { ...word, siteId: null, clientId: mondayDay.clientId };
    const hirer = { ...word, siteId: null, hirerId: mondayDay.hirerId };
    expect(stopping(say(aDossier({ doNotSend: [client] }), mondayDay))).toHaveLength(1);
    expect(stopping(say(aDossier({ doNotSend: [hirer] }), mondayDay))).toHaveLength(1);
  });

  test('unavailable stops; unknown goes on with its age', () => {
    const heard = (state: 'unavailable' | 'unknown', saidAt: string | null) =>
      say(aDossier({ availability: [{ state, saidAt, reason: '' }] }), mondayDay);
    expect(heard('unavailable', '2026-05-30T09:00:00.000Z')).toMatchObject([
      { outcome: 'block', because: 'Said 47 hours ago that they are not available.' },
    ]);
    expect(heard('unknown', '2026-05-20T09:00:00.000Z')).toMatchObject([
      { outcome: 'escalate', stops: false, because: expect.stringContaining('11 days ago') },
    ]);
    expect(heard('unknown', null)[0]?.because).toMatch(/they have never said/);
  });

  test('far away, badly paid or at night warns and does not stop', () => {
    const picky = aDossier({
      worker: {
        travelMiles: 5,
        latitude: 53.48,
        longitude: -2.24,
        minimumPayPence: 1500,
        worksNights: false,
      },
    });
    const findings = say(picky, aWork('2026-06-08', '22:00', '06:00'));
    expect(stopping(findings)).toEqual([]);
    expect(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'OWN-TRAVEL warn',
      'OWN-PAY warn',
      'OWN-NIGHTS warn',
    ]);
    expect(findings[0]?.because).toBe('About 36 miles away; they said they travel up to 5.');
  });
});

describe('a place of work in Northern Ireland', () => {
  test('has its own regulations named in what is found about working time', () => {
    const held = aHeld('2026-06-08', '06:00', '14:00');
    const night = aWork('2026-06-08', '18:00', '23:00', { nation: 'northern-ireland' });
    const [rest] = said(say(aDossier({ held: [held] }), night), 'WTR-DAILY');
    expect(rest?.source).toBe('Working Time Regulations (Northern Ireland) 2016');
  });

  test('is shown to a person, since its regulations are others', () => {
    const work = aWork('2026-06-08', '07:00', '15:00', { nation: 'northern-ireland' });
    expect(say(aDossier(), work)).toMatchObject([
      { rule: 'ENG-PLACE', outcome: 'escalate', stops: false },
    ]);
  });
});
