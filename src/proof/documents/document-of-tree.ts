import { isDate } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { CASE_FIELDS, type CaseField } from './case-fields.ts';
import type { FrameworkTreeFile, TreeItem } from './case-tree.ts';
import { qualificationCode, qualificationNumbersOf } from './cover.ts';
import type {
  ReadCriterion,
  ReadDocument,
  ReadOutcome,
  ReadUnit,
  Said,
  UnitRow,
} from './document.ts';

/** Groups of groups of units with outcomes and criteria come nowhere near. */
const MOST_LEVELS = 20;

/** Writes the lines of a tree as it is gone through, so that every finding can say where. */
interface Pen {
  readonly lines: string[];
  line(item: TreeItem): number;
}

/**
 * A tree as a document that can be linted and imported: units with outcomes with criteria. What an item is, its type
 * says; where it has none, its height does: a leaf is a criterion, what holds leaves an outcome, what holds those a
 * unit, and anything above is a group of units. A tree of units and leaves has no outcomes; leaves alone are the
 * statements of a standard. Lines are counted in the order of the tree. Refuses `framework-not-understood`.
 */
export function documentOfTree(file: FrameworkTreeFile): Result<ReadDocument> {
  if (file.items.length === 0) {
    return refuse(
      'framework-not-understood',
      'The file names a framework and holds no item of it. Export the whole package, then import that file.',
    );
  }
  const deepest = Math.max(...file.items.map(({ height }) => height));
  if (deepest > MOST_LEVELS) {
    return refuse(
      'framework-not-understood',
      `Items of this file stand ${deepest + 1} levels deep; a framework has groups, units, outcomes and criteria. Correct the isChildOf associations, then import the file again.`,
    );
  }
  const code = textSaid(file.extensions[CASE_FIELDS.code]) ?? qualificationCode(file.title);
  const lines: string[] = [file.title];
  const pen: Pen = {
    lines,
    line: ({ code, statement }) => lines.push(code === '' ? statement : `${code} ${statement}`),
  };
  const kind = textSaid(file.extensions[CASE_FIELDS.kind]);
  const statementsOf = kind === 'standard' || kind === 'marking_points';
  const flat = statementsOf || deepest === 0;
  const units = flat ? [] : file.items.flatMap((item) => unitsUnder(item, pen, null));
  const leaves = flat
    ? file.items.flatMap((item) => (item.height === 0 ? item : leavesOf(item)))
    : [];
  const statements = leaves.map((item, at) => statementOf(item, at, code, pen));
  const title = { value: file.title, line: 1 };
  const said = (field: CaseField) => numberSaid(file.extensions[CASE_FIELDS[field]], 1);
  return ok({
    kind: kind === 'marking_points' ? kind : flat ? 'standard' : 'specification',
    code,
    title,
    version: file.version === null ? null : { value: file.version, line: 1 },
    dated: null,
    qualificationNumbers: numbersOf(file, lines),
    qualificationTitles: [title],
    contents: [],
    headings: [],
    units,
    rules: flat
      ? null
      : {
          rows: rowsOf(units),
          mandatoryUnits: null,
          mandatoryCredit: said('mandatoryCredit'),
          optionalCredit: said('optionalCredit'),
          totalCredit: said('credit'),
          overviewCredit: null,
          minimumMandatoryCredit: null,
          maximumMandatoryCredit: null,
          minimumOptionalCredit: said('optionalMinimum'),
          maximumOptionalCredit: null,
          minimumHours: said('leastHours'),
          // Without the top of its size the longest choice is not known.
          maximumHours:
            said('creditTop') === null || sizeOf(file) !== '' ? said('mostHours') : null,
          overviewHours: hoursSaid(file),
          groupTotals: [],
          sizes: sizeSaid(file),
          hoursPerCredit: null,
        },
    statements,
    notUnderstood: [],
    ...daySaid('registrationEndsOn', file.endsOn),
    ...daySaid('certificationEndsOn', file.extensions[CASE_FIELDS.certificationEnds]),
    ...(file.links.length === 0 ? {} : { links: file.links }),
    ...(file.extensions[CASE_FIELDS.labelsOnly] === true ? { labelsOnly: true as const } : {}),
    lines,
  });
}

function numbersOf({ extensions }: FrameworkTreeFile, lines: readonly string[]) {
  const own = textSaid(extensions[CASE_FIELDS.qualificationNumber]);
  return own === null ? qualificationNumbersOf(lines) : [{ value: own, line: 1 }];
}

function hoursSaid({ extensions }: FrameworkTreeFile) {
  const least = numberSaid(extensions[CASE_FIELDS.leastHours], 1);
  const most = numberSaid(extensions[CASE_FIELDS.mostHours], 1);
  return least && most ? { value: { least: least.value, most: most.value }, line: 1 } : null;
}

/** The size in the title: 'Certificate'; '' where it names none. */
const sizeOf = ({ title }: FrameworkTreeFile): string =>
  /\b(award|certificate|diploma)\b/i.exec(title)?.[1] ?? '';

/**
 * Its units as the table of units that a package has none of, so that totals and ranges are computed as of a
 * specification; none where a unit does not say its group.
 */
function rowsOf(units: readonly ReadUnit[]): readonly UnitRow[] {
  const rows = units.flatMap(({ group, ...unit }): readonly UnitRow[] =>
    group === null
      ? []
      : [
          {
            reference: unit.reference.value,
            title: unit.title?.value ?? '',
            level: unit.level?.value ?? null,
            credit: unit.credit?.value ?? null,
            guidedHours: unit.guidedHours?.value ?? null,
            ofqualNumber: unit.ofqualNumber?.value ?? null,
            group,
            line: unit.reference.line,
          },
        ],
  );
  return rows.length === units.length ? rows : [];
}

/** The size that the top of the credits belongs to: from the framework's own credits up. */
function sizeSaid(file: FrameworkTreeFile) {
  const { extensions } = file;
  const least = numberSaid(extensions[CASE_FIELDS.credit], 1);
  const most = numberSaid(extensions[CASE_FIELDS.creditTop], 1);
  return least && most
    ? [{ size: sizeOf(file), least: least.value, most: most.value, line: 1 }]
    : [];
}

/** Without a type, two levels above the leaves stands a unit, or a group that calls itself one of units. */
const isUnit = ({ type, height, statement }: TreeItem): boolean =>
  type === ''
    ? height < 2 || (height === 2 && !/\bunits\b/i.test(statement))
    : /unit|module/i.test(type) || (!/group/i.test(type) && height <= 2);

function unitsUnder(item: TreeItem, pen: Pen, group: ReadUnit['group']): readonly ReadUnit[] {
  if (isUnit(item)) return [unitOf(item, pen, group)];
  pen.line(item);
  return item.children.flatMap((child) => unitsUnder(child, pen, groupOf(item) ?? group));
}

function groupOf({ statement, code, extensions }: TreeItem): ReadUnit['group'] {
  const own = textSaid(extensions[CASE_FIELDS.group]);
  const words = `${own ?? ''} ${code} ${statement}`.toLowerCase();
  if (/\bmandatory\b|\bcore\b/.test(words)) return 'mandatory';
  return /\boptional\b|\belective\b/.test(words) ? 'optional' : null;
}

function unitOf(item: TreeItem, pen: Pen, group: ReadUnit['group']): ReadUnit {
  const line = pen.line(item);
  const reference = (item.code || `U${pen.lines.length}`).replace(/\s+/g, '');
  const own = (field: CaseField) => item.extensions[CASE_FIELDS[field]];
  const text = (field: CaseField): Said<string> | null => {
    const value = textSaid(own(field));
    return value === null ? null : { value, line };
  };
  const level = numberSaid(/^\d+$/.test(item.level) ? Number(item.level) : null, line);
  return {
    reference: { value: reference, line },
    title: { value: item.statement, line },
    ofqualNumber: text('ofqualNumber'),
    level,
    credit: numberSaid(own('credit'), line),
    guidedHours: numberSaid(own('guidedHours'), line),
    group: groupOf({ ...item, statement: '', code: '' }) ?? group,
    purpose: null,
    expiry: item.endsOn === null ? null : { value: dayMonthYear(item.endsOn), line },
    ...daySaid('certificatedUntil', own('certificationEnds')),
    missing: [],
    ...(item.saidTwice === undefined ? {} : { saidTwice: item.saidTwice }),
    outcomes: outcomesOf(item, reference, pen),
  };
}

/** Outcomes with their criteria; criteria directly under a unit stand under an outcome 0 of the unit's name. */
function outcomesOf(unit: TreeItem, reference: string, pen: Pen): readonly ReadOutcome[] {
  const direct = unit.children.filter(({ height }) => height === 0);
  const plain: ReadOutcome[] =
    direct.length === 0
      ? []
      : [
          {
            number: 0,
            wording: unit.statement,
            line: pen.lines.length,
            criteria: direct.map((item, at) => criterionOf(item, reference, `${at + 1}`, pen)),
          },
        ];
  const held = unit.children.filter(({ height }) => height > 0);
  return [
    ...plain,
    ...held.map((item, at): ReadOutcome => {
      const line = pen.line(item);
      const number = wholeNumber(lastPart(item, reference)) ?? at + 1;
      const leaves = leavesOf(item);
      return {
        number,
        wording: item.statement,
        line,
        criteria: leaves.map((leaf, place) =>
          criterionOf(leaf, reference, `${number}.${place + 1}`, pen),
        ),
      };
    }),
  ];
}

/** What lies at the bottom, in order; a level between outcome and criterion is gone through. */
function leavesOf(item: TreeItem): readonly TreeItem[] {
  const leaves: TreeItem[] = [];
  const ahead = [...item.children].reverse();
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.height === 0) leaves.push(next);
    else ahead.push(...[...next.children].reverse());
  }
  return leaves;
}

function criterionOf(
  item: TreeItem,
  reference: string,
  otherwise: string,
  pen: Pen,
): ReadCriterion {
  const number = lastPart(item, reference);
  return {
    number: /^\d+(?:\.\d+)*[a-z]?$/i.test(number) ? number : otherwise,
    wording: item.statement,
    line: pen.line(item),
    identifier: item.id,
    ...closesSaid(item),
  };
}

/** 'K1' of a standard; '1' of the points of FLEX, whose code is FLEX.1. */
function statementOf(item: TreeItem, at: number, framework: string, pen: Pen): ReadCriterion {
  const own = item.code.startsWith(`${framework}.`)
    ? item.code.slice(framework.length + 1)
    : item.code;
  return {
    number: own || `${at + 1}`,
    wording: item.statement,
    line: pen.line(item),
    identifier: item.id,
    ...closesSaid(item),
  };
}

function closesSaid({ extensions }: TreeItem): Pick<ReadCriterion, 'closes'> {
  const closes = extensions[CASE_FIELDS.closes];
  return closes === 'record' || closes === 'observation' || closes === 'discussion'
    ? { closes }
    : {};
}

/** A code without its unit's: '1.3' of 'RPC1.1.3'; the enumeration where there is no code. */
function lastPart({ code, place }: TreeItem, reference: string): string {
  const spaceless = code.replace(/\s+/g, '');
  if (spaceless === '') return place.replace(/[.)\s]+$/, '');
  return spaceless.startsWith(reference)
    ? spaceless.slice(reference.length).replace(/^[.:-]/, '')
    : spaceless;
}

function wholeNumber(text: string): number | null {
  return /^\d{1,3}$/.test(text) ? Number(text) : null;
}

function daySaid<Name extends string>(
  name: Name,
  value: unknown,
): { readonly [N in Name]?: string } {
  return typeof value === 'string' && isDate(value)
    ? ({ [name]: value } as { [N in Name]: string })
    : {};
}

function dayMonthYear(date: string): string {
  return date.split('-').reverse().join('/');
}

function textSaid(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function numberSaid(value: unknown, line: number): Said<number> | null {
  return typeof value === 'number' && Number.isFinite(value) ? { value, line } : null;
}
