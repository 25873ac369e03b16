import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Agenda and who is asked for stay in the table. */
export const visitAnnounced = eventKind(
  'visit.announced',
  1,
  z.strictObject({ framework: z.string(), kind: z.string(), side: z.string(), on: date }),
);
/** A visit was moved, agreed, refused, called off, obstructed or held; the reason stays in the table. */
export const visitStepped = eventKind(
  'visit.stepped',
  1,
  z.strictObject({
    number: z.int(),
    kind: z.string(),
    side: z.string(),
    on: date.nullable(),
  }),
);
export const packMade = eventKind(
  'visit.pack_made',
  1,
  z.strictObject({
    pack: id,
    number: z.int(),
    files: z.int(),
    bytes: z.int(),
    sha256,
    counts: z.record(z.string(), z.int()),
  }),
);
/** The external verifier took the pack, the first time on a day. */
export const packTaken = eventKind(
  'visit.pack_taken',
  1,
  z.strictObject({ pack: id, sha256, on: date }),
);
export const reportDrafted = eventKind(
  'visit.report_drafted',
  1,
  z.strictObject({ report: id, number: z.int() }),
);
export const reportGiven = eventKind(
  'visit.report_given',
  1,
  z.strictObject({
    report: id,
    number: z.int(),
    sha256,
    band: z.string().nullable(),
    bandFrom: date.nullable(),
  }),
);
export const tariffTaken = eventKind(
  'visit.tariff_taken',
  1,
  z.strictObject({ report: id, band: z.string(), fromOn: date }),
);
export const actionAsked = eventKind(
  'visit.action_asked',
  1,
  z.strictObject({
    of: z.enum(['visit', 'contact', 'observation', 'letter', 'remote']),
    dueOn: date,
  }),
);
export const actionAnswered = eventKind(
  'visit.action_answered',
  1,
  z.strictObject({ number: z.int() }),
);
export const actionJudged = eventKind(
  'visit.action_judged',
  1,
  z.strictObject({ number: z.int(), closed: z.boolean() }),
);
/** A learner will be contacted; what was written to them stays in the table. */
export const contactAnnounced = eventKind(
  'visit.contact_announced',
  1,
  z.strictObject({ framework: z.string(), how: z.string(), on: date, mailed: z.boolean() }),
);
export const contactRecorded = eventKind(
  'visit.contact_recorded',
  1,
  z.strictObject({ outcome: z.string(), on: date }),
);
/** Assessment or internal verification was watched. */
export const workWatched = eventKind(
  'visit.work_watched',
  1,
  z.strictObject({ framework: z.string(), what: z.string(), on: date, outcome: z.string() }),
);
