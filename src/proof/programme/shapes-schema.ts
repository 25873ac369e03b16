import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

/** What initial advice goes through (R38, R39). */
export const COVERED = {
  knowledge: 'What they know already',
  opportunities: 'Where evidence will come from in their work',
  prior: 'What they achieved before',
  level: 'Whether this level fits',
  options: 'Which optional units',
  objectives: 'Whether it meets their own aims',
  demands: 'What the programme asks of them, and that they accept it',
  employer: 'Whether their employer helps',
} as const;
/** The seven topics of the written information at induction (R41). */
export const TOPICS = {
  outline: 'The qualification, its aims and benefits',
  membership: 'Membership of the institute and its benefits',
  format: 'Content, hours and attendance',
  assessment: 'How it is assessed, its milestones, and that decisions are informal until ratified',
  support: 'Support, and who does what',
  study: 'Learning and study skills',
  rights: 'Equal opportunities, appeals and help',
} as const;
export const RATINGS = { shown: 'Already able', part: 'In part', gap: 'To be learnt' } as const;
export const BASES = {
  shared_unit: 'The same unit at another awarding body',
  earlier_unit: 'A unit of the national framework before 2010',
  experience: 'Experience, paid or unpaid',
} as const;
export const ARRANGEMENT_SIZES = { minor: 'Minor', significant: 'Significant' } as const;
export const TIME_KINDS = {
  induction: 'Induction',
  tutorial: 'Tutorial support',
  guided: 'Guided learning',
  self_study: 'Study on their own',
  assessment: 'Assessment',
} as const;
export const LEARNER_STATES = {
  in_learning: 'In learning',
  break: 'Break in learning',
  withdrawn: 'Withdrawn',
  transferred: 'Transferred',
  extended: 'In learning, extended',
  completed: 'Completed',
} as const;
export const NEXT_STEPS = {
  higher: 'A higher level of this qualification',
  related: 'A related qualification',
  role: 'A new role or more responsibility',
  stays: 'Stays in the role as it is',
  other: 'Something else',
} as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

/** Text as it is kept, at most so many characters. */
export function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}
export const words = text(2000, { lines: true, what: 'The words' });
export const said = text(2000, { min: 1, lines: true, what: 'The words' });
export const because = text(500, { min: 1, lines: true, what: 'The reason' });
export const name = text(120, { min: 1, what: 'The name' });

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
});
/** One action of a plan as it is written. */
export const action = z.object({
  what: text(300, { min: 1, what: 'The action' }),
  resources: text(300, { what: 'The resources' }).default(''),
  dueOn: date,
  unit: z.string().trim().min(1).max(40).nullable().default(null),
  doneOn: date.nullable().default(null),
});
const plan = z.object({
  planId: id,
  number: z.int(),
  meetingOn: date,
  nextOn: date,
  actions: z.array(
    z.object({
      what: z.string(),
      resources: z.string(),
      dueOn: date,
      unit: z.string().nullable(),
      doneOn: date.nullable(),
    }),
  ),
  words: z.string(),
  writtenBy: z.string(),
  writtenAt: instant,
  agreedAt: instant.nullable(),
});
const step = {
  stepId: id,
  on: date,
  who: z.string(),
  words: z.string(),
  by: z.string(),
};
const programme = z.object({
  enrolmentId: id,
  frameworkId: id,
  frameworkCode: z.string(),
  title: z.string(),
  startedOn: date,
  state: z.enum(keysOf(LEARNER_STATES)),
  stateSince: date,
  plannedEndOn: date,
  units: z.array(z.object({ unitId: id, reference: z.string(), title: z.string() })),
  findings: z.array(finding),
  advice: z.array(z.object({ ...step, covered: z.array(z.enum(keysOf(COVERED))) })),
  entry: z.array(
    z.object({
      ...step,
      roleGives: z.boolean(),
      competence: z.enum(['likely', 'recent', 'no']),
      passes: z.boolean(),
    }),
  ),
  support: z.array(z.object(step)),
  induction: z.array(
    z.object({ ...step, topics: z.array(z.enum(keysOf(TOPICS))), version: z.string() }),
  ),
  topicsLeft: z.array(z.enum(keysOf(TOPICS))),
  diagnostic: z.array(
    z.object({
      ...step,
      instrument: z.string(),
      version: z.string(),
      approvedOn: date,
      units: z.record(z.string(), z.enum(keysOf(RATINGS))),
    }),
  ),
  languages: z.array(
    z.object({
      ...step,
      language: z.string(),
      assessor: z.string(),
      verifier: z.string(),
      translator: z.string(),
      toldOn: date,
    }),
  ),
  reviews: z.array(
    z.object({
      ...step,
      nextOn: date,
      /** Who of the employer's was asked to sign it by their own link, the newest first. */
      signings: z.array(
        z.object({
          signingId: id,
          name: z.string(),
          relation: z.enum(['line_manager', 'sponsor', 'mentor']),
          state: z.enum(['asked', 'opened', 'signed', 'not_agreed', 'lapsed', 'withdrawn']),
          at: instant,
          until: instant,
          signedName: z.string(),
          job: z.string(),
          comment: z.string(),
        }),
      ),
    }),
  ),
  nextSteps: z.array(z.object({ ...step, to: z.enum(keysOf(NEXT_STEPS)) })),
  arrangements: z.array(
    z.object({
      arrangementId: id,
      size: z.enum(keysOf(ARRANGEMENT_SIZES)),
      what: z.string(),
      askedOn: date,
      agreed: z
        .object({
          with: z.enum(['external_verifier', 'awarding_body']),
          on: date,
          words: z.string(),
          fromOn: date,
          toOn: date.nullable(),
        })
        .nullable(),
      ended: z.object({ at: instant, by: z.string(), because: z.string() }).nullable(),
    }),
  ),
  prior: z.array(
    z.object({
      priorId: id,
      reference: z.string(),
      basis: z.enum(keysOf(BASES)),
      awardedBy: z.string(),
      achievedOn: date,
      unchanged: z.boolean(),
      currency: z.string(),
      decision: z
        .object({ granted: z.boolean(), words: z.string(), by: z.string(), at: instant })
        .nullable(),
    }),
  ),
  required: z.array(
    z.object({
      requiredId: id,
      reference: z.string(),
      what: z.string(),
      judgedBy: z.enum(['centre', 'external_verifier']),
      because: z.string(),
      essential: z.boolean(),
      by: z.string(),
      lifted: z.string().nullable(),
    }),
  ),
  plans: z.array(plan),
  time: z.array(
    z.object({
      timeId: id,
      on: date,
      kind: z.enum(keysOf(TIME_KINDS)),
      minutes: z.int(),
      words: z.string(),
      by: z.string(),
      takenBack: z.string().nullable(),
    }),
  ),
  minutes: z.record(z.string(), z.int()),
  states: z.array(
    z.object({
      stateId: id,
      state: z.enum(keysOf(LEARNER_STATES)),
      fromOn: date,
      newEndOn: date.nullable(),
      words: z.string(),
      by: z.string(),
    }),
  ),
});
/** A learner's way on each framework. */
export const ofLearner = z.object({
  today: date,
  learnerId: id,
  name: z.string(),
  /** Who may be named as proficient in a language. */
  assessors: z.array(z.object({ memberId: id, name: z.string() })),
  verifiers: z.array(z.object({ memberId: id, name: z.string() })),
  programmes: z.array(programme),
});
