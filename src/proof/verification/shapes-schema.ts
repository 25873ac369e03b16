import { z } from 'zod';
import { date, id, instant, text } from '../portfolio/shapes-schema.ts';

export { date, id, instant, text };

export const STAGES = { interim: 'While it is assessed', final: 'Once decided' } as const;
export const SAYS = { agreed: 'Agreed', not_agreed: 'Not agreed', question: 'Question' } as const;
export const OUTCOMES = {
  confirmed: 'Confirmed',
  action_needed: 'Action needed',
  not_supported: 'Decision not supported',
} as const;
export const VERIFY_METHODS = {
  record: 'Read the assessor’s record and the evidence',
  observation: 'Watched the assessment',
  learner_interview: 'Spoke with the learner',
  assessor_interview: 'Spoke with the assessor',
} as const;
export const WAYS = {
  email: 'By e-mail',
  portal: 'Awarding body’s portal',
  by_hand: 'By hand',
} as const;
/** Why a learner-unit stands in the sample. */
export const REASONS = {
  kept: 'Chosen by an earlier version',
  special: 'Special arrangements',
  party: 'The assessor had a hand in the work',
  first_of_new: 'Early decision of a new assessor',
  asked: 'Asked for by a verifier',
  assessor: 'Every assessor',
  unit: 'Every unit',
  method: 'Every method',
  site: 'Every site',
  assessor_percent: 'More of this assessor',
  percent: 'Drawn for the percentage',
} as const;
/** How a learner-unit of the sample stands. */
export const STATES = {
  waiting: 'Not assessed yet',
  ready: 'To be verified',
  started: 'Being verified',
  action: 'Action open',
  not_supported: 'Decision not supported',
  done: 'Done',
  gone: 'Not in the base any more',
} as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

const counts = z.object({
  base: z.int(),
  asked: z.int(),
  drawn: z.int(),
  done: z.int(),
  open: z.int(),
  impossible: z.int(),
});
/** A cycle in a list. */
export const cycleLine = z.object({
  cycleId: id,
  name: z.string(),
  frameworkCode: z.string(),
  fromOn: date,
  toOn: date,
  /** Null: not planned yet. */
  counts: counts.nullable(),
  sentToExternal: z.boolean(),
  released: z.boolean(),
});

const reason = z.object({ why: z.enum(keysOf(REASONS)), of: z.string() });
/** One learner’s unit of a sample in a list. */
export const sampleLine = z.object({
  sampleId: id,
  learnerId: id,
  learnerName: z.string(),
  unitId: id,
  registration: z.string().nullable(),
  unitReference: z.string(),
  unitTitle: z.string(),
  assessorId: id.nullable(),
  assessorName: z.string().nullable(),
  verifierId: id.nullable(),
  verifierName: z.string().nullable(),
  stages: z.array(z.enum(keysOf(STAGES))),
  doneStages: z.array(z.enum(keysOf(STAGES))),
  why: z.array(reason),
  state: z.enum(keysOf(STATES)),
  /** What its newest record found; null: there is none yet. */
  outcome: z.enum(keysOf(OUTCOMES)).nullable(),
  /** Since when it waits for a verifier or an assessor; null: for nobody. */
  since: instant.nullable(),
  /** An action of it is past its day, or the cycle’s last day is past and it is not done. */
  late: z.boolean(),
  /** A record of it waits for the countersignature of a qualified verifier (R27). */
  waits: z.boolean(),
  /** Its decision is in doubt and its learner was not asked about the unit since (R87). */
  askLearner: z.boolean(),
  /** Nobody may verify it: what to do. */
  impossible: z.string().nullable(),
});

export const shownAction = z.object({
  actionId: id,
  words: z.string(),
  dueOn: date,
  late: z.boolean(),
  ownerName: z.string(),
  answer: z.string().nullable(),
  closed: z.object({ at: instant, by: z.string(), words: z.string() }).nullable(),
});
/** One look at a sample, with its record once it is written. */
export const shownStart = z.object({
  startId: id,
  stage: z.enum(keysOf(STAGES)),
  startedAt: instant,
  verifierName: z.string(),
  isMine: z.boolean(),
  frozenSha256: z.string(),
  attempt: z.int(),
  decision: z
    .object({
      outcome: z.enum(['achieved', 'not_yet']),
      /** How firm it is now: informal until a base that holds it is released (R73). */
      standing: z.enum(['informal', 'ratified']),
      feedback: z.string(),
      decidedAt: instant,
    })
    .nullable(),
  items: z.array(z.object({ evidenceId: id, title: z.string(), sha256: z.string() })),
  criteria: z.array(
    z.object({
      criterionId: id,
      code: z.string(),
      label: z.string(),
      wording: z.string().nullable(),
      judged: z
        .object({
          outcome: z.string(),
          method: z.string(),
          note: z.string(),
          action: z.string().nullable(),
          assessorName: z.string(),
          evidenceIds: z.array(id),
          answers: z.array(z.object({ question: z.string(), answer: z.string() })),
        })
        .nullable(),
      finding: z
        .object({ says: z.enum(keysOf(SAYS)), words: z.string(), evidenceIds: z.array(id) })
        .nullable(),
    }),
  ),
  record: z
    .object({
      outcome: z.enum(keysOf(OUTCOMES)),
      methods: z.array(z.enum(keysOf(VERIFY_METHODS))),
      feedback: z.string(),
      recordedAt: instant,
      countersignature: z.enum(['not_needed', 'needed', 'given']),
      countersignedBy: z.string().nullable(),
      /** The reader could give the countersignature it waits for. */
      mayCountersign: z.boolean(),
      actions: z.array(shownAction),
    })
    .nullable(),
});
