import type { LintFinding, ReadDocument } from '../document.ts';
import { contentsList } from './contents-list.ts';
import { criteriaNumbering } from './criteria-numbering.ts';
import { criteriaWording } from './criteria-wording.ts';
import { dates } from './dates.ts';
import { glossary } from './glossary.ts';
import { missingFields } from './missing-fields.ts';
import { numbers } from './numbers.ts';
import { otherQualifications } from './other-qualifications.ts';
import { outcomeFit } from './outcome-fit.ts';
import { outcomeVerbs } from './outcome-verbs.ts';
import type { Check, LintOptions } from './place.ts';
import { prose } from './prose.ts';
import { ranges } from './ranges.ts';
import { repeatedCriteria } from './repeated-criteria.ts';
import { rowsAndPages } from './rows-and-pages.ts';
import { sizes } from './sizes.ts';
import { slips } from './slips.ts';
import { statements } from './statements.ts';
import { terms } from './terms.ts';
import { titles } from './titles.ts';
import { totals } from './totals.ts';
import { unitHours } from './unit-hours.ts';

const CHECKS: readonly Check[] = [
  titles,
  numbers,
  contentsList,
  totals,
  ranges,
  sizes,
  rowsAndPages,
  unitHours,
  missingFields,
  dates,
  criteriaNumbering,
  criteriaWording,
  outcomeVerbs,
  outcomeFit,
  repeatedCriteria,
  otherQualifications,
  terms,
  glossary,
  statements,
  prose,
  slips,
];

/**
 * Everything a careful editor finds by computing, in the order of the document's lines. Nothing is
 * corrected and no document stops it. README.md lists the codes.
 * @param document what was read
 * @param options `asOn`, 'YYYY-MM-DD': the day to judge expiry by; left out, nothing is called past
 */
export function lint(document: ReadDocument, options: LintOptions = {}): readonly LintFinding[] {
  return CHECKS.flatMap((check) => check(document, options))
    .sort((a, b) => a.line - b.line)
    .map(({ line: _, ...finding }) => finding);
}
