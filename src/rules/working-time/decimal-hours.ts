/**
 * Hours added up as people write them, in decimals: the sum is right to a millionth of an hour, so that
 * 2.7 + 2.7 + 2.6 are 8 and not a little more.
 */
export function sumHours(hours: readonly number[]): number {
  return exactHours(hours.reduce((total, one) => total + one, 0));
}

/** Hours without the traces of binary fractions, to a millionth. */
export function exactHours(hours: number): number {
  return Math.round(hours * 1e6) / 1e6;
}

/** '48.03 h', '7.4 h', '8 h': two decimals at most. */
export function inHours(hours: number): string {
  return `${Number(hours.toFixed(2))} h`;
}

/** '48.03 h' where two decimals would show the limit itself: then as many as tell it apart. */
export function inHoursBeside(hours: number, limit: number): string {
  for (const places of [2, 3, 4]) {
    const shown = Number(hours.toFixed(places));
    if (hours === limit || shown !== limit) return `${shown} h`;
  }
  return `a little ${hours > limit ? 'over' : 'under'} ${limit} h`;
}
