import { showDate } from '../../lib/show.ts';
import type { Finding } from '../../rules/finding.ts';
import { explainNightWork } from '../../rules/working-time/explain-night-work.ts';
import type { HealthAssessment } from '../../rules/working-time/night-health.ts';
import { checkNightWork, type NightWorkFacts } from '../../rules/working-time/night-work.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { Dossier } from './dossier.ts';
import type { Gate, GateFacts } from './gate.ts';
import { type WorkingTime, workingTimeOf } from './working-time-facts.ts';

/**
 * WTR-NIGHT-8, WTR-NIGHT-HAZ and WTR-NIGHT-HEALTH: the average of a night worker, 8 hours in any 24 where the
 * client said that the work has special hazards or heavy strain, and the health assessment on the worker's
 * file. Where nobody has said what the hazards are, OWN-SETTING says that once.
 */
export const nightGate: Gate = {
  rules: ['WTR-NIGHT-8', 'WTR-NIGHT-HAZ', 'WTR-NIGHT-HEALTH'],
  ask: nightFindings,
  working: (asked) => explainNightWork(nightFacts(asked)),
  passed(asked) {
    const health = healthOf(asked);
    if (health?.result !== 'fit' || !asked.prepared.night) return null;
    const on = showDate(health.offeredOn, asked.asking.today);
    return {
      rule: 'WTR-NIGHT-HEALTH',
      because: `Fit for nights by the health assessment offered on ${on}.`,
      figures: { offeredOn: health.offeredOn },
    };
  },
};

function nightFindings(asked: GateFacts): readonly Finding[] {
  return nightsOver(asked.dossier, workingTimeOf(asked), hazardous(asked));
}

/** The rules of night work over time held and proposed. @param hazard as the client said of the work */
export function nightsOver(
  dossier: Dossier,
  time: WorkingTime,
  hazard: boolean,
): readonly Finding[] {
  const { proposed, stints } = time.facts;
  return [...proposed, ...stints].some(mayBeNight)
    ? checkNightWork(factsOf(dossier, time, hazard))
    : [];
}

const nightFacts = (asked: GateFacts): NightWorkFacts =>
  factsOf(asked.dossier, workingTimeOf(asked), hazardous(asked));

const hazardous = ({ prepared }: GateFacts): boolean => prepared.setting?.nightHazard === 'yes';

function factsOf(dossier: Dossier, { facts }: WorkingTime, hazard: boolean): NightWorkFacts {
  const health = healthOf({ dossier });
  return { ...facts, hazard, ...(health ? { health } : {}) };
}

/** What speaks now: the latest on file. Fit for days only is unfit for nights. */
function healthOf({ dossier }: Pick<GateFacts, 'dossier'>): HealthAssessment | undefined {
  const [latest] = dossier.vetting.nightHealth;
  if (latest === undefined) return undefined;
  const { id, offeredOn, answer, capacities } = latest;
  const result = {
    fit: 'fit',
    days_only: 'unfit',
    unfit: 'unfit',
    not_answered: 'unknown',
  } as const;
  return { id, offeredOn, result: result[answer], capacities };
}

const DAY = 1440;
const [FROM, TO] = [22 * 60, 30 * 60];
const LEAST = 180;

/**
 * May this be a night shift: 3 hours of it between 22:00 and 06:00 in universal time, which takes in 23:00 to
 * 06:00 on the clock in summer and winter? Nobody without one is a night worker, and most have none: this
 * spares them the sum over every period.
 */
function mayBeNight({ start, end }: Stint): boolean {
  const day = Math.floor(start / DAY) * DAY;
  return (
    [day - DAY, day].some(
      (midnight) => Math.min(end, midnight + TO) - Math.max(start, midnight + FROM) >= LEAST,
    ) || end - start > DAY
  );
}
