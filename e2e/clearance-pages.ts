import type { APIRequestContext } from '@playwright/test';
import { ask, dayAfterToday } from './desk.ts';

/** Ids of the sample that the pages of clearance need: an override with its worker and shift. */
export interface ClearanceIds {
  readonly override: string;
  readonly liftedShift: string;
  readonly liftedWorker: string;
  /** A point on the list, as its page names it. */
  readonly point: string;
}

interface Point {
  readonly personId: string;
  readonly rule: string;
  readonly point: string;
  readonly shifts: readonly { readonly shiftId: string }[];
}

interface Override {
  readonly overrideId: string;
  readonly shiftId: string;
  readonly personId: string;
}

/** Of the list of overrides: the first. */
export async function clearanceIds(request: APIRequestContext): Promise<ClearanceIds> {
  const { rows } = await ask<{ readonly rows: readonly Override[] }>(
    request,
    'GET',
    '/api/overrides',
  );
  const points = await ask<{ readonly rows: readonly Point[] }>(
    request,
    'GET',
    '/api/to-look-into',
  );
  const [point] = points.rows;
  return {
    override: rows[0]?.overrideId ?? '',
    liftedShift: rows[0]?.shiftId ?? '',
    liftedWorker: rows[0]?.personId ?? '',
    point: point
      ? `${point.personId}.${point.rule}.${point.shifts[0]?.shiftId ?? ''}.${point.point}`
      : '',
  };
}

/** The pages of overrides, of what is to be looked into, and of how a rule was worked out. */
export const CLEARANCE_PAGES: readonly {
  readonly path: string;
  readonly open: (ids: ClearanceIds) => string;
}[] = [
  { path: '/overrides', open: () => '/overrides' },
  { path: '/overrides', open: (ids) => `/overrides?open=${ids.override}` },
  { path: '/to-look-into', open: () => '/to-look-into' },
  { path: '/to-look-into', open: (ids) => `/to-look-into?open=${ids.point}` },
  {
    path: '/shifts/:shiftId/workers/:personId/rules/:rule',
    open: (ids) =>
      `/shifts/${ids.liftedShift}/workers/${ids.liftedWorker}/rules/WTR-DAILY?asOf=${dayAfterToday(-3)}`,
  },
];
