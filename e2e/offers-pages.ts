import type { APIRequestContext } from '@playwright/test';
import { ask } from './desk.ts';

/** Ids of the sample that the pages of offers need. */
export interface OfferIds {
  readonly offerRound: string;
  readonly offerShift: string;
  readonly callDown: string;
}

/** Of the rounds: the first, with an open shift of it and a list to ring of its booking. */
export async function offerIds(request: APIRequestContext): Promise<OfferIds> {
  const { rows } = await ask<{
    readonly rows: readonly { roundId: string; bookingId: string }[];
  }>(request, 'GET', '/api/offer-rounds?state=all');
  const offerRound = rows[0]?.roundId ?? '';
  const round = await ask<{ readonly shifts: readonly { shiftId: string }[] }>(
    request,
    'GET',
    `/api/offer-rounds/${offerRound}`,
  );
  const { callDowns } = await ask<{ readonly callDowns: readonly { callDownId: string }[] }>(
    request,
    'GET',
    `/api/bookings/${rows[0]?.bookingId}/offers`,
  );
  return {
    offerRound,
    offerShift: round.shifts[0]?.shiftId ?? '',
    callDown: callDowns[0]?.callDownId ?? '',
  };
}

/** Rounds of asking, one of them, how one is begun, and a list of people to ring. */
export const OFFER_PAGES = [
  { path: '/offers', open: () => '/offers?state=all' },
  { path: '/offers/new', open: (ids: OfferIds) => `/offers/new?shift=${ids.offerShift}` },
  { path: '/offers/:id', open: (ids: OfferIds) => `/offers/${ids.offerRound}` },
  { path: '/call-downs/:id', open: (ids: OfferIds) => `/call-downs/${ids.callDown}` },
];
