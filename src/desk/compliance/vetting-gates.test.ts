import { describe, expect, test } from 'vitest';
import { newId } from '../../lib/ids.ts';
import { A_CARE_HOME, aSetting } from '../duties/fixtures.ts';
import { aCertificate } from '../vetting/fixtures.ts';
import type { Permission, Vetting } from '../vetting/index.ts';
import type { CheckOnFile } from './dossier.ts';
import { aCheck, aDossier, aHeld, anOffice, aVetting, aWork, say } from './fixtures.ts';

const TODAY = '2026-06-01';
const mondayDay = aWork('2026-06-08', '07:00', '15:00');
const rules = (...asked: Parameters<typeof say>) =>
  say(...asked).map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('a student worker', () => {
  // Mina's university gave the dates of the year; term ends on Friday 12 June.
  const permission: Permission = {
    id: newId(),
    weeklyLimitMinutes: 1200,
    validFrom: '2025-09-01',
    validTo: '2027-01-31',
    termDates: {
      covers: { from: '2025-09-01', to: '2026-08-31' },
      terms: [{ from: '2026-04-20', to: '2026-06-12' }],
      givenBy: 'Letter of the university',
      givenOn: '2026-04-13',
    },
    recordedOn: '2026-04-20',
  };
  const mina = (held: ReturnType<typeof aHeld>[], change: Partial<Permission> = {}) =>
    aDossier({ held, vetting: aVetting({ permissions: [{ ...permission, ...change }] }) });
  const two = [aHeld('2026-06-09', '09:00', '15:00'), aHeld('2026-06-10', '09:00', '15:30')];

  test('takes shifts up to the hours of the permission, and not one more', () => {
    // 6 h, 6 h 30 and the shift of 7 h 30 asked about.
    expect(rules(mina(two), mondayDay)).toEqual([]);
    const over = say(mina([...two, aHeld('2026-06-12', '09:00', '09:30')]), mondayDay);
    expect(over).toMatchObject([
      {
        rule: 'RTW-STUDENT',
        outcome: 'block',
        because: '20 h 30 in the week from Mon 8 Jun; the student permission allows 20 h in term.',
        lawFrom: '2017-04-06',
      },
    ]);
  });

  test('works full time in the weeks between, but only by dates on file', () => {
    const full = [16, 17, 18, 19].map((day) => aHeld(`2026-06-${day}`, '08:00', '16:00'));
    const work = aWork('2026-06-15', '07:00', '15:00');
    expect(rules(mina(full), work)).toEqual([]);
    expect(rules(mina(full, { termDates: null }), work)).toEqual(['RTW-STUDENT block']);
  });

  test('is judged by the permission recorded last', () => {
    const ten = { ...permission, id: newId(), weeklyLimitMinutes: 600 };
    const both = aVetting({ permissions: [ten, permission] });
    expect(rules(aDossier({ held: two, vetting: both }), mondayDay)).toEqual(['RTW-STUDENT block']);
  });
});

describe('a care worker', () => {
  const home = anOffice({ setting: aSetting(A_CARE_HOME) });
  const dbs = aCheck({ kind: 'dbs', name: '', nameKey: '', basis: null, list: null });
  const references = ['Last employer', 'Tutor'].map((name) =>
    aCheck({ kind: 'reference', name, nameKey: name.toLowerCase(), basis: null, list: null }),
  );
  const referees = references.map(({ id: checkId }) => ({
    checkId,
    relative: false,
    mayBeShown: true,
  }));
  const certificate = { checkId: dbs.id, ...aCertificate(), status: null };
  const rosa = (
    vetting: Partial<Vetting> = {},
    checks: readonly CheckOnFile[] = [dbs, ...references],
  ) =>
    aDossier({
      checks: [...aDossier().checks, ...checks],
      vetting: aVetting({ certificates: [certificate], referees, ...vetting }),
    });
  const on = (dossier: ReturnType<typeof rosa>, duties = home) =>
    rules(dossier, mondayDay, TODAY, duties);

  test('goes to a care home with the barred list seen and two references that may be shown', () => {
    expect(on(rosa())).toEqual([]);
  });

  test('stays away without the barred list, or where its certificate is for another workforce', () => {
    const other = (change: Parameters<typeof aCertificate>[0]) =>
      on(rosa({ certificates: [{ ...certificate, ...aCertificate(change) }] }));
    expect(other({ adultsList: false })).toEqual(['DBS-BARRED block']);
    expect(other({ adultsList: false, childrenList: true, workforce: 'child' })).toEqual([
      'DBS-UPDATE block',
      'DBS-BARRED block',
    ]);
    expect(other({ originalSeenOn: null })).toEqual(['DBS-LEVEL block']);
    expect(on(rosa({ certificates: [] }))).toEqual(['DBS-BARRED block']);
    expect(on(rosa({}, references))).toEqual(['CR-22 block', 'DBS-BARRED block']);
  });

  test('stays away when the Update Service says the certificate is no longer current', () => {
    const status = { checkedOn: '2026-05-25', unchanged: false };
    expect(on(rosa({ certificates: [{ ...certificate, status }] }))).toEqual(['DBS-UPDATE block']);
    const current = { ...status, unchanged: true };
    expect(on(rosa({ certificates: [{ ...certificate, status: current }] }))).toEqual([]);
  });

  test('needs two referees who are no relatives and agree to be shown', () => {
    const [first, second] = referees;
    if (!first || !second) throw new Error('There are two.');
    expect(on(rosa({ referees: [first, { ...second, relative: true }] }))).toEqual(['CR-22 block']);
    expect(on(rosa({ referees: [first, { ...second, mayBeShown: false }] }))).toEqual([
      'CR-22 block',
    ]);
    // Nobody has asked the second: a person decides before anybody is supplied.
    const unasked = say(rosa({ referees: [first] }), mondayDay, TODAY, home);
    expect(unasked).toMatchObject([{ rule: 'CR-22', outcome: 'escalate', stops: true }]);
    expect(on(rosa({}, [dbs, ...references.slice(0, 1)]))).toEqual(['CR-22 block']);
  });

  test('may go with less when the client was told what could not be had and the steps taken', () => {
    const told = (sentOn: string, siteId = mondayDay.siteId) => ({
      told: [{ id: newId(), siteId, what: 'could_not_obtain' as const, sentOn }],
    });
    const one = [dbs, ...references.slice(0, 1)];
    expect(on(rosa(told('2026-06-01'), one))).toEqual(['CR-22 record']);
    expect(on(rosa(told('2026-06-01', newId()), one))).toEqual(['CR-22 block']);
    expect(on(rosa(told('2026-06-09'), one))).toEqual(['CR-22 block']);
  });

  test('goes to a school once it has our written confirmation', () => {
    const school = anOffice({
      setting: aSetting({ ...A_CARE_HOME, regulatedActivity: 'children', school: 'yes' }),
    });
    const children = {
      certificates: [
        {
          ...certificate,
          ...aCertificate({ workforce: 'child', childrenList: true, adultsList: false }),
        },
      ],
    };
    expect(on(rosa(children), school)).toEqual(['DBS-SCHOOL block']);
    const told = [
      { id: newId(), siteId: mondayDay.siteId, what: 'checks_done' as const, sentOn: '2026-06-01' },
    ];
    expect(on(rosa({ ...children, told }), school)).toEqual([]);
  });

  test('puts a certificate of another nation on the list', () => {
    const work = { ...mondayDay, nation: 'scotland' as const };
    expect(rules(rosa(), work, TODAY, home)).toEqual(['DBS-NATION escalate']);
  });

  test('is asked for no more than the role allows', () => {
    const asks = { ...mondayDay, requiredChecks: ['Enhanced DBS'] };
    const named = { ...dbs, name: 'Enhanced DBS', nameKey: 'enhanced dbs' };
    expect(rules(rosa({}, [named]), asks, TODAY)).toEqual(['DBS-LEVEL block']);
    const named_ = anOffice({ setting: aSetting({ dbsClass: 'police_act_regulations' }) });
    expect(rules(rosa({}, [named]), asks, TODAY, named_)).toEqual([]);
  });
});

describe('health for nights', () => {
  const night = aWork('2026-06-08', '22:00', '06:00');
  const nights = Array.from({ length: 8 }, (_, i) =>
    aHeld(`2026-05-${String(11 + i * 2).padStart(2, '0')}`, '22:00', '05:00'),
  );
  const hugo = (...answers: ('fit' | 'days_only' | 'unfit' | 'not_answered')[]) =>
    aDossier({
      held: nights,
      firstHeld: nights[0]?.start ?? null,
      vetting: aVetting({
        nightHealth: answers.map((answer) => ({
          id: newId(),
          offeredOn: '2026-05-04',
          answer,
          capacities: false,
          recordedOn: '2026-05-04',
        })),
      }),
    });
  const health = (dossier: ReturnType<typeof hugo>) =>
    rules(dossier, night).filter((line) => line.startsWith('WTR-NIGHT-HEALTH'));

  test('is offered before the first night of a night worker', () => {
    expect(health(hugo())).toEqual(['WTR-NIGHT-HEALTH block']);
    expect(health(hugo('fit'))).toEqual([]);
    expect(health(hugo('not_answered'))).toEqual(['WTR-NIGHT-HEALTH escalate']);
  });

  test('keeps from nights whoever is fit for days only, by the answer recorded last', () => {
    expect(health(hugo('days_only'))).toEqual(['WTR-NIGHT-HEALTH block']);
    expect(health(hugo('unfit', 'fit'))).toEqual(['WTR-NIGHT-HEALTH block']);
    expect(health(hugo('fit', 'unfit'))).toEqual([]);
    expect(rules(hugo('days_only'), aWork('2026-06-09', '09:00', '15:00'))).toEqual([]);
  });
});
