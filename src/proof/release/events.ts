import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const sha256 = z.string().length(64);

/** At the agency: a centre elsewhere that its people learn at. */
export const centreNamed = eventKind('release_centre.named', 1, z.strictObject({}));
export const releaseAsked = eventKind('release.asked', 1, z.strictObject({}));
/** The employer let an item go to a centre: what went by hash, and how many of its records whole. */
export const evidenceReleased = eventKind(
  'evidence.released',
  1,
  z.strictObject({
    packageSha256: sha256,
    renditionSha256: sha256,
    checkpoint: z.int(),
    records: z.int(),
    byHashAlone: z.int(),
  }),
);
export const releaseDeclined = eventKind('release.declined', 1, z.strictObject({}));

/** At the centre: an agency whose people learn here. */
export const employerRegistered = eventKind('employer.registered', 1, z.strictObject({}));
/** A person said that this key signs the employer's log; the one before it, where it replaces one. */
export const employerKeyConfirmed = eventKind(
  'employer.key_confirmed',
  1,
  z.strictObject({ key: z.string(), before: z.string().nullable() }),
);
export const employmentRecorded = eventKind(
  'employment.recorded',
  1,
  z.strictObject({ fromOn: z.iso.date(), toOn: z.iso.date().nullable() }),
);
export const employmentEnded = eventKind(
  'employment.ended',
  1,
  z.strictObject({ toOn: z.iso.date() }),
);
/** An employer was given a link of their own to post packages with. */
export const employerLinked = eventKind(
  'employer.linked',
  1,
  z.strictObject({ until: z.iso.datetime() }),
);
/** A package stood every check and waits until the employer's key is confirmed. */
export const packageReceived = eventKind(
  'release.received',
  1,
  z.strictObject({ packageSha256: sha256, checkpoint: z.int(), byLink: z.boolean() }),
);
/** A package was refused: which check it failed. */
export const packageRefused = eventKind(
  'release.refused',
  1,
  z.strictObject({ check: z.string() }),
);
/** What an employer released became an item of the learner's. */
export const evidenceReceived = eventKind(
  'evidence.received',
  1,
  z.strictObject({ packageSha256: sha256, renditionSha256: sha256, records: z.int() }),
);
