/** What other rooms may ask of conflicts. */
import './forget.ts';
import './hear.ts';

export { agreeConflict } from './agree.ts';
export { agreeTerms, termsOn } from './agree-terms.ts';
export { dueIfCancelled, type ShiftDue } from './charge.ts';
export { closeConflict, giveConflict } from './close-conflict.ts';
export { type NewConflict, openConflict } from './open-conflict.ts';
export { sayOnConflict, sayRefilled } from './say.ts';
export { type SumOfShift, sumsOfShifts } from './sums.ts';
export { waiveSum } from './waive.ts';
