import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant } from './shapes-schema.ts';

const token = z.string().min(20).max(200);

export const sendGatehouseRoute = {
  method: 'POST',
  path: '/api/sites/:siteId/gatehouse-lists',
  action: 'attendance.record',
  summary:
    'Mails the gatehouse a link to a day’s list with photos, which opens until the end of the day after.',
  params: z.object({ siteId: id }),
  body: z.object({ id, onDate: date, contactId: id }),
  reply: z.object({ listId: id, sentTo: z.string() }),
} as const satisfies Route;

export const revokeGatehouseRoute = {
  method: 'POST',
  path: '/api/gatehouse-lists/:id/revocation',
  action: 'attendance.record',
  summary: 'Takes back the gatehouse’s link: it opens nothing any more.',
  params: z.object({ id }),
  reply: z.object({ listId: id }),
} as const satisfies Route;

export const lookAtGatehouse = {
  method: 'POST',
  path: '/api/l/gatehouse',
  action: 'public',
  summary:
    'The gatehouse’s list: who is confirmed for one site and day, with role, times and whom to report to.',
  body: z.object({ token }),
  reply: z.object({
    agency: z.object({ name: z.string(), isSample: z.boolean() }),
    siteName: z.string(),
    onDate: date,
    asAt: instant,
    rows: z.array(
      z.object({
        assignmentId: id,
        name: z.string(),
        roleName: z.string(),
        startsAt: instant,
        endsAt: instant,
        reportTo: z.string(),
        hasPhoto: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const gatehousePhoto = {
  method: 'POST',
  path: '/api/l/gatehouse/photo',
  action: 'public',
  summary: 'The photo of somebody on the gatehouse’s list; kept by nobody on the way.',
  body: z.object({ token, assignmentId: id }),
  reply: 'file',
} as const satisfies Route;
