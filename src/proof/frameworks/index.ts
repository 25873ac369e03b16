/** What other rooms, and app, may ask of frameworks. */
export { adoptBuiltIn } from './adopt-built-in.ts';
export { type FrameworkCard, frameworksHere } from './cards.ts';
export { choiceOf } from './choices.ts';
export { combinationRules, expiredUnits } from './combination.ts';
export { contentCounts } from './content.ts';
export { contentOfDocument } from './content-of-document.ts';
export type { LintFinding, ReadDocument } from './document.ts';
export { type Imported, importFramework } from './import-framework.ts';
export type { ImportOutcome } from './plan-import.ts';
export { criteriaByCode, type FrameworkUnit, unitOf } from './questions.ts';
export { recordChoice } from './record-choice.ts';
export type { CriteriaPublished } from './tables.ts';
export {
  type FrameworkCriterion,
  type FrameworkOutcome,
  type FrameworkTree,
  frameworkOf,
  type TreeUnit,
} from './tree.ts';
export { type Understood, understand } from './understand.ts';
export { notWhole, wholeDocument } from './whole.ts';
