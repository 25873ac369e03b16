import { dateOfDayNumber, weekdayOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { dayOfMinute, startOfDay } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import { type Average, type AverageFacts, datesOf, highestAverage } from './average-week.ts';
import { DRIVERS, type DriverLimits, NOT_COMPUTED } from './drivers-data.ts';
import { inForce } from './in-force.ts';
import { mostIn24Hours } from './night-hazard.ts';
import { HOUR, restsOn, type Stint, workDate, workingMinutes, zoneOf } from './work.ts';

/** What the work has to do with driving. */
export type DrivingDuty = 'none' | 'van_gb_domestic' | 'lorry_or_coach';

export interface DrivingFacts extends AverageFacts {
  readonly duty: DrivingDuty;
  /** What is carried, which sets the night time; goods if left out. */
  readonly carries?: 'goods' | 'passengers';
}

const RULE = 'RTWT-DRIVER';

/** Northern Ireland has regulations of its own with the same limits, named without the paragraph. */
function sourceOf({ nation }: DrivingFacts, paragraph: string): string {
  return nation === 'northern-ireland'
    ? 'Road Transport (Working Time) Regulations (Northern Ireland) 2005'
    : `Road Transport (Working Time) Regulations 2005, ${paragraph}`;
}

/**
 * RTWT-DRIVER: working time of lorry and coach drivers as far as their shifts say it (practice W18). At most 60
 * hours in a week from Monday, 48 on average over 17 weeks without an opt-out: more blocks, and nobody may lift
 * that. At most 10 in 24 hours with night work: more is `block_override`, since a relevant agreement may allow it. What shifts do not say (periods of availability,
 * breaks, drivers' hours) is not worked out: an escalation that stops says so, so that nobody takes silence for
 * a pass. A van on domestic journeys is under the Working Time Regulations, opt-out included; there only the day
 * on duty is looked at: over 11 hours stops, for a person to decide.
 */
export function checkDriving(facts: DrivingFacts): readonly Finding[] {
  if (facts.duty === 'none') return [];
  const limits = inForce(DRIVERS, workDate(facts));
  if (limits === undefined) return [];
  if (facts.duty === 'van_gb_domestic') return checkVan(facts, limits);
  return [
    ...checkWeeks(facts, limits),
    ...checkAverage(facts, limits),
    ...checkNight(facts, limits),
    notComputed(facts),
  ];
}

/** The Monday of the week a stint starts in, as a day number. */
function mondayOf(stint: Stint, zone: string): number {
  const day = dayOfMinute(stint.start, zone);
  return day + 1 - weekdayOfDayNumber(day);
}

/** Working minutes of each week the proposed work touches, by the day number of its Monday; others' hours too. */
export function minutesOfWeeks(facts: DrivingFacts): ReadonlyMap<number, number> {
  const zone = zoneOf(facts);
  const other = (facts.other?.hoursPerWeek ?? 0) * HOUR;
  const minutes = new Map(facts.proposed.map((stint) => [mondayOf(stint, zone), other]));
  for (const stint of [...facts.stints, ...facts.proposed]) {
    const monday = mondayOf(stint, zone);
    const before = minutes.get(monday);
    if (before !== undefined) minutes.set(monday, before + workingMinutes(stint));
  }
  return minutes;
}

function checkWeeks(facts: DrivingFacts, limits: DriverLimits): readonly Finding[] {
  const zone = zoneOf(facts);
  const limit = limits.weekHours * HOUR;
  return [...minutesOfWeeks(facts)]
    .filter(([, sum]) => sum > limit)
    .map(([monday, sum]) => ({
      rule: RULE,
      outcome: 'block' as const,
      because: `${showMinutes(sum)} in the week of ${showDate(dateOfDayNumber(monday), facts.asOf)}; a driver may work ${showMinutes(limit)} in any week.`,
      source: sourceOf(facts, 'reg 4(1)'),
      figures: { minutes: sum, limitMinutes: limit, weekFrom: dateOfDayNumber(monday) },
      clears: 'Take fewer hours that week.',
      restsOn: restsOn(facts.proposed.filter((stint) => mondayOf(stint, zone) === monday)),
    }));
}

/**
 * The highest average week of a driver. Days off count with 8 hours each instead of term B (reg 4(5)): as if
 * they were stints of that length.
 */
export function driverAverage(facts: DrivingFacts, limits: DriverLimits): Average {
  const { excludedDays: _, ...rest } = facts;
  return highestAverage({
    ...rest,
    stints: [...facts.stints, ...daysOff(facts, limits)].sort((a, b) => a.start - b.start),
    referenceWeeks: facts.referenceWeeks ?? limits.weeks,
  });
}

function checkAverage(facts: DrivingFacts, limits: DriverLimits): readonly Finding[] {
  const average = driverAverage(facts, limits);
  const limit = limits.averageHours * HOUR;
  if (average.perWeek <= limit) return [];
  const { from, to } = datesOf(average);
  const counted =
    daysOff(facts, limits).length === 0
      ? ''
      : `, days off counted with ${limits.dayOffHours} h each`;
  return [
    {
      rule: RULE,
      outcome: 'block',
      because: `${showMinutes(Math.ceil(average.perWeek))} a week on average over ${average.weeks} weeks from ${showDate(from, facts.asOf)} to ${showDate(to, facts.asOf)}${counted}; ${showMinutes(limit)} are the most for a driver, and there is no opt-out.`,
      source: sourceOf(facts, 'reg 4(2) to (5)'),
      figures: {
        averageMinutes: Math.round(average.perWeek * 100) / 100,
        limitMinutes: limit,
        weeks: average.weeks,
        from,
        to,
      },
      clears: 'Take fewer hours in those weeks.',
      restsOn: restsOn(facts.proposed),
    },
  ];
}

/** A stint of 8 hours for each day off without work, and no more than 48 hours of them in a week. */
function daysOff(facts: DrivingFacts, limits: DriverLimits): Stint[] {
  const zone = zoneOf(facts);
  const worked = new Set(
    [...facts.stints, ...facts.proposed].map(({ start }) => dayOfMinute(start, zone)),
  );
  const hours = new Map<number, number>();
  const credited: Stint[] = [];
  for (const day of facts.excludedDays ?? []) {
    const monday = day + 1 - weekdayOfDayNumber(day);
    const before = hours.get(monday) ?? 0;
    if (worked.has(day) || before >= limits.weekOffHours) continue;
    hours.set(monday, before + limits.dayOffHours);
    const start = startOfDay(dateOfDayNumber(day), zone);
    const end = start + limits.dayOffHours * HOUR;
    credited.push({
      start,
      end,
      breakMinutes: 0,
      kind: 'waking',
      label: '',
      id: '',
      source: 'worked',
    });
  }
  return credited;
}

function checkNight(facts: DrivingFacts, limits: DriverLimits): readonly Finding[] {
  const night = limits.night[facts.carries ?? 'goods'];
  const zone = zoneOf(facts);
  const most = mostIn24Hours(facts.stints, facts.proposed, night, zone);
  const limit = limits.nightHours * HOUR;
  if (most.from === undefined || most.minutes <= limit) return [];
  return [
    {
      rule: RULE,
      outcome: 'block_override',
      because: `${showMinutes(most.minutes)} in the 24 hours from ${showMoment(most.from, facts.asOf, zone)}, with work between ${night.from} and ${night.to}; a driver may work ${showMinutes(limit)} then.`,
      source: sourceOf(facts, 'reg 9'),
      figures: { minutes: most.minutes, limitMinutes: limit },
      clears:
        'Take fewer hours in those 24, work outside the night, or name the agreement that allows more.',
      restsOn: restsOn(most.stints),
    },
  ];
}

function notComputed(facts: DrivingFacts): Finding {
  return {
    rule: RULE,
    outcome: 'escalate',
    stops: true,
    because: `Not worked out here: ${listed([...NOT_COMPUTED.lorry_or_coach])}.`,
    source: `${sourceOf(facts, 'regs 7 and 8')}; Regulation (EC) 561/2006`,
    clears: 'Have the transport manager say that these are kept, and note who said so.',
    restsOn: restsOn(facts.proposed),
  };
}

function checkVan(facts: DrivingFacts, limits: DriverLimits): readonly Finding[] {
  const limit = limits.vanDutyHours * HOUR;
  const source =
    facts.nation === 'northern-ireland'
      ? 'Drivers’ hours rules of Northern Ireland for goods vehicles'
      : 'Transport Act 1968, s.96';
  const long = facts.proposed.filter(
    (stint) => stint.kind === 'waking' && stint.end - stint.start > limit,
  );
  const overLimit: readonly Finding[] = long.map((stint) => ({
    rule: RULE,
    outcome: 'escalate',
    stops: true,
    because: `${showMinutes(stint.end - stint.start)} on duty; whoever drives more than ${limits.vanDrivingHours} hours on any day of the week may be on duty for ${showMinutes(limit)} a day.`,
    source,
    figures: { minutes: stint.end - stint.start, limitMinutes: limit },
    clears: 'Make the shift shorter, or note how little is driven.',
    restsOn: restsOn([stint]),
  }));
  return [
    ...overLimit,
    {
      rule: RULE,
      outcome: 'escalate',
      stops: false,
      because: `Not worked out here: ${NOT_COMPUTED.van_gb_domestic.join('; ')}.`,
      source,
      clears: 'Ask the hirer to keep the log of driving hours.',
      restsOn: restsOn(facts.proposed),
    },
  ];
}
