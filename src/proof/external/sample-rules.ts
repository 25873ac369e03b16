import { asksFor } from '../verification/index.ts';

/** A learner's unit of the base, as far as an external sample cares. Keys and ids are compared and never shown. */
export interface BaseUnit {
  readonly key: string;
  readonly learnerId: string;
  /** Null: nobody has it in hand yet. */
  readonly assessorId: string | null;
  readonly decided: boolean;
  readonly special: boolean;
  /** The centre's own verifier has written a record of it. */
  readonly verified: boolean;
}

/** How a sample stands against what the tariff asks of it: each pair is what is there and what is asked. */
export interface SampleStanding {
  readonly percent: number;
  /** Decided learner-units of the base: only they can be certificated. */
  readonly base: number;
  readonly units: readonly [there: number, asked: number];
  readonly learners: readonly [there: number, asked: number];
  readonly assessors: readonly [there: number, asked: number];
  readonly special: readonly [there: number, asked: number];
  readonly verified: readonly [there: number, asked: number];
  readonly unverified: readonly [there: number, asked: number];
  /** What stands between it and its closing, in words; empty: it may close. */
  readonly missing: readonly string[];
}

/**
 * An external sample against its base: as many decided learner-units as the percentage asks, rounded up (R88), of as
 * many learners and assessors as there are for so many, all special arrangements (R78), and some that the centre
 * verified as well as some that it did not, where the base has both (R80).
 * @param percent the external percentage of the tariff, 1 to 100
 */
export function standingOf(
  base: readonly BaseUnit[],
  picked: ReadonlySet<string>,
  percent: number,
): SampleStanding {
  const decided = base.filter((unit) => unit.decided);
  const own = decided.filter(({ key }) => picked.has(key));
  const asked = asksFor(percent, decided.length);
  const distinct = (units: readonly BaseUnit[], of: 'learnerId' | 'assessorId') =>
    new Set(units.map((unit) => unit[of])).size;
  const broad = (of: 'learnerId' | 'assessorId'): readonly [number, number] => [
    distinct(own, of),
    Math.min(asked, distinct(decided, of)),
  ];
  const count = (by: (unit: BaseUnit) => boolean) => own.filter(by).length;
  const some = (by: (unit: BaseUnit) => boolean): readonly [number, number] => [
    count(by),
    decided.some(by) ? 1 : 0,
  ];
  const standing = {
    percent,
    base: decided.length,
    units: [own.length, asked],
    learners: broad('learnerId'),
    assessors: broad('assessorId'),
    special: [count(({ special }) => special), decided.filter(({ special }) => special).length],
    verified: some(({ verified }) => verified),
    unverified: some(({ verified }) => !verified),
  } as const;
  return { ...standing, missing: missingOf(standing) };
}

function missingOf(of: Omit<SampleStanding, 'missing'>): string[] {
  const short = ([there, asked]: readonly [number, number]) => there < asked;
  const told = ([there, asked]: readonly [number, number]) => `${asked} asked, ${there} picked`;
  const missing: string[] = [];
  if (of.base === 0) missing.push('No unit of this base is decided yet (R88).');
  if (short(of.units)) {
    missing.push(`The tariff asks ${of.percent} per cent: ${told(of.units)} (R88).`);
  }
  if (short(of.learners)) missing.push(`Pick of more learners: ${told(of.learners)} (R88).`);
  if (short(of.assessors)) missing.push(`Pick of more assessors: ${told(of.assessors)} (R88).`);
  if (short(of.special)) {
    missing.push(`Every unit with special arrangements is in it: ${told(of.special)} (R78).`);
  }
  if (short(of.verified)) missing.push('Pick one that the centre has verified (R88).');
  if (short(of.unverified)) missing.push('Pick one that the centre has not verified (R80).');
  return missing;
}
