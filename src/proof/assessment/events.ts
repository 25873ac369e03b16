import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { METHODS, OUTCOMES, VERDICTS } from './schema.ts';
import { GROUNDS } from './shapes-schema.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** An item by its id and the hash of its rendition as claimed. */
const item = z.strictObject({ evidence: id, renditionSha256: sha256 });

/**
 * An assessor took a claim up. `party`: items in whose work they had a hand themselves; `ties`: what stands between
 * them and the learner (W34); `warnings`: what the centre warns of, by rule.
 */
export const claimTaken = eventKind(
  'claim.taken',
  2,
  z.strictObject({
    attempt: z.int(),
    items: z.int(),
    party: z.array(id),
    ties: z.array(z.string()),
    warnings: z.array(z.string()),
  }),
);

/** An assessor looked at an item and judged nothing on it (R67). */
export const evidenceConsidered = eventKind(
  'evidence.considered',
  1,
  z.strictObject({ renditionSha256: sha256, party: z.boolean() }),
);

/** One criterion was judged. What was said and written stays in the tables. */
export const criterionJudged = eventKind(
  'criterion.judged',
  2,
  z.strictObject({
    criterion: z.string(),
    attempt: z.int(),
    outcome: z.enum(OUTCOMES),
    method: z.enum(METHODS),
    items: z.array(item),
    /** Questions recorded with the outline of their answers (R69). */
    questions: z.int(),
    observedOn: z.string().nullable(),
    actionDueOn: z.string().nullable(),
    party: z.boolean(),
  }),
);

/** A unit was decided, informal until ratified (R73). The paper is the one handed out, as canonical JSON. */
export const unitDecided = eventKind(
  'unit.decided',
  2,
  z.strictObject({
    outcome: z.enum(VERDICTS),
    standing: z.literal('informal'),
    attempt: z.int(),
    unit: z.string(),
    framework: z.string(),
    criteria: z.array(
      z.strictObject({
        criterion: z.string(),
        state: z.enum(['met', 'not_yet', 'unjudged']),
        method: z.enum(METHODS).nullable(),
        judgement: id.nullable(),
      }),
    ),
    items: z.array(item),
    party: z.array(id),
    ties: z.array(z.string()),
    warnings: z.array(z.string()),
    /** The assessor held no assessor's qualification on the day: it waits for a countersignature (R26). */
    countersign: z.boolean(),
    paperSha256: sha256,
  }),
);

/** A decision was found not to be supported: it is superseded by the next, and the unit may be claimed again. */
export const decisionReopened = eventKind(
  'decision.reopened',
  1,
  z.strictObject({
    ground: z.enum(GROUNDS),
    /** The verifier's record or the appeal. */
    found: id,
    attempt: z.int(),
    /** Criteria that are judged anew. */
    criteria: z.array(z.string()),
  }),
);

/** Somebody qualified stands by the decision of somebody who was not, that day (R26). */
export const decisionCountersigned = eventKind(
  'decision.countersigned',
  1,
  z.strictObject({
    paperSha256: sha256,
    shows: z.enum(['assessing', 'verifying']),
    qualification: id,
    signedOn: z.string(),
    ties: z.array(z.string()),
  }),
);

/** A claim in hand is to go to another assessor. The note stays in the table. */
export const handoverOffered = eventKind(
  'handover.offered',
  1,
  z.strictObject({ attempt: z.int(), noteSha256: sha256 }),
);

/** The next assessor read what there is and has the claim in hand from now on. */
export const handoverRead = eventKind(
  'handover.read',
  1,
  z.strictObject({
    attempt: z.int(),
    judgements: z.array(id),
    party: z.array(id),
    ties: z.array(z.string()),
    warnings: z.array(z.string()),
  }),
);

/** A hand-over that nobody signed is off: taken back or declined. */
export const handoverEnded = eventKind('handover.ended', 1, z.strictObject({ attempt: z.int() }));

/** One of both signed what was asked and answered in a sitting as a true account (R70). */
export const dialogueSigned = eventKind(
  'dialogue.signed',
  1,
  z.strictObject({
    by: z.enum(['assessor', 'learner']),
    heldOn: z.string(),
    statement: z.int(),
    judgements: z.array(id),
    questions: z.int(),
    recordSha256: sha256,
  }),
);

/** What will be assessed of a unit, in a version. What and where stay in the table. */
export const assessmentPlanned = eventKind(
  'assessment.planned',
  1,
  z.strictObject({
    unit: z.string(),
    version: z.int(),
    /** The meeting of the programme it belongs to. */
    meeting: id.nullable(),
    lines: z.array(z.strictObject({ method: z.enum(METHODS), on: z.string() })),
  }),
);

/** The learner agreed to a version of what will be assessed. */
export const assessmentPlanAgreed = eventKind(
  'assessment.plan_agreed',
  1,
  z.strictObject({ unit: z.string(), version: z.int() }),
);

/** What was asked on a day will not be signed: a claim can be handed over without. The reason stays in the table. */
export const dialogueSetAside = eventKind(
  'dialogue.set_aside',
  1,
  z.strictObject({ heldOn: z.string(), judgements: z.array(id) }),
);

/** A learner said what they did about an action (W36). Their words stay in the table. */
export const actionAnswered = eventKind(
  'action.answered',
  1,
  z.strictObject({
    /** Null: the action for all that nobody judged. */
    judgement: id.nullable(),
    attempt: z.int(),
    item: id.nullable(),
  }),
);

/** Whom a learner reports to and who reports to them (R60). How it is known stays in the table. */
export const reportsSaid = eventKind(
  'learner.reports_said',
  1,
  z.strictObject({ reportsTo: z.boolean(), hasReports: z.boolean() }),
);

/** An item is valid evidence of the line manager, or of somebody who reports to the learner (R60). */
export const sourceSeen = eventKind(
  'evidence.source_seen',
  1,
  z.strictObject({ source: z.enum(['line_manager', 'report']) }),
);

/** The balance of methods and sources over a programme was judged (R61). The note stays in the table. */
export const balanceJudged = eventKind(
  'balance.judged',
  1,
  z.strictObject({ balanced: z.boolean() }),
);

/** How soon the centre promises a decision from a day on (C1). */
export const decisionPromised = eventKind(
  'decision.promised',
  1,
  z.strictObject({ days: z.int(), fromOn: z.string() }),
);
