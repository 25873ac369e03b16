import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** Somebody is on the way onto the books for a role. */
export const registrationOpened = eventKind(
  'registration.opened',
  1,
  z.strictObject({ role: z.string(), owner: z.uuid(), changes: z.boolean() }),
);

/** A registration went a step on, or ended; why stands in the candidate's part. */
export const registrationStepped = eventKind(
  'registration.stepped',
  1,
  z.strictObject({
    step: z.enum(['form_out', 'form_back', 'cleared', 'declined', 'withdrawn', 'reopened']),
    from: z.string(),
    daysInStage: z.int().min(0),
  }),
);

/** A candidate was interviewed; what they need, want and expect stands in their part. */
export const candidateInterviewed = eventKind(
  'candidate.interviewed',
  1,
  z.strictObject({
    interview: z.uuid(),
    how: z.enum(['in_person', 'video', 'phone']),
    needs: z.boolean(),
    wants: z.boolean(),
    expectations: z.boolean(),
    identitySeen: z.boolean(),
  }),
);

/** A list of skills was gone through. */
export const skillsListed = eventKind(
  'candidate.skills_listed',
  1,
  z.strictObject({
    sector: z.string(),
    version: z.string(),
    selfDeclared: z.int().min(0),
    shown: z.int().min(0),
    refereeSays: z.int().min(0),
  }),
);

/** A test was taken; its score stands in the candidate's part. */
export const testRecorded = eventKind(
  'candidate.test_recorded',
  1,
  z.strictObject({ test: z.uuid(), name: z.string(), version: z.string(), takenOn: z.iso.date() }),
);

/** A photo was taken in for a role that needs one. */
export const photoKept = eventKind(
  'candidate.photo_kept',
  1,
  z.strictObject({ bytes: z.int().min(1), replaces: z.boolean() }),
);

/** A photo was taken away. */
export const photoRemoved = eventKind('candidate.photo_removed', 1, z.strictObject({}));

/** Whether a role needs a photo was said. */
export const photoRoleSet = eventKind(
  'photo_role.set',
  1,
  z.strictObject({ role: z.string(), needed: z.boolean() }),
);
