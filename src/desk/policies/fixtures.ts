import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import type { setLimitRoute } from './limits-schema.ts';

/** A limit for every consultant from 16 November 2026: £1.50 an hour below the card, unless said otherwise. */
export function aLimit(
  change: Partial<BodyOf<typeof setLimitRoute>> = {},
): BodyOf<typeof setLimitRoute> {
  return {
    id: newId(),
    memberId: null,
    role: change.memberId ? null : 'consultant',
    kind: 'discount',
    basis: 'amount',
    amount: 150,
    fromOn: '2026-11-16',
    reason: 'Agreed at the meeting of 12 November',
    ...change,
  };
}
