import { addDays, type DateText } from '../../lib/days.ts';
import { countOf } from '../../rules/agency-workers/clock.ts';
import type {
  ClockCount,
  ClockFacts,
  EarlierWeeks,
} from '../../rules/agency-workers/clock-facts.ts';
import type { OtherRole } from '../../rules/agency-workers/role-moves.ts';
import type { Absence, AgencyDays } from '../worktime/index.ts';
import { type HirerShutdown, shutdownAbsences } from './hirer-shutdown.ts';
import { type EarlierOnFile, earlierFor, type HirerAndRole } from './on-file.ts';
import { agencyAbsences } from './reasons.ts';

/** What is on file of one worker for their weeks. */
export interface AgencyFile {
  /** Days with time held, by hirer and role. */
  readonly days: readonly AgencyDays[];
  /** The latest said first. */
  readonly earlier: readonly EarlierOnFile[];
  /** When hirers were shut down by custom; left out: never. */
  readonly shutdowns?: readonly HirerShutdown[];
}

/**
 * What is known of a worker at a hirer in a role as at a day, for `clockOf` and `countOf`, with what they
 * said of other agencies.
 * @param more days proposed there that are not held yet
 */
export function clockFacts(
  file: AgencyFile,
  absences: readonly Absence[],
  place: HirerAndRole,
  asOf: DateText,
  more: readonly DateText[] = [],
): ClockFacts & { readonly earlier: EarlierWeeks | null } {
  const held = file.days.find(
    ({ hirerId, role }) => hirerId === place.hirerId && role === place.role,
  );
  return {
    worked: [...(held?.days ?? []), ...more].map((date) => ({ date })),
    absences: [
      ...agencyAbsences(absences),
      ...shutdownAbsences(file.shutdowns ?? [], place.hirerId),
    ],
    earlier: earlierFor(file.earlier, place),
    asOf,
  };
}

/** How far a worker's weeks at a hirer in a role have come by a day, and what they said of other agencies. */
export function clockAt(
  file: AgencyFile,
  absences: readonly Absence[],
  place: HirerAndRole,
  asOf: DateText,
): { readonly clock: ClockCount; readonly earlier: EarlierWeeks | null } {
  const facts = clockFacts(file, absences, place, asOf);
  return { clock: countOf(facts), earlier: facts.earlier };
}

/** Weeks of the same worker in other roles at the hirer, as they stood before this clock began. */
export function otherRoles(
  file: AgencyFile,
  absences: readonly Absence[],
  place: HirerAndRole,
  clock: ClockCount,
): readonly OtherRole[] {
  const { anchor } = clock;
  if (anchor === null) return [];
  const before = addDays(anchor, -1);
  return file.days.flatMap(({ hirerId, role, days }) => {
    if (hirerId !== place.hirerId || role === place.role) return [];
    const lastDay = days.findLast((date) => date <= before);
    if (lastDay === undefined) return [];
    return [{ lastDay, weeks: clockAt(file, absences, { hirerId, role }, lastDay).clock.weeks }];
  });
}
