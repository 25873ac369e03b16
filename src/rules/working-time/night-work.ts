import { dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import { inForce } from './in-force.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';
import {
  type NightAverageFacts,
  type NightPeriod,
  type NightPeriods,
  nightPeriods,
} from './night-average.ts';
import { mostIn24Hours, tooMuchAtRisk } from './night-hazard.ts';
import { checkNightHealth, type HealthAssessment } from './night-health.ts';
import { isNightStint, nightWindow } from './night-time.ts';
import { HOUR, restsOn, workDate, workSource, zoneOf } from './work.ts';

export interface NightWorkFacts extends NightAverageFacts {
  /** Does the work have special hazards or heavy physical or mental strain? Left out: not known. */
  readonly hazard?: boolean;
  /** The health assessment on file; left out: none. */
  readonly health?: HealthAssessment;
}

/**
 * WTR-NIGHT-8, WTR-NIGHT-HAZ and WTR-NIGHT-HEALTH for proposed work, over the stints of all hirers and the
 * hours declared for others. A night worker is whoever has night shifts on more than half of the days worked
 * in a period; from a third on a person decides, and what would stop a night worker goes on the list.
 * - Over 8 hours a day on average: `block_override`; an opt-out from the 48 hours does not lift it.
 * - Over 8 hours in 24 with night work at special hazard or strain: `block_override`; where the hazard is not
 *   known it goes on the list.
 * - The health assessment, for each proposed night: see `checkNightHealth`.
 */
export function checkNightWork(facts: NightWorkFacts): readonly Finding[] {
  const limits = inForce(NIGHT, workDate(facts));
  if (limits === undefined) return [];
  const periods = nightPeriods(facts);
  return [
    ...checkAverage(facts, periods, limits),
    ...checkHazard(facts, periods, limits),
    ...checkHealth(facts, periods, limits),
  ];
}

function checkAverage(
  facts: NightWorkFacts,
  { settled, open }: NightPeriods,
  limits: NightLimits,
): readonly Finding[] {
  const limit = limits.averageHours * HOUR;
  const over = [settled, open].find((period) => period !== undefined && period.perDay > limit);
  if (over === undefined) return [];
  const sure = over.worker === 'yes';
  return [
    {
      rule: 'WTR-NIGHT-8',
      outcome: sure ? 'block_override' : 'escalate',
      because: `${saidAverage(facts, over, limit)}; ${showMinutes(limit)} are the most for a night worker, and ${
        sure
          ? 'no opt-out lifts that'
          : `with ${saidShare(over)} a person decides whether this is one`
      }.`,
      source: workSource(facts, 'reg 6(1) and (5)'),
      figures: {
        averageMinutes: Math.round(over.perDay * 100) / 100,
        limitMinutes: limit,
        totalMinutes: over.total,
        divisorDays: over.days - over.restDays,
        nights: over.nights,
        daysWorked: over.daysWorked,
        from: dateOfDayNumber(over.from),
        to: dateOfDayNumber(over.to),
      },
      clears: sure
        ? 'Take fewer hours in those weeks, or name the ground for more; the rest missed is then owed.'
        : 'Decide whether this is a night worker, and take fewer hours if so.',
      restsOn: restsOn(facts.proposed),
      ...(sure ? {} : { stops: false }),
    },
  ];
}

function saidAverage(facts: NightWorkFacts, period: NightPeriod, limit: number): string {
  const { perDay, total, days, restDays, weeks, from, to } = period;
  const average = averageHours(perDay, limit);
  const date = (day: number) => showDate(dateOfDayNumber(day), facts.asOf);
  return `${average} of work a day on average (${showMinutes(total)} over ${days - restDays} days, ${weeks} weeks from ${date(from)} to ${date(to)})`;
}

/** '8 h 20'; what lies over a limit by seconds is not shown as the limit itself. */
export function averageHours(perDay: number, limit: number): string {
  return showMinutes(perDay > limit ? Math.ceil(perDay) : Math.floor(perDay));
}

/** 'night shifts on 12 of 30 days worked'. */
export function saidShare({ nights, daysWorked }: NightPeriod): string {
  return `night shifts on ${nights} of ${daysWorked} days worked`;
}

function checkHazard(
  facts: NightWorkFacts,
  { share }: NightPeriods,
  limits: NightLimits,
): readonly Finding[] {
  if (facts.hazard === false || share.worker === 'no') return [];
  const window = nightWindow(facts.window, limits);
  const most = mostIn24Hours(facts.stints, facts.proposed, window, zoneOf(facts));
  if (most.from === undefined || !tooMuchAtRisk(most.minutes, limits)) return [];
  const limit = limits.hazardHours * HOUR;
  const sure = facts.hazard === true && share.worker === 'yes';
  const from = showMoment(most.from, facts.asOf, zoneOf(facts));
  const open =
    facts.hazard === true
      ? `with ${saidShare(share)} a person decides whether this is a night worker`
      : 'whether it has special hazards or heavy strain is not on file';
  return [
    {
      rule: 'WTR-NIGHT-HAZ',
      outcome: sure ? 'block_override' : 'escalate',
      because: `${showMinutes(most.minutes)} of work in the 24 hours from ${from}, with night work in them; ${showMinutes(limit)} are the most where the work has special hazards or heavy strain${sure ? '' : `, and ${open}`}.`,
      source: workSource(facts, 'reg 6(7) and (8)'),
      figures: { minutes: most.minutes, limitMinutes: limit },
      clears: sure
        ? `Take no more than ${showMinutes(limit)} in those 24 hours, or name the ground for more.`
        : 'Put on file whether the work has special hazards or heavy strain.',
      restsOn: restsOn(most.stints),
      ...(sure ? {} : { stops: false }),
    },
  ];
}

function checkHealth(
  facts: NightWorkFacts,
  { share }: NightPeriods,
  limits: NightLimits,
): readonly Finding[] {
  const zone = zoneOf(facts);
  const window = nightWindow(facts.window, limits);
  const night = facts.proposed.find((stint) => isNightStint(stint, window, zone, limits));
  if (night === undefined) return [];
  return checkNightHealth({
    workDate: dateOfDayNumber(dayOfMinute(night.start, zone)),
    worker: share.worker,
    ...(facts.age === undefined ? {} : { age: facts.age }),
    ...(facts.health ? { health: facts.health } : {}),
    ...(facts.nation ? { nation: facts.nation } : {}),
  }).map((finding) => ({
    ...finding,
    restsOn: [...(finding.restsOn ?? []), ...restsOn([night])],
  }));
}
