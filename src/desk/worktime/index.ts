export { acceptTime } from './accept-time.ts';
export {
  type AgencyDays,
  type AgencyShift,
  agencyDaysOf,
  agencyShiftsOf,
} from './agency-days.ts';
export { freeTime } from './free-time.ts';
export { holdWorkers, type LapsedPencil, lockWorkers } from './lock-workers.ts';

import './forget.ts';

export { declareHours } from './declare-hours.ts';
export { type OptOut, optOutRule } from './opt-out.ts';
export { recordAbsence } from './record-absence.ts';
export { recordAvailability } from './record-availability.ts';
export { recordOptOut } from './record-opt-out.ts';
export { ABSENCES, type AbsenceKind } from './schema.ts';
export { type TimeToTake, takeTime } from './take-time.ts';
export { type Reach, timesAround } from './times-around.ts';
export {
  type Absence,
  absencesOf,
  availabilityOf,
  type Declaration,
  declarationsOf,
  optOutsOf,
  type SpanAvailability,
} from './words-of.ts';
export {
  firstTimeOf,
  holdersOf,
  type TimeHeld,
  timesTakenBy,
  workerTimes,
} from './worker-times.ts';
