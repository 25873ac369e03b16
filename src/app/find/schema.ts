import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

/** Kinds of record that the search for everything finds, in the order they are shown. */
export const KINDS = [
  'candidates',
  'registrations',
  'clients',
  'sites',
  'contacts',
  'bookings',
  'shifts',
  'learners',
  'appeals',
  'certificates',
  'letters',
  'employers',
  'concerns',
  'frameworks',
  'members',
  'rules',
] as const;

export const findEverything = {
  method: 'GET',
  path: '/api/find',
  action: 'find.use',
  summary: 'Records of every kind that fit what was typed, as far as the member may read them.',
  query: z.object({ q: z.string().max(100) }),
  reply: z.object({
    total: z.int(),
    groups: z.array(
      z.object({
        kind: z.enum(KINDS),
        rows: z.array(
          z.object({
            id: z.string(),
            label: z.string(),
            /** A line that tells it from its like: a town, a client. */
            note: z.string(),
            /** Where it opens. */
            href: z.string(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;
