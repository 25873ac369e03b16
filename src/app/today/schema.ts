import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export const proofNeeds = {
  method: 'GET',
  path: '/api/today/proof',
  action: 'today.open',
  summary: 'What of the centre waits for the asking member or is late, each with where it is done.',
  reply: z.object({
    lines: z.array(
      z.object({ id: z.string(), text: z.string(), href: z.string(), act: z.string() }),
    ),
  }),
} as const satisfies Route;
