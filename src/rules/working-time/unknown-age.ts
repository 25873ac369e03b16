import type { Finding } from '../finding.ts';
import { checkWeeklyRest, type WeeklyRestFacts } from './weekly-rest.ts';
import { checkYoungHours, checkYoungNight, type NightFacts } from './young-worker.ts';

/** The oldest for whom the stricter limits hold, in whole years. */
const YOUNGEST_RULES = 17;

/**
 * ENG-UNKNOWN for a worker whose date of birth is not on file: where the work would go against the limits
 * for those under 18 (hours, nights, weekly rest), it escalates to the list under the rule that decides and
 * does not stop. Says nothing where the work is within those limits too, or the age is known. The daily rest
 * asks for itself, see `checkDailyRest`.
 */
export function checkUnknownAge(facts: WeeklyRestFacts, night: NightFacts): readonly Finding[] {
  if (facts.age !== undefined) return [];
  const young = { ...facts, age: YOUNGEST_RULES };
  const [first] = [
    ...checkYoungHours(young),
    ...checkYoungNight(young, night),
    ...checkWeeklyRest(young),
  ];
  if (first === undefined) return [];
  return [
    {
      ...first,
      outcome: 'escalate',
      stops: false,
      because: `The date of birth is not on file, and under 18 this could not go: ${first.because}`,
      clears: 'Put the date of birth on file.',
    },
  ];
}
