import './forget.ts';

export { type AskedRule, type Clearance, clearanceOf, isFinding, passedRule } from './clearance.ts';
export {
  cleared,
  clearedInFull,
  type HowAsked,
  type ReadyToAsk,
  readyToAsk,
  type Taking,
} from './cleared.ts';
export type { CheckOnFile } from './dossier.ts';
export {
  explainRule,
  isGated,
  NOT_WOUND_BACK,
  type RuleExplained,
  type ToExplain,
} from './explain.ts';
export { checksOf } from './load-dossiers.ts';
export { overrideRule, type RuleToOverride } from './override-rule.ts';
export { placeWishesOf, recordPlaceWish } from './place-wishes.ts';
export { recordCheck } from './record-check.ts';
export { recordDoNotSend } from './record-do-not-send.ts';
export { type RightToWorkDone, recordRightToWork } from './record-right-to-work.ts';
export { rulesToday, workerStates } from './rules-today.ts';
export { type PlaceWish, wishAbout } from './wishes-gates.ts';
export type { Work } from './work.ts';
export type { WorkerState } from './worker-state.ts';
