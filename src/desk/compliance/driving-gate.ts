import { checkDriving } from '../../rules/working-time/driving.ts';
import type { Gate } from './gate.ts';
import { workingTimeOf } from './working-time-facts.ts';

/** RTWT-DRIVER: the hours of who drives for the hirer; what shifts do not say of them is refused openly. */
export const drivingGate: Gate = {
  rules: ['RTWT-DRIVER'],
  ask(asked) {
    const duty = asked.prepared.setting?.driving;
    if (duty === undefined || duty === 'not_known') return [];
    return checkDriving({ ...workingTimeOf(asked).facts, duty });
  },
};
