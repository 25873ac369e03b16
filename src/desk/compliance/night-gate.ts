import type { Finding } from '../../rules/finding.ts';
import { checkNightWork } from '../../rules/working-time/night-work.ts';
import type { Gate, GateFacts } from './gate.ts';
import { workingTimeOf } from './working-time-facts.ts';

/**
 * WTR-NIGHT-8 and WTR-NIGHT-HAZ: the average of a night worker, and 8 hours in any 24 where the client said
 * that the work has special hazards or heavy strain. Where nobody has said so, OWN-SETTING says that once.
 * The health assessment (WTR-NIGHT-HEALTH) is on the worker's file and has a gate of its own.
 */
export const nightGate: Gate = {
  rules: ['WTR-NIGHT-8', 'WTR-NIGHT-HAZ'],
  ask: (asked) => nightFindings(asked),
};

function nightFindings(asked: GateFacts): readonly Finding[] {
  const { facts } = workingTimeOf(asked);
  const hazard = asked.prepared.setting?.nightHazard === 'yes';
  return checkNightWork({ ...facts, hazard }).filter(({ rule }) => rule !== 'WTR-NIGHT-HEALTH');
}
