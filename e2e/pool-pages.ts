import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of the pool need. */
export interface PoolIds {
  readonly poolAsk: string;
  readonly poolWeek: string;
}

/** Of the list of asks: the first. */
export async function poolIds(request: APIRequestContext): Promise<PoolIds> {
  const { rows } = await ask<{ readonly rows: readonly { id: string; weekOn: string }[] }>(
    request,
    'GET',
    '/api/pool/asks',
  );
  return { poolAsk: rows[0]?.id ?? '', poolWeek: rows[0]?.weekOn ?? '' };
}

/** The pool, what it was asked, what its standing answers say, and whom not to send where. */
export const POOL_PAGES = [
  { path: '/pool', open: (ids: PoolIds) => `/pool?week=${ids.poolWeek}&free=yes` },
  { path: '/pool/asks', open: () => '/pool/asks' },
  { path: '/pool/asks/:id', open: (ids: PoolIds) => `/pool/asks/${ids.poolAsk}` },
  { path: '/pool/standing', open: () => '/pool/standing' },
  { path: '/do-not-send', open: () => '/do-not-send' },
];
