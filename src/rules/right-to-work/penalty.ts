import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Confidence } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';

/** Pounds a worker, for a first breach and for another within three years. */
export interface Penalty {
  readonly first: number;
  readonly repeat: number;
}

interface Sourced {
  readonly source: string;
  readonly confidence: Confidence;
}

/** Greatest civil penalty, by the day of the breach. */
export const PENALTIES: readonly (Version<Penalty> & Sourced)[] = [
  {
    from: '2014-05-16',
    to: '2024-02-12',
    value: { first: 15_000, repeat: 20_000 },
    source: 'Code of practice on illegal working: civil penalty, before 13 February 2024',
    confidence: 'B',
  },
  {
    from: '2024-02-13',
    value: { first: 45_000, repeat: 60_000 },
    source: 'Code of practice on illegal working: civil penalty, from 13 February 2024',
    confidence: 'B',
  },
];

/** Taken off when paid in time, in per cent, and the days to pay and to object. */
export const PENALTY_TERMS = { offPercent: 30, payWithinDays: 21, objectWithinDays: 28 } as const;

export interface PenaltyAnswer {
  readonly maxPerWorker: number;
  /** What it comes to when paid in time. */
  readonly ifPaidEarly: number;
}

/**
 * RTW-PENALTY: the greatest civil penalty a worker without the right to work may cost, in pounds, by the
 * day of the breach. Refuses `no-version` before 16 May 2014.
 */
export function penaltyOn(breach: DateText, repeat: boolean): Result<PenaltyAnswer> {
  const version = versionOn(PENALTIES, breach, 'RTW-PENALTY');
  if (!version.ok) return version;
  const max = repeat ? version.value.repeat : version.value.first;
  return ok({
    maxPerWorker: max,
    ifPaidEarly: (max * (100 - PENALTY_TERMS.offPercent)) / 100,
  });
}

/** Last days to pay at the lower sum and to object, from the day of the penalty notice. */
export function penaltyDates(noticeOn: DateText): {
  readonly payBy: DateText;
  readonly objectBy: DateText;
} {
  return {
    payBy: addDays(noticeOn, PENALTY_TERMS.payWithinDays),
    objectBy: addDays(noticeOn, PENALTY_TERMS.objectWithinDays),
  };
}
