import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const sha256 = z.string().length(64);
const seq = z.int().positive();
const referenced = z.strictObject({ framework: z.string(), criterion: z.string() });

/** A member was enrolled as a learner; their last three years of the log were read back. */
export const learnerRegistered = eventKind(
  'learner.registered',
  1,
  z.strictObject({
    framework: z.string(),
    revision: z.int(),
    startedOn: z.iso.date(),
    units: z.array(z.string()),
    readBackFrom: z.iso.date(),
    suggested: z.int(),
  }),
);

/** The optional units a learner works towards. */
export const unitsChosen = eventKind(
  'units.chosen',
  1,
  z.strictObject({ framework: z.string(), units: z.array(z.string()) }),
);

/** A learner says they had a part in another's record. What they say stays out of the log. */
export const contributionAsked = eventKind('contribution.asked', 1, z.strictObject({ seq }));
/** Whoever acted says so too: the learner stands under `contributed`. */
export const contributionConfirmed = eventKind(
  'contribution.confirmed',
  1,
  z.strictObject({ seq, entry: id }),
);
export const contributionDeclined = eventKind('contribution.declined', 1, z.strictObject({ seq }));

/** Records of the log became one item of evidence; each is named with its leaf hash. */
export const evidenceAccepted = eventKind(
  'evidence.accepted',
  1,
  z.strictObject({
    entries: z.array(z.strictObject({ seq, entry: id, leaf: sha256, part: z.string() })),
    references: z.array(referenced),
    older: z.boolean(),
  }),
);
/** The learner changed an item's title or note; what was claimed stays as it was. */
export const evidenceDescribed = eventKind(
  'evidence.described',
  1,
  z.strictObject({ changed: z.array(z.enum(['title', 'note'])) }),
);
/** `suggested`: the table of kinds suggests it; otherwise the learner chose it. */
export const evidenceReferenced = eventKind(
  'evidence.referenced',
  1,
  referenced.extend({ suggested: z.boolean() }),
);
export const evidenceUnreferenced = eventKind('evidence.unreferenced', 1, referenced);

export const caseSetAside = eventKind('case.set_aside', 1, z.strictObject({ about: z.string() }));
export const caseTakenBack = eventKind('case.taken_back', 1, z.strictObject({ about: z.string() }));

/** What was put before the assessor, by hash, and which criteria each item is for. */
export const unitClaimed = eventKind(
  'unit.claimed',
  2,
  z.strictObject({
    framework: z.string(),
    unit: z.string(),
    attempt: z.int(),
    /** The unit had ended; the centre chose to go on. */
    expired: z.boolean(),
    /** Of what the learner wrote themself. */
    declarationSha256: sha256,
    /** The centre's declaration that they made with it (C4). */
    declared: z.strictObject({ version: z.int(), sha256 }),
    items: z.array(
      z.strictObject({
        evidence: id,
        renditionSha256: sha256,
        criteria: z.array(z.string()),
      }),
    ),
  }),
);
export const claimWithdrawn = eventKind(
  'claim.withdrawn',
  1,
  z.strictObject({ unit: z.string(), attempt: z.int() }),
);

/** Somebody opened a document as it was sent, with what it says of people and prices. */
export const originalViewed = eventKind(
  'evidence.original_viewed',
  1,
  z.strictObject({ seq, document: z.string(), sha256: sha256.nullable() }),
);
/** An item left as a package with its proofs. */
export const evidenceExported = eventKind(
  'evidence.exported',
  1,
  z.strictObject({ entries: z.array(seq), checkpoint: z.int(), packageSha256: sha256 }),
);
