import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export const calendarSpan = {
  method: 'GET',
  path: '/api/bank-holidays/span',
  action: 'calendar.read',
  summary: 'Which days the calendar of bank holidays covers, and whether it ends within 12 months.',
  reply: z.object({
    coveredFrom: z.iso.date(),
    coveredUntil: z.iso.date(),
    endsSoon: z.boolean(),
  }),
} as const satisfies Route;
