/** What others may ask of clearance. */
export { explain, type ToExplain } from './explain.ts';
export { explainedLines } from './explained-lines.ts';
