import type { z } from 'zod';
import { actorOf, nowOf, type Tx } from '../db/tx.ts';
import { type Json, type SealedEntry, seal, type WorkRecord } from './envelope.ts';
import { proceduresFor } from './procedures-in-force.ts';

/** One kind of work record: a line of a room's `events.ts`. Facts are checked, so nothing stray is sealed. */
export interface EventKind<Facts> {
  readonly kind: string;
  readonly version: number;
  readonly facts: z.ZodType<Facts>;
}

/** Declares a kind of work record: past tense, versioned, with a strict schema of its non-personal facts. */
export function eventKind<Facts>(
  kind: string,
  version: number,
  facts: z.ZodType<Facts>,
): EventKind<Facts> {
  return { kind, version, facts };
}

type Particulars<Facts> = Omit<WorkRecord, 'kind' | 'version' | 'facts'> & {
  readonly facts: Facts;
};

/** A record that waits for the end of its act, its facts checked. */
export type Recorded = WorkRecord;

interface Buffers {
  readonly kept: Recorded[];
  readonly refused: Recorded[];
}

const buffers = new WeakMap<Tx, Buffers>();

/** Opens a transaction's buffers. Only act() calls this. */
export function openBuffers(tx: Tx): Buffers {
  const fresh: Buffers = { kept: [], refused: [] };
  buffers.set(tx, fresh);
  return fresh;
}

/** What is recorded stands as it was at this moment, whatever the act goes on to do with its values. */
function recorded<Facts>(event: EventKind<Facts>, particulars: Particulars<Facts>): Recorded {
  const { facts, ...rest } = particulars;
  return structuredClone({
    ...rest,
    kind: event.kind,
    version: event.version,
    facts: event.facts.parse(facts) as Json,
  });
}

/**
 * Seals what an act recorded, at its end: each entry names the organisation's own procedures that govern its
 * kind at this moment, asked for once for all of them.
 */
export async function sealedAtEnd(tx: Tx, records: readonly Recorded[]): Promise<SealedEntry[]> {
  const actor = actorOf(tx);
  const inForce = await proceduresFor(tx, [...new Set(records.map(({ kind }) => kind))]);
  return records.map((one) =>
    seal(
      {
        ...one,
        // What a program did with somebody's access token says so, and shows in the token's history.
        subjects: { ...one.subjects, ...(actor.tokenId ? { access_token: actor.tokenId } : {}) },
        policies: [...(one.policies ?? []), ...(inForce.get(one.kind) ?? [])],
      },
      actor.organisationId,
      actor.memberId,
      nowOf(tx),
    ),
  );
}

function buffersOf(tx: Tx): Buffers {
  const found = buffers.get(tx);
  if (!found) throw new Error('record() needs a transaction of act(); a read leaves no record.');
  return found;
}

/**
 * Records what was done; it is appended to the log as the act's last statement before it commits.
 * If the act is refused, what was recorded is dropped with it.
 */
export function record<Facts>(
  tx: Tx,
  event: EventKind<Facts>,
  particulars: Particulars<Facts>,
): void {
  buffersOf(tx).kept.push(recorded(event, particulars));
}

/** Records a refusal that matters (not cleared, over hours): kept although the act is rolled back. */
export function recordRefusal<Facts>(
  tx: Tx,
  event: EventKind<Facts>,
  particulars: Particulars<Facts>,
): void {
  buffersOf(tx).refused.push(recorded(event, particulars));
}
