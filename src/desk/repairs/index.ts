/** What others may ask of repairs. */
export { proposeRepair } from './propose.ts';
