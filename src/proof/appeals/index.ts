/** What the house, its sample and certification may ask of appeals. */
import './flow-back.ts';
import './forget.ts';

export { answerAppeal } from './answer-appeal.ts';
export { appealsLeaving, type LeavingAppeal } from './appeals-leaving.ts';
export { enterAnswer, sendOn } from './awarding-body.ts';
export { decideAppeal, seatPanel } from './decide-appeal.ts';
export { handInFile } from './hand-in-file.ts';
export { handInPaper } from './hand-in-paper.ts';
export { appealsSince, findAppeals, type OpenAppeal, openAppealsOf } from './open-appeals.ts';
export { publishTerms, readTerms } from './publish-terms.ts';
export { raiseAppeal } from './raise-appeal.ts';
export { takeFurther } from './take-further.ts';
