import { type DateText, dateOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes, showMoment } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { ClockCount } from '../../rules/agency-workers/clock-facts.ts';
import { agencySource, figuresOn } from '../../rules/agency-workers/figures-data.ts';
import { type Finding, gravestFirst } from '../../rules/finding.ts';
import { checkFollowUp, followUpOf } from '../../rules/right-to-work/follow-up.ts';
import { checkStudentHours } from '../../rules/right-to-work/student-weeks.ts';
import { shortRests } from '../../rules/working-time/all-rests.ts';
import { type Average, highestAverage } from '../../rules/working-time/average-week.ts';
import { dailyRestDue } from '../../rules/working-time/daily-rest.ts';
import { checkOptOutEnd, optOutHolds } from '../../rules/working-time/opt-out.ts';
import { checkWeeklyLimit } from '../../rules/working-time/weekly-limit.ts';
import { checkWeeklyRest } from '../../rules/working-time/weekly-rest.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import { clockAt } from '../equal-treatment/index.ts';
import type { Asking } from './asking.ts';
import type { CheckOnFile, Dossier } from './dossier.ts';
import { dated } from './judge.ts';
import { nightsOver } from './night-gate.ts';
import { permissionsOf } from './right-to-work-gates.ts';
import { type WorkingTime, workingTimeOver } from './working-time-facts.ts';

/** How one worker stands with every rule that speaks of a worker, with what is booked counted in. */
export interface WorkerState {
  readonly personId: string;
  readonly displayName: string;
  /** Shifts held in the 17 weeks behind and in those ahead. */
  readonly shifts: number;
  /** The highest average week of any period that reaches today or later; null without any work. */
  readonly average: {
    readonly minutes: number;
    readonly from: DateText;
    readonly to: DateText;
    readonly optedOut: boolean;
  } | null;
  /** Minutes of the shortest daily rest in the 17 weeks behind and ahead; null under two shifts. */
  readonly leastRestMinutes: number | null;
  /** The last day the right-to-work check covers; null: no end, or no check. */
  readonly rightToWorkUntil: DateText | null;
  /** The clock with the most weeks at one hirer in one role (AWR); null: no weeks anywhere. */
  readonly agencyWeeks: { readonly weeks: number; readonly rightsFrom: DateText | null } | null;
  /** Gravest first; empty: nothing to look into. */
  readonly findings: readonly Finding[];
}

/**
 * The state of the rules for one worker on a day: the average week, daily and weekly rest of the whole
 * time on file, the opt-out, what they declared, the right to work. Linear in the shifts; pure.
 */
export function stateOf(dossier: Dossier, asking: Asking): WorkerState {
  const held = dossier.held;
  const time = workingTimeOver(dossier, asking, comingOf(held, asking));
  const rests = time === null ? [] : shortRests(held, DAY);
  const clock = furthestClock(dossier, asking.today);
  const findings = [
    ...(time === null ? [] : timeFindings(dossier, time, rests, asking)),
    ...rightToWork(dossier, asking),
    ...(clock === null ? [] : nearEqualTreatment(clock, asking.today)),
  ];
  const { worker } = dossier;
  return {
    personId: worker.personId,
    displayName: worker.displayName,
    shifts: held.length,
    average: time === null ? null : averageOf(time),
    leastRestMinutes:
      held.length < 2 ? null : Math.min(DAY, ...rests.map(({ minutes }) => minutes)),
    rightToWorkUntil: coveredUntil(checkThatCounts(dossier, asking.today)),
    agencyWeeks: clock && { weeks: clock.weeks, rightsFrom: clock.rightsFrom },
    findings: gravestFirst(findings.map((finding) => dated(finding, asking.today))),
  };
}

const DAY = 1440;

/** What is still to be worked, or the last that was: the average is taken over the periods it lies in. */
function comingOf(held: readonly Stint[], { now }: Asking): readonly Stint[] {
  const coming = held.filter((stint) => stint.end > now);
  return coming.length > 0 ? coming : held.slice(-1);
}

function averageOf({ facts, optOut }: WorkingTime): WorkerState['average'] {
  const found: Average = highestAverage(facts);
  return {
    minutes: Math.round(found.perWeek),
    from: dateOfDayNumber(found.from),
    to: dateOfDayNumber(found.to),
    optedOut: optOutHolds(optOut, facts),
  };
}

function timeFindings(
  dossier: Dossier,
  time: WorkingTime,
  rests: ReturnType<typeof shortRests>,
  { today }: Asking,
): readonly Finding[] {
  const { held } = dossier;
  const { facts, optOut } = time;
  const due = dailyRestDue(facts.age);
  const short = rests.filter(({ minutes, from }) => minutes < due && !liftedBeside(dossier, from));
  return [
    ...checkWeeklyLimit({ ...facts, optedOut: optOutHolds(optOut, facts) }),
    ...(optOut ? checkOptOutEnd(optOut, facts) : []),
    ...(short.length === 0 ? [] : [restsTooShort(short, due, today)]),
    ...checkWeeklyRest({ ...facts, stints: held, proposed: oneAWeek(held) }),
    ...nightsOver(dossier, time, false),
    ...checkStudentHours({ ...facts, permissions: permissionsOf(dossier) }),
  ];
}

/** Was the daily rest lifted, on a ground of the law, for a shift in the 24 hours from this start? */
function liftedBeside({ overrides }: Dossier, from: number): boolean {
  return overrides.some(
    ({ rule, start, end }) =>
      (rule === 'WTR-DAILY' || rule === 'WTR-YOUNG-REST') && start < from + DAY && end > from,
  );
}

/** One finding for all short rests: the shortest is named, the others counted. */
function restsTooShort(
  short: ReturnType<typeof shortRests>,
  due: number,
  today: DateText,
): Finding {
  const worst = short.reduce((a, b) => (b.minutes < a.minutes ? b : a));
  const others = short.length - 1;
  return {
    rule: 'WTR-DAILY',
    outcome: 'block_override',
    because: `${showMinutes(worst.minutes)} rest at most in the 24 hours from ${showMoment(worst.from, today)}; ${showMinutes(due)} needed${others === 0 ? '' : `; and ${counted(others, 'other short rest')}`}.`,
    source: 'Working Time Regulations 1998, reg 10',
    figures: { restMinutes: worst.minutes, dueMinutes: due, shortRests: short.length },
    clears:
      'Give the rest that was missed as soon as possible (reg 24), and move what is still to come.',
  };
}

/** The first stint of each week from Monday: enough to look at every week once. */
function oneAWeek(held: readonly Stint[]): readonly Stint[] {
  const weeks = new Map<number, Stint>();
  for (const stint of held) {
    const week = Math.floor((dayOfMinute(stint.start) + 3) / 7);
    if (!weeks.has(week)) weeks.set(week, stint);
  }
  return [...weeks.values()];
}

function furthestClock({ agency, absences }: Dossier, today: DateText): ClockCount | null {
  const clocks = agency.days.map((place) => clockAt(agency, absences, place, today).clock);
  const [furthest] = clocks.sort((a, b) => b.weeks - a.weeks);
  return furthest && furthest.weeks > 0 ? furthest : null;
}

function nearEqualTreatment(clock: ClockCount, today: DateText): readonly Finding[] {
  const { comparatorWeek, qualifyingWeeks } = figuresOn(today);
  if (clock.weeks < comparatorWeek) return [];
  const qualified = clock.weeks >= qualifyingWeeks;
  const from = clock.rightsFrom ?? clock.ifUnbroken;
  return [
    {
      rule: 'AWR-QUAL',
      outcome: qualified ? 'record' : 'warn',
      because: qualified
        ? `Equal treatment at one hirer since ${showDate(from, today)}, the first day of week ${qualifyingWeeks + 1}.`
        : `Week ${clock.weeks} of ${qualifyingWeeks} at one hirer; equal treatment from ${showDate(from, today)} if no week is missed.`,
      source: agencySource('regs 5 and 7'),
      figures: { weeks: clock.weeks, from },
      ...(qualified ? {} : { clears: 'Ask the hirer what a comparable employee is paid.' }),
    },
  ];
}

function checkThatCounts({ checks }: Dossier, today: DateText): CheckOnFile | undefined {
  return checks.find(
    ({ kind, outcome, checkedOn }) =>
      kind === 'right_to_work' && outcome === 'satisfied' && checkedOn <= today,
  );
}

function coveredUntil(check: CheckOnFile | undefined): DateText | null {
  if (!check?.basis) return null;
  const found = followUpOf({
    basis: check.basis,
    ...(check.permissionEndsOn ? { permissionExpires: check.permissionEndsOn } : {}),
    ...(check.noticeDated ? { noticeDated: check.noticeDated } : {}),
    inTimeApplication: check.inTimeApplication,
  });
  return found.ok ? (found.value.excuseExtendsTo ?? found.value.followUpBy ?? null) : null;
}

function rightToWork(dossier: Dossier, { today }: Asking): readonly Finding[] {
  const check = checkThatCounts(dossier, today);
  if (!check?.basis) {
    if (dossier.held.length === 0) return [];
    return [
      {
        rule: 'RTW-TIMING',
        outcome: 'block',
        because: 'Holds work, and no satisfied right-to-work check is on file.',
        source: 'Immigration, Asylum and Nationality Act 2006, s.15',
        clears: 'Do the check before the work starts.',
      },
    ];
  }
  const last = dossier.held.at(-1);
  const lastDay = last ? dateOfDayNumber(dayOfMinute(last.end - 1)) : today;
  const working = lastDay > today;
  const found = checkFollowUp({
    basis: check.basis,
    workUntil: working ? lastDay : today,
    asOf: today,
    checkId: check.id,
    inTimeApplication: check.inTimeApplication,
    ...(check.permissionEndsOn ? { permissionExpires: check.permissionEndsOn } : {}),
    ...(check.noticeDated ? { noticeDated: check.noticeDated } : {}),
  });
  if (working) return found;
  // Nothing is booked: the finding is about today, not about work.
  return found.map((finding) =>
    finding.outcome === 'block'
      ? { ...finding, because: 'The right-to-work check has run out; nothing is booked.' }
      : finding,
  );
}
