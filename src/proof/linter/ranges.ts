import { type CombinationUnit, creditOf } from '../../rules/combination/combination.ts';
import { type Reach, reachable } from '../../rules/combination/reachable.ts';
import type { ReadDocument, ReadRules, UnitGroup } from '../documents/index.ts';
import { type Found, found } from './place.ts';
import { sizeRangeOf } from './sizes.ts';

interface Plain {
  readonly reference: string;
  readonly credit: number | null;
  readonly guidedHours: number | null;
  readonly group: UnitGroup | null;
}

/** Stated ranges of credits and hours against every choice of units the rules allow. */
export function ranges(document: ReadDocument): readonly Found[] {
  const { rules } = document;
  if (!rules) return [];
  const units = plainUnits(rules.rows);
  const top = sizeRangeOf(document)?.most ?? null;
  const mandatory = units?.filter((unit) => unit.group === 'mandatory') ?? [];
  const base = mandatory.length > 0 ? creditOf(mandatory) : (rules.mandatoryCredit?.value ?? null);
  const needed = rules.optionalCredit?.value ?? null;
  return [
    ...optionalTop(rules, base, top),
    ...minimaOverSize(rules, top),
    ...(units && needed !== null && isCount(needed)
      ? choices(document, rules, units, needed, top)
      : []),
    ...overviewHours(rules),
    ...learningTime(rules),
  ];
}

/** Units fit for adding up exactly; null when a figure is missing or is not a sensible whole number. */
function plainUnits(units: readonly Plain[]): readonly CombinationUnit[] | null {
  if (units.length === 0 || units.length > 200) return null;
  const plain: CombinationUnit[] = [];
  for (const { reference, credit, guidedHours, group } of units) {
    if (credit === null || guidedHours === null || group === null) return null;
    if (!isCount(credit) || !isCount(guidedHours)) return null;
    plain.push({ reference, credit, guidedHours, group });
  }
  return plain;
}

function isCount(figure: number): boolean {
  return Number.isInteger(figure) && figure >= 0 && figure <= 1000;
}

function optionalTop(rules: ReadRules, base: number | null, top: number | null): readonly Found[] {
  const said = rules.maximumOptionalCredit;
  if (!said || base === null || top === null) return [];
  const most = top - base;
  if (said.value === most) return [];
  const place = 'rules of combination, maximum optional credit';
  if (said.value === null) {
    return [
      found(
        said.line,
        place,
        'maximum-optional-credit-not-stated',
        { stated: 'not applicable', computed: `${most} = ${top} - ${base}` },
        `No maximum is given, but the size ends at ${top} credits, which leaves ${most} for optional units.`,
      ),
    ];
  }
  return [
    found(
      said.line,
      place,
      'maximum-optional-credit-differs',
      { stated: said.value, computed: `${most} = ${top} - ${base}` },
      `At most ${said.value} optional credits are stated; the size of ${top} credits leaves ${most}.`,
    ),
  ];
}

function minimaOverSize(rules: ReadRules, top: number | null): readonly Found[] {
  const { minimumMandatoryCredit: mandatory, minimumOptionalCredit: optional } = rules;
  if (!mandatory || !optional || top === null) return [];
  const together = mandatory.value + optional.value;
  if (together <= top) return [];
  return [
    found(
      optional.line,
      'rules of combination, minimum credits together',
      'minimums-exceed-size',
      { stated: `${mandatory.value} + ${optional.value}`, computed: `${together}, over ${top}` },
      `Both minimums together ask for ${together} credits, more than the ${top} this size may have, so no choice would be lawful.`,
    ),
  ];
}

function choices(
  document: ReadDocument,
  rules: ReadRules,
  units: readonly CombinationUnit[],
  needed: number,
  top: number | null,
): readonly Found[] {
  const reach = reachable({ units, optionalLeast: needed, sizeTop: top });
  const line = rules.optionalCredit?.line ?? document.title.line;
  const place = 'rules of combination, optional credit';
  if (!reach) {
    const all = creditOf(units.filter((unit) => unit.group === 'optional'));
    return [
      found(
        line,
        place,
        'optional-credit-unreachable',
        {
          stated: needed,
          computed: `${all} in all optional units${top === null ? '' : `; size to ${top}`}`,
        },
        `No choice of optional units gives ${needed} credits within the rules, so nobody could be awarded the qualification.`,
      ),
    ];
  }
  const notExact = reach.exactly
    ? []
    : [
        found(
          line,
          place,
          'optional-credit-not-exact',
          { stated: needed, computed: `the least is ${reach.leastCredit} in all` },
          `No choice of optional units gives exactly ${needed} credits; the least that does is ${reach.leastCredit} credits in all.`,
        ),
      ];
  return [...notExact, ...hours(document, rules, reach, needed, top)];
}

function hours(
  document: ReadDocument,
  rules: ReadRules,
  reach: Reach,
  needed: number,
  top: number | null,
): readonly Found[] {
  const extra = extraHours(document);
  const own = plainUnits(
    document.units.map((unit) => ({
      reference: unit.reference.value,
      credit: unit.credit?.value ?? null,
      guidedHours: unit.guidedHours?.value ?? null,
      group: unit.group,
    })),
  );
  const pages = own && reachable({ units: own, optionalLeast: needed, sizeTop: top });
  const withExtra = (figure: number) =>
    extra > 0 ? `${figure + extra} = ${figure} of units + ${extra}` : `${figure}`;
  const byPage = (figure: number | undefined, row: number) =>
    figure === undefined || figure === row ? '' : `; by the units' own pages ${withExtra(figure)}`;
  const findings: Found[] = [];
  const { minimumHours, maximumHours } = rules;
  if (minimumHours && minimumHours.value !== reach.leastHours + extra) {
    const least = withExtra(reach.leastHours) + byPage(pages?.leastHours, reach.leastHours);
    findings.push(
      found(
        minimumHours.line,
        'rules of combination, minimum guided hours',
        'minimum-hours-differ',
        { stated: minimumHours.value, computed: least },
        `${because(minimumHours.value, reach.leastHours, extra)}the shortest choice of units comes to ${reach.leastHours + extra} hours, not ${minimumHours.value}.`,
      ),
    );
  }
  const most = [reach.mostHoursWithoutSpare + extra, reach.mostHours + extra];
  if (maximumHours && !most.includes(maximumHours.value)) {
    const spare = byPage(pages?.mostHoursWithoutSpare, reach.mostHoursWithoutSpare);
    const all = withExtra(reach.mostHours);
    findings.push(
      found(
        maximumHours.line,
        'rules of combination, maximum guided hours',
        'maximum-hours-differ',
        {
          stated: maximumHours.value,
          computed: `${withExtra(reach.mostHoursWithoutSpare)}${spare}, with no spare unit; ${all}, with any units up to ${reach.mostCredit} credits`,
        },
        `${because(maximumHours.value, reach.mostHoursWithoutSpare, extra)}the longest choice without a spare unit comes to ${most[0]} hours and the longest lawful one to ${most[1]}, not ${maximumHours.value}.`,
      ),
    );
  }
  return findings;
}

function because(stated: number, units: number, extra: number): string {
  return extra > 0 && stated === units
    ? `The figure leaves out the ${extra} hours of induction and tutorials it is said to include: `
    : 'By the table ';
}

/**
 * Hours of induction and tutorial support which the overview says are within the guided hours; 0 when
 * it does not say so.
 */
function extraHours(document: ReadDocument): number {
  const includes = document.lines.some((line) =>
    /^guided learning hours[^\t]{0,40}includes[^\t]{0,40}induction/i.test(line),
  );
  if (!includes) return 0;
  const figure = (name: RegExp) => {
    const hours = document.lines
      .filter((text) => name.test(text))
      .map((text) => /\t\D{0,40}(\d{1,3})\s*hours?/i.exec(text)?.[1])
      .find((figure) => figure !== undefined);
    return Number(hours ?? 0);
  };
  return figure(/^induction\t/i) + figure(/^tutorial support\t/i);
}

function overviewHours(rules: ReadRules): readonly Found[] {
  const { overviewHours: said, minimumHours, maximumHours } = rules;
  if (!said || !minimumHours || !maximumHours) return [];
  const { least, most } = said.value;
  if (least === minimumHours.value && most === maximumHours.value) return [];
  return [
    found(
      said.line,
      'overview, guided learning hours',
      'overview-hours-differ',
      { stated: `${least} to ${most}`, computed: `${minimumHours.value} to ${maximumHours.value}` },
      'The overview and the rules of combination give different ranges of guided hours.',
    ),
  ];
}

/** Guided hours are a part of the learning time, so they cannot be more than all of it. */
function learningTime(rules: ReadRules): readonly Found[] {
  const { hoursPerCredit, totalCredit, maximumHours } = rules;
  if (!hoursPerCredit || !totalCredit || !maximumHours) return [];
  const learning = hoursPerCredit.value * totalCredit.value;
  if (maximumHours.value <= learning) return [];
  return [
    found(
      maximumHours.line,
      'rules of combination, maximum guided hours',
      'hours-exceed-learning-time',
      {
        stated: maximumHours.value,
        computed: `${learning} = ${totalCredit.value} credits x ${hoursPerCredit.value} hours`,
      },
      'More guided hours are stated than all the learning time the credits stand for.',
    ),
  ];
}
