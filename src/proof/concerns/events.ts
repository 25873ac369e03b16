import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();
const raised = z.strictObject({ kind: z.string(), saidOn: date, dueOn: date });
const entered = z.strictObject({
  kind: z.string(),
  number: z.int(),
  state: z.string(),
  on: date,
  dueOn: date.nullable(),
  outcome: z.string().nullable(),
  replaces: z.int().nullable(),
});

/** Malpractice or a complaint was said, and what was done about it. */
export const concernRaised = eventKind('concern.raised', 1, raised);
export const concernEntered = eventKind('concern.entered', 1, entered);

/** The same of safeguarding: kinds of their own, which only its readers are shown (see `hiddenKinds`). */
export const safeguardingRaised = eventKind('safeguarding.raised', 1, raised);
export const safeguardingEntered = eventKind('safeguarding.entered', 1, entered);
