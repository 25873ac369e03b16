import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { ABOUT, OUTCOMES, STAGES } from './schema.ts';

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const date = z.iso.date();
const stage = z.enum(keysOf(STAGES));
const outcome = z.enum(keysOf(OUTCOMES));
const hash = z.string().length(64);

/** A version of the procedure, with the business days of its clocks. */
export const appealTermsPublished = eventKind(
  'appeal_terms.published',
  1,
  z.strictObject({
    version: z.int(),
    procedureSha256: hash,
    nation: z.string(),
    raiseDays: z.int(),
    informalDays: z.int(),
    furtherDays: z.int(),
    formalDays: z.int(),
    bodyDays: z.int(),
  }),
);
/** A learner read how to appeal. Subjects: learner. */
export const appealTermsRead = eventKind(
  'appeal_terms.read',
  1,
  z.strictObject({ version: z.int() }),
);

/** Subjects: learner, appeal; where a decision is appealed also claim, decision, unit. */
export const appealRaised = eventKind(
  'appeal.raised',
  1,
  z.strictObject({
    about: z.enum(keysOf(ABOUT)),
    sinceOn: date,
    version: z.int(),
    raiseBy: date,
    late: z.boolean(),
    dueOn: date,
    groundsSha256: hash,
  }),
);
export const appealPaperHandedIn = eventKind(
  'appeal.paper_handed_in',
  1,
  z.strictObject({ paper: z.uuid(), wordsSha256: hash }),
);
/** A file with a paper; by its hash. Subjects: learner, appeal. */
export const appealFileHandedIn = eventKind(
  'appeal.file_handed_in',
  1,
  z.strictObject({ paper: z.uuid(), sha256: hash, contentType: z.string(), bytes: z.int() }),
);
/** The learner was not content with the informal answer, or it did not come. */
export const appealTakenFurther = eventKind(
  'appeal.taken_further',
  1,
  z.strictObject({ dueOn: date, late: z.boolean() }),
);
export const appealPanelSeated = eventKind(
  'appeal.panel_seated',
  1,
  z.strictObject({ members: z.array(z.uuid()) }),
);
/** The informal answer. */
export const appealAnswered = eventKind(
  'appeal.answered',
  1,
  z.strictObject({ outcome, reasonsSha256: hash }),
);
/** The panel decided, or the awarding body did. */
export const appealDecided = eventKind(
  'appeal.decided',
  1,
  z.strictObject({
    stage,
    outcome,
    heldOn: date,
    reasonsSha256: hash,
    panel: z.array(z.uuid()),
  }),
);
export const appealSentOn = eventKind(
  'appeal.sent_on',
  1,
  z.strictObject({ sentOn: date, dueOn: date }),
);
