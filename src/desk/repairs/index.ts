/** What others may ask of repairs. */
export { applyRepair } from './apply-repair.ts';
export { proposeRepair } from './propose.ts';
