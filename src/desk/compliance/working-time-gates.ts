import { ageOn, dayNumber } from '../../lib/days.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { Finding } from '../../rules/finding.ts';
import { checkDailyRest } from '../../rules/working-time/daily-rest.ts';
import {
  checkOptOut,
  checkOptOutEnd,
  limitAppliesFrom,
  type OptOut,
  optOutHolds,
} from '../../rules/working-time/opt-out.ts';
import { checkSchoolAge } from '../../rules/working-time/school-age.ts';
import { checkUnknownAge } from '../../rules/working-time/unknown-age.ts';
import { checkWeeklyLimit } from '../../rules/working-time/weekly-limit.ts';
import { checkWeeklyRest } from '../../rules/working-time/weekly-rest.ts';
import type { OtherWork, Stint, WorkFacts } from '../../rules/working-time/work.ts';
import { checkYoungHours, checkYoungNight } from '../../rules/working-time/young-worker.ts';
import { ABSENCES, type Absence, optOutRule } from '../worktime/index.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { PreparedWork } from './prepared.ts';

/**
 * WTR-AGE, WTR-48, WTR-OPTOUT, WTR-DAILY, WTR-WEEKLY and, under 18, WTR-YOUNG-*: over every hirer's shifts held
 * and the hours declared elsewhere. `alongside` are shifts proposed in the same breath, sorted by start.
 */
export function checkWorkingTime(
  dossier: Dossier,
  prepared: PreparedWork,
  { today }: Asking,
  alongside: readonly Stint[] = [],
): readonly Finding[] {
  const { stint, firstDay, work } = prepared;
  const { nation } = work;
  const born = dossier.worker.dateOfBirth;
  const other = otherWork(dossier);
  const facts: WorkFacts = {
    proposed: [stint],
    stints: stintsBeside(dossier, stint, alongside),
    asOf: today,
    nation,
    ...(born === null ? {} : { age: ageOn(born, firstDay) }),
    ...(other === undefined ? {} : { other }),
  };
  const optOut = optOutFor(dossier, firstDay);
  return [
    ...(born === null ? [] : checkSchoolAge({ born, workStart: firstDay, nation })),
    ...checkWeeklyLimit({
      ...facts,
      optedOut: optOutHolds(optOut, facts),
      since: limitSince(dossier, facts, firstDay, optOut),
      excludedDays: excludedDays(dossier.absences),
    }),
    ...checkOptOutOnFile(optOut, facts),
    ...checkDailyRest(facts),
    ...checkWeeklyRest(facts),
    ...checkYoungHours(facts),
    ...checkYoungNight(facts, { sector: 'other' }),
    ...checkUnknownAge(facts, { sector: 'other' }),
  ];
}

/** The worker's other shifts, this one left out where it is already held, in order of their starts. */
function stintsBeside(
  dossier: Dossier,
  stint: Stint,
  alongside: readonly Stint[],
): readonly Stint[] {
  const others = alongside.filter((one) => one.id !== stint.id);
  if (others.length === 0 && !dossier.held.some((held) => held.id === stint.id)) {
    return dossier.held;
  }
  const proposed = new Set([stint.id, ...others.map((one) => one.id)]);
  return [...dossier.held.filter((held) => !proposed.has(held.id)), ...others].sort(
    (a, b) => a.start - b.start,
  );
}

function otherWork({ declarations }: Dossier): OtherWork | undefined {
  const [latest] = declarations;
  if (latest === undefined) return undefined;
  return {
    id: latest.id,
    hoursPerWeek: latest.weeklyMinutes / 60,
    saidOn: latest.saidOn,
    answersUntil: latest.answersUntil,
    restNotKnown: true,
  };
}

/** The opt-out that speaks for a day: the latest signed by then, else the latest. */
function optOutFor({ optOuts }: Dossier, day: string): OptOut | undefined {
  const onFile = optOuts.find((one) => one.signedOn <= day) ?? optOuts[0];
  return onFile === undefined ? undefined : optOutRule(onFile);
}

/** An opt-out that was never valid is worth a word only where the worker is over or near the limit. */
function checkOptOutOnFile(optOut: OptOut | undefined, facts: WorkFacts): readonly Finding[] {
  if (optOut === undefined) return [];
  const invalid = checkOptOut(optOut, facts.age).filter((finding) => finding.outcome === 'block');
  if (invalid.length === 0) return checkOptOutEnd(optOut, facts);
  return invalid.map((finding) => ({ ...finding, outcome: 'warn' as const }));
}

/**
 * Day number from which the limit has applied without a break: days opted out are no part of the average
 * (reg 4(5)). What counts is whether the opt-out has ended by the work asked about, not by today.
 */
function limitSince(
  dossier: Dossier,
  facts: WorkFacts,
  firstDay: string,
  optOut: OptOut | undefined,
): number {
  const starts = [dossier.firstHeld, facts.stints[0]?.start, facts.proposed[0]?.start];
  const known = starts.filter((start): start is number => typeof start === 'number');
  const firstWork = dayOfMinute(Math.min(...known));
  const from = optOut === undefined ? undefined : limitAppliesFrom(optOut);
  if (from === undefined || from > firstDay) return firstWork;
  return Math.max(firstWork, dayNumber(from));
}

/** Day numbers left out of the average, each once, in order. */
function excludedDays(absences: readonly Absence[]): readonly number[] {
  if (absences.length === 0) return [];
  const days = new Set<number>();
  for (const absence of absences) {
    if (!ABSENCES[absence.kind].outOfAverage) continue;
    const last = dayNumber(absence.toOn);
    for (let day = dayNumber(absence.fromOn); day <= last; day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}
