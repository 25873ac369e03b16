import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const side = z.enum(['learner', 'employer']);
/** From its first to behind its last UTF-16 unit. */
const passage = z.object({ from: z.int().min(0), to: z.int().min(1) });

const item = z.object({
  evidenceId: id,
  learner: z.object({ id, name: z.string() }),
  /** As it leaves. */
  title: z.string(),
  /** As which side the reader hides. */
  side,
  texts: z.array(
    z.object({
      place: z.string(),
      under: z.string(),
      label: z.string(),
      /** With what is hidden by itself hidden. */
      text: z.string(),
      textSha256: sha256,
      /** What is hidden by itself: places of marks in the text. */
      marks: z.array(passage),
      /** What people hid of it beside. */
      learner: z.array(passage),
      employer: z.array(passage),
      /** How often the reader's side has said what it hides of it: given with the next time. */
      number: z.int(),
      /** Sides that hid a passage of it before it was changed: they look at it again. */
      again: z.array(side),
      /** As it leaves. */
      leaves: z.string(),
    }),
  ),
});

const body = z.object({
  id,
  texts: z
    .array(
      z.object({
        place: z.string().max(200),
        /** Of the text as it was read. */
        textSha256: sha256,
        /** As it was read: what was hidden since is not opened unseen. */
        number: z.int().min(0),
        /** All that this side hides of it from now on. */
        passages: z.array(passage).max(200),
      }),
    )
    .min(1)
    .max(400),
});
const hidden = z.object({ evidenceId: id, texts: z.int() });

export const readOwnPassages = {
  method: 'GET',
  path: '/api/portfolio/evidence/:id/passages',
  action: 'portfolio.own',
  summary: 'The free texts of an item as they would leave, and what is hidden of each.',
  params: z.object({ id }),
  reply: item,
} as const satisfies Route;

/** The same id again answers with the first result. */
export const hideOwnPassages = {
  method: 'POST',
  path: '/api/portfolio/evidence/:id/passages',
  action: 'portfolio.own',
  summary: 'Hides passages of an item’s free texts before it is claimed.',
  params: z.object({ id }),
  body,
  reply: hidden,
} as const satisfies Route;

export const readLearnerPassages = {
  method: 'GET',
  path: '/api/learners/:learnerId/evidence/:id/passages',
  action: 'evidence.redact',
  summary: 'The free texts of a learner’s item as they would leave the house.',
  params: z.object({ learnerId: id, id }),
  reply: item,
} as const satisfies Route;

/** The same id again answers with the first result. */
export const hideLearnerPassages = {
  method: 'POST',
  path: '/api/learners/:learnerId/evidence/:id/passages',
  action: 'evidence.redact',
  summary: 'Hides passages of a learner’s item before it is released.',
  params: z.object({ learnerId: id, id }),
  body,
  reply: hidden,
} as const satisfies Route;
