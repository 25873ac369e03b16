import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate, showPercent } from '../../lib/show.ts';
import { halfUp } from '../pay/rounding.ts';
import { versionOn } from '../versions.ts';
import { ROLLED_UP } from './leave-data.ts';

export type WorkerClass = 'irregular_hours' | 'part_year' | 'fixed_hours';

const WORDS: Readonly<Record<WorkerClass, string>> = {
  irregular_hours: 'irregular hours',
  part_year: 'part of the year',
  fixed_hours: 'fixed hours',
};

/** 'irregular hours' of `irregular_hours`. */
export function classInWords(worker: WorkerClass): string {
  return WORDS[worker];
}

/**
 * WTR-RHP: holiday pay rolled up into a payment, WTR reg 16A: 12.07 % of all pay in the period, on a line of
 * its own. Refuses `not-rolled-up` for fixed hours, in Northern Ireland, and before 1 April 2024; a leave
 * year that began before then has not come to it yet, which the caller knows and this does not.
 * @param payPence all pay for work in the period
 * @param on the day it is paid
 */
export function rolledUpPay(facts: {
  readonly worker: WorkerClass;
  readonly jurisdiction: 'GB' | 'NI';
  readonly payPence: number;
  readonly on: DateText;
}): Result<{
  readonly holidayPence: number;
  readonly unrounded: number;
  readonly percent: string;
}> {
  const why = whyNotRolledUp(facts.worker, facts.jurisdiction, facts.on);
  if (why) return refuse('not-rolled-up', why);
  const law = versionOn(ROLLED_UP, facts.on, 'WTR-RHP');
  if (!law.ok) return law;
  const { perTenThousand } = law.value;
  const unrounded = (facts.payPence * perTenThousand) / 10_000;
  return ok({
    holidayPence: halfUp(unrounded, 1),
    unrounded,
    percent: showPercent(perTenThousand),
  });
}

/** Why holiday pay may not be rolled up, as a sentence; undefined when it may. */
export function whyNotRolledUp(
  worker: WorkerClass,
  jurisdiction: 'GB' | 'NI',
  on: DateText,
): string | undefined {
  if (jurisdiction === 'NI') {
    return 'Holiday pay may not be rolled up in Northern Ireland; pay it when the leave is taken.';
  }
  if (worker === 'fixed_hours') {
    return 'Holiday pay may be rolled up only for irregular hours or part-year work, and this worker has fixed hours.';
  }
  if (!versionOn(ROLLED_UP, on, 'WTR-RHP').ok) {
    return `Rolled-up holiday pay became lawful with leave years from ${showDate(ROLLED_UP[0]?.from as DateText)}, and this day is before them.`;
  }
  return undefined;
}
