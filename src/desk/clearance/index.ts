/** What others may ask of clearance. */
import './forget.ts';

export { decideEscalation } from './decide-escalation.ts';
export { explain, type ToExplain } from './explain.ts';
export { explainedLines } from './explained-lines.ts';
