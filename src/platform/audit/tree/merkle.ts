import { hash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962 section 2.1 (the same in RFC 9162 section 2.1) over SHA-256. Leaves are
 * leaf hashes of 32 bytes; sizes and indexes are whole numbers, indexes from 0.
 */

const LEAF = Buffer.from([0x00]);
const NODE = Buffer.from([0x01]);

const sha256 = (...pieces: readonly Uint8Array[]): Buffer =>
  hash('sha256', Buffer.concat(pieces), 'buffer');

/** SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array): Buffer {
  return sha256(LEAF, entry);
}

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right);
}

/** The root of a tree of no leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Buffer = hash('sha256', '', 'buffer');

/** A run of leaves, `start` included and `end` not, that one node of a tree stands over. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Gives the hash over a span. */
export type HashOf = (span: Span) => Buffer;

/** The largest power of two below a size of at least 2: where a tree of that size splits. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Spans whose hashes prove the leaf at an index in a tree of a size, from its sibling up to the root. */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  const spans: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
    }
  }
  return spans.reverse();
}

/**
 * Spans whose hashes prove that a tree of `to` leaves begins with the tree of its first `from` leaves
 * (RFC 6962 section 2.1.2). 1 <= from <= to.
 */
export function consistencySpans(from: number, to: number): readonly Span[] {
  const spans: Span[] = [];
  let [start, end] = [0, to];
  // Whole while the older tree is all that lies left of the way down: its root is known to who asks.
  let whole = true;
  while (end > from) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      spans.push({ start: middle, end });
      end = middle;
    } else {
      spans.push({ start, end: middle });
      start = middle;
      whole = false;
    }
  }
  if (!whole) spans.push({ start, end });
  return spans.reverse();
}

/** The hash over a span of leaves that are all at hand. */
export function hashOver(leaves: readonly Uint8Array[], { start, end }: Span): Buffer {
  if (end - start === 1) return Buffer.from(leaves[start] ?? fault(start));
  const middle = start + splitOf(end - start);
  return nodeHash(
    hashOver(leaves, { start, end: middle }),
    hashOver(leaves, { start: middle, end }),
  );
}

function fault(index: number): never {
  throw new RangeError(`Leaf ${index} is not there.`);
}

/** The root over leaf hashes. */
export function rootOf(leaves: readonly Uint8Array[]): Buffer {
  return leaves.length === 0 ? EMPTY_ROOT : hashOver(leaves, { start: 0, end: leaves.length });
}

/** The proof that the leaf at an index is in the tree over these leaves. */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): readonly Buffer[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leaves.length) fault(index);
  return inclusionSpans(index, leaves.length).map((span) => hashOver(leaves, span));
}

/** The proof that the tree over these leaves begins with the tree over the first `from` of them. */
export function consistencyProof(leaves: readonly Uint8Array[], from: number): readonly Buffer[] {
  if (!Number.isSafeInteger(from) || from < 1 || from > leaves.length) fault(from);
  return consistencySpans(from, leaves.length).map((span) => hashOver(leaves, span));
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

/**
 * The root that a proof leads to from a leaf, or null when the proof has not the length that the index
 * and the size ask for (RFC 9162 section 2.1.3.2).
 */
export function rootFromInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | null {
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return null;
  let [place, last] = [index, size - 1];
  let root = leaf;
  for (const sibling of proof) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root);
      // A node at the ragged right edge rises until it is a right child.
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      root = nodeHash(root, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/** Is the leaf at this index of the tree with this size and root? */
export function verifyInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  return rootFromInclusion(leaf, index, size, proof)?.equals(root) ?? false;
}

/**
 * Does the tree of `to` leaves begin with the tree of `from` leaves (RFC 9162 section 2.1.4.2)?
 * Sizes are at least 1: nothing can be said of a tree without leaves.
 */
export function verifyConsistency(
  from: number,
  to: number,
  fromRoot: Buffer,
  toRoot: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (!isSize(from) || !isSize(to) || from > to) return false;
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot);
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) {
    place = (place - 1) / 2;
    last = Math.floor(last / 2);
  }
  // Where the older tree is one whole subtree of the newer, its root is not in the proof.
  const path = place === 0 ? [fromRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (!first) return false;
  let [older, newer] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && older.equals(fromRoot) && newer.equals(toRoot);
}
