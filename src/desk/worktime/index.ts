export { acceptTime } from './accept-time.ts';
export { freeTime } from './free-time.ts';
export { type LapsedPencil, lockWorkers } from './lock-workers.ts';
export type { AbsenceKind } from './tables.ts';
export { type TimeToTake, takeTime } from './take-time.ts';
export {
  type Absence,
  absencesOf,
  availabilityOf,
  type Declaration,
  declarationsOf,
  type OptOut,
  optOutsOf,
  type SpanAvailability,
} from './words-of.ts';
export { firstTimeOf, holdersOf, type TimeHeld, workerTimes } from './worker-times.ts';
