import type { Nation } from '../../lib/calendar.ts';
import { ageOn, type DateText, dateOfDayNumber, dayNumber } from '../../lib/days.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { AverageFacts } from '../../rules/working-time/average-week.ts';
import { limitAppliesFrom, type OptOut } from '../../rules/working-time/opt-out.ts';
import type { OtherWork, Stint, WorkFacts } from '../../rules/working-time/work.ts';
import { ABSENCES, type Absence, optOutRule } from '../worktime/index.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { GateFacts } from './gate.ts';

/** What the working-time rules read of one worker and one shift. */
export interface WorkingTime {
  readonly facts: WorkFacts & AverageFacts;
  /** The opt-out that speaks for the day of the work; left out: none on file. */
  readonly optOut?: OptOut;
}

const known = new WeakMap<GateFacts, WorkingTime>();

/**
 * The facts of working time over every hirer's shifts held, those proposed alongside, and the hours
 * declared elsewhere. Worked out once for all gates that ask with the same facts.
 */
export function workingTimeOf(asked: GateFacts): WorkingTime {
  const before = known.get(asked);
  if (before) return before;
  const { dossier, prepared, asking, alongside } = asked;
  const { stint, firstDay, work } = prepared;
  const made = timeOf(dossier, asking, {
    proposed: [stint],
    stints: stintsBeside(dossier, stint, alongside),
    firstDay,
    nation: work.nation,
  });
  known.set(asked, made);
  return made;
}

/**
 * The same over work a worker holds already, as if some of it were proposed now: how they stand today.
 * @param proposed stints of the dossier, sorted by start; null comes back where there are none
 */
export function workingTimeOver(
  dossier: Dossier,
  asking: Asking,
  proposed: readonly Stint[],
): WorkingTime | null {
  const [first] = proposed;
  if (!first) return null;
  const taken = new Set(proposed);
  return timeOf(dossier, asking, {
    proposed,
    stints: dossier.held.filter((stint) => !taken.has(stint)),
    firstDay: dateOfDayNumber(dayOfMinute(first.start)),
  });
}

interface Proposed {
  readonly proposed: readonly Stint[];
  readonly stints: readonly Stint[];
  readonly firstDay: DateText;
  readonly nation?: Nation;
}

function timeOf(
  dossier: Dossier,
  { today }: Asking,
  { proposed, stints, firstDay, nation }: Proposed,
): WorkingTime {
  const born = dossier.worker.dateOfBirth;
  const other = otherWork(dossier);
  const facts: WorkFacts = {
    proposed,
    stints,
    asOf: today,
    ...(nation === undefined ? {} : { nation }),
    ...(born === null ? {} : { age: ageOn(born, firstDay) }),
    ...(other === undefined ? {} : { other }),
  };
  const optOut = optOutFor(dossier, firstDay);
  return {
    facts: {
      ...facts,
      since: limitSince(dossier, facts, firstDay, optOut),
      excludedDays: excludedDays(dossier.absences),
    },
    ...(optOut === undefined ? {} : { optOut }),
  };
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
