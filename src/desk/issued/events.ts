import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const kind = z.enum(['ppe', 'badge', 'key', 'uniform', 'equipment', 'other']);

/** Something was issued to a worker; nothing was charged for it. */
export const itemIssued = eventKind(
  'item.issued',
  1,
  z.strictObject({ item: z.uuid(), kind, issuedOn: z.iso.date(), ours: z.boolean() }),
);

/** It came back, is lost or is worn out. */
export const itemEnded = eventKind(
  'item.ended',
  1,
  z.strictObject({
    item: z.uuid(),
    kind,
    how: z.enum(['returned', 'lost', 'worn_out']),
    on: z.iso.date(),
  }),
);

/** A worker leaves, with how much was still out with them. */
export const workerLeft = eventKind(
  'worker.left',
  1,
  z.strictObject({
    leaving: z.uuid(),
    reason: z.string(),
    lastDay: z.iso.date(),
    stillOut: z.int(),
    keepUntil: z.iso.date().nullable(),
  }),
);

/** The last day had gone, and they were taken off the books. */
export const leavingClosed = eventKind(
  'worker.left_the_books',
  1,
  z.strictObject({ leaving: z.uuid() }),
);

/** Who had left is back, with how many things must be checked again. */
export const workerBack = eventKind(
  'worker.came_back',
  1,
  z.strictObject({ leaving: z.uuid(), backOn: z.iso.date(), toCheckAgain: z.array(z.string()) }),
);
