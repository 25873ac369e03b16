/**
 * Epoch minutes of an instant of a question ('2026-06-01T22:00:00+01:00'), with the part of a minute that its
 * seconds are. The field has made sure that it is one.
 */
export function instantMinute(text: string): number {
  return Date.parse(text) / 60_000;
}
