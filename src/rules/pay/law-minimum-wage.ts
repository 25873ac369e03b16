import { addDays } from '../../lib/days.ts';
import { showDate, showPence } from '../../lib/show.ts';
import type { LawVersion, RuleLaw } from '../book/law.ts';
import { MINIMUM_WAGE } from './minimum-wage-data.ts';

const RATES: readonly LawVersion[] = MINIMUM_WAGE.map(({ from, to, value }) => {
  const adult = value.bands.at(-1);
  return {
    from,
    ...(to === undefined ? {} : { to }),
    says: `The adult rate is ${showPence(adult?.pence ?? 0)} an hour from age ${adult?.fromAge ?? 0}. The rate in force, and the age, on the first day of the pay reference period hold for the whole of it; birthdays and rises wait for the next. Below school-leaving age there is no minimum.`,
    source: 'National Minimum Wage Regulations 2015, regs 4 to 4B and 6',
    confidence: value.confidence,
  };
});

const last = MINIMUM_WAGE.at(-1)?.to;

/** Rates are asked for from this day and were not published: the law is announced, its figures are not there. */
const TO_COME: LawVersion | undefined =
  last === undefined
    ? undefined
    : {
        from: addDays(last, 1),
        says: 'The Low Pay Commission is asked for rates and an accommodation offset from this day; they were not found, and the adult age may drop to 20. Until the rows are there no figure is given.',
        source: 'Remit of the Low Pay Commission, 16 March 2026',
        confidence: 'C',
        announced: true,
      };
const toCome = TO_COME === undefined ? [] : [TO_COME];

/** The law of the minimum wage, in the order of the rule book. */
export const MINIMUM_WAGE_LAW: readonly RuleLaw[] = [
  {
    id: 'NMW-RATE',
    title: 'Minimum wage rate',
    area: 'pay',
    kind: 'function',
    keyDate: 'first day of the pay reference period',
    reach: 'United Kingdom; the school-leaving date is that of England and Wales',
    versions: [...RATES, ...toCome],
    escalation: {
      stops: false,
      because: `No rates are known after ${showDate(last ?? '2027-03-31')}, and the adult age may drop to 20. A booking there is held against the latest rates: at them or above it goes on the list until the new ones are published, below them it stops, because no minimum has ever fallen.`,
    },
  },
  {
    id: 'NMW-CHECK',
    title: 'Pay against the minimum wage',
    area: 'pay',
    kind: 'function',
    computed:
      'at booking by checkRate in src/rules/pay/booking-rate.ts, at pay by checkPay in src/rules/pay/pay-shortfall.ts',
    keyDate: 'first day of the pay reference period',
    reach: 'United Kingdom',
    versions: [
      {
        from: '1999-04-01',
        says: 'Pay that counts, divided by the hours of work, must reach the minimum. What night, overtime and weekend rates pay above the basic rate does not count; deductions for the job or for the employer count against the pay; hours count without a timesheet too. The block is on the rate at booking. At pay nothing is withheld: the pay is made, a top-up line is added, and a manager is told.',
        source:
          'National Minimum Wage Act 1998, ss.1 and 17; National Minimum Wage Regulations 2015, regs 7 to 15',
        confidence: 'A, B',
      },
    ],
    escalation: {
      stops: false,
      because:
        'With an age that is not on file, pay between the lowest and the adult rate may or may not do. Nobody can ask at 05:45, and what lacks is made good with the pay, so it goes on the list; below the lowest rate of all it is blocked. Where the rates of the day are not known, a rate at the latest known goes on the list and one below it stops.',
    },
  },
  {
    id: 'NMW-ACCOM',
    title: 'Accommodation offset',
    area: 'pay',
    kind: 'function',
    keyDate: 'first day of the pay reference period',
    reach: 'United Kingdom',
    versions: [
      {
        from: '1999-04-01',
        to: addDays(MINIMUM_WAGE[0]?.from ?? '2017-04-01', -1),
        says: 'As later, at the daily amount of the time. Those amounts are not in this book: they are given with the question.',
        source: 'National Minimum Wage Regulations 1999, reg 36; of 2015, regs 14 to 16',
        confidence: 'C',
      },
      ...MINIMUM_WAGE.map(({ from, to, value }) => ({
        from,
        ...(to === undefined ? {} : { to }),
        says: `Free living accommodation counts as ${showPence(value.accommodationPence)} of pay a day; a charge up to that changes nothing; what is charged above it is taken off the pay that counts.`,
        source: 'National Minimum Wage Regulations 2015, regs 14 to 16',
        confidence: value.confidence,
      })),
      ...toCome,
    ],
    escalation: {
      stops: false,
      because:
        'The pay that counts with the accommodation is held against the minimum as in NMW-CHECK: with an age that is not on file, what lies between the lowest and the adult rate may or may not do. What lacks is made good with the pay, so it goes on the list; below the lowest rate of all it is blocked.',
    },
  },
  {
    id: 'NMW-HOURS',
    title: 'Hours by type of work',
    area: 'pay',
    kind: 'function',
    keyDate: 'first day of the pay reference period',
    reach: 'United Kingdom',
    versions: [
      {
        from: '1999-04-01',
        to: '2015-04-05',
        says: 'As later, in the regulations of 1999.',
        source: 'National Minimum Wage Regulations 1999, regs 3 to 6 and 15 to 29',
        confidence: 'C',
      },
      {
        from: '2015-04-06',
        says: 'Time work counts the hours worked. Salaried work spreads the basic hours of the year evenly: a twelfth a month, a fifty-second a week, a thirteenth for four weeks. Output and unmeasured work count the hours worked, or those agreed or rated before.',
        source: 'National Minimum Wage Regulations 2015, regs 21 to 50',
        confidence: 'A',
      },
    ],
  },
  {
    id: 'NMW-KEEP',
    title: 'Records of pay and hours',
    area: 'pay',
    kind: 'function',
    keyDate: 'end of the pay reference period',
    reach: 'United Kingdom',
    versions: [
      {
        from: '2021-04-01',
        says: 'Records of pay and hours are kept for 6 years, from the end of the pay reference period after the one they are of, and cannot be deleted earlier. The day it counts from is to be confirmed.',
        source: 'National Minimum Wage Regulations 2015, reg 59',
        confidence: 'B, C',
      },
    ],
  },
  {
    id: 'PAY-SLEEPIN',
    title: 'Sleep-in shifts',
    area: 'pay',
    kind: 'function',
    keyDate: 'day of the shift',
    reach: 'United Kingdom',
    versions: [
      {
        from: '2015-04-06',
        says: 'Somebody expected to sleep at the workplace, with the means to, is due the minimum wage only for hours awake for the purpose of working. All of the shift is working time, as on call at the workplace. A waking night counts in full.',
        source:
          'Royal Mencap Society v Tomlinson-Blake [2021] UKSC 8; National Minimum Wage Regulations 2015, reg 32',
        confidence: 'B',
      },
    ],
  },
];
