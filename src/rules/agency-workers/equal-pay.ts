import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { formatPence, formatRate } from '../../lib/money.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { Finding, RestsOn } from '../finding.ts';
import { qualifiedOn } from './clock.ts';
import type { ClockCount, EarlierWeeks } from './clock-facts.ts';
import { agencySource, figuresOn, START } from './figures-data.ts';

/** What a comparable employee of the hirer earns, or that the hirer was asked and has not said. */
export interface Comparator {
  readonly id?: string;
  /** Pence an hour; null: asked, not answered. */
  readonly payPence: number | null;
  /** First day it holds. */
  readonly from: DateText;
  readonly askedOn: DateText;
}

export interface EqualPayFacts {
  /** First day of the work, by the calendar of its place. */
  readonly day: DateText;
  /** The clock as at that day, work booked before it and the work itself counted. */
  readonly clock: ClockCount;
  /** Pay offered, pence an hour. */
  readonly payPence: number;
  /** What is on file for the role at the hirer on that day; null: never asked. */
  readonly comparator: Comparator | null;
  /** What the worker said of weeks through other agencies; null: never asked. */
  readonly earlier: EarlierWeeks | null;
  /** The day the question is put. */
  readonly asOf: DateText;
  /** Where the work is done; left out: in Great Britain. */
  readonly nation?: Nation;
}

/**
 * AWR-EQ at booking. From the first day of week 13 a rate below that of a comparable employee is a `block`
 * of the rate: wages already earned are never withheld (CR-12). A comparator that is missing from week
 * 10 on, and earlier weeks of which nothing is known or whose declaration has lapsed, escalate to the
 * list without stopping.
 */
export function checkEqualPay(facts: EqualPayFacts): readonly Finding[] {
  if (facts.day < START) return [];
  const { clock, day, comparator } = facts;
  const holds = qualifiedOn(clock, day);
  const findings: Finding[] = [];
  if (comparator?.payPence == null) {
    if (clock.weeks >= figuresOn(day).comparatorWeek) findings.push(missing(facts, holds));
  } else if (holds && facts.payPence < comparator.payPence) {
    findings.push(below(facts, comparator.payPence));
  }
  if (!holds) findings.push(...earlierUnknown(facts));
  return findings;
}

function below(
  { clock, day, payPence, comparator, asOf, nation }: EqualPayFacts,
  paid: number,
): Finding {
  return {
    rule: 'AWR-EQ',
    outcome: 'block',
    because: `${formatRate(payPence)} is below the ${formatRate(paid)} of a comparable employee, which is owed from ${showDate(clock.rightsFrom ?? day, asOf)}, week ${figuresOn(day).qualifyingWeeks + 1}.`,
    source: agencySource('regs 5-6', nation),
    lawFrom: START,
    figures: {
      weeks: clock.weeks,
      rightsFrom: clock.rightsFrom ?? day,
      payPence,
      comparatorPence: paid,
      upliftPence: paid - payPence,
    },
    clears: `Raise the pay by ${formatPence(paid - payPence)} an hour, or correct the comparable pay on the client's record.`,
    ...resting(comparator),
  };
}

function missing({ clock, day, comparator, asOf, nation }: EqualPayFacts, holds: boolean): Finding {
  const when = holds
    ? `Equal pay is owed from ${showDate(clock.rightsFrom ?? day, asOf)}`
    : `${counted(clock.weeks, 'week')} count, and equal pay is owed from ${showDate(clock.ifUnbroken, asOf)} if no week is missed`;
  const state = comparator
    ? `the hirer was asked on ${showDate(comparator.askedOn, asOf)} and has not answered`
    : 'the hirer has not been asked';
  return {
    rule: 'AWR-EQ',
    outcome: 'escalate',
    stops: false,
    because: `${when}; what a comparable employee earns is not on file: ${state}.`,
    source: agencySource('regs 5-6 and 14', nation),
    lawFrom: START,
    figures: { weeks: clock.weeks, from: clock.rightsFrom ?? clock.ifUnbroken },
    clears: "Ask the hirer and enter the pay under Comparable pay on the client's record.",
    ...resting(comparator),
  };
}

function earlierUnknown({ earlier, clock, asOf, nation }: EqualPayFacts): readonly Finding[] {
  if (earlier && earlier.answersUntil >= asOf) return [];
  return [
    {
      rule: 'AWR-SAME-HIRER',
      outcome: 'escalate',
      stops: false,
      because: earlier
        ? `What the worker said of work here through other agencies, ${counted(earlier.weeks, 'week')} on ${showDate(earlier.saidOn, asOf)}, held until ${showDate(earlier.answersUntil, asOf)} and is counted on.`
        : `The worker has not said whether they worked here in this role through other agencies; only the ${counted(clock.weeks, 'week')} known here count.`,
      source: agencySource('reg 7(2)', nation),
      lawFrom: START,
      figures: { weeks: clock.weeks },
      clears: "Ask the worker and enter the answer under Agency workers' clock; none is an answer.",
      ...(earlier?.id
        ? {
            restsOn: [
              {
                kind: 'earlier-weeks',
                id: earlier.id,
                label: `said on ${showDate(earlier.saidOn, asOf)}`,
              },
            ],
          }
        : {}),
    },
  ];
}

function resting(comparator: Comparator | null): { readonly restsOn?: readonly RestsOn[] } {
  if (!comparator?.id) return {};
  return {
    restsOn: [
      {
        kind: 'comparator',
        id: comparator.id,
        label: `comparable pay from ${showDate(comparator.from)}`,
      },
    ],
  };
}
