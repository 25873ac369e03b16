export { cleared, type HowAsked } from './cleared.ts';
export { overrideRule, type RuleToOverride } from './override-rule.ts';
export type { Work } from './work.ts';
