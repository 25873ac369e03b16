import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const instant = z.iso.datetime();
const side = z.enum(['learner', 'centre', 'employer']);

/** A message was written: to whom stands in the subjects, its words nowhere but in the room. */
export const messageWritten = eventKind(
  'contact.written',
  1,
  z.strictObject({
    by: z.enum(['learner', 'centre']),
    about: z.enum(['unit', 'action']).nullable(),
  }),
);
export const messageStruck = eventKind('contact.struck', 1, z.strictObject({}));
export const messagesRead = eventKind(
  'contact.read',
  1,
  z.strictObject({ messages: z.int().min(1) }),
);

export const visitPlanned = eventKind(
  'learner_visit.planned',
  1,
  z.strictObject({ kind: z.string(), startsAt: instant, minutes: z.int() }),
);
export const visitMoved = eventKind(
  'learner_visit.moved',
  1,
  z.strictObject({ side, startsAt: instant, minutes: z.int() }),
);
/** `noticeMinutes`: from the press to when it would have begun; below nought: after that. */
export const visitCancelled = eventKind(
  'learner_visit.cancelled',
  1,
  z.strictObject({ side, noticeMinutes: z.int() }),
);
export const visitHeld = eventKind(
  'learner_visit.held',
  1,
  z.strictObject({ cameOf: z.enum(['observation', 'dialogue']).nullable() }),
);
