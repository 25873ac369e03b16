import { mondayOf } from '../../lib/days.ts';
import { dateIn, dateOfMinute, localOf, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  compensatoryRest,
  type MissedRest,
  type RestGivenBack,
  type RestOwed,
} from '../../rules/working-time/compensatory-rest.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { OverrideOnFile } from '../overrides/index.ts';
import { workerTimes } from '../worktime/index.ts';

const DAILY = 11 * 60;
/** A weekly rest without the daily rest in it (reg 11(7)). */
const WEEKLY = 35 * 60;
const DAY = 1440;

/**
 * The rest owed on overrides that shortened one (WTR-COMP), with what the shifts booked here have given
 * back since, by override. Rest in work for others is not known here and not counted.
 */
export async function restOwedOn(
  tx: Tx,
  overrides: readonly OverrideOnFile[],
): Promise<ReadonlyMap<string, RestOwed>> {
  const now = nowOf(tx);
  // A rest that was cut short is owed whatever a manager says of it afterwards.
  const short = overrides.filter(
    ({ rest, startsAt, signedOff }) =>
      rest !== null && startsAt <= now && (signedOff?.agreed !== false || startsAt <= signedOff.at),
  );
  if (short.length === 0) return new Map();
  const first = new Date(Math.min(...short.map(({ startsAt }) => startsAt.getTime())));
  const people = [...new Set(short.map(({ personId }) => personId))];
  const times = await workerTimes(tx, people, first, now);
  const owed = new Map<string, RestOwed>();
  for (const [personId, theirs] of Map.groupBy(short, (one) => one.personId)) {
    const worked = times.get(personId) ?? [];
    // Whoever was released from the shift, or never took it, had their rest.
    const missed = theirs.filter(({ shiftId, startsAt }) =>
      worked.some(({ id, start }) => id === shiftId && start === minuteOfDate(startsAt)),
    );
    const given = restGivenBack(worked, minuteOfDate(now));
    for (const line of compensatoryRest(missed.map(missedRest), given, dateIn(now))) {
      owed.set(line.missed.id, line);
    }
  }
  return owed;
}

function missedRest({ overrideId, rule, startsAt, rest }: OverrideOnFile): MissedRest {
  return {
    id: overrideId,
    label: '',
    on: dateIn(startsAt),
    kind: rule === 'WTR-WEEKLY' ? 'weekly' : 'daily',
    dueMinutes: rest?.due ?? 0,
    hadMinutes: rest?.had ?? 0,
  };
}

/**
 * Rest beyond what was due in any case, from the gaps between shifts, by the day it ends: beyond 11 hours,
 * and of the longest rest of each week beyond 35. A day and more beyond it is of the weekly kind. Minutes.
 * @param stints of one worker, sorted by start
 * @param now epoch minute; a rest that still runs counts as far as it has run
 */
export function restGivenBack(stints: readonly Stint[], now: number): readonly RestGivenBack[] {
  const working = stints.filter(({ kind, start }) => kind !== 'on_call' && start < now);
  const gaps = working.map(({ end }, index) => ({
    from: end,
    to: working[index + 1]?.start ?? now,
  }));
  const longest = new Map<string, number>();
  for (const { from, to } of gaps) {
    const week = weekOf(from);
    longest.set(week, Math.max(longest.get(week) ?? 0, to - from));
  }
  return gaps.flatMap(({ from, to }) => {
    const isWeekly = to - from >= WEEKLY && longest.get(weekOf(from)) === to - from;
    const extra = to - from - (isWeekly ? WEEKLY : DAILY);
    if (extra <= 0) return [];
    const kind = extra >= DAY ? 'weekly' : 'daily';
    return [{ on: dateIn(dateOfMinute(to)), minutes: extra, kind } as const];
  });
}

function weekOf(minute: number): string {
  return mondayOf(localOf(minute).date);
}
