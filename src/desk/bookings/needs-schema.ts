import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, finding, id, instant, PAPER, shiftRow } from './shapes-schema.ts';

export const noLongerClearRoute = {
  method: 'GET',
  path: '/api/no-longer-clear',
  action: 'bookings.rank',
  summary: 'Workers assigned to coming shifts whom a rule now stops, with the rule and its reason.',
  query: z.object({ hours: z.coerce.number().int().min(1).max(336).default(72) }),
  reply: z.object({
    total: z.number(),
    rows: z.array(shiftRow.extend({ findings: z.array(finding) })),
  }),
} as const satisfies Route;

export const bookingNeeds = {
  method: 'GET',
  path: '/api/booking-needs',
  action: 'bookings.read',
  summary:
    'What the desk must do now: places to fill, pencils that lapse, papers due or overtaken.',
  query: z.object({
    /** Hours ahead to look for places to fill. */
    hours: z.coerce.number().int().min(1).max(336).default(72),
  }),
  reply: z.object({
    unfilled: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    lapsing: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    /** Workers who said yes and wait for us. */
    answered: z.object({ total: z.number(), rows: z.array(shiftRow) }),
    papers: z.object({
      total: z.number(),
      rows: z.array(
        z.object({
          bookingId: id,
          number: z.string(),
          clientName: z.string(),
          siteName: z.string(),
          personId: id,
          workerName: z.string(),
          paper: z.enum(PAPER),
          shifts: z.number(),
          /** First shift not over yet. */
          nextStartsAt: instant.nullable(),
          dueOn: date.nullable(),
          /** Past the third business day. */
          late: z.boolean(),
        }),
      ),
    }),
  }),
} as const satisfies Route;
