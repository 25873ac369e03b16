import { newId } from '../../lib/ids.ts';
import type { BodyOf } from '../../lib/route.ts';
import type { recordComparatorRoute } from './schema.ts';

/** What a worker says who worked nowhere through other agencies. */
export const NOWHERE_ELSE = { hirerId: null, role: null, weeks: 0, lastOn: null } as const;

/** A comparable employee earns £14.10 an hour since January 2026, unless said otherwise. */
export function aComparator(
  change: Partial<BodyOf<typeof recordComparatorRoute>> = {},
): BodyOf<typeof recordComparatorRoute> {
  return {
    id: newId(),
    role: 'care-assistant',
    payPence: 1410,
    fromOn: '2026-01-01',
    askedOn: '2026-01-05',
    source: 'Pay scale of January 2026, point 4',
    saidBy: null,
    ...change,
  };
}
