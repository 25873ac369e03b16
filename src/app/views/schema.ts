import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const list = z.string().regex(/^[a-z][a-z-]{1,39}$/, 'Name the list like candidates.');
const name = z.string().max(200);

/** For whom a view is. */
export const AUDIENCES = ['me', 'branch', 'organisation'] as const;

/** Parts of a list's address by name: filters, order, search. */
const query = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z_-]{0,29}$/), z.string().min(1).max(200))
  .refine((parts) => Object.keys(parts).length <= 20, 'A view holds 20 filters at the most.');

export const listViews = {
  method: 'GET',
  path: '/api/views',
  action: 'views.use',
  summary:
    'The saved views of a list that the member may open: their own, the branch’s and the organisation’s.',
  query: z.object({ list }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id,
        name: z.string(),
        audience: z.enum(AUDIENCES),
        query: z.record(z.string(), z.string()),
        /** Who made it. */
        madeBy: z.string(),
        /** The member may rename, replace and delete it. */
        mayChange: z.boolean(),
        /** The list opens with it for this member. */
        isDefault: z.boolean(),
      }),
    ),
    /** For whom this member may save one. */
    audiences: z.array(z.enum(AUDIENCES)),
  }),
} as const satisfies Route;

export const addView = {
  method: 'POST',
  path: '/api/views',
  action: 'views.use',
  summary: 'Save how a list stands now under a name.',
  body: z.object({ id, list, name, audience: z.enum(AUDIENCES), query }),
  reply: z.object({ viewId: id }),
} as const satisfies Route;

export const changeView = {
  method: 'PUT',
  path: '/api/views/:id',
  action: 'views.use',
  summary: 'Rename a saved view, or replace what it shows.',
  params: z.object({ id }),
  body: z.object({ name: name.optional(), query: query.optional() }),
  reply: z.object({ viewId: id }),
} as const satisfies Route;

export const deleteView = {
  method: 'DELETE',
  path: '/api/views/:id',
  action: 'views.use',
  summary: 'Delete a saved view; the list itself stays as it is.',
  params: z.object({ id }),
  reply: z.object({ viewId: id }),
} as const satisfies Route;

export const chooseDefaultView = {
  method: 'PUT',
  path: '/api/default-views/:list',
  action: 'views.use',
  summary: 'Choose with which saved view a list opens for the member; null for none.',
  params: z.object({ list }),
  body: z.object({ viewId: id.nullable() }),
  reply: z.object({ viewId: id.nullable() }),
} as const satisfies Route;
