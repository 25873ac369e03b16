import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';

/** Plain JSON, as it stands in an envelope. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/** What an act leaves behind. Facts are never personal; what is personal goes under its person. */
export interface WorkRecord {
  /** Past tense: 'booking.confirmed'. */
  readonly kind: string;
  readonly version: number;
  /** What it is about, by random id: { booking: ..., worker: ... }. */
  readonly subjects: Readonly<Record<string, string>>;
  readonly facts: Json;
  /** Personal particulars by person: erasable, while the chain stays whole. */
  readonly people?: Readonly<Record<string, Json>>;
  readonly preparedBy?: readonly string[];
  readonly contributed?: readonly string[];
  readonly approvedBy?: readonly string[];
  /** The organisation's own procedures in force: which one, which version. */
  readonly policies?: readonly { readonly policy: string; readonly version: string }[];
}

/** An entry ready for the definer function `log_append`. */
export interface SealedEntry {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly actor: string | null;
  readonly envelope: string;
  readonly subjects: readonly string[];
  readonly parts: readonly {
    readonly person: string;
    readonly part: string;
    readonly salt: string;
  }[];
}

const sha256 = (...pieces: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

const LEAF = Buffer.from([0x00]);
const LINK = Buffer.from([0x02]);

/** The leaf of an envelope as RFC 6962 hashes leaves: SHA-256(0x00 || canonical envelope). */
export function leafOf(envelope: string): Buffer {
  return sha256(LEAF, envelope);
}

/** The chain after a leaf: SHA-256(0x02 || chain before || leaf). */
export function chainAfter(before: Buffer, leaf: Buffer): Buffer {
  return sha256(LINK, before, leaf);
}

/** The chain before the first entry: bound to the organisation, so that no log can stand in for another. */
export function chainStart(organisationId: string): Buffer {
  return sha256(`deskproof-log-v1:${organisationId}`);
}

/** A person's commitment: SHA-256(salt || canonical part), as lower-case hex. */
export function commitmentOf(salt: Buffer, part: string): string {
  return sha256(salt, part).toString('hex');
}

/**
 * Seals a record: its canonical envelope (RFC 8785) with one salted commitment a person concerned.
 * @param at the moment of the act
 * @param actor the member who acted, or null for the system
 */
export function seal(
  record: WorkRecord,
  organisationId: string,
  actor: string | null,
  at: Date,
): SealedEntry {
  const id = newId();
  const parts = Object.entries(record.people ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([person, part]) => ({ person, part: canonicalJson(part), salt: randomBytes(32) }));
  const envelope = canonicalJson({
    id,
    kind: record.kind,
    version: record.version,
    at: at.toISOString(),
    organisation: organisationId,
    actor,
    prepared_by: record.preparedBy ?? [],
    contributed: record.contributed ?? [],
    approved_by: record.approvedBy ?? [],
    policies: record.policies ?? [],
    subjects: record.subjects,
    facts: record.facts,
    people: parts.map(({ person, part, salt }) => ({
      person,
      commitment: commitmentOf(salt, part),
    })),
  });
  return {
    id,
    kind: record.kind,
    at: at.toISOString(),
    actor,
    envelope,
    subjects: [...new Set(Object.values(record.subjects))],
    parts: parts.map(({ person, part, salt }) => ({ person, part, salt: salt.toString('hex') })),
  };
}
