import { addDays, type DateText, mondayOf } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { localOf, startOfDay } from '../../lib/time.ts';
import type { Finding, RestsOn } from '../finding.ts';
import { lapsed, restsOn, type Stint, type WorkFacts, zoneOf } from '../working-time/work.ts';

/** Days from one to another, both included. */
export interface TermSpan {
  readonly from: DateText;
  readonly to: DateText;
}

/** The terms of a student's course as the education provider gave them. */
export interface TermDates {
  /** The days that what was given covers: outside it nothing is known of terms. */
  readonly covers: TermSpan;
  readonly terms: readonly TermSpan[];
  /** 'letter of the university', for people to read. */
  readonly givenBy: string;
}

/** Permission to be here as a student. */
export interface StudentPermission {
  readonly id: string;
  readonly from: DateText;
  /** Last day it holds. */
  readonly to: DateText;
  /** Minutes a week in term: 1200 or 600; 0: no work in term. */
  readonly weeklyLimitMinutes: number;
  /** Left out: no dates on file, so every week is held to the limit. */
  readonly termDates?: TermDates;
}

export interface StudentFacts extends WorkFacts {
  /** Permissions on file, the latest first; empty: not a student. */
  readonly permissions: readonly StudentPermission[];
}

/** One Monday-to-Sunday week that the proposed work touches. */
export interface StudentWeekTotal {
  readonly monday: DateText;
  /** Minutes with the proposed work, every employer and the hours declared elsewhere included. */
  readonly minutes: number;
  /** Minutes that hold; undefined: a week wholly outside term, by dates on file. */
  readonly limit: number | undefined;
  /** Why the limit holds: in term by the dates, or because no dates cover the week. */
  readonly term: 'in_term' | 'dates_missing' | 'out_of_term';
  readonly permission: StudentPermission;
}

const SOURCE = 'Immigration Rules, Appendix Student: conditions of work';

/**
 * The weeks of the proposed work that a student permission covers, with their hours. Readings: a week
 * with any day of term is a week of term; work over Sunday midnight counts on each side what lies
 * there, and its break is then taken off neither side, since nobody knows where it lay; asleep on call
 * at the workplace counts, on call at home does not.
 */
export function studentWeeks(facts: StudentFacts): readonly StudentWeekTotal[] {
  const zone = zoneOf(facts);
  const mondays = new Set<DateText>();
  for (const { start, end } of facts.proposed) {
    for (
      let day = mondayOf(localOf(start, zone).date);
      day <= localOf(Math.max(start, end - 1), zone).date;
      day = addDays(day, 7)
    ) {
      mondays.add(day);
    }
  }
  return [...mondays].sort().flatMap((monday) => {
    const week = { from: monday, to: addDays(monday, 6) };
    const permission = facts.permissions.find((one) => meet(one, week));
    if (permission === undefined) return [];
    const term = termOf(permission, week);
    return {
      monday,
      permission,
      term,
      minutes: minutesIn(facts, week, zone),
      limit: term === 'out_of_term' ? undefined : permission.weeklyLimitMinutes,
    };
  });
}

/**
 * RTW-STUDENT: no week, Monday to Sunday, over the hours the student's permission allows, for every
 * employer together and never averaged; full time only in weeks outside term by the provider's own
 * dates. Over: block. Hours elsewhere that are not known go on the list and do not stop.
 */
export function checkStudentHours(facts: StudentFacts): readonly Finding[] {
  const weeks = studentWeeks(facts);
  const findings = weeks
    .filter(({ minutes, limit }) => limit !== undefined && minutes > limit)
    .map((week) => overLimit(facts, week));
  const limited = weeks.find(({ limit }) => limit !== undefined);
  const unknown = facts.other === undefined || lapsed(facts.other, facts.asOf);
  if (limited && unknown && findings.length === 0) findings.push(elsewhereUnknown(facts, limited));
  return findings;
}

function overLimit(facts: StudentFacts, week: StudentWeekTotal): Finding {
  const { monday, minutes, term, permission } = week;
  const limit = permission.weeklyLimitMinutes;
  const others = facts.other?.hoursPerWeek
    ? `, ${facts.other.hoursPerWeek} h for others included`
    : '';
  const without =
    term === 'dates_missing' ? '; no term dates on file show that the week is free' : '';
  return {
    rule: 'RTW-STUDENT',
    outcome: 'block',
    because: `${showMinutes(minutes)} in the week from ${showDate(monday, facts.asOf)}${others}; the student permission allows ${showMinutes(limit)} in term${without}.`,
    source: SOURCE,
    figures: { week: monday, minutes, limitMinutes: limit, term },
    clears:
      term === 'dates_missing'
        ? 'Get the term dates from the education provider and enter them, or take fewer hours that week.'
        : 'Take fewer hours that week.',
    restsOn: [...rests(permission), ...restsOn(facts.proposed)],
  };
}

function elsewhereUnknown(facts: StudentFacts, week: StudentWeekTotal): Finding {
  const { minutes, permission, monday } = week;
  return {
    rule: 'RTW-STUDENT',
    outcome: 'escalate',
    stops: false,
    because: `${showMinutes(minutes)} are known in the week from ${showDate(monday, facts.asOf)}, of ${showMinutes(permission.weeklyLimitMinutes)} allowed in term; what the worker does for others is not known for that time.`,
    source: SOURCE,
    figures: { week: monday, minutes, limitMinutes: permission.weeklyLimitMinutes },
    clears: 'Ask the worker for their hours elsewhere, paid and unpaid, and enter the answer.',
    restsOn: rests(permission),
  };
}

function rests({ id, to }: StudentPermission): readonly RestsOn[] {
  return [{ kind: 'student-permission', id, label: `student permission until ${showDate(to)}` }];
}

function termOf(permission: StudentPermission, week: TermSpan): StudentWeekTotal['term'] {
  const { termDates } = permission;
  if (termDates?.terms.some((term) => meet(term, week))) return 'in_term';
  if (!termDates || termDates.covers.from > week.from || termDates.covers.to < week.to) {
    return 'dates_missing';
  }
  return 'out_of_term';
}

function meet(one: TermSpan, other: TermSpan): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function minutesIn(facts: StudentFacts, week: TermSpan, zone: string): number {
  const [from, to] = [startOfDay(week.from, zone), startOfDay(addDays(week.to, 1), zone)];
  const known = [...facts.stints, ...facts.proposed]
    .map((stint) => minutesBetween(stint, from, to))
    .reduce((total, minutes) => total + minutes, 0);
  return known + (facts.other?.hoursPerWeek ?? 0) * 60;
}

function minutesBetween(stint: Stint, from: number, to: number): number {
  if (stint.kind === 'on_call') return 0;
  const inside = Math.min(stint.end, to) - Math.max(stint.start, from);
  if (inside <= 0) return 0;
  const whole = inside === stint.end - stint.start;
  return whole ? Math.max(0, inside - stint.breakMinutes) : inside;
}
