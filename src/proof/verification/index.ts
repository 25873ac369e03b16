/** What rooms above, the house and its sample may ask of verification. */
import { onStanding } from '../assessment/index.ts';
import { ratified } from './release-base.ts';

onStanding(ratified);

export { makePlan } from './make-plan.ts';
export { openCycle } from './open-cycle.ts';
export { recordSample } from './record-sample.ts';
export { ratified, recordSignature, releaseBase } from './release-base.ts';
export { signedOf } from './signed.ts';
export { startSample } from './start-sample.ts';
