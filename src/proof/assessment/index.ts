/** What the house and its sample may ask of assessment. */
export { decide } from './decide.ts';
export { judge } from './judge.ts';
export { takeUp } from './take-up.ts';
