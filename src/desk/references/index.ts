/** What other rooms may ask of references. */
import './forget.ts';

export { answerReference } from './answer-reference.ts';
export { askReference, type ReferenceInput } from './ask-reference.ts';
export { chaseAllDue, startChasing } from './chase-worker.ts';
export { decideShowing, withdrawReference } from './decide-showing.ts';
export { explainGap } from './explain-gap.ts';
export { type Gap, gapsIn, type Job, LEAST_GAP_DAYS } from './gaps.ts';
export { judgeReference } from './judge-reference.ts';
export { referenceCounts } from './queries.ts';
export { remindNow } from './remind.ts';
