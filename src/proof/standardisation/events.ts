import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An assessor was watched at work; the words stay in the table. */
export const assessorObserved = eventKind(
  'assessor.observed',
  1,
  z.strictObject({
    heldOn: date,
    agreedOn: date,
    countersign: z.boolean(),
    actions: z.int(),
    wordsSha256: sha256,
  }),
);
export const observationSigned = eventKind(
  'assessor.observation_signed',
  1,
  z.strictObject({ wordsSha256: sha256 }),
);
export const observationCountersigned = eventKind(
  'assessor.observation_countersigned',
  1,
  z.strictObject({ qualification: z.uuid(), signedOn: date }),
);
export const learnerInterviewed = eventKind(
  'learner.interviewed',
  1,
  z.strictObject({
    heldOn: date,
    how: z.string(),
    outcome: z.string(),
    actions: z.int(),
    notesSha256: sha256,
  }),
);
/** One item goes to several to judge blind. */
export const itemOpened = eventKind(
  'standardisation.opened',
  1,
  z.strictObject({
    renditionSha256: sha256,
    criteria: z.array(z.string()),
    asked: z.int(),
    dueOn: date,
  }),
);
/** A file that is nobody's evidence goes to several to judge blind; its title stays in the table. */
export const itemOpenedOnFile = eventKind(
  'standardisation.opened_on_file',
  1,
  z.strictObject({
    titleSha256: sha256,
    criteria: z.array(z.string()),
    asked: z.int(),
    dueOn: date,
  }),
);
/** The file of such an item came, by the hash of what is kept. */
export const itemFileHandedIn = eventKind(
  'standardisation.file_handed_in',
  1,
  z.strictObject({ sha256, media: z.string(), bytes: z.int() }),
);
/** Somebody judged it; what they said is not told before it is uncovered, in the log neither. */
export const itemJudged = eventKind(
  'standardisation.judged',
  1,
  z.strictObject({ answersSha256: sha256 }),
);
export const itemUncovered = eventKind(
  'standardisation.uncovered',
  1,
  z.strictObject({
    judged: z.int(),
    missed: z.int(),
    spread: z.array(z.strictObject({ criterion: z.string(), met: z.int(), notYet: z.int() })),
  }),
);
export const itemAgreed = eventKind(
  'standardisation.agreed',
  1,
  z.strictObject({
    answers: z.array(z.strictObject({ criterion: z.string(), says: z.string() })),
    attended: z.int(),
    missed: z.int(),
    actions: z.int(),
  }),
);
export const meetingMinuted = eventKind(
  'staff_meeting.minuted',
  1,
  z.strictObject({
    heldOn: date,
    present: z.int(),
    absent: z.int(),
    items: z.int(),
    actions: z.int(),
    followedUp: z.int(),
    done: z.int(),
    minutesSha256: sha256,
  }),
);
export const actionAnswered = eventKind('staff_action.answered', 1, z.strictObject({}));
export const actionClosed = eventKind('staff_action.closed', 1, z.strictObject({}));
