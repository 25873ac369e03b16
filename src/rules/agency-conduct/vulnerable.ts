import type { Nation } from '../../lib/calendar.ts';
import { listed } from '../../lib/text.ts';
import type { Finding, RestsOn } from '../finding.ts';
import { conductSource } from './law.ts';

/** A reference on file. Left out: not known. */
export interface RefereeFacts {
  /** Is the referee a relative of the work-seeker? */
  readonly relative?: boolean | undefined;
  /** Does the referee agree to the reference being shown to the hirer? */
  readonly disclosable?: boolean | undefined;
  readonly restsOn?: RestsOn;
}

/** What reg 22 asks before somebody is supplied to work with vulnerable people. Left out: not known. */
export interface VulnerableFacts {
  /** Is it work with vulnerable people? */
  readonly vulnerable?: boolean | undefined;
  readonly references: readonly RefereeFacts[];
  /** Copies of the qualifications the work needs, offered to the hirer. */
  readonly qualificationCopies?: boolean | undefined;
  /** Every other step that can be taken to see whether the worker is suitable. */
  readonly suitabilitySteps?: boolean | undefined;
  /** All that can be done was done to get what is missing; the hirer was told so, and of the steps. */
  readonly allPracticableSteps?: boolean | undefined;
  readonly hirerToldUnable?: boolean | undefined;
  readonly hirerToldSteps?: boolean | undefined;
  readonly nation?: Nation;
}

/** References of people who are no relatives and agree to be shown. */
export const REFERENCES_NEEDED = 2;

/** References that count, and those that would if what is not known of them were well. */
export function countReferences(references: readonly RefereeFacts[]) {
  const may = references.filter((one) => one.relative !== true && one.disclosable !== false);
  const sure = may.filter((one) => one.relative === false && one.disclosable === true);
  return { sure: sure.length, atBest: may.length };
}

/** What is missing for certain, in plain words; empty: nothing is. */
export function missingForVulnerable(facts: VulnerableFacts): readonly string[] {
  const { atBest } = countReferences(facts.references);
  return [
    ...(atBest < REFERENCES_NEEDED
      ? [
          `${atBest === 0 ? 'two references' : 'a second reference'} from somebody who is no relative and agrees to it being shown`,
        ]
      : []),
    ...(facts.qualificationCopies === false ? ['copies of the qualifications'] : []),
    ...(facts.suitabilitySteps === false
      ? ['the other steps to see whether they are suitable']
      : []),
  ];
}

/**
 * May the supply go on although something is missing? Only if all that can be done was done, and the
 * hirer was told that not all could be had and which steps were taken (reg 22(3)). Steps that could
 * still be taken are not excused: they are what "all that can be done" means.
 */
export function excusedByNotice(facts: VulnerableFacts): boolean {
  return (
    facts.suitabilitySteps !== false &&
    facts.allPracticableSteps === true &&
    facts.hirerToldUnable === true &&
    facts.hirerToldSteps === true
  );
}

/**
 * CR-22 before a supply. Missing blocks, or is a `record` where the hirer was told as the law asks. Facts
 * not on file escalate and stop, since nobody is supplied before they are had; a role of which nobody
 * said whether it is with vulnerable people goes on the list.
 */
export function checkVulnerable(facts: VulnerableFacts): readonly Finding[] {
  if (facts.vulnerable === false) return [];
  const base = {
    rule: 'CR-22',
    source: conductSource(facts.nation ?? 'england', 'reg 22'),
    restsOn: facts.references.flatMap(({ restsOn }) => (restsOn ? [restsOn] : [])),
  } as const;
  if (facts.vulnerable === undefined) {
    return [
      {
        ...base,
        outcome: 'escalate',
        stops: false,
        because: 'Nobody has said whether this is work with vulnerable people.',
        clears: 'Say so on the site or the role.',
      },
    ];
  }
  const missing = missingForVulnerable(facts);
  if (missing.length > 0) return [missingFinding(missing, facts, base)];
  const unknown = unknownForVulnerable(facts);
  if (unknown.length === 0) return [];
  return [
    {
      ...base,
      outcome: 'escalate',
      stops: true,
      because: `This is work with vulnerable people, and it is not on file ${listed(unknown)}.`,
      clears: 'Enter it with the references and the checks.',
    },
  ];
}

function missingFinding(
  missing: readonly string[],
  facts: VulnerableFacts,
  base: Pick<Finding, 'rule' | 'source' | 'restsOn'>,
): Finding {
  const excused = excusedByNotice(facts);
  return {
    ...base,
    outcome: excused ? 'record' : 'block',
    because: excused
      ? `Missing for work with vulnerable people: ${listed(missing)}. All that can be done was done, and the hirer was told so with the steps taken.`
      : `Missing for work with vulnerable people: ${listed(missing)}.`,
    figures: { count: missing.length },
    ...(excused
      ? {}
      : {
          clears: `Get ${listed(missing)}; or, when all that can be done is done, tell the hirer what could not be had and which steps were taken.`,
        }),
  };
}

function unknownForVulnerable(facts: VulnerableFacts): readonly string[] {
  const { sure } = countReferences(facts.references);
  return [
    ...(sure < REFERENCES_NEEDED
      ? ['whether two referees are no relatives and agree to be shown']
      : []),
    ...(facts.qualificationCopies === undefined ? ['whether qualifications were copied'] : []),
    ...(facts.suitabilitySteps === undefined ? ['whether the other steps were taken'] : []),
  ];
}
