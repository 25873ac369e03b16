import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import type { setLimitRoute } from './limits-schema.ts';
import type { Particulars } from './procedures-schema.ts';

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

/** A procedure as it is published: how offers of work are made, in force from 16 November 2026, read by consultants. */
export function aProcedure(ownerId: string, change: Partial<Particulars> = {}): Particulars {
  return {
    procedureId: newId(),
    from: 0,
    title: 'Making an offer of work',
    change: '',
    inForceFrom: '2026-11-16',
    reviewOn: '2027-11-16',
    ownerId,
    governs: ['shift.offered', 'availability.recorded'],
    readers: ['consultant', 'resourcer'],
    ...change,
  };
}

/** The least that a PDF is. */
export const A_PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
