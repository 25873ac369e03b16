/** Is this `npm run soak`? It does whole what `npm test` does in part. */
export const SOAK = process.env['SOAK'] === 'yes';

/**
 * The part of a list that `npm test` takes: one of `parts`, another at each turn, so that turns meet all of
 * it between them. The soak takes all.
 */
export function shareOf<T>(all: readonly T[], parts: number, turn = 0): readonly T[] {
  return SOAK ? all : all.filter((_, at) => (at + turn) % parts === 0);
}
