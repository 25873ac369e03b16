import type { ReadRules, Said } from './document.ts';
import { openingOf } from './labels.ts';
import { onlyCell, type Row, textOf } from './rows.ts';
import { numberOf, type UnitTable } from './unit-table.ts';

/** Longest row that is searched for a rule: rules are short. */
const LONGEST = 600;
const CREDITS = String.raw`\s+credits?\b`;
/** So many words may stand between a figure and what it is of. */
const WORDS = String.raw`(?:[\w'’,]+\s+){0,6}?`;

/** Forms in which the figures of the rules are written, each with its figure as the first group. */
const FORMS = {
  mandatoryUnits: /\b(\d{1,3})\s+mandatory\s+units\b/i,
  mandatoryCredit: new RegExp(
    String.raw`\bmandatory\s+units?,?\s+(?:providing|worth|giving|totalling|for|with|at)\s+(\d{1,3})${CREDITS}|\b(\d{1,3})${CREDITS}\s+from\s+${WORDS}mandatory\b`,
    'i',
  ),
  optionalCredit: new RegExp(
    String.raw`\b(\d{1,3})${CREDITS}\s+(?:must\s+(?:be|come)\s+)?from\s+${WORDS}optional\b`,
    'i',
  ),
  totalCredit: new RegExp(
    String.raw`\btotal\s+(?:credits?\s*:?\s*(\d{1,3})\b|of\s+(\d{1,3})${CREDITS})`,
    'i',
  ),
  minimumMandatoryCredit:
    /\bmin(?:imum)?\.?\s+credits?\s*\(?\s*mandatory(?:\s+units?)?\s*\)?\s*:?\s*(\d{1,3})\b/i,
  maximumMandatoryCredit:
    /\bmax(?:imum)?\.?\s+credits?\s*\(?\s*mandatory(?:\s+units?)?\s*\)?\s*:?\s*(\d{1,3})\b/i,
  minimumOptionalCredit:
    /\bmin(?:imum)?\.?\s+credits?\s*\(?\s*optional(?:\s+units?)?\s*\)?\s*:?\s*(\d{1,3})\b/i,
  minimumHours: /\bmin(?:imum)?\.?\s+(?:glh|guided learning hours)\b[a-z\s]{0,30}:?\s*(\d{1,4})\b/i,
  maximumHours: /\bmax(?:imum)?\.?\s+(?:glh|guided learning hours)\b[a-z\s]{0,30}:?\s*(\d{1,4})\b/i,
} as const;
const MAXIMUM_OPTIONAL =
  /\bmax(?:imum)?\.?\s+credits?\s*\(?\s*optional(?:\s+units?)?\s*\)?\s*:?\s*(\d{1,3}\b|n\s?\/?\s?a\b|not applicable|none)/i;
const HOURS_PER_CREDIT =
  /\b(?:one|1|each)\s+credit\s*(?:is|=|equals|represents|stands)[^.]{0,40}?(\d{1,3})\s+(?:notional\s+)?hours/i;

type Figures = Partial<Record<keyof typeof FORMS, Said<number>>>;

/**
 * The rules of combination and the overview, as stated.
 * @param outside the rows outside units' pages and lists of contents
 * @returns null when neither a rule, an overview figure nor a row of the table of units was found
 */
export function readRules(outside: readonly Row[], table: UnitTable): ReadRules | null {
  const start = outside.findIndex((row) => isRulesHeading(row));
  const figures: Figures = {};
  let maximumOptional: Said<number | null> | null = null;
  for (const row of start < 0 ? outside : outside.slice(start)) {
    const text = textOf(row);
    if (text.length > LONGEST) continue;
    readFigures(figures, text, row.line);
    maximumOptional ??= readMaximumOptional(text, row.line);
  }
  const overview = readOverview(outside);
  const sizes = outside.flatMap(sizeOf);
  const hoursPerCredit = firstFigure(outside, HOURS_PER_CREDIT);
  const something =
    Object.keys(figures).length > 0 ||
    table.rows.length > 0 ||
    overview.credit !== null ||
    overview.hours !== null;
  if (!something && sizes.length === 0 && !hoursPerCredit) return null;
  return {
    rows: table.rows,
    mandatoryUnits: figures.mandatoryUnits ?? null,
    mandatoryCredit: figures.mandatoryCredit ?? null,
    optionalCredit: figures.optionalCredit ?? null,
    totalCredit: figures.totalCredit ?? null,
    overviewCredit: overview.credit,
    minimumMandatoryCredit: figures.minimumMandatoryCredit ?? null,
    maximumMandatoryCredit: figures.maximumMandatoryCredit ?? null,
    minimumOptionalCredit: figures.minimumOptionalCredit ?? null,
    maximumOptionalCredit: maximumOptional,
    minimumHours: figures.minimumHours ?? null,
    maximumHours: figures.maximumHours ?? null,
    overviewHours: overview.hours,
    groupTotals: table.totals,
    sizes,
    hoursPerCredit,
  };
}

/** Whether a row heads the rules of combination. */
function isRulesHeading(row: Row): boolean {
  const text = onlyCell(row, 80);
  return text !== null && /^(?:[\dA-Z]{1,3}[.)]\s+)?(?:the )?rules of combination\b/i.test(text);
}

function readFigures(into: Figures, text: string, line: number): void {
  if (!/\d/.test(text)) return;
  for (const name of Object.keys(FORMS) as (keyof typeof FORMS)[]) {
    if (into[name]) continue;
    const found = FORMS[name].exec(text);
    const figure = found?.[1] ?? found?.[2];
    if (figure) into[name] = { value: Number(figure), line };
  }
}

function readMaximumOptional(text: string, line: number): Said<number | null> | null {
  const found = MAXIMUM_OPTIONAL.exec(text)?.[1];
  if (!found) return null;
  return { value: /^\d/.test(found) ? Number(found) : null, line };
}

function firstFigure(rows: readonly Row[], form: RegExp): Said<number> | null {
  for (const row of rows) {
    const text = textOf(row);
    const found = text.length <= LONGEST ? form.exec(text)?.[1] : undefined;
    if (found) return { value: Number(found), line: row.line };
  }
  return null;
}

/** The overview's rows of the whole qualification: its credit and its guided learning hours. */
function readOverview(outside: readonly Row[]): {
  readonly credit: Said<number> | null;
  readonly hours: ReadRules['overviewHours'];
} {
  let credit: Said<number> | null = null;
  let hours: ReadRules['overviewHours'] = null;
  for (const row of outside) {
    const opening = openingOf(row);
    const value = opening?.field === 'credit' ? numberOf(opening.value) : null;
    if (value !== null) credit ??= { value, line: row.line };
    hours ??= hoursOf(row);
  }
  return { credit, hours };
}

function hoursOf(row: Row): ReadRules['overviewHours'] {
  const text = textOf(row).slice(0, 300);
  if (!/^(?:total )?(?:guided learning hours|glh)\b/i.test(text)) return null;
  const value = row.cells.length > 1 ? row.cells.slice(1).join(' ') : text;
  const range = /(\d{1,4})\s*(?:-|–|—|to)\s*(\d{1,4})/.exec(value.slice(0, 100));
  if (range) return { value: { least: Number(range[1]), most: Number(range[2]) }, line: row.line };
  const one = /^\s*(\d{1,4})\b(?!\s*(?:-|–|—|\/|to\b))/.exec(row.cells.length > 1 ? value : '');
  return one ? { value: { least: Number(one[1]), most: Number(one[1]) }, line: row.line } : null;
}

/** A size of qualification by credits: 'Award: 1-12 credits', 'Diploma: 37+ credits', 'between 1 and 12'. */
function sizeOf(row: Row): ReadRules['sizes'] {
  const text = textOf(row);
  if (text.length > 140 || !/credit/i.test(text)) return [];
  const named = /^(?:[-•*–]\s*)?(?:an?\s+|the\s+)?(award|certificate|diploma)s?\b(.*)$/i.exec(text);
  if (!named?.[1] || !named[2]) return [];
  const size = named[1].charAt(0).toUpperCase() + named[1].slice(1).toLowerCase();
  const range = /\b(\d{1,3})\s*(?:-|–|—|to|and)\s*(\d{1,3})\b/.exec(named[2]);
  if (range) return [{ size, least: Number(range[1]), most: Number(range[2]), line: row.line }];
  const open = /\b(\d{1,3})\s*(?:\+|(?:credits?\s+)?(?:or|and)\s+(?:more|above|over|higher))/.exec(
    named[2],
  );
  return open ? [{ size, least: Number(open[1]), most: null, line: row.line }] : [];
}
