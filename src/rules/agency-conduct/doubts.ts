import type { Holidays, Nation } from '../../lib/calendar.ts';
import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Counted, countBusinessDays } from '../calendar/business-days.ts';
import { conductWindows } from './windows-data.ts';

/** A fact that came up after supply or introduction and throws doubt on whether the worker is suitable. */
export interface Doubt {
  readonly arose: DateText;
  /** Day of the introduction, where somebody was introduced for a permanent job. */
  readonly introduced?: DateText | undefined;
  readonly nation: Nation;
}

export interface DoubtDuty {
  /** Must the hirer be told? For an introduction only within 3 months of it. */
  readonly tell: boolean;
  /** Last day of the duty, where there was an introduction. */
  readonly dutyUntil?: DateText;
  /** Told by the end of this business day. */
  readonly tellBy: Counted;
}

/**
 * CR-20: a new doubt is told to the hirer without delay, the same or the next business day; after an
 * introduction for 3 months. Refuses `no-version` and `calendar-unknown`.
 */
export function doubtDuty(doubt: Doubt, holidays: Holidays): Result<DoubtDuty> {
  const windows = conductWindows(doubt.arose);
  if (!windows.ok) return windows;
  const tellBy = countBusinessDays(doubt.arose, 1, doubt.nation, holidays);
  if (!tellBy.ok) return tellBy;
  if (doubt.introduced === undefined) return ok({ tell: true, tellBy: tellBy.value });
  const dutyUntil = addMonths(doubt.introduced, windows.value.doubtMonths);
  return ok({ tell: doubt.arose <= dutyUntil, dutyUntil, tellBy: tellBy.value });
}
