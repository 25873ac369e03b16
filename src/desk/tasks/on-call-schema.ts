import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });

export const listOnCall = {
  method: 'GET',
  path: '/api/on-call',
  action: 'handovers.read',
  summary: 'Who answers out of hours, now and to come.',
  reply: z.object({
    total: z.int(),
    /** Whose turn it is at this moment; null: nobody is named. */
    now: z.object({ name: z.string(), phone: z.string(), endsAt: instant }).nullable(),
    rows: z.array(
      z.object({
        onCallId: id,
        memberId: id,
        name: z.string(),
        /** Empty: the agency's own number. */
        phone: z.string(),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
    members: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const setOnCallRoute = {
  method: 'POST',
  path: '/api/on-call',
  action: 'handovers.write',
  summary: 'Sets who answers out of hours from a moment to another, one at a time.',
  body: z.object({
    id,
    memberId: id,
    startsAt: instant,
    endsAt: instant,
    phone: z.string().max(40).default(''),
  }),
  reply: z.object({ onCallId: id }),
} as const satisfies Route;

export const withdrawOnCallRoute = {
  method: 'POST',
  path: '/api/on-call/:id/withdrawal',
  action: 'handovers.write',
  summary: 'Takes a turn of being on call back.',
  params: z.object({ id }),
  body: z.object({}),
  reply: z.object({ onCallId: id }),
} as const satisfies Route;
