import type { Nation } from '../../lib/calendar.ts';
import { type DateText, daysBetween } from '../../lib/days.ts';
import { listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import type { ClockCount } from './clock-facts.ts';
import { type AgencyFigures, agencySource, figuresOn, inForce, START } from './figures-data.ts';

/**
 * AWR-AVOID: two or more completed assignments with a break between them that resets (over six weeks; a
 * shorter one keeps nobody out), and an assignment beside it just under 12 weeks or the break itself just
 * over six. What is "just" is our policy (`figures-data.ts`).
 * @param lengths weeks of each assignment; `gaps` weeks between them, in order
 */
export function looksAvoiding(
  lengths: readonly number[],
  gaps: readonly number[],
  figures: AgencyFigures,
): boolean {
  if (lengths.length < 2) return false;
  const justUnder = (weeks: number | undefined) =>
    weeks !== undefined && weeks >= figures.justUnderWeeks && weeks < figures.qualifyingWeeks;
  return gaps.some(
    (gap, at) =>
      gap * 7 > figures.anyReasonDays &&
      (gap <= figures.justOverWeeks || justUnder(lengths[at]) || justUnder(lengths[at + 1])),
  );
}

/**
 * AWR-AVOID over the weeks of one worker at one hirer: those before the last reset as completed assignments,
 * with the breaks after them. A pattern escalates to the list: a person says why it came about.
 * @param day the day judged, by which the clock was asked
 */
export function checkAvoidance(
  clock: ClockCount,
  day: DateText,
  nation?: Nation,
): readonly Finding[] {
  if (!inForce(day)) return [];
  const figures = figuresOn(day);
  const starts = [...clock.before.slice(1).map(({ from }) => from), clock.anchor];
  const breaks = clock.before.flatMap(({ to }, at) => {
    const next = starts[at];
    return next ? [daysBetween(to, next) - 1] : [];
  });
  const weeks = clock.before.map((run) => run.weeks);
  if (
    !looksAvoiding(
      weeks,
      breaks.map((days) => days / 7),
      figures,
    )
  ) {
    return [];
  }
  return [
    {
      rule: 'AWR-AVOID',
      outcome: 'escalate',
      stops: false,
      because: `Assignments here of ${listed(weeks.map(String))} weeks with breaks of ${listed(breaks.map(String))} days: if that is to keep the worker from equal treatment, they count as qualified all the same.`,
      source: agencySource('reg 9', nation),
      lawFrom: START,
      figures: { assignments: weeks.length, mostAwardPounds: figures.avoidanceAward },
      clears: `Say why the assignments ended when they did; if no reason holds, pay as from week ${figures.qualifyingWeeks + 1}.`,
    },
  ];
}
