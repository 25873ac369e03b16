import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { BY_WHOM, band, CAUSES, HOW, KINDS, keysOf, SIDES, STEPS } from './shapes-schema.ts';

const id = z.uuid();
const pence = z.int().min(0);
/** Never 'sick': that stands with the worker, where it can be erased. */
const kind = z.enum(keysOf(KINDS)).exclude(['sick']);
const byWhom = z.enum(keysOf(BY_WHOM));
const minutes = z.int().min(0);

/** Something went wrong around work, and somebody takes care of it. */
export const conflictOpened = eventKind(
  'conflict.opened',
  1,
  z.strictObject({
    conflict: id,
    kind,
    from: z.enum(['desk', 'cancellation', 'start_board']),
    byWhom,
    how: z.enum(keysOf(HOW)),
    shifts: z.array(id),
    /** Minutes to the first start; null: about no shift. */
    noticeMinutes: z.int().nullable(),
    cancelled: z.int().min(0),
    released: z.int().min(0),
    wordsGiven: z.boolean(),
  }),
);

/** Something more was said, offered, told or found out about it. */
export const conflictNoted = eventKind(
  'conflict.noted',
  1,
  z.strictObject({
    conflict: id,
    kind,
    step: z.enum(keysOf(STEPS)),
    byWhom,
    how: z.enum(keysOf(HOW)),
    cause: z.enum(keysOf(CAUSES)).nullable(),
  }),
);

/** The parties agreed on one of the options, with what was done at once. */
export const conflictAgreed = eventKind(
  'conflict.agreed',
  1,
  z.strictObject({
    conflict: id,
    kind,
    withWhom: z.array(byWhom),
    how: z.enum(keysOf(HOW)),
    options: minutes,
    did: z.enum(['nothing', 'cancelled', 'released', 'assigned']),
    shifts: z.array(id),
    sums: z.array(z.strictObject({ side: z.enum(keysOf(SIDES)), pence })),
  }),
);

/** It is settled: what it was, why, what was offered, with whom agreed, what it came to, how soon the place was filled. */
export const conflictResolved = eventKind(
  'conflict.resolved',
  1,
  z.strictObject({
    conflict: id,
    kind,
    cause: z.enum(keysOf(CAUSES)).nullable(),
    options: minutes,
    agreedWith: z.array(byWhom),
    agreedHow: z.enum(keysOf(HOW)).nullable(),
    /** Places that needed somebody else, and how many found one. */
    toRefill: minutes,
    refilled: minutes,
    /** Minutes from the conflict to the last of them. */
    minutesToRefill: minutes.nullable(),
    chargePence: pence,
    creditPence: pence,
    payPence: pence,
    waivedPence: pence,
    lesson: z.boolean(),
    minutesOpen: minutes,
  }),
);

/** A place that lost its worker was filled again. */
export const conflictRefilled = eventKind(
  'conflict.refilled',
  1,
  z.strictObject({ conflict: id, kind, shift: id, minutesToRefill: minutes }),
);

/** What a cancellation comes to by the terms of that day. */
export const cancellationCharged = eventKind(
  'cancellation.charged',
  1,
  z.strictObject({
    conflict: id,
    shift: id,
    noticeMinutes: z.int(),
    termsVersion: z.int().nullable(),
    chargePercent: minutes,
    chargePence: pence,
    payPercent: minutes,
    payPence: pence,
  }),
);

/** Part of a cancellation's charge was waived, within the limit of whoever did or of whoever approved. */
export const cancellationWaived = eventKind(
  'cancellation.waived',
  1,
  z.strictObject({ conflict: id, sum: id, pence, ofPence: pence }),
);

/** Terms of cancelling were agreed with a client, or promised to our workers. */
export const cancellationTermsAgreed = eventKind(
  'cancellation_terms.agreed',
  1,
  z.strictObject({
    terms: id,
    version: z.int(),
    fromOn: z.iso.date(),
    bands: z.array(band.strict()),
    minimumMinutes: minutes,
    askedMinutes: minutes.nullable(),
  }),
);

/** An entry of the accident book. What the injury is, and whose, stands only in the book. */
export const accidentRecorded = eventKind(
  'accident.recorded',
  1,
  z.strictObject({
    conflict: id,
    kind: z.enum(['accident', 'near_miss']),
    happenedAt: z.iso.datetime(),
    injured: z.boolean(),
    hospital: z.boolean(),
    hirerTold: z.boolean(),
  }),
);

/** A safeguarding concern was raised and given to a named person. It names nobody else. */
export const safeguardingRaised = eventKind(
  'safeguarding.raised',
  1,
  z.strictObject({ conflict: id, to: id, hirerTold: z.boolean() }),
);
