import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Confidence } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';

export type ClaimKind =
  | 'discrimination'
  | 'unfair_dismissal'
  | 'pay'
  | 'working_time'
  | 'breach_of_contract';

/** Months in which a claim may go to a tribunal, by the day of the act. */
export const CLAIM_MONTHS: readonly Version<{
  readonly months: number;
  /** Breach of contract keeps the old limit. */
  readonly contractMonths: number;
  readonly confidence: Confidence;
  readonly announced?: boolean;
}>[] = [
  {
    from: '2010-10-01',
    to: '2026-09-30',
    value: { months: 3, contractMonths: 3, confidence: 'B' },
  },
  {
    from: '2026-10-01',
    value: { months: 6, contractMonths: 3, confidence: 'B', announced: true },
  },
];

/** Weeks of Acas early conciliation, which stop the clock. */
export const CONCILIATION_WEEKS: readonly Version<{
  readonly weeks: number;
  readonly confidence: Confidence;
}>[] = [
  { from: '2014-05-06', to: '2025-11-30', value: { weeks: 6, confidence: 'B' } },
  { from: '2025-12-01', value: { weeks: 12, confidence: 'B' } },
];

export interface ClaimLimit {
  readonly months: number;
  readonly conciliationWeeks: number;
  /** Last day on which a claim could come, with all of the conciliation. */
  readonly ends: DateText;
  readonly announced: boolean;
}

/**
 * ET-LIMIT: how long after an act a tribunal claim can come. It drives how long notes are kept. The six months
 * are announced from 1 October 2026 and were not observed. Refuses `no-version` for older acts.
 */
export function claimLimit(kind: ClaimKind, actOn: DateText): Result<ClaimLimit> {
  const limit = versionOn(CLAIM_MONTHS, actOn, 'ET-LIMIT');
  if (!limit.ok) return limit;
  const conciliation = versionOn(CONCILIATION_WEEKS, actOn, 'ET-LIMIT');
  if (!conciliation.ok) return conciliation;
  const contract = kind === 'breach_of_contract';
  const months = contract ? limit.value.contractMonths : limit.value.months;
  const { weeks } = conciliation.value;
  return ok({
    months,
    conciliationWeeks: weeks,
    ends: addDays(addMonths(actOn, months), weeks * 7 - 1),
    announced: limit.value.announced === true && !contract,
  });
}
