import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample's holiday that the pages need. */
export interface HolidayIds {
  readonly holiday: string;
}

/** A request of the sample that waits. */
export async function holidayIds(request: APIRequestContext): Promise<HolidayIds> {
  const { rows } = await ask<{ readonly rows: readonly { holidayId: string }[] }>(
    request,
    'GET',
    '/api/holidays',
  );
  return { holiday: rows[0]?.holidayId ?? '' };
}

/** The pages of holiday: what waits, with one open; and how many may be away. */
export const HOLIDAY_PAGES = [
  { path: '/holiday', open: (ids: HolidayIds) => `/holiday?open=${ids.holiday}` },
  { path: '/holiday/limits', open: () => '/holiday/limits' },
];
