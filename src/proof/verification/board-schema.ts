import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  cycleLine,
  date,
  id,
  instant,
  keysOf,
  OUTCOMES,
  STAGES,
  STATES,
  sampleLine,
  text,
} from './shapes-schema.ts';

/** What of a list of samples somebody looks for beside how it stands. */
export const ONLY = {
  late: 'late',
  countersign: 'waiting for a countersignature',
  doubt: 'in doubt, learner not asked',
  nobody: 'nobody may verify',
} as const;

/** What a sample covers: each has its lines of plan against done. */
export const FACES = { stage: 'Stage', unit: 'Unit', method: 'Method', site: 'Site' } as const;

const filters = z.object({
  /** Left out: every running cycle; 'all': the released ones too. */
  cycle: z.union([id, z.literal('all')]).optional(),
  assessor: id.optional(),
  learner: id.optional(),
  verifier: id.optional(),
  unit: z.string().max(40).optional(),
  state: z.enum(keysOf(STATES)).optional(),
  outcome: z.enum(keysOf(OUTCOMES)).optional(),
  stage: z.enum(keysOf(STAGES)).optional(),
  method: z.string().max(40).optional(),
  site: z.string().max(200).optional(),
  only: z.enum(keysOf(ONLY)).optional(),
});

const choice = z.object({ value: z.string(), label: z.string() });

export const listSamples = {
  method: 'GET',
  path: '/api/verification/samples',
  action: 'verification.read',
  summary: 'The samples of the running cycles, or of one, as the filters leave them.',
  query: filters,
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      sampleLine.extend({
        cycleId: id,
        cycleName: z.string(),
        frameworkCode: z.string(),
        adviserNames: z.array(z.string()),
        sites: z.array(z.string()),
        methods: z.array(z.string()),
      }),
    ),
    /** What there is to choose from, before any filter but the cycle. */
    choices: z.object({
      cycle: z.array(choice),
      assessor: z.array(choice),
      learner: z.array(choice),
      verifier: z.array(choice),
      unit: z.array(choice),
      method: z.array(choice),
      site: z.array(choice),
    }),
  }),
} as const satisfies Route;

export const samplesFile = {
  method: 'GET',
  path: '/api/verification/samples/file',
  action: 'verification.read',
  summary:
    'The same as a table (CSV), with registration numbers and who advised and who assessed each learner (R29, R81).',
  query: filters,
  reply: 'file',
} as const satisfies Route;

export const readBoard = {
  method: 'GET',
  path: '/api/verification/board',
  action: 'verification.read',
  summary:
    'All running cycles at once: what waits on the reader since when, what is late, risk by assessor, and plan against done.',
  reply: z.object({
    today: date,
    /** The longest waiting first; the first fifty. */
    waiting: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        href: z.string(),
        since: date,
        late: z.boolean(),
      }),
    ),
    waitingTotal: z.int(),
    /** Each leads to the list it counts. */
    counts: z.array(
      z.object({ label: z.string(), count: z.int(), href: z.string(), asks: z.boolean() }),
    ),
    cycles: z.array(
      cycleLine.extend({
        /** Per cent of the base that the tariff asks; null: no tariff is on record. */
        percent: z.number().nullable(),
        /** Per cent of the base that is done, rounded down. */
        donePercent: z.int(),
        /** Not planned, or the base is another than the newest plan was made from. */
        toPlan: z.boolean(),
        lines: z.array(
          z.object({
            face: z.enum(keysOf(FACES)),
            name: z.string(),
            base: z.int(),
            drawn: z.int(),
            done: z.int(),
          }),
        ),
      }),
    ),
    /** Still learning, and in no running cycle (R81). */
    uncovered: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        frameworkCode: z.string(),
        registration: z.string().nullable(),
      }),
    ),
    assessors: z.array(
      z.object({
        cycleId: id,
        cycleName: z.string(),
        assessorId: id,
        assessorName: z.string(),
        /** Per cent of theirs that is asked beside the tariff; null: as the tariff asks. */
        risk: z.int().nullable(),
        because: z.string(),
        /** Samples that stand in the plan for that rating alone. */
        enlarged: z.int(),
        notSupported: z.int(),
        base: z.int(),
        drawn: z.int(),
        done: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

export const readWaiting = {
  method: 'GET',
  path: '/api/verification/waiting',
  action: 'verification.waiting',
  summary: 'What of verification and standardisation waits for the reader, or is late.',
  reply: z.object({
    /** Actions of verifiers, of observations, meetings and the like that are the reader’s own: past their day, open. */
    lateOwn: z.int(),
    openOwn: z.int(),
    /** For verifiers: actions of others that are past their day. */
    lateOthers: z.int(),
    toSign: z.int(),
    toJudge: z.int(),
    toCountersign: z.int(),
    unobserved: z.int(),
    /** Samples not done of cycles whose last day is past. */
    overdue: z.int(),
    /** Running cycles whose newest plan went to no external verifier (R84). */
    unsent: z.int(),
  }),
} as const satisfies Route;

export const listUnsampled = {
  method: 'GET',
  path: '/api/verification/cycles/:id/inclusions',
  action: 'verification.read',
  summary: 'Units that verifiers asked for beside the draw, and what of the base may be asked for.',
  params: z.object({ id }),
  reply: z.object({
    included: z.array(
      z.object({
        inclusionId: id,
        learnerName: z.string(),
        unitReference: z.string(),
        because: z.string(),
        includedBy: z.string(),
        includedAt: instant,
        /** It stands in the sample; until then the plan is to be made again. */
        planned: z.boolean(),
      }),
    ),
    learners: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        units: z.array(z.object({ unitId: id, reference: z.string() })),
      }),
    ),
  }),
} as const satisfies Route;

export const includeUnitRoute = {
  method: 'POST',
  path: '/api/verification/cycles/:id/inclusions',
  action: 'verification.plan',
  summary:
    'Asks for a unit that the draw left out, with the reason; the next version of the plan takes it in (R74).',
  params: z.object({ id }),
  body: z.object({
    id,
    learnerId: id,
    unitId: id,
    because: text(500, { min: 1, lines: true, what: 'The reason' }),
  }),
  reply: z.object({ inclusionId: id }),
} as const satisfies Route;
