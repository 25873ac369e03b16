import type { Beyond } from './schema.ts';

/** Paid minutes at one rate, pence an hour. */
export interface PaidPart {
  readonly name: string;
  readonly minutes: number;
  readonly payPence: number;
  readonly chargePence: number;
}

/**
 * The parts of a shift with its minutes rounded as the card says: to the nearest so many (half of them up) or up.
 * What is added or taken is so at the end, at the rate the shift ends in. Nothing is ever rounded down to no time.
 */
export function roundedParts(
  parts: readonly PaidPart[],
  rounding: Beyond['rounding'],
): readonly PaidPart[] {
  const minutes = parts.reduce((sum, part) => sum + part.minutes, 0);
  if (rounding === null || minutes === 0) return parts;
  const { to, how } = rounding;
  const whole =
    how === 'up' ? Math.ceil(minutes / to) : Math.max(1, Math.floor(minutes / to + 0.5));
  let over = whole * to - minutes;
  const kept: PaidPart[] = [];
  for (const part of [...parts].reverse()) {
    // More is added to the last part alone; less may take whole parts away.
    const now = part.minutes + over;
    over = Math.min(0, now);
    if (now > 0) kept.unshift({ ...part, minutes: now });
  }
  return kept;
}
