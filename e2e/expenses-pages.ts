import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample's expenses that the pages need. */
export interface ExpenseIds {
  readonly expense: string;
}

/** A claim of the sample that waits. */
export async function expenseIds(request: APIRequestContext): Promise<ExpenseIds> {
  const { rows } = await ask<{ readonly rows: readonly { claimId: string }[] }>(
    request,
    'GET',
    '/api/expenses',
  );
  return { expense: rows[0]?.claimId ?? '' };
}

/** The pages of expenses and of rates a mile. */
export const EXPENSES_PAGES = [
  { path: '/expenses', open: () => '/expenses?state=all' },
  { path: '/expenses/:id', open: (ids: ExpenseIds) => `/expenses/${ids.expense}` },
  { path: '/mileage-rates', open: () => '/mileage-rates' },
];
