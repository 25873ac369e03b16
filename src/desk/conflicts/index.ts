/** What other rooms may ask of conflicts. */
import './forget.ts';
import './hear.ts';

export { agreeConflict } from './agree.ts';
export { agreeTerms } from './agree-terms.ts';
export { dueIfCancelled } from './charge.ts';
export { closeConflict } from './close-conflict.ts';
export { type NewConflict, openConflict } from './open-conflict.ts';
export { sayOnConflict } from './say.ts';
export { waiveSum } from './waive.ts';
