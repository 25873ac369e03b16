import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import type { Finding } from '../../rules/finding.ts';

/**
 * Which of a rule's points a finding is: the records it rests on and the answers it names, but not its hours,
 * weeks and days, which move as other shifts are booked. Two strikes are two points of one rule, and what was
 * decided about the first says nothing of the second.
 * @returns 32 hexadecimal digits that name nobody
 */
export function pointOf({ restsOn = [], figures = {} }: Finding): string {
  const records = restsOn
    .filter(({ kind }) => kind !== 'shift')
    .map(({ kind, id }) => `${kind} ${id}`)
    .sort();
  const named = Object.entries(figures)
    .map(([name, value]) => [name, typeof value === 'number' || DATE.test(value) ? null : value])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256')
    .update(canonicalJson([records, named]))
    .digest('hex')
    .slice(0, 32);
}

/** A day or a moment. */
const DATE = /^\d{4}-\d\d-\d\d/;
