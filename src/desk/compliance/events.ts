import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();

/**
 * A right-to-work check was done: by which route, with which result, and when it must be done again. What it
 * rests on says much about a person and stands in their part.
 */
export const rightToWorkChecked = eventKind(
  'rtw.checked',
  1,
  z.strictObject({
    check: z.uuid(),
    route: z.string(),
    outcome: z.enum(['satisfied', 'not_satisfied']),
    checkedOn: date,
    followUpBy: date.nullable(),
  }),
);

/** Another check was done: identity, DBS, reference, or one with a name. */
export const checkCompleted = eventKind(
  'check.completed',
  1,
  z.strictObject({
    check: z.uuid(),
    kind: z.enum(['identity', 'dbs', 'reference', 'other']),
    outcome: z.enum(['satisfied', 'not_satisfied']),
    checkedOn: date,
    expiresOn: date.nullable(),
  }),
);

/** A client or a worker said that this worker is not to be sent somewhere. */
export const doNotSendRecorded = eventKind(
  'do_not_send.recorded',
  1,
  z.strictObject({
    doNotSend: z.uuid(),
    saidBy: z.enum(['client', 'worker']),
    place: z.enum(['client', 'hirer', 'site']),
    reviewOn: date.nullable(),
  }),
);

/** Such a word was looked at again and kept, until a day. */
export const doNotSendKept = eventKind(
  'do_not_send.kept',
  1,
  z.strictObject({ doNotSend: z.uuid(), saidBy: z.enum(['client', 'worker']), reviewOn: date }),
);

/** A worker said that they like to go somewhere, or would rather not. */
export const placeWishRecorded = eventKind(
  'place_wish.recorded',
  1,
  z.strictObject({
    wish: z.uuid(),
    place: z.enum(['client', 'hirer', 'site']),
    likes: z.boolean(),
  }),
);

/** Such a wish was taken back. */
export const placeWishEnded = eventKind('place_wish.ended', 1, z.strictObject({ wish: z.uuid() }));

/** Such a word was taken back. */
export const doNotSendEnded = eventKind(
  'do_not_send.ended',
  1,
  z.strictObject({ doNotSend: z.uuid(), saidBy: z.enum(['client', 'worker']) }),
);

/**
 * A block that the law lets somebody lift was lifted for one worker and one shift, on a ground of the rule
 * book. Version 1 had the ground in words alone, under the worker.
 */
export const ruleOverridden = eventKind(
  'rule.overridden',
  2,
  z.strictObject({
    override: z.uuid(),
    rule: z.string(),
    source: z.string(),
    /** Key of the ground in the rule book, with its paragraph. */
    ground: z.string(),
    groundSource: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
  }),
);
