/** What other rooms, and app, may ask of frameworks. */
import './forget.ts';

export { adoptBuiltIn } from './adopt-built-in.ts';
export { frameworksHere } from './cards.ts';
export { exportCase } from './case-package.ts';
export { choiceOf } from './choices.ts';
export { combinationRules, expiredUnits } from './combination.ts';
export { type EndedForNew, endedForNew, endedHere } from './ends.ts';
export { enterExtension } from './enter-extension.ts';
export { findFrameworks } from './find-frameworks.ts';
export { type Imported, importFramework } from './import-framework.ts';
export { linkCriteria } from './link-criteria.ts';
export { type CriterionLink, linksHere } from './links.ts';
export { publishMap } from './publish-map.ts';
export { criteriaByCode, type FrameworkUnit, unitOf } from './questions.ts';
export { recordChoice } from './record-choice.ts';
export {
  mapsFrom,
  proposalOf,
  type ReplacementMap,
  type ReplacementRow,
  replacementBetween,
} from './replacement.ts';
export type { CriteriaPublished } from './tables.ts';
export { type FrameworkTree, frameworkOf, type TreeUnit } from './tree.ts';
