import { breakGate } from './break-gate.ts';
import { confirmedGate, qualificationsGate, requiredChecksGate } from './check-gates.ts';
import { drivingGate, gangmasterGate, settingGate, strikeGate } from './duties-gates.ts';
import { equalPayGate } from './equal-pay-gate.ts';
import type { Gate } from './gate.ts';
import { minimumWageGate } from './minimum-wage-gate.ts';
import { nightGate } from './night-gate.ts';
import {
  availabilityGate,
  busyGate,
  doNotSendGate,
  nightsGate,
  payGate,
  skillsGate,
  travelGate,
} from './own-rules.ts';
import { followUpGate, rightToWorkGate, studentGate } from './right-to-work-gates.ts';
import { certificateGate, schoolGate, vulnerableGate } from './safeguarding-gates.ts';
import { daysGate, hoursGate, noticeGate, wishGate } from './wishes-gates.ts';
import {
  dailyRestGate,
  optOutGate,
  placeGate,
  schoolAgeGate,
  unknownAgeGate,
  weeklyLimitGate,
  weeklyRestGate,
  youngHoursGate,
  youngNightGate,
} from './working-time-gates.ts';

export type { Gate, GateFacts, Pass } from './gate.ts';

/**
 * Every gate, in the order in which findings of one gravity are shown. A new rule is a file with its
 * gate and one line here; what it reads stands in the dossier (`load-dossiers.ts`) or with the work.
 */
export const GATES: readonly Gate[] = [
  busyGate,
  availabilityGate,
  doNotSendGate,
  skillsGate,
  qualificationsGate,
  requiredChecksGate,
  rightToWorkGate,
  followUpGate,
  studentGate,
  confirmedGate,
  settingGate,
  vulnerableGate,
  certificateGate,
  schoolGate,
  strikeGate,
  gangmasterGate,
  schoolAgeGate,
  weeklyLimitGate,
  optOutGate,
  dailyRestGate,
  weeklyRestGate,
  youngHoursGate,
  youngNightGate,
  unknownAgeGate,
  breakGate,
  nightGate,
  drivingGate,
  equalPayGate,
  travelGate,
  minimumWageGate,
  payGate,
  nightsGate,
  wishGate,
  noticeGate,
  daysGate,
  hoursGate,
  placeGate,
];
