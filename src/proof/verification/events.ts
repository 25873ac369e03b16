import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One base for internal and external verification. Its name stays in the table. */
export const cycleOpened = eventKind(
  'verification.cycle_opened',
  1,
  z.strictObject({
    framework: z.string(),
    fromOn: date,
    toOn: date,
    everyone: z.boolean(),
    learners: z.int(),
  }),
);
/** More is sampled of one assessor; why stays in the table. */
export const riskRated = eventKind(
  'verification.risk_rated',
  1,
  z.strictObject({ risk: id, percent: z.int() }),
);
/** A sample was drawn. The file is the one handed out, as canonical JSON. */
export const samplePlanned = eventKind(
  'sample.planned',
  1,
  z.strictObject({
    version: z.int(),
    seed: sha256,
    checkpointSize: z.int(),
    percent: z.int(),
    base: z.int(),
    asked: z.int(),
    drawn: z.int(),
    impossible: z.int(),
    fileSha256: sha256,
  }),
);
/** A unit that the draw left out was asked for; why stays in the table. */
export const unitIncluded = eventKind(
  'verification.unit_included',
  1,
  z.strictObject({ inclusion: id }),
);
/** A look at a stage before assessment is planned. */
export const stagePlanned = eventKind(
  'verification.stage_planned',
  1,
  z.strictObject({ monitoring: id, stage: z.string(), dueOn: date }),
);
/** What was seen of it; the words stay in the table. */
export const stageMonitored = eventKind(
  'verification.stage_monitored',
  1,
  z.strictObject({ monitoring: id, stage: z.string(), outcome: z.string(), on: date }),
);
export const planSent = eventKind(
  'sample.plan_sent',
  1,
  z.strictObject({ sending: id, way: z.string(), on: date }),
);
/** Learners joined a running cycle by name. */
export const cycleEnlarged = eventKind(
  'verification.cycle_enlarged',
  1,
  z.strictObject({ learners: z.int() }),
);
/** A qualified verifier stands by the record of one who is not. */
export const sampleCountersigned = eventKind(
  'sample.countersigned',
  1,
  z.strictObject({ qualification: id, signedOn: date }),
);
export const sampleActionAnswered = eventKind(
  'sample.action_answered',
  1,
  z.strictObject({ action: id }),
);
/** A verifier took up a sample; the hash is of what stood then. */
export const sampleStarted = eventKind(
  'sample.started',
  1,
  z.strictObject({ stage: z.string(), turn: z.int(), frozenSha256: sha256 }),
);
/** What the verifier found; their words stay in the tables. */
export const sampleClosed = eventKind(
  'sample.closed',
  2,
  z.strictObject({
    stage: z.string(),
    outcome: z.string(),
    methods: z.array(z.string()),
    criteria: z.array(z.strictObject({ criterion: z.string(), says: z.string() })),
    actions: z.int(),
    /** No verifier's certificate was in force: it waits for one who has it (R27). */
    countersign: z.boolean(),
    frozenSha256: sha256,
  }),
);
export const sampleActionClosed = eventKind(
  'sample.action_closed',
  1,
  z.strictObject({ action: id }),
);
export const baseSigned = eventKind(
  'base.signed',
  2,
  // Which signature of it, and how many decisions it covers that none before did; neither in version 1.
  z.strictObject({ on: date, turn: z.int(), decisions: z.int() }),
);
/** The base was released: these decisions are ratified. */
export const baseReleased = eventKind(
  'base.released',
  1,
  z.strictObject({
    version: z.int(),
    decisions: z.int(),
    /** Of their ids, sorted, one a line. */
    decisionsSha256: sha256,
  }),
);
