import type { Says } from './tables.ts';

/** One answer of one person to one criterion. */
export interface Answer {
  readonly criterionId: string;
  readonly memberId: string;
  readonly says: Says;
}

/**
 * How those who judged one criterion spread: how many said what, and per cent who said what most said.
 * Plain percentages beside the count, and no kappa: with a handful of people and answers that are nearly all the same,
 * kappa falls to nought just where everybody agrees, and nobody at the table could check it.
 */
export function spreadOf(answers: readonly Answer[], criterionId: string) {
  const own = answers.filter((one) => one.criterionId === criterionId);
  const met = own.filter(({ says }) => says === 'met').length;
  const notYet = own.length - met;
  const percent = own.length === 0 ? 0 : Math.round((100 * Math.max(met, notYet)) / own.length);
  return { met, notYet, percent };
}

/** Of all pairs of two who judged the same criterion, per cent who said the same, rounded, and how many pairs. */
export function alikeOf(answers: readonly Answer[]): {
  readonly percent: number;
  readonly pairs: number;
} {
  let pairs = 0;
  let same = 0;
  for (const own of Map.groupBy(answers, ({ criterionId }) => criterionId).values()) {
    const met = own.filter(({ says }) => says === 'met').length;
    const notYet = own.length - met;
    pairs += (own.length * (own.length - 1)) / 2;
    same += (met * (met - 1)) / 2 + (notYet * (notYet - 1)) / 2;
  }
  return { percent: pairs === 0 ? 0 : Math.round((100 * same) / pairs), pairs };
}
