import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const mode = z.enum(['first_yes', 'collect', 'hirer_first']);
const quiet = {
  /** Minutes of the day in London. */
  from: z.int().min(0).max(1439),
  until: z.int().min(0).max(1439),
  unlessHours: z.int().min(0).max(72),
};

export const readClientWays = {
  method: 'GET',
  path: '/api/clients/:id/offer-ways',
  action: 'offers.read',
  summary: 'How a client takes people, and whom it asks for by name.',
  params: z.object({ id }),
  reply: z.object({
    mode,
    saidAt: instant.nullable(),
    saidBy: z.string(),
    favourites: z.array(
      z.object({
        favouriteId: id,
        personId: id,
        name: z.string(),
        because: z.string(),
        addedAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export const setClientModeRoute = {
  method: 'PUT',
  path: '/api/clients/:id/offer-mode',
  action: 'offers.manage',
  summary: 'Say how a client takes people: the first yes, collect and choose, or the hirer first.',
  params: z.object({ id }),
  body: z.object({ mode }),
  reply: z.object({ mode }),
} as const satisfies Route;

export const setLineModeRoute = {
  method: 'PUT',
  path: '/api/booking-lines/:id/offer-mode',
  action: 'offers.manage',
  summary: 'Say how one line of a booking takes people, whatever its client’s way.',
  params: z.object({ id }),
  body: z.object({ mode }),
  reply: z.object({ mode }),
} as const satisfies Route;

export const nameFavouriteRoute = {
  method: 'POST',
  path: '/api/clients/:id/favourites',
  action: 'offers.manage',
  summary: 'Note that a client asks for somebody by name: they are asked first.',
  params: z.object({ id }),
  body: z.object({ id, personId: id, because: z.string().max(1000).default('') }),
  reply: z.object({ favouriteId: id }),
} as const satisfies Route;

export const endFavouriteRoute = {
  method: 'POST',
  path: '/api/client-favourites/:id/end',
  action: 'offers.manage',
  summary: 'Note that a client no longer asks for somebody by name.',
  params: z.object({ id }),
  reply: z.object({ favouriteId: id }),
} as const satisfies Route;

export const readQuietHours = {
  method: 'GET',
  path: '/api/offer-hours',
  action: 'offers.read',
  summary: 'When the machine asks nobody.',
  reply: z.object(quiet),
} as const satisfies Route;

export const setQuietHoursRoute = {
  method: 'PUT',
  path: '/api/offer-hours',
  action: 'offers.manage',
  summary: 'Say when the machine asks nobody, and how soon a shift must begin to ask all the same.',
  body: z.object(quiet),
  reply: z.object(quiet),
} as const satisfies Route;

/** Whom a client may ask for, as the room that keeps them describes it. */
export { listCandidates } from '../candidates/schema.ts';
