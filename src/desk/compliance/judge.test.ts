import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { startOfDay } from '../../lib/time.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import type { Dossier } from './dossier.ts';
import { aCheck, aDossier, aHeld, aWork } from './fixtures.ts';
import { judge } from './judge.ts';
import { prepared } from './prepared.ts';
import type { Work } from './work.ts';

/** What the gates say on a day; the day of the question is the week before unless it matters. */
function say(dossier: Dossier, work: Work, today = '2026-06-01'): readonly Finding[] {
  return judge(dossier, prepared(work, 0), { today, now: startOfDay(today) + 9 * 60 });
}

const said = (findings: readonly Finding[], rule: string) =>
  findings.filter((finding) => finding.rule === rule);
const stopping = (findings: readonly Finding[]) => findings.filter(stops).map(({ rule }) => rule);
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
        ...['RTW-TIMING', 'CR-19', 'WTR-48', 'OWN-TRAVEL', 'OWN-PAY', 'WTR-DAILY'],
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

describe('daily rest', () => {
  test('of 4 h between two shifts is refused, with the figure', () => {
    const held = aHeld('2026-06-08', '06:00', '14:00');
    const findings = say(aDossier({ held: [held] }), aWork('2026-06-08', '18:00', '23:00'));
    expect(stopping(findings)).toEqual(['WTR-DAILY']);
    const [rest] = said(findings, 'WTR-DAILY');
    expect(rest).toMatchObject({ outcome: 'block_override', figures: { dueMinutes: 660 } });
    expect(rest?.restsOn?.map(({ id }) => id)).toContain(held.id);
  });

  test('is enough in a split shift whose longest gap in 24 h is 11 h', () => {
    const held = aHeld('2026-06-08', '07:00', '11:00');
    expect(say(aDossier({ held: [held] }), aWork('2026-06-08', '14:00', '20:00'))).toEqual([]);
  });

  test('is counted in elapsed hours on the night the clocks go forward', () => {
    const held = aHeld('2026-03-28', '13:00', '21:00');
    const after = (from: string, to: string) =>
      stopping(say(aDossier({ held: [held] }), aWork('2026-03-29', from, to), '2026-03-20'));
    expect(after('08:00', '16:00')).toEqual(['WTR-DAILY']);
    expect(after('09:00', '17:00')).toEqual([]);
  });

  test('is counted in elapsed hours on the night the clocks go back', () => {
    const held = aHeld('2026-10-24', '13:00', '21:00');
    const after = (from: string, to: string) =>
      stopping(say(aDossier({ held: [held] }), aWork('2026-10-25', from, to), '2026-10-20'));
    expect(after('06:00', '14:00')).toEqual(['WTR-DAILY']);
    expect(after('07:00', '15:00')).toEqual([]);
  });

  test('is broken by a sleep-in and not by on call at home', () => {
    const night = (kind: 'sleep_in' | 'on_call') =>
      aDossier({ held: [aHeld('2026-06-08', '15:00', '07:00', { kind })] });
    const tuesday = aWork('2026-06-09', '09:00', '13:00');
    expect(stopping(say(night('sleep_in'), tuesday))).toContain('WTR-DAILY');
    expect(stopping(say(night('on_call'), tuesday))).toEqual([]);
  });

  test('lifted on a named ground is a record of who lifted it, while the shift keeps its times', () => {
    const held = aHeld('2026-06-08', '06:00', '14:00');
    const work = aWork('2026-06-08', '18:00', '23:00');
    const override = {
      shiftId: work.shiftId,
      start: work.start,
      end: work.end,
      rule: 'WTR-DAILY',
      ground: 'reg 22, changeover of shifts; rest given on Wednesday',
      givenOn: '2026-06-01',
      givenBy: 'Omar Obi',
    };
    const findings = say(aDossier({ held: [held], overrides: [override] }), work);
    expect(findings).toMatchObject([{ rule: 'WTR-DAILY', outcome: 'record' }]);
    expect(findings[0]?.because).toMatch(/Lifted by Omar Obi on Mon 1 Jun: reg 22, changeover/);
    const moved = { ...work, end: work.end + 60 };
    expect(stopping(say(aDossier({ held: [held], overrides: [override] }), moved))).toEqual([
      'WTR-DAILY',
    ]);
  });
});

/** Twelve-hour days on the first five days of each week before the proposed one. */
function longWeeks(weeks: number, kind: 'waking' | 'sleep_in' | 'on_call' = 'waking') {
  const held: Dossier['held'][number][] = [];
  for (let week = weeks; week >= 1; week--) {
    for (let day = 0; day < 5; day++) {
      held.push(aHeld(addDays('2026-06-08', -7 * week + day), '08:00', '18:00', { kind }));
    }
  }
  return { held, firstHeld: held[0]?.start ?? null };
}

describe('the average week', () => {
  test('over 48 h without an opt-out stops, and with one is a record', () => {
    const busy = longWeeks(17);
    expect(stopping(say(aDossier(busy), mondayDay))).toEqual(['WTR-48']);
    const optedOut = aDossier({
      ...busy,
      optOuts: [
        {
          id: newId(),
          form: 'written',
          signedOn: '2026-01-05',
          noticeDays: 7,
          noticeGivenOn: null,
        },
      ],
    });
    expect(say(optedOut, mondayDay)).toMatchObject([{ rule: 'WTR-48', outcome: 'record' }]);
  });

  test('counts a sleep-in, and not on call at home', () => {
    expect(stopping(say(aDossier(longWeeks(17, 'sleep_in')), mondayDay))).toEqual(['WTR-48']);
    expect(stopping(say(aDossier(longWeeks(17, 'on_call')), mondayDay))).toEqual([]);
  });

  test('takes the opt-out as gone from the day its notice has run', () => {
    const optOut = { id: newId(), form: 'written' as const, signedOn: '2026-01-05', noticeDays: 7 };
    const ending = (noticeGivenOn: string) =>
      aDossier({ ...longWeeks(17), optOuts: [{ ...optOut, noticeGivenOn }] });
    const gone = say(ending('2026-06-01'), mondayDay);
    expect(stopping(gone)).toEqual(['WTR-48']);
    expect(said(gone, 'WTR-OPTOUT')).toMatchObject([
      { outcome: 'warn', figures: { limitAppliesFrom: '2026-06-08' } },
    ]);
    expect(stopping(say(ending('2026-06-02'), mondayDay))).toEqual([]);
  });

  test('adds the hours the worker declares for others', () => {
    const declared = (weeklyMinutes: number) =>
      aDossier({
        declarations: [
          { id: newId(), weeklyMinutes, saidOn: '2026-05-30', answersUntil: '2026-08-30' },
        ],
      });
    expect(stopping(say(declared(60 * 60), mondayDay))).toEqual(['WTR-48']);
    expect(stopping(say(declared(20 * 60), mondayDay))).toEqual([]);
  });

  test('escalates to the list, without stopping, when a declaration lapsed yesterday', () => {
    const declared = (answersUntil: string) =>
      aDossier({
        declarations: [{ id: 'd1', weeklyMinutes: 0, saidOn: '2026-03-01', answersUntil }],
      });
    expect(say(declared('2026-05-31'), mondayDay)).toMatchObject([
      { rule: 'WTR-48', outcome: 'escalate', stops: false, restsOn: [{ id: 'd1' }] },
    ]);
    expect(say(declared('2026-06-01'), mondayDay)).toEqual([]);
  });

  test('escalates to the list when the worker was never asked', () => {
    expect(say(aDossier({ declarations: [] }), mondayDay)).toMatchObject([
      { rule: 'WTR-48', outcome: 'escalate', stops: false },
    ]);
  });

  test('makes up days of leave with the days worked after it', () => {
    const busy = longWeeks(17);
    const absences = [
      { id: newId(), kind: 'annual_leave' as const, fromOn: '2026-05-04', toOn: '2026-05-17' },
    ];
    const held = busy.held.filter(
      ({ start }) => start < startOfDay('2026-05-04') || start >= startOfDay('2026-05-18'),
    );
    const findings = say(aDossier({ ...busy, held, absences }), mondayDay);
    expect(said(findings, 'WTR-48')[0]?.figures).toMatchObject({ excludedDays: 14 });
  });
});

describe('weekly rest', () => {
  test('of no 24 h in a full week is refused', () => {
    const held = [1, 2, 3, 4, 5, 6].map((day) =>
      aHeld(addDays('2026-06-08', day), '08:00', '21:00'),
    );
    const findings = say(aDossier({ held }), aWork('2026-06-08', '08:00', '21:00'));
    expect(stopping(findings)).toContain('WTR-WEEKLY');
  });
});

describe('a worker of 17', () => {
  const sam = (held: Dossier['held'] = []) =>
    aDossier({ worker: { dateOfBirth: '2009-02-01' }, held });

  test('works 8 h by day and no more', () => {
    expect(say(sam(), aWork('2026-06-08', '09:00', '17:00'))).toEqual([]);
    expect(stopping(say(sam(), aWork('2026-06-08', '09:00', '18:00')))).toEqual([
      'WTR-YOUNG-HOURS',
    ]);
  });

  test('needs 12 h between shifts where an adult needs 11', () => {
    const held = [aHeld('2026-06-08', '14:00', '21:00')];
    const tuesday = aWork('2026-06-09', '08:30', '13:00');
    expect(stopping(say(sam(held), tuesday))).toContain('WTR-YOUNG-REST');
    expect(stopping(say(aDossier({ held }), tuesday))).toEqual([]);
  });

  test('does not work after 22:00', () => {
    expect(stopping(say(sam(), aWork('2026-06-08', '18:00', '22:30')))).toEqual([
      'WTR-YOUNG-NIGHT',
    ]);
  });

  test('is 18 on the birthday, and judged as an adult from then on', () => {
    const almost = aDossier({ worker: { dateOfBirth: '2008-06-08' } });
    expect(say(almost, aWork('2026-06-08', '09:00', '18:00'))).toEqual([]);
    expect(stopping(say(almost, aWork('2026-06-07', '09:00', '18:00')))).toContain(
      'WTR-YOUNG-HOURS',
    );
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
    expect(say(on(dbs), asks('dbs', 'Enhanced DBS', 'right_to_work', 'identity'))).toEqual([]);
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
  test('is shown to a person, since its regulations are others', () => {
    const work = aWork('2026-06-08', '07:00', '15:00', { nation: 'northern-ireland' });
    expect(say(aDossier(), work)).toMatchObject([
      { rule: 'ENG-PLACE', outcome: 'escalate', stops: false },
    ]);
  });
});
