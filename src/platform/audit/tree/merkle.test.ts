import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONSISTENCY, ENTRIES, INCLUSION, ROOTS } from './fixtures.ts';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromInclusion,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
import { compactRange } from './range.ts';

const LEAVES = ENTRIES.map(leafHash);
const bytes = (proof: readonly string[]): Buffer[] => proof.map((hex) => Buffer.from(hex, 'hex'));
const leavesOf = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => leafHash(Buffer.from(`entry ${at}`)));

const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new RangeError(`${index}`);
  return found;
};

describe('the published data of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    'gives the root of size %i',
    (size, root) => {
      expect(rootOf(LEAVES.slice(0, size)).toString('hex')).toBe(root.toString('hex'));
      const range = compactRange();
      for (const leaf of LEAVES.slice(0, size)) range.append(leaf);
      expect(range.root().equals(root)).toBe(true);
    },
  );

  it.each(INCLUSION)('gives and verifies the proof of entry %i of %i', (index, size, proof) => {
    expect(inclusionProof(LEAVES.slice(0, size), index)).toEqual(bytes(proof));
    expect(verifyInclusion(at(LEAVES, index), index, size, bytes(proof), at(ROOTS, size))).toBe(
      true,
    );
  });

  it.each(CONSISTENCY)('gives and verifies the growth from %i to %i', (from, to, proof) => {
    expect(consistencyProof(LEAVES.slice(0, to), from)).toEqual(bytes(proof));
    expect(verifyConsistency(from, to, at(ROOTS, from), at(ROOTS, to), bytes(proof))).toBe(true);
  });
});

describe('a tree of any size', () => {
  it('proves every one of its leaves, and no leaf in another place', () => {
    for (let size = 1; size <= 34; size++) {
      const leaves = leavesOf(size);
      const root = rootOf(leaves);
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves, index);
        for (let place = 0; place <= size; place++) {
          const right = verifyInclusion(at(leaves, index), place, size, proof, root);
          expect(right).toBe(place === index);
        }
      }
    }
  });

  it('proves its growth from every smaller size, and from no other root', () => {
    for (let to = 1; to <= 34; to++) {
      const leaves = leavesOf(to);
      const root = rootOf(leaves);
      for (let from = 1; from <= to; from++) {
        const proof = consistencyProof(leaves, from);
        const older = rootOf(leaves.slice(0, from));
        expect(verifyConsistency(from, to, older, root, proof)).toBe(true);
        const rewritten = rootOf([leafHash(Buffer.from('other')), ...leaves.slice(1, from)]);
        expect(verifyConsistency(from, to, rewritten, root, proof)).toBe(false);
      }
    }
  });

  it('refuses a proof that is longer, shorter, or of which one bit is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 600 }), fc.nat(), fc.nat(), (size, pick, bit) => {
        const leaves = leavesOf(size);
        const [index, root] = [pick % size, rootOf(leaves)];
        const proof = inclusionProof(leaves, index);
        const leaf = at(leaves, index);
        const holds = (changed: readonly Buffer[]) =>
          verifyInclusion(leaf, index, size, changed, root);
        expect(holds(proof)).toBe(true);
        expect(holds(proof.slice(1))).toBe(false);
        expect(holds(proof.slice(0, -1))).toBe(false);
        expect(holds([...proof, leaf])).toBe(false);
        const wrong = proof.map((hash) => Buffer.from(hash));
        const hash = at(wrong, bit % wrong.length);
        hash[bit % 32] = (hash[bit % 32] ?? 0) ^ (1 << (bit % 8));
        expect(holds(wrong)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('has the same root whether it is built at once or leaf by leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1100 }), (size) => {
        const leaves = leavesOf(size);
        const complete: string[] = [];
        const range = compactRange((level, place, hash) => {
          const [start, end] = [place * 2 ** level, (place + 1) * 2 ** level];
          if (level <= 3 && !rootOf(leaves.slice(start, end)).equals(hash))
            complete.push(`${level}/${place}`);
        });
        for (const leaf of leaves) range.append(leaf);
        expect(range.root().equals(rootOf(leaves))).toBe(true);
        expect(range.size()).toBe(size);
        expect(complete).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('takes a node for no leaf: what stands over two leaves is no entry', () => {
    const [a, b] = [at(LEAVES, 0), at(LEAVES, 1)];
    expect(leafHash(Buffer.concat([a, b])).equals(nodeHash(a, b))).toBe(false);
  });

  it('says nothing of sizes and places that cannot be', () => {
    const leaf = at(LEAVES, 0);
    for (const [index, size] of [
      [0, 0],
      [-1, 1],
      [1, 1],
      [0.5, 1],
      [0, 2 ** 53],
      [NaN, 1],
    ] as const)
      expect(rootFromInclusion(leaf, index, size, [])).toBeNull();
    expect(verifyConsistency(0, 1, leaf, leaf, [])).toBe(false);
    expect(verifyConsistency(2, 1, leaf, leaf, [])).toBe(false);
    expect(verifyConsistency(1, 1, leaf, leaf, [leaf])).toBe(false);
    expect(verifyConsistency(1, 2, leaf, leaf, [])).toBe(false);
    expect(verifyConsistency(3, 5, leaf, leaf, [])).toBe(false);
  });

  it('reaches sizes that 32 bits do not hold', () => {
    // A tree of 2^40 leaves that are all alike: every node of a level is the same.
    const levels = [at(LEAVES, 0)];
    for (let level = 1; level <= 40; level++) {
      const below = at(levels, level - 1);
      levels.push(nodeHash(below, below));
    }
    const proof = levels.slice(0, 40);
    const root = at(levels, 40);
    expect(verifyInclusion(at(LEAVES, 0), 2 ** 39 + 12_345, 2 ** 40, proof, root)).toBe(true);
    expect(verifyInclusion(at(LEAVES, 1), 2 ** 39 + 12_345, 2 ** 40, proof, root)).toBe(false);
    expect(verifyConsistency(2 ** 39, 2 ** 40, at(levels, 39), root, [at(levels, 39)])).toBe(true);
  });
});
