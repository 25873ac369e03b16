import { showMinutes } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, type BreakLimits, REST_BREAK } from './limits-data.ts';
import { restsOn, type WorkFacts, workDate, workSource } from './work.ts';

/** A break within a shift: minutes from its start, and how long. */
export interface TakenBreak {
  readonly from: number;
  readonly minutes: number;
}

/**
 * Minutes of unbroken rest break due in a shift of so many minutes: 20 over 6 hours, one only whatever
 * the length; under 18 it is 30 over 4 h 30. 0: none is due.
 * @param limits of the day of the work; left out: of the law as it stands
 */
export function breakDue(
  shiftMinutes: number,
  age: number | undefined,
  limits: BreakLimits = newest(REST_BREAK),
): number {
  if (age !== undefined && age < ADULT_AGE) {
    return shiftMinutes > limits.youngOver ? limits.youngBreak : 0;
  }
  return shiftMinutes > limits.adultOver ? limits.adultBreak : 0;
}

/**
 * Was one of the breaks long enough, and neither at the start nor at the end of the shift? Breaks that
 * touch are one.
 */
export function breakEnough(
  shiftMinutes: number,
  breaks: readonly TakenBreak[],
  due: number,
): boolean {
  if (due === 0) return true;
  return inOnePiece(breaks).some(
    ({ from, minutes }) => minutes >= due && from > 0 && from + minutes < shiftMinutes,
  );
}

function inOnePiece(breaks: readonly TakenBreak[]): readonly TakenBreak[] {
  const pieces: { from: number; minutes: number }[] = [];
  for (const { from, minutes } of [...breaks].sort((a, b) => a.from - b.from)) {
    const last = pieces.at(-1);
    if (last && from <= last.from + last.minutes) {
      last.minutes = Math.max(last.minutes, from + minutes - last.from);
    } else pieces.push({ from, minutes });
  }
  return pieces;
}

/**
 * WTR-BREAK: a planned shift that leaves no room for the rest break due warns. Only the planned minutes
 * are known here, not when they lie. Sleep-ins and on call at home are not asked.
 */
export function checkBreaks(facts: WorkFacts): readonly Finding[] {
  const limits = inForce(REST_BREAK, workDate(facts));
  if (limits === undefined) return [];
  return facts.proposed.flatMap((stint) => {
    if (stint.kind !== 'waking') return [];
    const due = breakDue(stint.end - stint.start, facts.age, limits);
    if (stint.breakMinutes >= due) return [];
    const long = showMinutes(stint.end - stint.start);
    return [
      {
        rule: 'WTR-BREAK',
        outcome: 'warn' as const,
        because: `A shift of ${long} with ${showMinutes(stint.breakMinutes)} of break planned; ${due} min in one piece are due.`,
        source: workSource(facts, 'reg 12'),
        figures: { breakMinutes: stint.breakMinutes, dueMinutes: due },
        clears: `Plan a break of ${due} min, away from the start and the end of the shift.`,
        restsOn: restsOn([stint]),
      },
    ];
  });
}
