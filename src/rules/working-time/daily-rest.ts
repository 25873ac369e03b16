import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, REST, type RestLimits } from './limits-data.ts';
import { busySpans, freeSpans, longest, type Span } from './rest-gaps.ts';
import {
  DAY,
  firstFrom,
  HOUR,
  restsOn,
  type Stint,
  type WorkFacts,
  workDate,
  workSource,
  zoneOf,
} from './work.ts';

/** The shortest of the longest rests in the 24 hours from each start, and where it lies. */
export interface DailyRest {
  /** Minutes; 1440 where nothing is worked. */
  readonly minutes: number;
  /** The 24 hours it was found in; undefined where nothing is worked. */
  readonly from?: number;
  readonly gap?: Span;
}

/**
 * Minutes of daily rest due at an age in whole years: 12 h under 18, otherwise 11 h, also where the age is
 * not known.
 * @param limits of the day of the work; left out: of the law as it stands
 */
export function dailyRestDue(age: number | undefined, limits: RestLimits = newest(REST)): number {
  return HOUR * (age !== undefined && age < ADULT_AGE ? limits.youngDaily : limits.adultDaily);
}

/**
 * Daily rest around the proposed work: for every start t of work, the longest work-free stretch within
 * [t, t + 24 h) is taken, and the shortest of those is the answer. Only the 24 hours that hold proposed
 * work are looked at, over the stints of all hirers.
 */
export function dailyRest(stints: readonly Stint[], proposed: readonly Stint[]): DailyRest {
  const working = proposed.filter((stint) => stint.kind !== 'on_call');
  let worst: DailyRest = { minutes: DAY };
  for (const stint of working) {
    const found = aroundStint(stint, stints, working);
    if (found.minutes < worst.minutes) worst = found;
  }
  return worst;
}

function aroundStint(
  stint: Stint,
  stints: readonly Stint[],
  proposed: readonly Stint[],
): DailyRest {
  const earliest = stint.start - DAY + 1;
  const busy = busySpans(stints, proposed, earliest, stint.end + DAY);
  let worst: DailyRest = { minutes: DAY };
  for (const start of startsBetween(stints, proposed, earliest, stint.end)) {
    const gap = longest(freeSpans(busy, start, start + DAY));
    const minutes = gap ? gap.end - gap.start : 0;
    if (minutes < worst.minutes) worst = { minutes, from: start, gap };
  }
  return worst;
}

function startsBetween(
  stints: readonly Stint[],
  proposed: readonly Stint[],
  from: number,
  to: number,
): number[] {
  const starts: number[] = [];
  for (let i = firstFrom(stints, from); i < stints.length; i++) {
    const stint = stints[i] as Stint;
    if (stint.start >= to) break;
    if (stint.kind !== 'on_call') starts.push(stint.start);
  }
  for (let i = firstFrom(proposed, from); i < proposed.length; i++) {
    const { start } = proposed[i] as Stint;
    if (start >= to) break;
    starts.push(start);
  }
  return starts.sort((a, b) => a - b);
}

/**
 * WTR-DAILY: 11 hours of rest in each 24 hours from the start of work, for a worker under 18 12 hours
 * (reported as WTR-YOUNG-REST). A split shift is lawful as long as one stretch is long enough. Less is
 * `block_override`: lifted on a stated ground, with compensatory rest owed. An unknown age, where it
 * decides, and work for others at times not known escalate to the list.
 */
export function checkDailyRest(facts: WorkFacts): readonly Finding[] {
  const limits = inForce(REST, workDate(facts));
  if (limits === undefined) return [];
  const rest = dailyRest(facts.stints, facts.proposed);
  const due = dailyRestDue(facts.age, limits);
  const underEighteen = limits.youngDaily * HOUR;
  const young = facts.age !== undefined && facts.age < ADULT_AGE;
  const findings: Finding[] = [];
  if (rest.minutes < due) findings.push(tooShort(facts, rest, due, young));
  else if (facts.age === undefined && rest.minutes < underEighteen) {
    findings.push({
      rule: 'WTR-DAILY',
      outcome: 'escalate',
      stops: false,
      because: `The rest is ${showMinutes(rest.minutes)}; enough at 18, too short under 18, and the age is not on file.`,
      source: workSource(facts, 'reg 10(1) and (2)'),
      figures: { restMinutes: rest.minutes, dueMinutes: underEighteen },
      clears: 'Put the date of birth on file.',
    });
  }
  if (facts.other && facts.other.hoursPerWeek > 0) findings.push(restNotKnown(facts));
  return findings;
}

function tooShort(facts: WorkFacts, rest: DailyRest, due: number, young: boolean): Finding {
  return {
    rule: young ? 'WTR-YOUNG-REST' : 'WTR-DAILY',
    outcome: 'block_override',
    because: `${showMinutes(rest.minutes)} rest ${where(facts, rest)}; ${showMinutes(due)} needed${young ? ' under 18' : ''}.`,
    source: workSource(facts, `reg 10(${young ? 2 : 1})`),
    figures: { restMinutes: rest.minutes, dueMinutes: due },
    clears: `Move the shift so that ${showMinutes(due)} lie free, or name the ground for a shorter rest; the rest missed is then owed.`,
    restsOn: restsOn(neighbours(facts, rest)),
  };
}

function where(facts: WorkFacts, rest: DailyRest): string {
  if (facts.proposed.some((stint) => stint.start === rest.gap?.end)) return 'before this shift';
  if (facts.proposed.some((stint) => stint.end === rest.gap?.start)) {
    if (facts.stints.some((stint) => stint.start === rest.gap?.end)) return 'after this shift';
  }
  return `at most in the 24 hours from ${showMoment(rest.from ?? 0, facts.asOf, zoneOf(facts))}`;
}

/** The stints at work within the 24 hours the rest was too short in. */
function neighbours(facts: WorkFacts, { from = 0 }: DailyRest): readonly Stint[] {
  return [...facts.stints, ...facts.proposed].filter(
    (stint) => stint.kind !== 'on_call' && stint.start < from + DAY && stint.end > from,
  );
}

function restNotKnown(facts: WorkFacts): Finding {
  const { hoursPerWeek = 0, saidOn, id } = facts.other ?? {};
  const said = saidOn === undefined ? 'said' : `said on ${showDate(saidOn, facts.asOf)}`;
  return {
    rule: 'WTR-DAILY',
    outcome: 'escalate',
    stops: false,
    because: `The worker ${said} that they work ${hoursPerWeek} h a week for others; when is not known, so the rest between is not counted.`,
    source: workSource(facts, 'regs 10 and 11'),
    figures: { otherHoursPerWeek: hoursPerWeek },
    clears: 'Ask which days and times, and enter them.',
    ...(id ? { restsOn: [{ kind: 'other-work', id, label: said }] } : {}),
  };
}
