import { counted } from '../../lib/text.ts';
import type { ReadDocument, ReadRules, Said, UnitGroup, UnitRow } from '../documents/index.ts';
import { type Found, found, referenceOf } from './place.ts';

type Amount = 'credit' | 'guidedHours';
const NAMES: Readonly<Record<Amount, string>> = { credit: 'credit', guidedHours: 'guided hours' };

/** Totals in the table and the rules against the sums of their parts. */
export function totals(document: ReadDocument): readonly Found[] {
  const { rules } = document;
  if (!rules) return [];
  return [
    ...groupTotals(document, rules),
    ...mandatoryCount(document, rules),
    ...credits(rules),
    ...minima(rules),
  ];
}

/** Sum of a column of one group's rows; null when a row has no figure there or there are no rows. */
export function sumOf(rows: readonly UnitRow[], group: UnitGroup, what: Amount): number | null {
  const figures = rows.filter((row) => row.group === group).map((row) => row[what]);
  if (figures.length === 0 || figures.includes(null)) return null;
  return figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);
}

function groupTotals(document: ReadDocument, rules: ReadRules): readonly Found[] {
  return rules.groupTotals.flatMap((total) =>
    (['credit', 'guidedHours'] as const).flatMap((what) => {
      const stated = total[what];
      const sum = sumOf(rules.rows, total.group, what);
      if (stated === null || sum === null || stated === sum) return [];
      const code = what === 'credit' ? 'group-credit-differs' : 'group-hours-differs';
      const without = rules.rows.find(
        (row) => row.group === total.group && sum - (row[what] ?? 0) === stated,
      );
      const hint = without
        ? `; ${stated} is the sum without ${referenceOf(without.reference)}`
        : '';
      const pages = sumOfPages(document, total.group, what);
      const onPages =
        pages === null || pages === sum ? '' : `; the units' own pages come to ${pages}`;
      return [
        found(
          total.line,
          `table of units, ${total.group} units, total ${NAMES[what]}`,
          code,
          { stated, computed: `${sum}${hint}${onPages}` },
          `The rows of the ${total.group} units add up to ${sum} ${unitOf(what)}, not ${stated}, so one of them is wrong.`,
        ),
      ];
    }),
  );
}

function sumOfPages(document: ReadDocument, group: UnitGroup, what: Amount): number | null {
  const figures = document.units.filter((unit) => unit.group === group).map((unit) => unit[what]);
  if (figures.length === 0 || figures.includes(null)) return null;
  return figures.reduce<number>((sum, figure) => sum + (figure?.value ?? 0), 0);
}

function mandatoryCount(document: ReadDocument, rules: ReadRules): readonly Found[] {
  const stated = rules.mandatoryUnits;
  if (!stated) return [];
  const rows = rules.rows.filter((row) => row.group === 'mandatory').length;
  const pages = document.units.filter((unit) => unit.group === 'mandatory').length;
  if (stated.value === rows || (rows === 0 && stated.value === pages)) return [];
  return [
    found(
      stated.line,
      'rules of combination, mandatory units',
      'mandatory-count-differs',
      { stated: stated.value, computed: `${rows} in the table, ${pages} with a page` },
      `The rules ask for ${counted(stated.value, 'mandatory unit')}; the table lists ${rows}.`,
    ),
  ];
}

function credits(rules: ReadRules): readonly Found[] {
  const sum = sumOf(rules.rows, 'mandatory', 'credit');
  const { mandatoryCredit, optionalCredit, totalCredit, overviewCredit } = rules;
  const parts =
    mandatoryCredit && optionalCredit ? mandatoryCredit.value + optionalCredit.value : null;
  return [
    ...differs(
      mandatoryCredit,
      sum,
      'mandatory credit',
      'mandatory-credit-differs',
      (stated, is) =>
        `The rules give the mandatory units ${stated} credits; their rows add up to ${is}.`,
    ),
    ...differs(
      totalCredit,
      parts,
      'total credit',
      'total-credit-differs',
      (stated, is) =>
        `The total of ${stated} credits is not the mandatory and the optional credits together, ${is}.`,
    ),
    ...differs(
      overviewCredit,
      totalCredit?.value ?? parts,
      'credit value of the overview',
      'overview-credit-differs',
      (stated, is) => `The overview gives ${stated} credits, the rules of combination ${is}.`,
    ),
  ];
}

function minima(rules: ReadRules): readonly Found[] {
  const mandatory =
    sumOf(rules.rows, 'mandatory', 'credit') ?? rules.mandatoryCredit?.value ?? null;
  const optional = rules.optionalCredit?.value ?? null;
  return [
    ...differs(
      rules.minimumMandatoryCredit,
      mandatory,
      'minimum mandatory credit',
      'minimum-mandatory-credit-differs',
      (stated, is) =>
        `At least ${stated} mandatory credits are asked for, but every mandatory unit together gives ${is}.`,
    ),
    ...differs(
      rules.maximumMandatoryCredit,
      mandatory,
      'maximum mandatory credit',
      'maximum-mandatory-credit-differs',
      (stated, is) =>
        `At most ${stated} mandatory credits are stated, but all mandatory units together always give ${is}.`,
    ),
    ...differs(
      rules.minimumOptionalCredit,
      optional,
      'minimum optional credit',
      'minimum-optional-credit-differs',
      (stated, is) =>
        `At least ${stated} optional credits are asked for here, ${is} in the sentence that states the choice.`,
    ),
  ];
}

function differs(
  said: Said<number> | null,
  computed: number | null,
  place: string,
  code: string,
  message: (stated: number, is: number) => string,
): readonly Found[] {
  if (!said || computed === null || said.value === computed) return [];
  return [
    found(
      said.line,
      place.includes('overview') ? place : `rules of combination, ${place}`,
      code,
      { stated: said.value, computed },
      message(said.value, computed),
    ),
  ];
}

function unitOf(what: Amount): string {
  return what === 'credit' ? 'credits' : 'hours';
}
