import { ok, type Result, refuse } from '../../lib/result.ts';

/** Fewest that applied in a group for its ratio to be shown (house policy). */
export const SMALLEST_APPLIED = 5;
/** Below this ratio a group is flagged; at it, not. */
export const FLAG_BELOW = { of: 4, in: 5 } as const;

/** A group as it came through a stage: counts, or the rate alone. */
export interface Group {
  readonly group: string;
  readonly applied?: number | undefined;
  readonly selected?: number | undefined;
  /** 0 to 1. */
  readonly rate?: number | undefined;
}

interface Rated extends Group {
  readonly rate: number;
}

export interface Impact {
  readonly rates: readonly { readonly group: string; readonly rate: number }[];
  /** Empty where fewer than two groups are large enough, or nobody was selected. */
  readonly ratios: readonly { readonly group: string; readonly ratio: number }[];
  readonly best?: Rated;
  readonly flagged: readonly string[];
  /** Groups too small to show. */
  readonly hidden: readonly string[];
}

/**
 * EQ-IMPACT, the four-fifths screen: rate = selected / applied, ratio = rate / best rate, flagged below
 * 0.80. Groups in which fewer than five applied are left out. A US rule of thumb, to look and not to
 * decide. Refuses numbers that cannot be.
 */
export function impactOf(groups: readonly Group[]): Result<Impact> {
  const wrong = groups.map(faultOf).find((one) => one !== undefined);
  if (wrong) return refuse('numbers-contradict', wrong);
  if (new Set(groups.map(({ group }) => group)).size < groups.length) {
    return refuse('numbers-contradict', 'Two groups have the same name. Give each its own.');
  }
  const small = (one: Group) => one.rate === undefined && (one.applied ?? 0) < SMALLEST_APPLIED;
  const shown: Rated[] = groups
    .filter((one) => !small(one))
    .map((one) => ({ ...one, rate: one.rate ?? (one.selected ?? 0) / (one.applied ?? 1) }));
  const best = shown.reduce<Rated | undefined>(
    (top, one) => (top === undefined || one.rate > top.rate ? one : top),
    undefined,
  );
  const comparable = shown.length > 1 && best !== undefined && best.rate > 0;
  return ok({
    rates: shown.map(({ group, rate }) => ({ group, rate })),
    ratios: comparable ? shown.map(({ group, rate }) => ({ group, ratio: rate / best.rate })) : [],
    ...(best ? { best } : {}),
    flagged: comparable ? shown.filter((one) => below(one, best)).map(({ group }) => group) : [],
    hidden: groups.filter(small).map(({ group }) => group),
  });
}

/** Exactly, by whole numbers where there are counts: 0.80 is not below 0.80. */
function below(one: Rated, best: Rated): boolean {
  const [a, b] = [countsOf(one), countsOf(best)];
  if (a && b) {
    return (
      BigInt(a.selected) * BigInt(b.applied) * BigInt(FLAG_BELOW.in) <
      BigInt(b.selected) * BigInt(a.applied) * BigInt(FLAG_BELOW.of)
    );
  }
  return one.rate / best.rate < FLAG_BELOW.of / FLAG_BELOW.in - 1e-9;
}

function countsOf({ applied, selected }: Group) {
  return applied === undefined || selected === undefined ? undefined : { applied, selected };
}

function faultOf(one: Group): string | undefined {
  if (one.rate !== undefined) {
    if (one.applied !== undefined || one.selected !== undefined) {
      return `Group ${one.group} has counts and a rate. Give one or the other.`;
    }
    return one.rate > 1
      ? `Group ${one.group}: a rate is between 0 and 1, not ${one.rate}.`
      : undefined;
  }
  if (one.applied === undefined || one.selected === undefined) {
    return `Group ${one.group} needs how many applied and how many were selected, or its rate.`;
  }
  return one.selected > one.applied
    ? `Group ${one.group}: ${one.selected} selected of ${one.applied} who applied cannot be.`
    : undefined;
}

/**
 * Fisher's exact test, two-sided: the chance that groups which are treated alike differ at least this
 * much. To be looked at before anyone acts on a flag.
 */
export function fisherExact(
  one: { readonly applied: number; readonly selected: number },
  other: { readonly applied: number; readonly selected: number },
): number {
  const chosen = one.selected + other.selected;
  const all = one.applied + other.applied;
  const logs = logFactorials(all);
  const choose = (n: number, k: number) =>
    (logs[n] as number) - (logs[k] as number) - (logs[n - k] as number);
  const chance = (k: number) =>
    Math.exp(choose(one.applied, k) + choose(other.applied, chosen - k) - choose(all, chosen));
  const seen = chance(one.selected);
  let sum = 0;
  for (let k = Math.max(0, chosen - other.applied); k <= Math.min(one.applied, chosen); k++) {
    const here = chance(k);
    if (here <= seen * (1 + 1e-9)) sum += here;
  }
  return Math.min(1, sum);
}

function logFactorials(upTo: number): readonly number[] {
  const logs = [0];
  for (let n = 1; n <= upTo; n++) logs.push((logs[n - 1] as number) + Math.log(n));
  return logs;
}
