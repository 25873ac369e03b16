import type { LintFinding, ReadDocument } from '../documents/index.ts';
import { contentsList } from './contents-list.ts';
import { criteriaNumbering } from './criteria-numbering.ts';
import { criteriaWording } from './criteria-wording.ts';
import { dates } from './dates.ts';
import { glossary } from './glossary.ts';
import { links } from './links.ts';
import { missingFields } from './missing-fields.ts';
import { numbers } from './numbers.ts';
import { otherQualifications } from './other-qualifications.ts';
import { outcomeFit } from './outcome-fit.ts';
import { outcomeVerbs } from './outcome-verbs.ts';
import { type Check, type Found, found, type LintOptions } from './place.ts';
import { prose } from './prose.ts';
import { ranges } from './ranges.ts';
import { repeatedCriteria } from './repeated-criteria.ts';
import { rowsAndPages } from './rows-and-pages.ts';
import { saidTwice } from './said-twice.ts';
import { sizes } from './sizes.ts';
import { slips } from './slips.ts';
import { spelling } from './spelling.ts';
import { statements } from './statements.ts';
import { terms } from './terms.ts';
import { titles } from './titles.ts';
import { totals } from './totals.ts';
import { unitHours } from './unit-hours.ts';

const MOST_OF_A_KIND = 200;
/** A real specification has under 100,000 characters; beyond this the wording of text is not checked. */
const MOST_TEXT = 2_000_000;

const CHECKS: readonly Check[] = [
  titles,
  numbers,
  contentsList,
  totals,
  ranges,
  sizes,
  rowsAndPages,
  saidTwice,
  unitHours,
  missingFields,
  dates,
  criteriaNumbering,
  criteriaWording,
  outcomeVerbs,
  outcomeFit,
  repeatedCriteria,
  links,
  otherQualifications,
  terms,
  glossary,
  statements,
  prose,
  slips,
  spelling,
];

/**
 * Everything a careful editor finds by computing, in the order of the document's lines. Nothing is
 * corrected and no document stops it. README.md lists the codes.
 * @param document what was read
 * @param options `asOn`, 'YYYY-MM-DD': the day to judge expiry by; left out, nothing is called past
 */
export function lint(document: ReadDocument, options: LintOptions = {}): readonly LintFinding[] {
  const checked = linesChecked(document);
  // A copy of its own, so that what checks share of the text is kept for this call only.
  const own = { ...document, lines: document.lines.slice(0, checked) };
  const unchecked = checked < document.lines.length ? [notChecked(document, checked)] : [];
  return [...CHECKS.flatMap((check) => check(own, options)), ...unchecked]
    .sort((a, b) => a.line - b.line)
    .filter(notTooMany())
    .map(({ line: _, ...finding }) => finding);
}

/** How many lines hold the first `MOST_TEXT` characters. */
function linesChecked(document: ReadDocument): number {
  let characters = 0;
  const over = document.lines.findIndex((line) => {
    characters += line.length + 1;
    return characters > MOST_TEXT;
  });
  return over < 0 ? document.lines.length : over;
}

function notChecked(document: ReadDocument, checked: number): Found {
  return found(
    checked + 1,
    'text',
    'text-not-checked',
    { stated: `${document.lines.length} lines`, computed: `${checked} lines` },
    'From here on only units, criteria and figures were checked: the text is too long for a specification.',
  );
}

/** Nobody reads the thousandth finding of one kind: the first two hundred of each are told. */
function notTooMany(): (finding: Found) => boolean {
  const told = new Map<string, number>();
  return ({ code }) => {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    return count <= MOST_OF_A_KIND;
  };
}
