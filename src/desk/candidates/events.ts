import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const count = z.number().int().nonnegative();
const date = z.string().nullable();

export const candidateRegistered = eventKind(
  'candidate.registered',
  1,
  z.strictObject({
    how: z.enum(['form', 'import']),
    roles: z.array(z.string()),
    skills: count,
    qualifications: count,
    located: z.boolean(),
  }),
);

export const candidateUpdated = eventKind(
  'candidate.updated',
  1,
  z.strictObject({ how: z.enum(['form', 'import']), changed: z.array(z.string()) }),
);

export const candidateArchived = eventKind('candidate.archived', 1, z.strictObject({}));
export const candidateRestored = eventKind('candidate.restored', 1, z.strictObject({}));

export const qualificationRecorded = eventKind(
  'qualification.recorded',
  1,
  z.strictObject({ expiresOn: date, seenOn: date }),
);
export const qualificationRemoved = eventKind('qualification.removed', 1, z.strictObject({}));

export const workRecorded = eventKind(
  'work_history.recorded',
  1,
  z.strictObject({ fromOn: date, toOn: date }),
);
export const workRemoved = eventKind('work_history.removed', 1, z.strictObject({}));

export const candidatesImported = eventKind(
  'candidates.imported',
  1,
  z.strictObject({
    fileSha256: z.string(),
    template: z.enum(['plain', 'bullhorn']),
    rows: count,
    added: count,
    updated: count,
    skipped: count,
    refused: count,
  }),
);
