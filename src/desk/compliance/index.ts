import './forget.ts';

export { cleared, type HowAsked } from './cleared.ts';
export type { CheckOnFile } from './dossier.ts';
export { checksOf } from './load-dossiers.ts';
export { overrideRule, type RuleToOverride } from './override-rule.ts';
export { recordCheck } from './record-check.ts';
export { recordDoNotSend } from './record-do-not-send.ts';
export { type RightToWorkDone, recordRightToWork } from './record-right-to-work.ts';
export type { Work } from './work.ts';
