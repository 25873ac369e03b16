import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { type CombinationRules, creditOf } from '../../rules/combination/combination.ts';
import { reachable } from '../../rules/combination/reachable.ts';
import type { Finding } from '../../rules/finding.ts';
import { type CardRow, cardRows } from './cards.ts';
import { answerTo, type Choice, choicesOf } from './choices.ts';
import type { Until } from './tables.ts';
import { frameworkOf, type TreeUnit } from './tree.ts';

/**
 * A framework's rules of combination as `judgeChoice` takes them, read as the centre chose. A unit that was
 * extended has no date. Null: no such framework, or one without credits.
 * @param until whether a unit's date is its last to begin, or its last to achieve
 */
export async function combinationRules(
  tx: Tx,
  frameworkId: string,
  until: Until = 'registration',
): Promise<CombinationRules | null> {
  const [row] = await cardRows(tx, frameworkId);
  const tree = row && (await frameworkOf(tx, frameworkId));
  if (!tree) return null;
  const choices = (await choicesOf(tx, [frameworkId])).get(frameworkId) ?? [];
  return rulesOf(row, tree.units, choices, until);
}

type RulesRow = Pick<
  CardRow,
  'title' | 'documentVersion' | 'optionalCredit' | 'optionalMinimum' | 'creditTop'
>;

/** The same from what was read already. */
export function rulesOf(
  framework: RulesRow,
  units: readonly TreeUnit[],
  choices: readonly Choice[],
  until: Until = 'registration',
): CombinationRules | null {
  const counting = units.filter(({ group, credit }) => group !== null && credit !== null);
  if (counting.length === 0) return null;
  const version = framework.documentVersion === null ? '' : `, v${framework.documentVersion}`;
  return {
    units: counting.map((unit) => ({
      reference: unit.reference,
      credit: unit.credit ?? 0,
      guidedHours: unit.guidedHours ?? 0,
      group: unit.group ?? 'optional',
      expiresOn: isExtended(unit, choices)
        ? null
        : until === 'registration'
          ? unit.expiresOn
          : unit.certificatedUntil,
    })),
    ...readingOf(framework, counting, choices),
    source: `Rules of combination, ${framework.title}${version}`,
  };
}

/** Optional credits and the top, as the centre reads the document; by default up to the size's top. */
function readingOf(framework: RulesRow, units: readonly TreeUnit[], choices: readonly Choice[]) {
  const optionalLeast = framework.optionalCredit ?? 0;
  const sizeTop = framework.creditTop;
  const reading = answerTo(choices, 'optional_credit');
  if (reading === 'stated_minimum') {
    return { optionalLeast: framework.optionalMinimum ?? optionalLeast, sizeTop };
  }
  if (reading !== 'least_only') return { optionalLeast, sizeTop };
  const mandatory = units.filter(({ group }) => group === 'mandatory');
  const exactly = mandatory.reduce((sum, { credit }) => sum + (credit ?? 0), optionalLeast);
  return { optionalLeast, sizeTop: sizeTop === null ? exactly : Math.min(sizeTop, exactly) };
}

/** What a framework's rules come to, for people: credits and hours of the units alone. */
export function summaryOf(rules: CombinationRules) {
  const group = (name: 'mandatory' | 'optional') => {
    const units = rules.units.filter((unit) => unit.group === name);
    const guidedHours = units.reduce((sum, unit) => sum + unit.guidedHours, 0);
    return { units: units.length, credit: creditOf(units), guidedHours };
  };
  const { units, credit } = group('optional');
  const reach = reachable(rules);
  return {
    mandatory: group('mandatory'),
    optional: { units, credit, least: rules.optionalLeast },
    sizeTop: rules.sizeTop,
    reach: reach && {
      leastCredit: reach.leastCredit,
      mostCredit: reach.mostCredit,
      leastHours: reach.leastHours,
      mostHours: reach.mostHours,
    },
  };
}

/** Is this unit past its date on this day, without an extension that was entered? */
export function isExpired(
  unit: Pick<TreeUnit, 'expiresOn'>,
  choices: readonly Choice[],
  today: string,
): boolean {
  return unit.expiresOn !== null && unit.expiresOn < today && !isExtended(unit, choices);
}

/**
 * What stands in the way of the units past their date, practice W28: by default a warning, a block where
 * the centre chose to stop, a record where it entered the awarding body's extension.
 */
export function expiryFindings(
  units: readonly TreeUnit[],
  choices: readonly Choice[],
  today: string,
  source: string,
): readonly Finding[] {
  const chosen = choices.find(({ key }) => key === 'unit_expired');
  return units.flatMap((unit): readonly Finding[] => {
    if (wasPutOff(unit, today)) {
      const because = `${unit.reference} ended on ${showDate(unit.said.expiresOn ?? '', today)} by its document; extended to ${showDate(unit.expiresOn ?? '', today)}: ${unit.letter}`;
      return [{ rule: 'R12', outcome: 'record', because, source }];
    }
    const { certificatedUntil } = unit;
    if (certificatedUntil !== null && certificatedUntil >= today) {
      if (unit.expiresOn === null || unit.expiresOn >= today) return [];
      return [
        {
          rule: 'R12',
          outcome: chosen?.chosen?.value === 'stop' ? 'block' : 'warn',
          because: `${unit.reference} ended on ${showDate(unit.expiresOn, today)} for new learners; who began it by then may achieve it until ${showDate(certificatedUntil, today)}.`,
          source,
          clears: CLEARS,
        },
      ];
    }
    const last =
      unit.expiresOn !== null && unit.expiresOn < today ? unit.expiresOn : certificatedUntil;
    if (last === null || last >= today) return [];
    const ended = `${unit.reference} ended on ${showDate(last, today)}`;
    if (isExtended(unit, choices)) {
      const because = `${ended}; the centre entered an extension: ${chosen?.chosen?.because}`;
      return [{ rule: 'R12', outcome: 'record', because, source }];
    }
    const stops = chosen?.chosen?.value === 'stop';
    return [
      {
        rule: 'R12',
        outcome: stops ? 'block' : 'warn',
        because: `${ended}: no new learner can complete it${unit.group === 'mandatory' ? ', and it is mandatory' : ''}.`,
        source,
        clears: CLEARS,
      },
    ];
  });
}

const CLEARS =
  'The owner enters the awarding body’s extension under Last days, or imports its new version.';

/** Ended by its document, and not by a letter of the awarding body that the centre entered. */
function wasPutOff({ said, expiresOn, certificatedUntil }: TreeUnit, today: string): boolean {
  if (said.expiresOn === null || said.expiresOn >= today) return false;
  return [expiresOn, certificatedUntil].every((day) => day !== null && day >= today);
}

/** Findings on the units of one framework that are past their date, on the day of this act. */
export async function expiredUnits(tx: Tx, frameworkId: string): Promise<readonly Finding[]> {
  const tree = await frameworkOf(tx, frameworkId);
  if (!tree) return [];
  const choices = (await choicesOf(tx, [frameworkId])).get(frameworkId) ?? [];
  return expiryFindings(tree.units, choices, dateIn(nowOf(tx)), tree.title);
}

/** An extension covers the units that had ended when it was entered, and none that ends later. */
function isExtended({ expiresOn }: Pick<TreeUnit, 'expiresOn'>, choices: readonly Choice[]) {
  const chosen = choices.find(({ key }) => key === 'unit_expired')?.chosen;
  if (chosen?.value !== 'extended' || expiresOn === null) return false;
  return expiresOn < dateIn(chosen.chosenAt);
}
