import { dateOfDayNumber, weekdayOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { dayOfMinute, localOf, minutesOfClock } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, YOUNG_HOURS, type YoungHours } from './limits-data.ts';
import {
  DAY,
  firstFrom,
  HOUR,
  restsOn,
  type Stint,
  type WorkFacts,
  workDate,
  workingMinutes,
  workSource,
  zoneOf,
} from './work.ts';
import { type Sector, YOUNG_NIGHT, type YoungNightLaw } from './young-night-data.ts';

/**
 * Under 18: at most 8 hours a day and 40 a week, never averaged. Minutes in, true: too much.
 * @param limits of the day of the work; left out: of the law as it stands
 */
export function tooMuchInDay(minutes: number, limits: YoungHours = newest(YOUNG_HOURS)): boolean {
  return minutes > limits.perDay * HOUR;
}

/** See `tooMuchInDay`; for a week from Monday. */
export function tooMuchInWeek(minutes: number, limits: YoungHours = newest(YOUNG_HOURS)): boolean {
  return minutes > limits.perWeek * HOUR;
}

/**
 * WTR-YOUNG-HOURS: for a worker under 18, the hours of each day and each week (from Monday) that the
 * proposed work touches, over all employers, declared hours included in the week. Too much is
 * `block_override`, lifted only on the ground of reg 27A. A stint counts on the day it starts. Says
 * nothing from 18 on; an unknown age is for the rules that ask for it.
 */
export function checkYoungHours(facts: WorkFacts): readonly Finding[] {
  const limits = inForce(YOUNG_HOURS, workDate(facts));
  if (facts.age === undefined || facts.age >= ADULT_AGE || limits === undefined) return [];
  const zone = zoneOf(facts);
  const days = new Set(facts.proposed.map((stint) => dayOfMinute(stint.start, zone)));
  const mondays = new Set([...days].map((day) => day + 1 - weekdayOfDayNumber(day)));
  const findings: Finding[] = [];
  for (const day of days) {
    const minutes = minutesBetween(facts, day, day);
    if (!tooMuchInDay(minutes, limits)) continue;
    const date = showDate(dateOfDayNumber(day), facts.asOf);
    findings.push(
      tooMuch(
        facts,
        `${showMinutes(minutes)} of work on ${date}; ${limits.perDay} h are the most`,
        'day',
        minutes,
        limits.perDay * HOUR,
      ),
    );
  }
  for (const monday of mondays) {
    const other = (facts.other?.hoursPerWeek ?? 0) * HOUR;
    const minutes = minutesBetween(facts, monday, monday + 6) + other;
    if (!tooMuchInWeek(minutes, limits)) continue;
    const date = showDate(dateOfDayNumber(monday), facts.asOf);
    findings.push(
      tooMuch(
        facts,
        `${showMinutes(minutes)} of work in the week of ${date}; ${limits.perWeek} h are the most`,
        'week',
        minutes,
        limits.perWeek * HOUR,
      ),
    );
  }
  return findings;
}

function tooMuch(
  facts: WorkFacts,
  said: string,
  per: 'day' | 'week',
  minutes: number,
  limitMinutes: number,
): Finding {
  return {
    rule: 'WTR-YOUNG-HOURS',
    outcome: 'block_override',
    because: `${said} under 18, and there is no opt-out.`,
    source: workSource(facts, 'reg 5A'),
    figures: { minutes, limitMinutes, per },
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

export type { Sector } from './young-night-data.ts';

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
 * @param law of the day of the work; left out: as it stands
 */
export function judgeYoungNight(
  start: number,
  end: number,
  facts: NightFacts,
  law: YoungNightLaw = newest(YOUNG_NIGHT),
): NightAnswer {
  const within = ({ from, to }: { from: string; to: string }) => {
    const [low, clock] = [minutesOfClock(from), minutesOfClock(to)];
    const high = clock <= low ? clock + DAY : clock;
    return [-DAY, 0, DAY].some((shift) => start < high + shift && end > low + shift);
  };
  if (!within(facts.contractAfter22 ? law.barredByContract : law.barred)) return 'pass';
  if (law.disputed.includes(facts.sector)) return 'escalate';
  if (within(law.never) || !law.partly.includes(facts.sector)) return 'block';
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
  const law = inForce(YOUNG_NIGHT, workDate(facts));
  if (facts.age === undefined || facts.age >= ADULT_AGE || law === undefined) return [];
  const zone = zoneOf(facts);
  const findings: Finding[] = [];
  for (const stint of facts.proposed) {
    if (stint.kind === 'on_call') continue;
    const start = localOf(stint.start, zone).minuteOfDay;
    const days = dayOfMinute(stint.end, zone) - dayOfMinute(stint.start, zone);
    const end = localOf(stint.end, zone).minuteOfDay + days * DAY;
    const answer = judgeYoungNight(start, end, night, law);
    if (answer !== 'pass') findings.push(atNight(facts, stint, answer, night, law));
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
  law: YoungNightLaw,
): Finding {
  const { from, to } = contractAfter22 ? law.barredByContract : law.barred;
  return {
    rule: 'WTR-YOUNG-NIGHT',
    outcome: answer === 'block' ? 'block_override' : answer,
    because: `${stint.label} lies between ${from} and ${to}; ${SAID[answer]}.`,
    source: workSource(facts, 'regs 6A and 27A'),
    clears: 'Offer a shift outside those hours.',
    restsOn: restsOn([stint]),
    ...(answer === 'escalate' ? { stops: true } : {}),
  };
}
