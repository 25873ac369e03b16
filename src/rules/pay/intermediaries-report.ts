import { addDays, type DateText, dateOfParts, partsOfDate } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Version, versionOn } from '../versions.ts';

/** Quarters of the report: the day after each ends, and the month it is due in, on the fifth. */
export const REPORT_QUARTERS: readonly Version<{
  /** Months in which a quarter begins, on its sixth day. */
  readonly begins: readonly number[];
  readonly beginsOn: number;
  /** The report is due so many days of the month, a month after the quarter ends. */
  readonly dueOn: number;
}>[] = [{ from: '2015-04-06', value: { begins: [1, 4, 7, 10], beginsOn: 6, dueOn: 5 } }];

export interface ReportQuarter {
  readonly from: DateText;
  readonly to: DateText;
  readonly due: DateText;
}

/**
 * PAY-INTERMEDIARIES: the quarter that a payment without PAYE belongs to, and when its report is due: to 5 July
 * by 5 August, to 5 October by 5 November, to 5 January by 5 February, to 5 April by 5 May. Refuses
 * `no-version` before 6 April 2015.
 */
export function reportQuarter(paidOn: DateText): Result<ReportQuarter> {
  const law = versionOn(REPORT_QUARTERS, paidOn, 'PAY-INTERMEDIARIES');
  if (!law.ok) return law;
  const { begins, beginsOn, dueOn } = law.value;
  const { year } = partsOfDate(paidOn);
  const starts = [year - 1, year, year + 1].flatMap((of) =>
    begins.map((month) => dateOfParts({ year: of, month, day: beginsOn })),
  );
  const at = starts.findLastIndex((start) => start <= paidOn);
  const [from, next] = [starts[at] as DateText, starts[at + 1] as DateText];
  const to = addDays(next, -1);
  const end = partsOfDate(to);
  const due = dateOfParts({
    year: end.month === 12 ? end.year + 1 : end.year,
    month: (end.month % 12) + 1,
    day: dueOn,
  });
  return ok({ from, to, due });
}

/** Must there be a report: did an agency place more than one worker in the quarter without running PAYE? */
export function reportNeeded(workersWithoutPaye: number, workersPlaced: number): boolean {
  return workersPlaced > 1 && workersWithoutPaye > 0;
}
