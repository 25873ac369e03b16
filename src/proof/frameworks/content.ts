import type { UnitGroup } from '../documents/index.ts';
import type { BuiltInFramework, Closes } from './built-in/built-in.ts';
import { BUILT_IN, criterionCode } from './built-in/built-in.ts';
import type { FrameworkKind } from './tables.ts';

/** One criterion as it is kept: the code is one within its framework. */
export interface ContentCriterion {
  readonly code: string;
  readonly number: string;
  /** Ours, or the first words of the wording. */
  readonly label: string;
  /** The awarding body's; null until its document is imported. */
  readonly wording: string | null;
  readonly closes: Closes;
  /** What the file it came with knows it by. */
  readonly identifier?: string;
}

export interface ContentOutcome {
  /** 0 where the document has no outcomes. */
  readonly number: number;
  readonly label: string;
  readonly wording: string | null;
  readonly criteria: readonly ContentCriterion[];
}

/** What a document prints of a unit in one place. */
export interface Printed {
  readonly title: string | null;
  readonly level: number | null;
  readonly credit: number | null;
  readonly guidedHours: number | null;
}

/** One unit; credit in credits, guided learning in hours. */
export interface ContentUnit {
  readonly reference: string;
  readonly title: string;
  readonly level: number | null;
  readonly credit: number | null;
  readonly guidedHours: number | null;
  readonly ofqualNumber: string | null;
  readonly group: UnitGroup | null;
  /** Last day of the unit, 'YYYY-MM-DD'; null: none is stated. */
  readonly expiresOn: string | null;
  /** Last day to achieve it, where another is stated. */
  readonly certificatedUntil?: string | null;
  /** The unit's own page and its row in the table, which may differ; without a document, neither. */
  readonly page?: Printed;
  readonly table?: Printed;
  readonly outcomes: readonly ContentOutcome[];
}

/** What one revision of a framework holds, before it is kept. */
export interface Content {
  readonly code: string;
  readonly title: string;
  readonly kind: FrameworkKind;
  readonly version: string | null;
  readonly qualificationNumber: string | null;
  readonly level: number | null;
  /** Fewest credits for the whole, as stated. */
  readonly credit: number | null;
  readonly mandatoryCredit: number | null;
  /** Fewest credits from optional units, as the sentence of the rules states them. */
  readonly optionalCredit: number | null;
  /** The same as the table of credits states it; the two may differ. */
  readonly optionalMinimum: number | null;
  /** Most credits: the top of the size. */
  readonly creditTop: number | null;
  readonly leastHours: number | null;
  readonly mostHours: number | null;
  /** Last days of the version as a whole, 'YYYY-MM-DD'. */
  readonly registrationEndsOn?: string | null;
  readonly certificationEndsOn?: string | null;
  readonly units: readonly ContentUnit[];
}

/** The framework of this code that comes with Deskproof. */
export function builtInOf(code: string): BuiltInFramework | undefined {
  return BUILT_IN.find((framework) => framework.code === code);
}

/** A framework that comes with Deskproof, as it is kept: labels of our own, no wording. */
export function contentOfBuiltIn(framework: BuiltInFramework): Content {
  const mandatory = framework.units.filter(({ group }) => group === 'mandatory');
  return {
    code: framework.code,
    title: framework.title,
    kind: framework.kind,
    version: framework.version,
    qualificationNumber: null,
    level: framework.level,
    credit: framework.credit,
    mandatoryCredit:
      mandatory.length === 0 ? null : mandatory.reduce((sum, { credit }) => sum + (credit ?? 0), 0),
    optionalCredit: framework.optionalCreditLeast,
    optionalMinimum: null,
    creditTop: framework.creditTop,
    leastHours: framework.guidedHours?.least ?? null,
    mostHours: framework.guidedHours?.most ?? null,
    units: framework.units.map((unit) => ({
      ...unit,
      outcomes: unit.outcomes.map((outcome) => ({
        ...outcome,
        wording: null,
        criteria: outcome.criteria.map((criterion) => ({
          ...criterion,
          code: criterionCode(framework, unit, criterion),
          wording: null,
        })),
      })),
    })),
  };
}

/** How much a framework holds; outcome 0 stands for a document without outcomes and is not counted. */
export function contentCounts(content: Pick<Content, 'units'>) {
  const outcomes = content.units.flatMap((unit) => unit.outcomes);
  return {
    units: content.units.length,
    outcomes: outcomes.filter(({ number }) => number > 0).length,
    criteria: outcomes.flatMap((outcome) => outcome.criteria).length,
  };
}

/**
 * The bones of a framework as text: unit references with credit and group, and every criterion's code.
 * Two documents with the same bones are one revision; titles, hours, dates and wording are its flesh.
 */
export function bonesOf(
  units: readonly Pick<ContentUnit, 'reference' | 'credit' | 'group' | 'outcomes'>[],
): string {
  return units
    .map(({ reference, credit, group, outcomes }) => {
      const codes = outcomes.flatMap(({ criteria }) => criteria.map(({ code }) => code));
      return `${reference} ${credit ?? '-'} ${group ?? '-'}: ${codes.toSorted().join(' ')}`;
    })
    .toSorted()
    .join('\n');
}

/** Wording as compared: white space, case and punctuation make no other sentence. */
export function sameWords(one: string, other: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words(one) === words(other);
}
