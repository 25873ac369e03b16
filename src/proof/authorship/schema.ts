import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });

/** What an assessor may find of an item; 'own' alone carries anything. */
export const FINDINGS = {
  own: 'The learner’s own work',
  policy_copy: 'A copy of a procedure',
  hand_out: 'A hand-out',
  of_another: 'Another person’s work',
} as const;
export type FindingKind = keyof typeof FINDINGS;
const finding = z.enum(Object.keys(FINDINGS) as [FindingKind, ...FindingKind[]]);

function text(max: number, min: number, what: string, lines: boolean) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

const found = z.object({
  finding,
  because: z.string(),
  by: z.string(),
  at: instant,
});

export const readAuthorship = {
  method: 'GET',
  path: '/api/assessment/claims/:id/authorship',
  action: 'authorship.read',
  summary: 'Whose work the items of a claim are, as far as it was found or shows by itself (R55).',
  params: z.object({ id }),
  reply: z.object({
    /** The reader has the claim in hand and may say it. */
    mayFind: z.boolean(),
    items: z.array(
      z.object({
        evidenceId: id,
        title: z.string(),
        /** No unit is achieved while nobody said it of this item. */
        asks: z.boolean(),
        /** What shows by itself, in sentences; nothing of it to the learner of another’s file. */
        shows: z.array(z.string()),
        /** The newest first. */
        history: z.array(found),
      }),
    ),
  }),
} as const satisfies Route;
export type Authorship = z.infer<(typeof readAuthorship)['reply']>;

/** The same id again answers with the first result. */
export const findAuthorshipRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/authorship',
  action: 'authorship.find',
  summary: 'The assessor says whose work an item is; the newest word counts (R55).',
  params: z.object({ id }),
  body: z.object({
    id,
    evidenceId: id,
    finding,
    because: text(1000, 0, 'The reason', true).default(''),
  }),
  reply: z.object({ findingId: id }),
} as const satisfies Route;

export const listHandOuts = {
  method: 'GET',
  path: '/api/hand-outs',
  action: 'hand_outs.read',
  summary: 'Papers that the centre hands out; a copy of one is no evidence (R55).',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({ id, title: z.string(), sha256: z.string(), keptAt: instant, keptBy: z.string() }),
    ),
  }),
} as const satisfies Route;

/** The file is hashed and not kept. The same file again answers with the first. */
export const keepHandOutRoute = {
  method: 'POST',
  path: '/api/hand-outs',
  action: 'hand_outs.keep',
  summary: 'Puts a paper that the centre hands out on the list, by its hash.',
  upload: {
    maxBytes: 50_000_000,
    types: [
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      'image/jpeg',
      'image/png',
      'text/plain',
    ],
  },
  body: z.object({ id, title: text(200, 1, 'The title', false) }),
  reply: z.object({ handOutId: id, sha256: z.string() }),
} as const satisfies Route;
