/** What rooms above, the house and its sample may ask of verification. */
import { onStanding } from '../assessment/index.ts';
import './forget.ts';
import { ratified } from './release-base.ts';

onStanding(ratified);

export { type Base, baseOf, keyOf } from './base.ts';
export { cycleList, cycleView } from './cycles.ts';
export { type Cycle, cycleHere, lockCycle } from './found.ts';
export { sendRunning } from './mail-plan.ts';
export { makePlan } from './make-plan.ts';
export { openCycle } from './open-cycle.ts';
export { onExternals } from './outside.ts';
export { asksFor } from './plan.ts';
export { recordSample } from './record-sample.ts';
export { ratified, recordSignature, releaseBase } from './release-base.ts';
export { sampleView } from './sample-view.ts';
export { samplesOf } from './samples.ts';
export { planAsFile, plansSentTo } from './send-plan.ts';
export { frozenOf, releasedWith, signatureOf, signedOf, unsignedIn } from './signed.ts';
export { onSigning } from './signing.ts';
export { onBranches } from './sites.ts';
export { startSample } from './start-sample.ts';
