import type { DateText } from '../../lib/days.ts';
import { showDate, showRate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { lowestMinimumOn, type MinimumRate, minimumWageOf } from './minimum-wage.ts';
import { MINIMUM_WAGE } from './minimum-wage-data.ts';

/** What the desk knows of a rate when it is booked. */
export interface BookedRate {
  /** Null: not on file. */
  readonly dateOfBirth: DateText | null;
  /** An apprentice under 19 or in the first year. */
  readonly apprentice: boolean;
  /** Pence an hour of the basic rate, without any premium for nights, overtime or weekends. */
  readonly payPence: number;
  /** Day of the work. */
  readonly on: DateText;
  /** First day of the pay reference period that day lies in; left out: the day itself, which never asks less. */
  readonly periodStart?: DateText;
}

const RULE = 'NMW-CHECK';
const SOURCE =
  'National Minimum Wage Act 1998, s.1; National Minimum Wage Regulations 2015, regs 4 to 4B';

/**
 * NMW-CHECK at booking: is the rate at least the minimum for the worker's age on the day? Below blocks, and
 * says the rate that is needed. With no date of birth the adult rate is asked: below the lowest rate of all
 * blocks, between the two escalates to the list, because a wrong rate is made good with the pay (practice W5).
 * A day whose rates are not known is held against the latest that are: at it or above goes on the list until
 * the rates are published, below stops, since no minimum has ever fallen.
 */
export function checkRate(facts: BookedRate): readonly Finding[] {
  const { dateOfBirth, apprentice, payPence, on } = facts;
  const keyDate = facts.periodStart ?? on;
  const who = { dateOfBirth, apprentice };
  const rate = minimumWageOf(who, keyDate);
  if (!rate.ok) return unknownRates(facts, keyDate);
  const { pence, band, lawFrom } = rate.value;
  if (pence === null || payPence >= pence) return [];
  const figures = { payPence, minimumPence: pence, on: keyDate };
  const clears = `Pay at least ${showRate(pence)}.`;
  const lowest = lowestMinimumOn(keyDate);
  if (dateOfBirth === null && !apprentice && lowest.ok && payPence >= lowest.value) {
    return [
      {
        rule: RULE,
        outcome: 'escalate',
        stops: false,
        because: `${showRate(payPence)} is below the adult minimum of ${showRate(pence)}, and the worker's age is not on file.`,
        source: SOURCE,
        figures,
        clears: `Put the date of birth on file, or pay at least ${showRate(pence)}.`,
        lawFrom,
      },
    ];
  }
  return [
    {
      rule: RULE,
      outcome: 'block',
      because: `${showRate(payPence)} is below the minimum of ${showRate(pence)} (${band}) on ${showDate(keyDate)}.`,
      source: SOURCE,
      figures,
      clears,
      lawFrom,
      working: [
        { what: `Minimum, ${band}`, comes: showRate(pence) },
        { what: 'Booked', comes: showRate(payPence) },
      ],
    },
  ];
}

/** The rates of the day are not known: the latest that are serve as a floor, and a person looks again. */
function unknownRates(facts: BookedRate, keyDate: DateText): readonly Finding[] {
  const known = latestKnown(facts, keyDate);
  const below = known === undefined || (known.pence !== null && facts.payPence < known.pence);
  const floor = known?.pence == null ? '' : `, and the latest known is ${showRate(known.pence)}`;
  return [
    {
      rule: RULE,
      outcome: 'escalate',
      stops: below,
      because: `The minimum wage of ${showDate(keyDate)} is not known${floor}: ${showRate(facts.payPence)} ${below ? 'cannot be booked' : 'may have to rise'}.`,
      source: SOURCE,
      figures: {
        payPence: facts.payPence,
        on: keyDate,
        ...(known?.pence == null ? {} : { latestKnownPence: known.pence }),
      },
      clears: 'Bring the rates up to date, and look at this booking again.',
    },
  ];
}

/** The minimum of the last day with known rates, if that lies before the day asked. */
function latestKnown(
  { dateOfBirth, apprentice }: BookedRate,
  keyDate: DateText,
): MinimumRate | undefined {
  const last = MINIMUM_WAGE.at(-1)?.to;
  if (last === undefined || keyDate <= last) return undefined;
  const rate = minimumWageOf({ dateOfBirth, apprentice }, last);
  return rate.ok ? rate.value : undefined;
}
