import * as agencyConduct from '../agency-conduct/book.ts';
import * as agencyWorkers from '../agency-workers/book.ts';
import * as dataProtection from '../data-protection/book.ts';
import * as engine from '../engine/book.ts';
import * as equality from '../equality/book.ts';
import * as leave from '../leave/book.ts';
import * as pay from '../pay/book.ts';
import * as rightToWork from '../right-to-work/book.ts';
import * as safeguarding from '../safeguarding/book.ts';
import * as workingTime from '../working-time/book.ts';
import type { DatedTable, LawVersion, RuleLaw } from './law.ts';
import type { Question } from './question.ts';

const AREAS = [
  engine,
  workingTime,
  leave,
  agencyWorkers,
  agencyConduct,
  rightToWork,
  dataProtection,
  equality,
  pay,
  safeguarding,
];

/** Every rule, in the order of the rule book. */
export const LAW: readonly RuleLaw[] = AREAS.flatMap((area) => area.LAW);

/** Every question, at most one a rule. */
export const QUESTIONS: readonly Question[] = AREAS.flatMap((area) => area.QUESTIONS);

/** Every table of dated figures and words. */
export const TABLES: readonly DatedTable[] = AREAS.flatMap((area) => area.TABLES);

const byId = new Map(LAW.map((rule) => [rule.id, rule]));
const byRule = new Map(QUESTIONS.map((one) => [one.rule, one]));

/** The rule with this id. */
export function lawOf(rule: string): RuleLaw | undefined {
  return byId.get(rule);
}

/** The question of this rule, if it has one. */
export function questionOf(rule: string): Question | undefined {
  return byRule.get(rule);
}

/** The version of a rule in force on a day; undefined when there was none. */
export function lawOn(rule: string, date: string): LawVersion | undefined {
  return byId
    .get(rule)
    ?.versions.find(({ from, to }) => from <= date && (to === undefined || date <= to));
}
