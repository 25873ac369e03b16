import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { minimumRateQuestion } from './minimum-rate-question.ts';
import {
  accommodationOffsetOn,
  lowestMinimumOn,
  minimumWageOf,
  minimumWageOn,
} from './minimum-wage.ts';
import { firstPeriodFrom, periodStarts, riseInPeriods } from './pay-periods.ts';

const pence = (date: string, age: number | null, apprentice = false) => {
  const rate = minimumWageOn(date, age, apprentice);
  return rate.ok ? rate.value.pence : rate.refusal.code;
};
const ask = (given: object) => {
  const answer = minimumRateQuestion.answer(given as never, {
    asOf: '2026-06-01',
    holidays: BANK_HOLIDAYS,
  });
  return answer.ok ? answer.value.gives : answer.refusal.code;
};

describe('the minimum wage', () => {
  it.each([
    ['2017-04-01', [750, 705, 705, 560, 405], 350, 640],
    ['2018-04-01', [783, 738, 738, 590, 420], 370, 700],
    ['2019-04-01', [821, 770, 770, 615, 435], 390, 755],
    ['2020-04-01', [872, 820, 820, 645, 455], 415, 820],
    ['2021-04-01', [891, 891, 836, 656, 462], 430, 836],
    ['2022-04-01', [950, 950, 918, 683, 481], 481, 870],
    ['2023-04-01', [1042, 1042, 1018, 749, 528], 528, 910],
    ['2024-04-01', [1144, 1144, 1144, 860, 640], 640, 999],
    ['2025-04-01', [1221, 1221, 1221, 1000, 755], 755, 1066],
    ['2026-04-01', [1271, 1271, 1271, 1085, 800], 800, 1110],
  ])(
    'of the year from %s holds by age on its first and last day',
    (from, byAge, apprentice, night) => {
      const last = addDays(`${Number(from.slice(0, 4)) + 1}-04-01`, -1);
      for (const day of [from, last]) {
        expect([25, 24, 21, 20, 17].map((age) => pence(day, age))).toEqual(byAge);
        expect([17, 18, 40].map((age) => pence(day, age, true))).toEqual([
          apprentice,
          apprentice,
          apprentice,
        ]);
        expect(accommodationOffsetOn(day)).toEqual({ ok: true, value: night });
        expect(lowestMinimumOn(day)).toEqual({ ok: true, value: apprentice });
      }
    },
  );

  it('of 23 and 22 parted from 2021 to 2024', () => {
    expect([22, 23].map((age) => pence('2023-06-01', age))).toEqual([1018, 1042]);
    expect([22, 23].map((age) => pence('2020-06-01', age))).toEqual([820, 820]);
  });

  it('is not there below school-leaving age, and at the adult rate when the age is not known', () => {
    expect(pence('2026-06-01', 15)).toBeNull();
    expect(pence('2026-06-01', 16)).toBe(800);
    expect(pence('2026-06-01', null)).toBe(1271);
    expect(pence('2026-06-01', null, true)).toBe(800);
  });

  it('waits at 16 for the end of compulsory school age', () => {
    const born = (on: string) => minimumWageOf({ dateOfBirth: '2010-01-15' }, on);
    expect(born('2026-06-26')).toMatchObject({ value: { pence: null, band: 'of school age' } });
    expect(born('2026-06-27')).toMatchObject({ value: { pence: 800 } });
  });

  it('has no figure before April 2017 and after March 2027', () => {
    expect(pence('2017-03-31', 30)).toBe('no-version');
    expect(pence('2027-04-01', 30)).toBe('no-version');
    expect(pence('2027-03-31', 30)).toBe(1271);
    expect(ask({ age: 30, pay_reference_period_start: '2027-04-01' })).toBe('no-version');
  });

  it('never falls with age, and is the same on every day of its year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3650 }),
        fc.integer({ min: 16, max: 70 }),
        (day, age) => {
          const on = addDays('2017-04-01', day);
          expect(pence(on, age + 1)).toBeGreaterThanOrEqual(pence(on, age) as number);
          const year =
            on >= `${on.slice(0, 4)}-04-01` ? on.slice(0, 4) : String(Number(on.slice(0, 4)) - 1);
          expect(pence(on, age)).toBe(pence(`${year}-04-01`, age));
        },
      ),
    );
  });
});

describe('a pay reference period', () => {
  it('keeps its rate over a birthday and over a rise', () => {
    expect(
      ask({
        date_of_birth: '2005-06-03',
        pay_reference_period_start: '2026-06-01',
        pay_reference_period_end: '2026-06-30',
        pay_interval: 'monthly',
      }),
    ).toEqual({ rate: 10.85, adult_rate_from: '2026-07-01' });
    expect(ask({ age: 19, pay_reference_period_start: '2026-03-31' })).toEqual({ rate: 10 });
    expect(
      ask({
        age: 30,
        pay_reference_period_start: '2026-03-16',
        pay_reference_period_end: '2026-04-15',
      }),
    ).toEqual({
      rate: 12.21,
      old_rate_until: '2026-04-15',
      new_rate_from: '2026-04-16',
      new_period_end: '2026-05-15',
    });
  });

  it.each([
    ['the first day', '2005-06-01', '2026-06-01', 12.71],
    ['the day before', '2005-05-31', '2026-06-01', 12.71],
    ['the second day', '2005-06-02', '2026-07-01', 10.85],
    ['the last day', '2005-06-30', '2026-07-01', 10.85],
    ['the day after', '2005-07-01', '2026-07-01', 10.85],
  ])('gives the adult rate after a birthday on %s', (_, date_of_birth, adult_rate_from, rate) => {
    expect(
      ask({
        date_of_birth,
        pay_reference_period_start: '2026-06-01',
        pay_reference_period_end: '2026-06-30',
        pay_interval: 'monthly',
      }),
    ).toEqual({ rate, adult_rate_from });
  });

  it('takes a birthday on 29 February to be 1 March in other years', () => {
    const born = { date_of_birth: '2004-02-29', pay_interval: 'weekly' };
    expect(ask({ ...born, pay_reference_period_start: '2025-02-24' })).toMatchObject({
      rate: 8.6,
      adult_rate_from: '2025-03-03',
    });
    expect(ask({ ...born, pay_reference_period_start: '2025-03-01' })).toMatchObject({
      rate: 11.44,
    });
  });

  it('waits for the adult age to come down with the law, not only with a birthday', () => {
    expect(
      ask({
        date_of_birth: '2002-06-03',
        pay_reference_period_start: '2024-04-01',
        pay_interval: 'monthly',
      }),
    ).toEqual({ rate: 11.44, adult_rate_from: '2024-04-01' });
  });

  it('does not name an adult rate where no rates are known', () => {
    expect(
      ask({
        date_of_birth: '2007-06-03',
        pay_reference_period_start: '2026-06-01',
        pay_interval: 'four_weekly',
      }),
    ).toEqual({ rate: 10.85 });
  });

  it.each([
    ['weekly', '2026-03-30', '2026-04-01', ['2026-04-05', '2026-04-06', '2026-04-12']],
    ['weekly', '2026-03-30', '2026-04-05', ['2026-04-05', '2026-04-06', '2026-04-12']],
    ['weekly', '2026-03-30', '2026-04-06', ['2026-04-05', '2026-04-06', '2026-04-12']],
    ['four_weekly', '2026-03-09', '2026-04-01', ['2026-04-05', '2026-04-06', '2026-05-03']],
    ['monthly', '2026-03-01', '2026-04-01', ['2026-03-31', '2026-04-01', '2026-04-30']],
    ['monthly', '2026-04-01', '2026-04-01', ['2026-03-31', '2026-04-01', '2026-04-30']],
    ['monthly', '2026-03-31', '2026-04-01', ['2026-04-29', '2026-04-30', '2026-05-30']],
    ['monthly', '2027-03-16', '2027-04-01', ['2027-04-15', '2027-04-16', '2027-05-15']],
  ])('of %s pay from %s meets a rise on %s', (pay_interval, start, rate_change, dates) => {
    const found = ask({ pay_interval, pay_reference_period_start: start, rate_change });
    expect(found).toMatchObject({
      old_rate_until: dates[0],
      new_rate_from: dates[1],
      new_period_end: dates[2],
    });
  });

  it('that ends before it starts is refused', () => {
    expect(
      ask({ pay_reference_period_start: '2026-06-01', pay_reference_period_end: '2026-05-31' }),
    ).toBe('dates-crossed');
  });

  it('is the first that starts on a day or after it, whichever period was given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('weekly' as const, 'four_weekly' as const, 'monthly' as const),
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: -400, max: 400 }),
        (interval, day, away) => {
          const start = addDays('2018-01-01', day);
          const starts = periodStarts({ start, interval });
          if (!starts) throw new Error('no periods');
          const on = addDays(start, away);
          const at = firstPeriodFrom(starts, on);
          expect(starts(at) >= on && starts(at - 1) < on).toBe(true);
          const rise = riseInPeriods(starts, on);
          expect(addDays(rise.oldUntil, 1)).toBe(rise.newFrom);
          expect(rise.newPeriodEnd >= rise.newFrom).toBe(true);
        },
      ),
    );
  });
});
