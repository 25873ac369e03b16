/** The stages at which a right-to-work check may be asked for. */
export const STAGES = ['registration', 'interview', 'offer_of_work', 'before_first_shift'] as const;
export type Stage = (typeof STAGES)[number];

/** One person and when they were asked for a right-to-work check; no stage: never. */
export interface AskedPerson {
  readonly person: string;
  readonly stage?: Stage | undefined;
  /** Something was held against them because they have no passport. */
  readonly adverseForNoPassport?: boolean | undefined;
}

export interface FairAnswer {
  /** Stages at which people were asked, in order; more than one is a pattern to look at. */
  readonly stages: readonly Stage[];
  readonly neverAsked: readonly string[];
  readonly adverse: readonly string[];
  readonly fair: boolean;
}

/**
 * RTW-FAIR: were all asked for the same check at the same stage, and was nothing held against anybody
 * for lacking a passport? Anything else is for a person to look at; it is not yet discrimination.
 */
export function judgeFairChecks(people: readonly AskedPerson[]): FairAnswer {
  const stages = STAGES.filter((stage) => people.some((one) => one.stage === stage));
  const neverAsked = people.filter(({ stage }) => stage === undefined).map(({ person }) => person);
  const adverse = people
    .filter(({ adverseForNoPassport }) => adverseForNoPassport)
    .map(({ person }) => person);
  const mixed = neverAsked.length > 0 && neverAsked.length < people.length;
  return { stages, neverAsked, adverse, fair: stages.length < 2 && !mixed && adverse.length === 0 };
}
