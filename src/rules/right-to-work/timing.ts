import type { DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { versionOn } from '../versions.ts';
import { type Engagement, SCHEME } from './scheme-data.ts';

export type { Engagement } from './scheme-data.ts';

const SOURCE = 'Immigration, Asylum and Nationality Act 2006, s.15';

export interface TimingFacts {
  /** First day of the work, local to its place. */
  readonly workStart: DateText;
  /** Day the check was complete; left out: no check on file. */
  readonly checkDone?: DateText;
  /** Id of the check. */
  readonly checkId?: string;
}

/** Does a check done on this day give the statutory excuse for work from this day? */
export function checkInTime(facts: TimingFacts): boolean {
  return facts.checkDone !== undefined && facts.checkDone <= facts.workStart;
}

/**
 * RTW-TIMING: the right-to-work check is complete on or before the first day of work; on that day is in
 * time. None, or a later one, blocks. We ask it for every worker, employed or not.
 */
export function checkTiming(facts: TimingFacts): readonly Finding[] {
  if (checkInTime(facts)) return [];
  const start = showDate(facts.workStart, facts.workStart);
  return [
    {
      rule: 'RTW-TIMING',
      outcome: 'block',
      because: facts.checkDone
        ? `The right-to-work check was complete on ${showDate(facts.checkDone, facts.workStart)}, after the work starts on ${start}.`
        : `There is no complete right-to-work check, and the work starts on ${start}.`,
      source: SOURCE,
      figures: { workStart: facts.workStart, checkDone: facts.checkDone ?? 'none' },
      clears: facts.checkDone
        ? 'Start the work on or after the day of the check.'
        : `Complete the check on or before ${start}.`,
      ...(facts.checkId
        ? {
            restsOn: [
              { kind: 'right-to-work-check', id: facts.checkId, label: 'right-to-work check' },
            ],
          }
        : {}),
    },
  ];
}

/**
 * RTW-S48: is an engagement within the statutory checking scheme on its first day? Contracts of
 * employment since 29 February 2008; workers' contracts, individual sub-contractors and online matching
 * from 1 October 2026 (Border Security, Asylum and Immigration Act 2025, s.48, as announced). Refuses
 * `no-version` before the scheme.
 */
export function schemeApplies(engagement: Engagement, engagedOn: DateText): Result<boolean> {
  const within = versionOn(SCHEME, engagedOn, 'RTW-S48');
  return within.ok ? ok(within.value.includes(engagement)) : within;
}
