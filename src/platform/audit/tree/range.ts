import { EMPTY_ROOT, nodeHash } from './merkle.ts';

/** A tree that only grows, kept as the roots of its complete subtrees: one a bit of its size. */
export interface CompactRange {
  /** Adds a leaf hash at the end. */
  append(leaf: Buffer): void;
  size(): number;
  root(): Buffer;
}

/**
 * Starts an empty compact range: appending n leaves takes O(n) hashes and O(log n) space.
 * @param onComplete is told each subtree of 2^level leaves as it becomes complete, level 1 and up; its
 *   place is counted from 0 among the subtrees of its level
 */
export function compactRange(
  onComplete: (level: number, place: number, hash: Buffer) => void = () => {},
): CompactRange {
  const peaks: Buffer[] = [];
  let size = 0;
  return {
    append(leaf) {
      let hash = leaf;
      let place = size;
      for (let level = 1; place % 2 === 1; level++) {
        const left = peaks.pop();
        if (!left) throw new Error('A compact range lost a peak.');
        hash = nodeHash(left, hash);
        place = (place - 1) / 2;
        onComplete(level, place, hash);
      }
      peaks.push(hash);
      size++;
    },
    size: () => size,
    root: () =>
      peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right)),
  };
}
