import type { CombinationRules, CombinationUnit } from './combination.ts';

/** What lawful choices come to; credits, and hours of guided learning of the units alone. */
export interface Reach {
  readonly leastCredit: number;
  readonly mostCredit: number;
  readonly leastHours: number;
  readonly mostHours: number;
  /** Most hours of a choice that holds no spare unit: each one dropped would leave too few credits. */
  readonly mostHoursWithoutSpare: number;
  /** Can the fewest credits asked for be met exactly? */
  readonly exactly: boolean;
}

/**
 * The least and the most over every lawful choice, exact: all mandatory units, at least `optionalLeast`
 * optional credits, at most `sizeTop` credits in all, no barred set whole. Null: no choice is lawful.
 * Credits must be whole numbers from 0; the work grows with units times credits, not with choices.
 */
export function reachable(rules: CombinationRules): Reach | null {
  const mandatory = rules.units.filter((unit) => unit.group === 'mandatory');
  const base = sum(mandatory, 'credit');
  const baseHours = sum(mandatory, 'guidedHours');
  const top = rules.sizeTop === null ? Number.POSITIVE_INFINITY : rules.sizeTop - base;
  const optional = rules.units.filter((unit) => unit.group === 'optional');
  const reaches = allowedPools(optional, mandatory, rules.barred ?? [])
    .map((pool) => reachOfPool(pool, Math.max(0, rules.optionalLeast), top))
    .filter((reach) => reach !== null);
  if (reaches.length === 0) return null;
  return {
    leastCredit: base + Math.min(...reaches.map((reach) => reach.leastCredit)),
    mostCredit: base + Math.max(...reaches.map((reach) => reach.mostCredit)),
    leastHours: baseHours + Math.min(...reaches.map((reach) => reach.leastHours)),
    mostHours: baseHours + Math.max(...reaches.map((reach) => reach.mostHours)),
    mostHoursWithoutSpare:
      baseHours + Math.max(...reaches.map((reach) => reach.mostHoursWithoutSpare)),
    exactly: reaches.some((reach) => reach.exactly),
  };
}

/**
 * Barred sets as pools of units to choose from freely: of each set one optional unit stays out, in
 * every way, so that together the pools hold exactly the lawful choices.
 */
function allowedPools(
  optional: readonly CombinationUnit[],
  mandatory: readonly CombinationUnit[],
  barred: readonly (readonly string[])[],
): readonly (readonly CombinationUnit[])[] {
  const key = (reference: string) => reference.replace(/\s+/g, '').toUpperCase();
  const always = new Set(mandatory.map((unit) => key(unit.reference)));
  let pools: readonly (readonly CombinationUnit[])[] = [optional];
  for (const set of barred) {
    const free = set.map(key).filter((reference) => !always.has(reference));
    pools = pools.flatMap((pool) => {
      const held = new Set(pool.map((unit) => key(unit.reference)));
      if (free.some((reference) => !held.has(reference))) return [pool];
      return free.map((out) => pool.filter((unit) => key(unit.reference) !== out));
    });
  }
  return pools;
}

interface Hours {
  readonly least: number;
  readonly most: number;
}

function reachOfPool(pool: readonly CombinationUnit[], needed: number, top: number): Reach | null {
  const byCredit = new Map<number, Hours>([[0, { least: 0, most: 0 }]]);
  let mostWithoutSpare = needed === 0 && top >= 0 ? 0 : Number.NEGATIVE_INFINITY;
  // From the most credit down: the unit added last is the smallest, so a choice has no spare exactly
  // when it was short of the credits needed before that unit came.
  const units = [...pool].sort((a, b) => b.credit - a.credit);
  for (const unit of units) {
    for (const [credit, hours] of [...byCredit].sort(([a], [b]) => b - a)) {
      const next = credit + unit.credit;
      if (next > top) continue;
      if (credit < needed && next >= needed) {
        mostWithoutSpare = Math.max(mostWithoutSpare, hours.most + unit.guidedHours);
      }
      const before = byCredit.get(next);
      byCredit.set(next, {
        least: Math.min(before?.least ?? Number.POSITIVE_INFINITY, hours.least + unit.guidedHours),
        most: Math.max(before?.most ?? Number.NEGATIVE_INFINITY, hours.most + unit.guidedHours),
      });
    }
  }
  const lawful = [...byCredit].filter(([credit]) => credit >= needed && credit <= top);
  if (lawful.length === 0) return null;
  const credits = lawful.map(([credit]) => credit);
  return {
    leastCredit: credits.reduce((a, b) => Math.min(a, b)),
    mostCredit: credits.reduce((a, b) => Math.max(a, b)),
    leastHours: lawful.reduce((least, [, hours]) => Math.min(least, hours.least), Infinity),
    mostHours: lawful.reduce((most, [, hours]) => Math.max(most, hours.most), -Infinity),
    mostHoursWithoutSpare: mostWithoutSpare,
    exactly: byCredit.has(needed) && needed <= top,
  };
}

function sum(units: readonly CombinationUnit[], what: 'credit' | 'guidedHours'): number {
  return units.reduce((total, unit) => total + unit[what], 0);
}
