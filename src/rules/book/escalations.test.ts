import { describe, expect, it } from 'vitest';
import { addDays, datesFrom, dayNumber } from '../../lib/days.ts';
import { checkInformation } from '../agency-conduct/information.ts';
import { checkStrike } from '../agency-conduct/strike.ts';
import { checkVulnerable } from '../agency-conduct/vulnerable.ts';
import { checkPay as checkWithheld } from '../agency-conduct/withholding.ts';
import { checkAvoidance } from '../agency-workers/avoidance.ts';
import { clockOf } from '../agency-workers/clock.ts';
import { checkEqualPay } from '../agency-workers/equal-pay.ts';
import { checkRoleMove } from '../agency-workers/role-moves.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { checkAccessRequest } from '../data-protection/access-request.ts';
import { checkAdvert } from '../equality/advert.ts';
import { checkImpact } from '../equality/impact-question.ts';
import { checkInstruction } from '../equality/instruction.ts';
import type { Finding } from '../finding.ts';
import { checkRate } from '../pay/booking-rate.ts';
import { checkPay } from '../pay/pay-shortfall.ts';
import { checkChain } from '../pay/umbrella.ts';
import { checkFollowUp } from '../right-to-work/follow-up.ts';
import { checkStudentHours } from '../right-to-work/student-weeks.ts';
import { checkCertificate } from '../safeguarding/check-certificate.ts';
import { checkGangmaster } from '../safeguarding/gangmaster.ts';
import { checkCompensatoryRest } from '../working-time/compensatory-rest.ts';
import { checkDailyRest } from '../working-time/daily-rest.ts';
import { checkDriving } from '../working-time/driving.ts';
import { checkNightWork } from '../working-time/night-work.ts';
import { checkOptOut } from '../working-time/opt-out.ts';
import { checkSchoolAge } from '../working-time/school-age.ts';
import { checkUnknownAge } from '../working-time/unknown-age.ts';
import { checkWeeklyLimit } from '../working-time/weekly-limit.ts';
import { factsOn, noOtherWork, shift, weeksOf } from '../working-time/work.fixtures.ts';
import { checkYoungNight } from '../working-time/young-worker.ts';
import { lawOf } from './book.ts';

/** Rules that do both, one way in most cases and the other in the case their entry names. */
const BOTH_WAYS = ['CR-22', 'GLAA', 'NMW-CHECK', 'RTWT-DRIVER', 'UMB-JSL', 'WTR-YOUNG-NIGHT'];

const MONDAY = '2026-01-05';
const noon = shift('2026-06-01', '09:00', '15:00');
const night = shift('2026-06-01', '22:00', '06:00');
const nights = Array.from({ length: 17 }, (_, week) =>
  [0, 1, 3, 4, 5].map((day) =>
    shift(
      addDays(MONDAY, week * 7 + day),
      ...((day < 2 ? ['20:00', '08:00'] : ['09:00', '21:00']) as [string, string]),
    ),
  ),
).flat();
const named = { relative: false, disclosable: true } as const;
const health = { id: 'h', offeredOn: '2026-01-02', result: 'unknown' } as const;
const rate = { dateOfBirth: '1990-05-01', apprentice: false, payPence: 1271, on: '2027-04-01' };
const unknownChain = {
  id: 'c',
  links: [{ role: 'client', name: 'Acme' }],
  complete: false,
} as const;
const strike = { id: 'a', label: 'Strike', from: '2026-06-01', to: '2026-06-05' } as const;
const one = { nation: 'england', from: '2026-06-03', to: '2026-06-03' } as const;
const daily = { id: 'm', label: 'shift', on: '2026-06-02', kind: 'daily' } as const;
const clock = (weeks: number, from = MONDAY) =>
  clockOf({
    worked: datesFrom(from, addDays(from, weeks * 7 - 1)).map((date) => ({ date })),
    asOf: addDays(from, weeks * 7 - 1),
  });
const broken = [
  ...datesFrom('2025-01-06', '2025-03-23'),
  ...datesFrom('2025-05-06', '2025-07-21'),
  '2025-09-03',
];
const cover = { id: 'k', satisfied: true, checkedOn: '2026-05-04' } as const;
const aged = { firstDay: '2026-06-01', asOf: '2026-05-28' } as const;
const police = {
  role: 'police_act_regulations',
  level: 'enhanced',
  workforce: 'adult',
  barred: [],
} as const;
const dbs = {
  issuedBy: 'dbs',
  level: 'enhanced',
  workforce: 'adult',
  barredSeen: [],
  originalSeenOn: '2026-05-04',
  updateConsent: null,
  status: null,
} as const;
const supply = {
  firstDay: '2026-06-01',
  lastDay: '2026-06-01',
  licences: [],
  asOf: '2026-05-28',
} as const;
const worker = { since: dayNumber(MONDAY), optedOut: false } as const;
const { age: _, ...ageless } = factsOn([night]);
const unsaid = { other: undefined };
const van = (to: string) => ({
  ...factsOn([shift('2026-06-01', '06:00', to)]),
  since: worker.since,
  duty: 'van_gb_domestic' as const,
});
const student = {
  permissions: [{ id: 'p', from: '2025-09-01', to: '2027-01-31', weeklyLimitMinutes: 1200 }],
};

/** What each gate finds where a fact is missing or the law leaves it to a person. */
const FOUND: readonly (readonly [string, readonly Finding[]])[] = [
  [
    'a strike of unknown kind',
    checkStrike({ ...one, actions: [{ ...strike, kind: 'unknown', duties: 'striker' }] }),
  ],
  ['nobody said whether vulnerable', checkVulnerable({ references: [] })],
  [
    'no steps on file',
    checkVulnerable({ vulnerable: true, references: [named, named], qualificationCopies: true }),
  ],
  [
    'writing two days late',
    checkInformation(
      { saidOn: '2026-06-01', nation: 'england', asOf: '2026-06-08' },
      BANK_HOLIDAYS,
    ),
  ],
  ['pay delayed for long', checkWithheld({ action: 'delay_to_verify', delayDays: 30 })],
  [
    'assignments just under',
    checkAvoidance(
      clockOf({ worked: broken.map((date) => ({ date })), asOf: '2025-09-03' }),
      '2025-09-03',
    ),
  ],
  [
    'two roles that add up',
    checkRoleMove({
      day: addDays(MONDAY, 34),
      clock: clock(5),
      others: [{ weeks: 7, lastDay: '2026-01-04' }],
      asOf: addDays(MONDAY, 34),
    }),
  ],
  [
    'no comparable pay',
    checkEqualPay({
      day: addDays(MONDAY, 76),
      clock: clock(11),
      payPence: 1271,
      comparator: null,
      earlier: null,
      asOf: addDays(MONDAY, 76),
    }),
  ],
  [
    'other work unknown, rest',
    checkDailyRest(factsOn([noon], { other: { ...noOtherWork, hoursPerWeek: 12 } })),
  ],
  ['other work unknown, week', checkWeeklyLimit({ ...factsOn([noon], unsaid), ...worker })],
  [
    'two nights in five',
    checkNightWork({
      ...factsOn(nights.slice(-1), { stints: nights.slice(0, -1) }),
      since: worker.since,
      hazard: false,
      health,
    }),
  ],
  [
    'hazard not known',
    checkNightWork({
      ...factsOn([{ ...night, end: night.end + 120 }]),
      since: worker.since,
      health,
    }),
  ],
  [
    'health not known',
    checkNightWork({ ...factsOn([night]), since: worker.since, hazard: false, health }),
  ],
  [
    'a child in Scotland',
    checkSchoolAge({ born: '2011-03-01', workStart: '2026-11-23', nation: 'scotland' }),
  ],
  ['age unknown at night', checkUnknownAge(ageless, { sector: 'other' })],
  [
    'age unknown, six long days',
    checkUnknownAge(
      { ...ageless, proposed: weeksOf('2026-06-01', 1, '08:00', '17:00') },
      { sector: 'other' },
    ),
  ],
  [
    '17, at night in a hospital',
    checkYoungNight({ ...factsOn([night]), age: 17 }, { sector: 'hospital' }),
  ],
  [
    'opt-out of unknown age',
    checkOptOut(
      {
        id: 'o',
        form: 'written',
        signedOn: '2026-01-05',
      },
      undefined,
    ),
  ],
  [
    'rest owed for long',
    checkCompensatoryRest([{ ...daily, dueMinutes: 660, hadMinutes: 570 }], [], '2026-07-02'),
  ],
  ['a lorry', checkDriving({ ...factsOn([noon]), since: worker.since, duty: 'lorry_or_coach' })],
  ['a van', checkDriving(van('17:00'))],
  ['a van for long', checkDriving(van('17:30'))],
  ['rates to come', checkRate(rate)],
  ['below the latest rates', checkRate({ ...rate, payPence: 1270 })],
  [
    'pay of unknown age',
    checkRate({ ...rate, on: '2026-11-23', dateOfBirth: null, payPence: 1000 }),
  ],
  [
    'pay that lacks',
    checkPay({
      countsPence: 50_000,
      minutes: 2400,
      periodStart: '2026-11-16',
      dateOfBirth: '1990-05-01',
      apprentice: false,
    }),
  ],
  ['a chain unknown, new work', checkChain(unknownChain, '2026-11-20', 'assign')],
  ['a chain unknown, pay', checkChain(unknownChain, '2026-11-20', 'pay')],
  [
    'no end of permission',
    checkFollowUp({ basis: 'list_b_group_1', workUntil: '2026-06-05', asOf: '2026-06-01' }),
  ],
  ['a student’s other work', checkStudentHours({ ...factsOn([noon], unsaid), ...student })],
  [
    'certificate not read',
    checkCertificate({
      need: police,
      place: 'england',
      certificates: [{ ...cover, covers: undefined }],
      ...aged,
    }),
  ],
  [
    'of another nation',
    checkCertificate({
      need: police,
      place: 'scotland',
      certificates: [{ ...cover, covers: dbs }],
      ...aged,
    }),
  ],
  [
    'the border of food',
    checkGangmaster({
      ...supply,
      work: { sector: 'food_processing_packaging', task: 'warehouse_parcels' },
    }),
  ],
  ['sector unknown', checkGangmaster(supply)],
  ['a request due soon', checkAccessRequest({ due: '2026-07-13', asOf: '2026-07-08' })],
  [
    'an advert with a requirement',
    checkAdvert({
      text: 'Female carer for personal care, an occupational requirement under Schedule 9.',
    }),
  ],
  ['an instruction', checkInstruction('No women on nights')],
  [
    'an impact ratio',
    checkImpact([
      { group: 'men', applied: 1000, selected: 500 },
      { group: 'women', applied: 1000, selected: 399 },
    ]),
  ],
];

describe('what a person decides', () => {
  it.each(FOUND)('%s stops, or goes on a list, as its law says', (_, findings) => {
    const open = findings.filter(({ outcome }) => outcome === 'escalate');
    expect(open).not.toEqual([]);
    for (const { rule, stops } of open) {
      const { escalation } = lawOf(rule) ?? {};
      expect(escalation, rule).toBeDefined();
      expect(stops, `${rule} says which`).toBeDefined();
      if (!BOTH_WAYS.includes(rule)) expect(stops, rule).toBe(escalation?.stops);
    }
  });

  it('does both only where the entry says both', () => {
    const ways = new Map<string, Set<boolean | undefined>>();
    for (const { rule, outcome, stops } of FOUND.flatMap(([, findings]) => findings)) {
      if (outcome === 'escalate') ways.set(rule, (ways.get(rule) ?? new Set()).add(stops));
    }
    const both = [...ways].filter(([, found]) => found.size > 1).map(([rule]) => rule);
    expect(both.filter((rule) => !BOTH_WAYS.includes(rule))).toEqual([]);
    for (const rule of BOTH_WAYS) {
      const { stops, because = '' } = lawOf(rule)?.escalation ?? {};
      expect(because, rule).toMatch(stops ? /list/ : /stops/);
    }
  });
});
