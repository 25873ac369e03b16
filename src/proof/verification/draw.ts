import { createHash } from 'node:crypto';

/**
 * The place of each thing in a draw that anybody can repeat: by the SHA-256 of `seed:key` in hex, the smallest first.
 * Neither the order in which the things come nor who draws has a say; `printf 'seed:key' | sha256sum` shows one.
 * @param seed published with the plan; taken from a signed checkpoint, so that nobody chooses it
 */
export function drawOrder<T>(
  seed: string,
  things: readonly T[],
  key: (thing: T) => string,
): readonly T[] {
  return things
    .map((thing) => ({ thing, lot: lotOf(seed, key(thing)) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : a.lot > b.lot ? 1 : 0))
    .map(({ thing }) => thing);
}

/** The lot of one key, hex. */
export function lotOf(seed: string, key: string): string {
  return createHash('sha256').update(`${seed}:${key}`).digest('hex');
}
