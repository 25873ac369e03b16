import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import type { CardAgreed } from './agree-card.ts';
import type { CardRate } from './card.ts';
import { type Beyond, beyond } from './schema.ts';

/** A rate of a care assistant awake on a weekday by day: £13.00 and £18.50; change what the test is about. */
export function aRate(change: Partial<CardRate> = {}): CardRate {
  return {
    role: 'care-assistant',
    kind: 'waking',
    dayType: 'weekday',
    part: 'day',
    payPence: 1300,
    chargePence: 1850,
    ...change,
  };
}

/** Day and night on all four kinds of day, each a little dearer than the one before. */
export const A_WHOLE_WEEK: readonly CardRate[] = (
  ['weekday', 'saturday', 'sunday', 'bank_holiday'] as const
).flatMap((dayType, more) =>
  (['day', 'night'] as const).map((part, night) =>
    aRate({
      dayType,
      part,
      payPence: 1300 + more * 100 + night * 50,
      chargePence: 1900 + more * 150 + night * 80,
    }),
  ),
);

/** The agency's own card from 1 January 2026 with nights from 20:00 to 06:00, unless said otherwise. */
export function aCard(change: Partial<CardAgreed> = {}): CardAgreed {
  return {
    id: newId(),
    clientId: null,
    hirerId: null,
    siteId: null,
    from: 0,
    fromOn: '2026-01-01',
    nightFrom: '20:00',
    nightTo: '06:00',
    mixed: 'by_start',
    agreedBy: null,
    agreedOn: '2026-01-01',
    note: '',
    rates: A_WHOLE_WEEK,
    ...change,
  };
}

/** Terms beyond the hour: nothing but what is said. */
export function terms(said: Parameters<typeof beyond.parse>[0]): Beyond {
  return beyond.parse(said);
}

/** The value of a result that must not be a refusal. */
export function done<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.because}`);
  return result.value;
}
