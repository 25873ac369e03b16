import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant, keysOf, name, text } from './shapes-schema.ts';

/** How who signs a review stands to the learner (U30). */
export const SIGNER_RELATIONS = {
  line_manager: 'Line manager',
  sponsor: 'Sponsor',
  mentor: 'Mentor',
} as const;

const token = z.string().min(1).max(200);
const agency = z.object({ name: z.string(), isSample: z.boolean() });
const relation = z.enum(keysOf(SIGNER_RELATIONS));

export const askSigningRoute = {
  method: 'POST',
  path: '/api/programme-reviews/:id/signings',
  action: 'programme.write',
  summary: 'Asks somebody without an account to read and sign a review, by a link of their own.',
  params: z.object({ id }),
  body: z.object({
    id,
    givenName: name,
    familyName: name,
    email: z.email('Write the address like name@example.org.').max(200),
    relation,
  }),
  reply: z.object({ signingId: id }),
} as const satisfies Route;

export const lookAtReview = {
  method: 'POST',
  path: '/api/l/review',
  action: 'public',
  summary: 'What a signer’s own link is for. Shows nothing of the review, changes nothing.',
  body: z.object({ token }),
  reply: z.object({ agency, name: z.string(), learner: z.string(), until: instant }),
} as const satisfies Route;

export const openReviewRoute = {
  method: 'POST',
  path: '/api/l/review/opening',
  action: 'public',
  summary: 'Opens the review for its signer, and notes that it was opened.',
  body: z.object({ token }),
  reply: z.object({
    learner: z.string(),
    qualification: z.string(),
    on: date,
    who: z.string(),
    words: z.string(),
    nextOn: date,
    relation,
    textSha256: z.string(),
  }),
} as const satisfies Route;

export const answerReviewRoute = {
  method: 'POST',
  path: '/api/l/review/answer',
  action: 'public',
  summary: 'The signer’s yes to the very words they read, or why not, once.',
  body: z.object({
    token,
    id,
    agreed: z.boolean(),
    textSha256: z.string().regex(/^[0-9a-f]{64}$/),
    comment: text(2000, { lines: true, what: 'The comment' }).default(''),
    signedName: text(200, { what: 'Your name' }),
    job: text(200, { what: 'Your job' }).default(''),
  }),
  reply: z.object({ answeredAt: instant }),
} as const satisfies Route;
