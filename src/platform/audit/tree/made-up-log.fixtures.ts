import { newId } from '../../../lib/ids.ts';
import { type SealedEntry, seal } from '../envelope.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { CONSISTENCY_FORMAT, type ConsistencyPackage } from './consistency-package.ts';
import { ENTRY_FORMAT, type EntryPackage } from './entry-package.ts';
import { consistencyProof, inclusionProof, leafHash, rootOf } from './merkle.ts';
import { makeKey, type SigningKey, writeVerifierKey } from './note.ts';

/** Rosa and Tom, whom every entry is about. */
export const ROSA = '01993b2e-0000-7000-8000-00000000aaaa';
export const TOM = '01993b2e-0000-7000-8000-00000000bbbb';

/** A log in memory, without a database: what leaves the house can be made of it. */
export interface MadeUpLog {
  readonly organisationId: string;
  readonly key: SigningKey;
  readonly entries: readonly SealedEntry[];
  checkpoint(size: number, keys?: readonly SigningKey[]): Checkpoint;
  note(size: number, keys?: readonly SigningKey[]): string;
  entry(seq: number, size: number, shown?: readonly string[]): EntryPackage;
  consistency(from: number, to: number): ConsistencyPackage;
}

/** Makes a log of so many entries about Rosa and Tom. */
export function madeUpLog(
  length: number,
  { organisationId = newId(), sample = false } = {},
): MadeUpLog {
  const origin = `deskproof/${sample ? 'sample-not-evidence' : 'log'}/${organisationId}`;
  const key = makeKey(origin);
  const entries = Array.from({ length }, (_, at) =>
    seal(
      {
        kind: 'shift.assigned',
        version: 1,
        subjects: { shift: newId(), worker: ROSA },
        facts: { minutes: 450 + at, rules: ['WTR-48'] },
        people: { [ROSA]: { name: 'Rosa Ahmed — café' }, [TOM]: { name: 'Tom Bell' } },
      },
      organisationId,
      newId(),
      new Date('2026-11-23T06:45:00Z'),
    ),
  );
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry.envelope)));
  const from = { origin, sample, verifierKeys: [writeVerifierKey(key)] };
  const base64 = (hash: Buffer): string => hash.toString('base64');
  const note = (size: number, keys: readonly SigningKey[] = [key]): string =>
    writeCheckpoint({ origin, size, root: rootOf(leaves.slice(0, size)) }, keys);
  return {
    organisationId,
    key,
    entries,
    note,
    checkpoint(size, keys = [key]) {
      const read = readCheckpoint(note(size, keys));
      if (!read.ok) throw new Error(read.refusal.because);
      return read.value;
    },
    entry(seq, size, shown = [ROSA, TOM]) {
      const sealed = entries[seq - 1];
      if (!sealed) throw new RangeError(`${seq}`);
      const parts = sealed.parts.filter((part) => shown.includes(part.person));
      return {
        format: ENTRY_FORMAT,
        ...from,
        index: seq - 1,
        size,
        envelope: sealed.envelope,
        parts: [...parts],
        withheld: sealed.parts.length - parts.length,
        proof: inclusionProof(leaves.slice(0, size), seq - 1).map(base64),
      };
    },
    consistency: (older, newer) => ({
      format: CONSISTENCY_FORMAT,
      ...from,
      from: older,
      to: newer,
      proof: consistencyProof(leaves.slice(0, newer), older).map(base64),
    }),
  };
}
