import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

/** One's own work, about no booking and nobody: what was done of one kind in one month is a case. */
export const OWN_WORK = ['task', 'policy', 'handover'] as const;
/** What a case is about: everything recorded about one booking, worker, client or other person, or own work. */
export const ABOUT_KINDS = ['booking', 'worker', 'client', 'person', ...OWN_WORK] as const;
/** What the learner did in a record. */
export const PARTS = ['actor', 'prepared', 'contributed'] as const;
/** What the learner did in a record of an item; `about`: somebody else recorded it about them. */
export const TOLD_PARTS = [...PARTS, 'about'] as const;
export const CLAIM_STATES = ['claimed', 'taken', 'withdrawn', 'decided'] as const;
/** What closes a criterion: a work record, being watched, or being asked. */
export const CLOSES = ['record', 'observation', 'discussion'] as const;

/** What the learner did in a record, in words. */
export const PART_WORDS: Readonly<Record<(typeof TOLD_PARTS)[number], string>> = {
  actor: 'You did it',
  prepared: 'You prepared it',
  contributed: 'Your part was confirmed',
  about: 'Recorded about you',
};

/** What can close a criterion, for the learner. */
export const CLOSES_WORDS: Readonly<Record<(typeof CLOSES)[number], string>> = {
  record: 'A work record can show it; your assessor decides.',
  observation:
    'No work record shows it alone: your assessor watches you at work, or takes a recording or the word of somebody who did.',
  discussion: 'It asks what you know: your assessor closes it by questioning or discussion.',
};

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Text as it may be stored, cleaned; refuses half characters, controls and what is too long. */
export function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
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

export const note = text(4000, { lines: true, what: 'The note' });
export const because = text(1000, { min: 3, lines: true, what: 'The reason' });

export const member = z.object({ id, name: z.string() });
/** A fact of a record in words: 'Shifts' -> '2'. */
export const said = z.object({ label: z.string(), value: z.string() });
/** A finding or warning in words. */
/** The framework to which a learner went over from the one it replaces (C16). */
export const replacedBy = z.object({
  code: z.string(),
  revision: z.int(),
  title: z.string(),
  movedAt: instant,
});

export const remark = z.object({ code: z.string(), because: z.string() });

/** A criterion that a record may show; `supports`: it helps, and never carries the criterion alone. */
export const mayShow = z.object({
  criterionId: id,
  code: z.string(),
  frameworkCode: z.string(),
  unitReference: z.string(),
  label: z.string(),
  supports: z.boolean(),
});

/** One section of a document, made again from facts; nothing that was not allowed is in it. */
const section = z.object({ heading: z.string(), rows: z.array(said) });

/** What an assessor sees of one item: canonical JSON, pseudonymous, fixed when a unit is claimed. */
export const rendition = z.object({
  format: z.literal('deskproof-rendition/1'),
  evidence: id,
  title: z.string(),
  note: z.string(),
  organisation: z.object({ id, sample: z.boolean() }),
  learner: z.string(),
  entries: z.array(
    z.object({
      seq: z.int(),
      id,
      kind: z.string(),
      title: z.string(),
      at: instant,
      part: z.enum(TOLD_PARTS),
      /** Leaf hash of the entry in the log, hex. */
      leaf: sha256,
      says: z.array(said),
      /** The organisation’s own procedures in force then; left out where it named none. */
      procedures: z
        .array(z.object({ policy: z.string(), version: z.string(), title: z.string() }))
        .optional(),
      subjects: z.array(z.object({ role: z.string(), pseudonym: z.string() })),
      documents: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          sha256: sha256.nullable(),
          sections: z.array(section),
        }),
      ),
    }),
  ),
  made_at: instant,
});
export type Rendition = z.infer<typeof rendition>;

/** A claim as lists show it. */
export const claimLine = z.object({
  claimId: id,
  unitId: id,
  attempt: z.int(),
  state: z.enum(CLAIM_STATES),
  claimedAt: instant,
});
