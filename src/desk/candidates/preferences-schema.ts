import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const ofId = z.object({ id: z.uuid() });
const minutesAWeek = z.int().min(0).max(10_080).nullable();
const preferences = {
  wantedWeeklyMinutes: minutesAWeek,
  leastWeeklyMinutes: minutesAWeek,
  mostWeeklyMinutes: minutesAWeek,
  travelMiles: z.int().min(0).max(1000).nullable(),
  minimumPayPence: z.int().min(0).max(100_000).nullable(),
  worksNights: z.boolean().nullable(),
  noticeMinutes: z.int().min(0).max(20_160).nullable(),
  wantedDays: z.array(z.int().min(1).max(7)).max(7).nullable(),
};

export const showPreferences = {
  method: 'GET',
  path: '/api/candidates/:id/preferences',
  action: 'candidates.read',
  summary: 'How a candidate wants to work: hours, days, nights, travel, pay, notice.',
  params: ofId,
  reply: z.object(preferences),
} as const satisfies Route;

export const changePreferences = {
  method: 'PUT',
  path: '/api/candidates/:id/preferences',
  action: 'candidates.write',
  summary: 'Put how a candidate wants to work, as given.',
  params: ofId,
  body: z.object(preferences),
  reply: z.object({ changed: z.array(z.string()) }),
} as const satisfies Route;
