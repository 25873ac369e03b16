import { ok, type Result, refuse } from './result.ts';

const AMOUNT = /^(-)?\s*£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/;

/** The greatest sum we store, in pence: what PostgreSQL's `integer` holds. */
export const MOST_PENCE = 2_147_483_647;

/**
 * Pence of a sum as people write it: '12.71', '£1,204.50', '12.5', '£8'. Refuses `not-money` for
 * anything else, `too-fine` for parts of a penny, `below-zero` unless `negative` is allowed, and
 * `too-much` beyond `MOST_PENCE`.
 */
export function parsePence(text: string, allow: { negative?: boolean } = {}): Result<number> {
  const trimmed = text.normalize('NFKC').trim().replace('−', '-');
  if (/^-?\s*£?\s*[\d,]*\.\d{3,}$/.test(trimmed)) {
    return refuse('too-fine', 'Money goes down to whole pence. Write it with two decimals.');
  }
  const match = AMOUNT.exec(trimmed);
  if (!match) return refuse('not-money', 'This is not a sum of money. Write it like 12.71.');
  if (match[1] && !allow.negative) {
    return refuse('below-zero', 'This sum is below zero. Write it without the minus.');
  }
  const pounds = Number((match[2] ?? '0').replaceAll(',', ''));
  const pence = pounds * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  if (pence > MOST_PENCE) {
    return refuse('too-much', 'This sum is larger than any we can keep. Check the decimals.');
  }
  return ok(match[1] && pence !== 0 ? -pence : pence);
}

/** '£1,204.50' of 120450 pence; below zero '-£5.00'. */
export function formatPence(pence: number): string {
  const whole = Math.abs(Math.trunc(pence));
  const pounds = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '-' : ''}£${pounds}.${String(whole % 100).padStart(2, '0')}`;
}

/** '£12.71/h' of 1271 pence an hour. */
export function formatRate(pencePerHour: number): string {
  return `${formatPence(pencePerHour)}/h`;
}

/** Pence for minutes at a rate in pence an hour, half a penny rounded up. */
export function penceFor(minutes: number, pencePerHour: number): number {
  return Math.floor((minutes * pencePerHour * 2 + 60) / 120);
}
