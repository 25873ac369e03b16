import { dateOfDayNumber, weekdayOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { dayOfMinute, localOf } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import {
  DAY,
  firstFrom,
  HOUR,
  restsOn,
  type Stint,
  type WorkFacts,
  workingMinutes,
  workSource,
  zoneOf,
} from './work.ts';

const DAY_LIMIT = 8 * HOUR;
const WEEK_LIMIT = 40 * HOUR;

/** Under 18: at most 8 hours a day and 40 a week, never averaged. Minutes in, true: too much. */
export function tooMuchInDay(minutes: number): boolean {
  return minutes > DAY_LIMIT;
}

/** See `tooMuchInDay`; for a week from Monday. */
export function tooMuchInWeek(minutes: number): boolean {
  return minutes > WEEK_LIMIT;
}

/**
 * WTR-YOUNG-HOURS: for a worker under 18, the hours of each day and each week (from Monday) that the
 * proposed work touches, over all employers, declared hours included in the week. Too much is
 * `block_override`, lifted only on the ground of reg 27A. A stint counts on the day it starts. Says
 * nothing from 18 on; an unknown age is for the rules that ask for it.
 */
export function checkYoungHours(facts: WorkFacts): readonly Finding[] {
  if (facts.age === undefined || facts.age >= 18) return [];
  const zone = zoneOf(facts);
  const days = new Set(facts.proposed.map((stint) => dayOfMinute(stint.start, zone)));
  const mondays = new Set([...days].map((day) => day + 1 - weekdayOfDayNumber(day)));
  const findings: Finding[] = [];
  for (const day of days) {
    const minutes = minutesBetween(facts, day, day);
    if (!tooMuchInDay(minutes)) continue;
    const date = showDate(dateOfDayNumber(day), facts.asOf);
    findings.push(
      tooMuch(
        facts,
        `${showMinutes(minutes)} of work on ${date}; 8 h are the most`,
        'day',
        minutes,
      ),
    );
  }
  for (const monday of mondays) {
    const other = (facts.other?.hoursPerWeek ?? 0) * HOUR;
    const minutes = minutesBetween(facts, monday, monday + 6) + other;
    if (!tooMuchInWeek(minutes)) continue;
    const date = showDate(dateOfDayNumber(monday), facts.asOf);
    findings.push(
      tooMuch(
        facts,
        `${showMinutes(minutes)} of work in the week of ${date}; 40 h are the most`,
        'week',
        minutes,
      ),
    );
  }
  return findings;
}

function tooMuch(facts: WorkFacts, said: string, per: 'day' | 'week', minutes: number): Finding {
  return {
    rule: 'WTR-YOUNG-HOURS',
    outcome: 'block_override',
    because: `${said} under 18, and there is no opt-out.`,
    source: workSource(facts, 'reg 5A'),
    figures: { minutes, limitMinutes: per === 'day' ? DAY_LIMIT : WEEK_LIMIT, per },
    clears: `Take fewer hours that ${per}.`,
    restsOn: restsOn(facts.proposed),
  };
}

function minutesBetween(facts: WorkFacts, firstDay: number, lastDay: number): number {
  const zone = zoneOf(facts);
  const within = (stint: Stint) => {
    const day = dayOfMinute(stint.start, zone);
    return day >= firstDay && day <= lastDay;
  };
  let sum = 0;
  for (let i = firstFrom(facts.stints, (firstDay - 1) * DAY); i < facts.stints.length; i++) {
    const stint = facts.stints[i] as Stint;
    if (stint.start > (lastDay + 2) * DAY) break;
    if (within(stint)) sum += workingMinutes(stint);
  }
  for (const stint of facts.proposed) if (within(stint)) sum += workingMinutes(stint);
  return sum;
}

export type Sector =
  | 'office'
  | 'agriculture'
  | 'retail'
  | 'post_newspapers'
  | 'catering'
  | 'hotel_pub_restaurant'
  | 'bakery'
  | 'hospital'
  | 'cultural_sport_advertising'
  | 'other';

const MAY_WORK_LATE: readonly Sector[] = [
  'agriculture',
  'retail',
  'post_newspapers',
  'catering',
  'hotel_pub_restaurant',
  'bakery',
];

/** What is known of the work besides its times; left out means no or not shown. */
export interface NightFacts {
  readonly sector: Sector;
  /** The contract has work after 22:00, so that the bar runs from 23:00 to 07:00. */
  readonly contractAfter22?: boolean;
  /** Needed for continuity of service or a surge of demand. */
  readonly surgeOrContinuity?: boolean;
  readonly adultAvailable?: boolean;
  readonly trainingHarmed?: boolean;
  readonly supervised?: boolean;
}

export type NightAnswer = 'pass' | 'block' | 'escalate' | 'record';

/**
 * May somebody under 18 work these minutes of the clock? Counted from midnight of the day the work
 * starts; past 1440 is the next day. `record`: allowed, with compensatory rest owed. `escalate`: in
 * hospitals and for cultural, sport and advertising work the regulation and the guidance disagree.
 */
export function judgeYoungNight(start: number, end: number, facts: NightFacts): NightAnswer {
  const [from, to] = facts.contractAfter22 ? [23 * HOUR, 31 * HOUR] : [22 * HOUR, 30 * HOUR];
  const night = (low: number, high: number) =>
    [-DAY, 0, DAY].some((shift) => start < high + shift && end > low + shift);
  if (!night(from, to)) return 'pass';
  if (facts.sector === 'hospital' || facts.sector === 'cultural_sport_advertising') {
    return 'escalate';
  }
  if (night(DAY, DAY + 4 * HOUR) || !MAY_WORK_LATE.includes(facts.sector)) return 'block';
  const allowed =
    facts.surgeOrContinuity === true &&
    facts.adultAvailable === false &&
    facts.trainingHarmed === false &&
    facts.supervised === true;
  return allowed ? 'record' : 'block';
}

/**
 * WTR-YOUNG-NIGHT: no work under 18 from 22:00 to 06:00 (or 23:00 to 07:00), with the exceptions of
 * reg 27A by sector, see `judgeYoungNight`. Says nothing from 18 on.
 */
export function checkYoungNight(facts: WorkFacts, night: NightFacts): readonly Finding[] {
  if (facts.age === undefined || facts.age >= 18) return [];
  const zone = zoneOf(facts);
  const findings: Finding[] = [];
  for (const stint of facts.proposed) {
    if (stint.kind === 'on_call') continue;
    const start = localOf(stint.start, zone).minuteOfDay;
    const days = dayOfMinute(stint.end, zone) - dayOfMinute(stint.start, zone);
    const end = localOf(stint.end, zone).minuteOfDay + days * DAY;
    const answer = judgeYoungNight(start, end, night);
    if (answer !== 'pass') findings.push(atNight(facts, stint, answer, night));
  }
  return findings;
}

const SAID: Readonly<Record<Exclude<NightAnswer, 'pass'>, string>> = {
  block: 'nobody under 18 may work then',
  escalate: 'the regulation lets under 18s work then in this sector, the guidance does not',
  record: 'allowed this once under 18, and the rest missed is owed',
};

function atNight(
  facts: WorkFacts,
  stint: Stint,
  answer: Exclude<NightAnswer, 'pass'>,
  { contractAfter22 }: NightFacts,
): Finding {
  const hours = contractAfter22 ? '23:00 and 07:00' : '22:00 and 06:00';
  return {
    rule: 'WTR-YOUNG-NIGHT',
    outcome: answer === 'block' ? 'block_override' : answer,
    because: `${stint.label} lies between ${hours}; ${SAID[answer]}.`,
    source: workSource(facts, 'regs 6A and 27A'),
    clears: 'Offer a shift outside those hours.',
    restsOn: restsOn([stint]),
    ...(answer === 'escalate' ? { stops: true } : {}),
  };
}
