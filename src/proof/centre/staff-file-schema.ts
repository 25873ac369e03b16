import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant } from './shapes-schema.ts';

/** What a staff file may be: shown as it is, since none of it can run. */
export const STAFF_FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
const upload = { maxBytes: 5 * 1024 * 1024, types: STAFF_FILE_TYPES };
const params = z.object({ id });
const reply = z.object({ fileId: id });

/** A CV, or the paper of a certificate, without its content. */
export const staffFile = z.object({
  fileId: id,
  kind: z.enum(['cv', 'certificate']),
  /** The certificate it is of; null: a CV. */
  qualificationId: id.nullable(),
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  keptAt: instant,
  keptOn: date,
  keptBy: z.string(),
  /** A person in it was erased: the content is gone, the hash stays. */
  emptied: z.boolean(),
});

export const keepCvRoute = {
  method: 'POST',
  path: '/api/centre/members/:id/cv',
  action: 'centre.own',
  summary: 'Keeps a CV: one’s own, or anybody’s by who administers the centre (C11, R22).',
  params,
  upload,
  reply,
} as const satisfies Route;

export const keepCertificateRoute = {
  method: 'POST',
  path: '/api/centre/qualifications/:id/file',
  action: 'centre.own',
  summary: 'Keeps the paper of a certificate that is on record (C11).',
  params,
  upload,
  reply,
} as const satisfies Route;

export const readStaffFile = {
  method: 'GET',
  path: '/api/centre/staff-files/:id',
  action: 'centre.own',
  summary: 'A CV or the paper of a certificate, for themselves, who administers and who verifies.',
  params,
  reply: 'file',
} as const satisfies Route;
