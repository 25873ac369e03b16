import { showDate } from '../../lib/show.ts';
import { counted, listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { reachable } from './reachable.ts';

/** One unit as the rules of combination see it. Credit in credits, guided learning in hours. */
export interface CombinationUnit {
  /** 'RPC1'; spaces and case do not matter. */
  readonly reference: string;
  readonly credit: number;
  readonly guidedHours: number;
  readonly group: 'mandatory' | 'optional';
  /** Last day of the unit, 'YYYY-MM-DD'; null or left out: none is known. */
  readonly expiresOn?: string | null;
}

/** Every mandatory unit must be chosen; of the optional ones at least so many credits. */
export interface CombinationRules {
  readonly units: readonly CombinationUnit[];
  /** Fewest optional credits. */
  readonly optionalLeast: number;
  /** Most credits of the qualification's size (Certificate: 36); null: the size has no top. */
  readonly sizeTop: number | null;
  /** Fewest credits of the size (Certificate: 13). */
  readonly sizeLeast?: number;
  /** Units that may not be taken together. */
  readonly barred?: readonly (readonly string[])[];
  /** Where the rules stand, for the findings. */
  readonly source?: string;
}

export const RESOURCING_RULES_SOURCE =
  'Rules of combination, REC Level 2 NVQ Certificate in Recruitment Resourcing, v1';

/** A reference as compared: 'rpc 1' and 'RPC1' are one. */
export function referenceKey(reference: string): string {
  return reference.replace(/\s+/g, '').toUpperCase();
}

/**
 * May a learner be awarded the qualification for these units?
 * @param rules the rules of combination, in credits
 * @param chosen references of the units chosen (or achieved), in any order
 * @param asOn 'YYYY-MM-DD'; left out, no unit is called expired
 * @returns nothing when the choice is lawful; else findings R1-R5, R10, R12 of the rule book. A choice
 *   still being made gets blocks too: they say what is still needed. R12 warns, because the awarding
 *   body may have extended a unit.
 */
export function judgeChoice(
  rules: CombinationRules,
  chosen: readonly string[],
  asOn?: string,
): readonly Finding[] {
  const keys = chosen.map(referenceKey);
  const distinct = new Set(keys);
  const taken = rules.units.filter((unit) => distinct.has(referenceKey(unit.reference)));
  return [
    ...unknownUnits(rules, distinct),
    ...barredTogether(rules, distinct),
    ...sizeOf(rules, taken),
    ...leastCredit(rules, taken),
    ...mandatoryAndOptional(rules, taken),
    ...mostCredit(rules, taken),
    ...countedOnce(rules, keys),
    ...expired(rules, taken, asOn),
  ];
}

/**
 * Fewest and most credits of any lawful choice; null when no choice is lawful.
 */
export function creditRange(
  rules: CombinationRules,
): { readonly least: number; readonly most: number } | null {
  const reach = reachable(rules);
  return reach ? { least: reach.leastCredit, most: reach.mostCredit } : null;
}

/** Credits of units, added up. */
export function creditOf(units: readonly CombinationUnit[]): number {
  return units.reduce((sum, unit) => sum + unit.credit, 0);
}

function finding(rules: CombinationRules, rule: string, because: string, more: Partial<Finding>) {
  return {
    rule,
    outcome: 'block',
    because,
    source: rules.source ?? RESOURCING_RULES_SOURCE,
    ...more,
  } satisfies Finding;
}

function unknownUnits(rules: CombinationRules, chosen: ReadonlySet<string>): readonly Finding[] {
  const known = new Set(rules.units.map((unit) => referenceKey(unit.reference)));
  return [...chosen]
    .filter((key) => !known.has(key))
    .map((key) => {
      const whole = [...known].find((unit) => key.startsWith(`${unit}.`));
      return whole
        ? finding(rules, 'R10', `${key} is a part of ${whole}; only a whole unit earns credit.`, {
            clears: `Choose ${whole}.`,
          })
        : finding(rules, 'R1', `${key} is not a unit of this qualification.`, {
            clears: 'Choose one of its mandatory or optional units.',
          });
    });
}

function barredTogether(rules: CombinationRules, chosen: ReadonlySet<string>) {
  return (rules.barred ?? [])
    .map((set) => set.map(referenceKey))
    .filter((set) => set.length > 0 && set.every((key) => chosen.has(key)))
    .map((set) =>
      finding(rules, 'R1', `${listed(set)} may not be taken together.`, {
        clears: 'Leave one of them out.',
      }),
    );
}

function sizeOf(rules: CombinationRules, taken: readonly CombinationUnit[]) {
  const credit = creditOf(taken);
  if (rules.sizeLeast === undefined || credit >= rules.sizeLeast) return [];
  return [
    finding(
      rules,
      'R2',
      `${counted(credit, 'credit')}; a qualification of this size has at least ${rules.sizeLeast}.`,
      { figures: { credit, needed: rules.sizeLeast }, clears: 'Choose more units.' },
    ),
  ];
}

function leastCredit(rules: CombinationRules, taken: readonly CombinationUnit[]) {
  const credit = creditOf(taken);
  const needed = creditOf(mandatoryOf(rules)) + rules.optionalLeast;
  if (credit >= needed) return [];
  return [
    finding(rules, 'R3', `${counted(credit, 'credit')} of at least ${needed}.`, {
      figures: { credit, needed },
      clears: `Choose units worth ${counted(needed - credit, 'more credit')}.`,
    }),
  ];
}

function mandatoryAndOptional(rules: CombinationRules, taken: readonly CombinationUnit[]) {
  const missing = mandatoryOf(rules).filter((unit) => !taken.includes(unit));
  const optional = creditOf(taken.filter((unit) => unit.group === 'optional'));
  const found: Finding[] = [];
  if (missing.length > 0) {
    const names = listed(missing.map((unit) => referenceKey(unit.reference)));
    found.push(
      finding(rules, 'R4', `Mandatory and not chosen: ${names}.`, {
        figures: { missing: missing.length },
        clears: 'Choose every mandatory unit.',
      }),
    );
  }
  if (optional < rules.optionalLeast) {
    found.push(
      finding(
        rules,
        'R4',
        `${counted(optional, 'optional credit')} of at least ${rules.optionalLeast}.`,
        {
          figures: { optional, needed: rules.optionalLeast },
          clears: 'Choose more optional units.',
        },
      ),
    );
  }
  return found;
}

function mostCredit(rules: CombinationRules, taken: readonly CombinationUnit[]) {
  const credit = creditOf(taken);
  if (rules.sizeTop === null || credit <= rules.sizeTop) return [];
  return [
    finding(
      rules,
      'R5',
      `${counted(credit, 'credit')}; a qualification of this size has at most ${rules.sizeTop}.`,
      { figures: { credit, most: rules.sizeTop }, clears: 'Leave an optional unit out.' },
    ),
  ];
}

function countedOnce(rules: CombinationRules, keys: readonly string[]) {
  const twice = [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
  return twice.map((key) =>
    finding(rules, 'R10', `${key} is named twice; a unit earns its credit once.`, {
      outcome: 'warn',
      clears: 'Name it once.',
    }),
  );
}

function expired(
  rules: CombinationRules,
  taken: readonly CombinationUnit[],
  asOn: string | undefined,
): readonly Finding[] {
  if (asOn === undefined) return [];
  return taken.flatMap(({ reference, expiresOn }) =>
    expiresOn && expiresOn < asOn
      ? [
          finding(rules, 'R12', `${referenceKey(reference)} ended on ${showDate(expiresOn)}.`, {
            outcome: 'warn',
            figures: { expiresOn, asOn },
            clears: "Enter the awarding body's extension, or import its new version.",
          }),
        ]
      : [],
  );
}

function mandatoryOf(rules: CombinationRules): readonly CombinationUnit[] {
  return rules.units.filter((unit) => unit.group === 'mandatory');
}
