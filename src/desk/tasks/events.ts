import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { ALERT_KINDS, ITEM_KINDS, keysOf, PROMISED_TO, TASK_KINDS } from './shapes-schema.ts';

const kind = z.enum(keysOf(TASK_KINDS));
const instant = z.iso.datetime();
const promisedTo = z.enum(keysOf(PROMISED_TO)).nullable();

/** Something is to be done by a moment, by somebody. */
export const taskAdded = eventKind(
  'task.added',
  1,
  z.strictObject({
    task: z.uuid(),
    kind,
    dueAt: instant,
    about: z.string().nullable(),
    standardSet: z.boolean(),
    promisedTo,
  }),
);

/** A task is due at another moment than before. */
export const taskMoved = eventKind(
  'task.moved',
  1,
  z.strictObject({ task: z.uuid(), kind, from: instant, dueAt: instant }),
);

/** A task was handed to a colleague, who has not answered. */
export const taskHanded = eventKind(
  'task.handed',
  1,
  z.strictObject({ task: z.uuid(), kind, dueAt: instant }),
);

/** A colleague accepted or declined a task, or it was taken back. */
export const taskHandingAnswered = eventKind(
  'task.handing_answered',
  1,
  z.strictObject({
    task: z.uuid(),
    kind,
    answer: z.enum(['accepted', 'declined', 'taken_back']),
  }),
);

/** A task was done: by when it was due, whether in time, what done had to look like, and to whom promised. */
export const taskCompleted = eventKind(
  'task.completed',
  1,
  z.strictObject({
    task: z.uuid(),
    kind,
    dueAt: instant,
    firstDueAt: instant,
    inTime: z.boolean(),
    about: z.string().nullable(),
    standardSet: z.boolean(),
    outcomeNoted: z.boolean(),
    promisedTo,
  }),
);

/** A task is needed no more. */
export const taskDropped = eventKind(
  'task.dropped',
  1,
  z.strictObject({ task: z.uuid(), kind, dueAt: instant }),
);

const alertFacts = {
  alert: z.uuid(),
  kind: z.enum(keysOf(ALERT_KINDS)),
  subject: z.enum(['person', 'client', 'site']),
  reviewOn: z.iso.date(),
};

/** An alert was pinned to a person, a client or a site. */
export const alertPinned = eventKind('alert.pinned', 1, z.strictObject(alertFacts));

/** An alert was taken down. */
export const alertEnded = eventKind('alert.ended', 1, z.strictObject(alertFacts));

/** The desk was handed over for the evening: how much was open, each item with its owner. */
export const handoverGiven = eventKind(
  'handover.given',
  1,
  z.strictObject({
    handover: z.uuid(),
    until: instant,
    items: z.array(z.strictObject({ kind: z.enum(keysOf(ITEM_KINDS)), owner: z.uuid() })),
    wordsGiven: z.boolean(),
    /** SHA-256 of the sheet as kept, lower-case hex. */
    sha256: z.string(),
  }),
);

/** The colleague has the desk now. */
export const handoverAcknowledged = eventKind(
  'handover.acknowledged',
  1,
  z.strictObject({ handover: z.uuid() }),
);

/** Somebody answers out of hours from a moment to another. */
export const onCallSet = eventKind(
  'on_call.set',
  1,
  z.strictObject({
    onCall: z.uuid(),
    member: z.uuid(),
    startsAt: instant,
    endsAt: instant,
    numberGiven: z.boolean(),
  }),
);

/** A turn of being on call was taken back. */
export const onCallWithdrawn = eventKind(
  'on_call.withdrawn',
  1,
  z.strictObject({ onCall: z.uuid() }),
);
