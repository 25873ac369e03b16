import { showDate, showMinutes } from '../../lib/show.ts';
import type { Finding, RestsOn } from '../finding.ts';
import {
  type Average,
  type AverageFacts,
  datesOf,
  highestAverage,
  judgeAverage,
} from './average-week.ts';
import { inForce } from './in-force.ts';
import { AVERAGE_WEEK, POLICY } from './limits-data.ts';
import { HOUR, lapsed, restsOn, workDate, workSource } from './work.ts';

/** From this average on we warn, by our own policy. */
const NEAR = POLICY.nearHours * HOUR;

export interface WeeklyLimitFacts extends AverageFacts {
  /** Does a valid opt-out hold on the days of the proposed work? See `optOutHolds`. */
  readonly optedOut: boolean;
}

/**
 * WTR-48: the average working week after the proposed work, over all employers. Over 48.00 hours
 * without an opt-out is `block_override`, with one `record`; from 44 hours it warns; hours elsewhere
 * that are not known, or a declaration that has lapsed, escalate to the list without stopping.
 */
export function checkWeeklyLimit(facts: WeeklyLimitFacts): readonly Finding[] {
  const limits = inForce(AVERAGE_WEEK, workDate(facts));
  if (limits === undefined) return [];
  const limit = limits.hours * HOUR;
  const average = highestAverage(facts);
  const found: Found = { facts, average, limit };
  const findings: Finding[] = [];
  const answer = judgeAverage(average.perWeek, facts.optedOut, limit);
  if (answer === 'over') findings.push(overLimit(found));
  else if (answer === 'opted-out') findings.push(optedOutOver(found));
  else if (!facts.optedOut && average.expected > limit) findings.push(mayGoOver(found));
  else if (!facts.optedOut && average.perWeek >= NEAR) findings.push(nearLimit(found));
  const elsewhere = otherWorkUnknown(facts);
  if (elsewhere) findings.push(elsewhere);
  return findings;
}

interface Found {
  readonly facts: WeeklyLimitFacts;
  readonly average: Average;
  /** Minutes a week. */
  readonly limit: number;
}

function overLimit(found: Found): Finding {
  const { facts, limit } = found;
  return {
    ...common(found),
    outcome: 'block_override',
    because: `${said(found)}; the limit is ${showMinutes(limit)} without an opt-out.`,
    source: workSource(facts, 'reg 4(1) and (6)'),
    clears:
      'Take fewer hours in those weeks, or have the worker sign an opt-out of their own will.',
  };
}

function optedOutOver(found: Found): Finding {
  const { facts, limit } = found;
  return {
    ...common(found),
    outcome: 'record',
    because: `${said(found)}, over ${showMinutes(limit)}; the worker has opted out.`,
    source: workSource(facts, 'regs 4(1) and 5'),
  };
}

function mayGoOver(found: Found): Finding {
  const { facts, average, limit } = found;
  return {
    ...common(found),
    outcome: 'warn',
    because: `${said(found)}; with ${average.daysMissing} days still to be worked for days of leave it would be ${weekHours(average.expected, limit)}, over ${showMinutes(limit)}.`,
    source: workSource(facts, 'reg 4(6)'),
    clears: 'Book shorter days after the leave, or have the worker sign an opt-out.',
  };
}

function nearLimit(found: Found): Finding {
  const { facts, limit } = found;
  return {
    ...common(found),
    outcome: 'warn',
    because: `${said(found)}; the limit is ${showMinutes(limit)}, and we warn from ${showMinutes(NEAR)}.`,
    source: `Our policy, below ${workSource(facts, 'reg 4(1)')}`,
    clears: 'Take fewer hours in those weeks.',
  };
}

function common({ facts, average, limit }: Found) {
  const { from, to } = datesOf(average);
  return {
    rule: 'WTR-48',
    figures: {
      averageMinutes: Math.round(average.perWeek * 100) / 100,
      limitMinutes: limit,
      inPeriodMinutes: average.inPeriod,
      afterMinutes: average.after,
      weeks: average.weeks,
      from,
      to,
      excludedDays: average.excluded,
      provisional: average.provisional ? 'yes' : 'no',
    },
    restsOn: [...restsOn(facts.proposed), ...declaration(facts)],
  };
}

function said({ facts, average, limit }: Found): string {
  const { from, to } = datesOf(average);
  const elsewhere = facts.other?.hoursPerWeek
    ? `, ${facts.other.hoursPerWeek} h a week for others included`
    : '';
  const provisional = average.provisional ? ', provisional on bookings' : '';
  return `${weekHours(average.perWeek, limit)} a week on average over ${weeksOf(average)} from ${showDate(from, facts.asOf)} to ${showDate(to, facts.asOf)}${elsewhere}${provisional}`;
}

function weeksOf(average: Average): string {
  return average.weeks === 1 ? '1 week' : `${average.weeks} weeks`;
}

/** '48 h 03'; what lies over a limit by seconds is not shown as the limit itself. */
export function weekHours(minutes: number, limit: number): string {
  return showMinutes(minutes > limit ? Math.ceil(minutes) : Math.floor(minutes));
}

function otherWorkUnknown(facts: WeeklyLimitFacts): Finding | undefined {
  const { other, asOf } = facts;
  if (other && !lapsed(other, asOf)) return undefined;
  return {
    rule: 'WTR-48',
    outcome: 'escalate',
    stops: false,
    because: other
      ? `What the worker said about other work, ${other.hoursPerWeek} h a week on ${showDate(other.saidOn, asOf)}, held until ${showDate(other.answersUntil, asOf)} and is counted on.`
      : 'The worker has not said whether they work for others; only work known here is counted.',
    source: workSource(facts, 'reg 4(2)'),
    clears: 'Ask the worker for their hours elsewhere and enter the answer.',
    ...(other?.id ? { restsOn: declaration(facts) } : {}),
  };
}

function declaration({ other, asOf }: WeeklyLimitFacts): RestsOn[] {
  if (!other?.id) return [];
  return [{ kind: 'other-work', id: other.id, label: `said on ${showDate(other.saidOn, asOf)}` }];
}
