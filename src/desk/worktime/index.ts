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

export {
  availabilityOf,
  availabilityWithin,
  lastSaidBy,
  type SpanAvailability,
} from './availability-of.ts';
export { partOf } from './calendar.ts';
export { declareHours } from './declare-hours.ts';
export { type OptOut, optOutRule } from './opt-out.ts';
export { recordAbsence } from './record-absence.ts';
export { recordAvailability } from './record-availability.ts';
export { recordOptOut } from './record-opt-out.ts';
export { recordPattern } from './record-pattern.ts';
export { recordWords, type SpanSaid } from './record-words.ts';
export { ABSENCES, type AbsenceKind, DAY_PARTS, type DayPart, PARTS } from './schema.ts';
export { type TimeToTake, takeTime } from './take-time.ts';
export { type Reach, timesAround } from './times-around.ts';
export { withdrawAbsences } from './withdraw-absences.ts';
export {
  type Absence,
  absencesOf,
  type Declaration,
  declarationsOf,
  optOutsOf,
  standingPatternsOf,
} from './words-of.ts';
export {
  firstTimeOf,
  holdersOf,
  type TimeHeld,
  timesTakenBy,
  workerTimes,
} from './worker-times.ts';
