import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of conflicts need. */
export interface ConflictIds {
  readonly conflict: string;
}

/** The conflict that came to money: it shows most. */
export async function conflictIds(request: APIRequestContext): Promise<ConflictIds> {
  const { rows } = await ask<{
    readonly rows: readonly { readonly conflictId: string; readonly chargePence: number }[];
  }>(request, 'GET', '/api/conflicts?state=all');
  const found = rows.find(({ chargePence }) => chargePence > 0) ?? rows[0];
  return { conflict: found?.conflictId ?? '' };
}

/** What went wrong, one of it, the accident book, and what a late cancellation comes to. */
export const CONFLICT_PAGES = [
  { path: '/conflicts', open: () => '/conflicts?state=all' },
  { path: '/conflicts/:id', open: (ids: ConflictIds) => `/conflicts/${ids.conflict}` },
  { path: '/accident-book', open: () => '/accident-book' },
  { path: '/cancellation-terms', open: () => '/cancellation-terms' },
] as const;
