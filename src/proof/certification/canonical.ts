import { ok, type Result, refuse } from '../../lib/result.ts';
import { boundedThread } from '../../platform/bounded-thread.ts';

/** What the worker is asked: JSON-LD documents, and every context that they may name. */
export interface Canonised {
  readonly documents: readonly Readonly<Record<string, unknown>>[];
  readonly contexts: Readonly<Record<string, unknown>>;
}
/** What it answers: SHA-256 of each document's canonical form, lower-case hex, or the fault. */
export type Answered = { readonly hashes: readonly string[] } | { readonly fault: string };

/** A hostile document may cost this much, and no more. */
const BOUNDS = { seconds: 10, megabytes: 192 };

const canonise = boundedThread<Canonised, Answered>(
  new URL('./canonical-worker.ts', import.meta.url),
  BOUNDS,
);

/**
 * SHA-256 of the canonical form (RDF Dataset Canonicalization 1.0) of each document, in safe mode: what the contexts do
 * not define is an error. In a thread apart, bounded in time and memory; nothing is fetched. Refuses
 * `credential-too-heavy` and `field-unknown`.
 */
export async function canonicalHashes(asked: Canonised): Promise<Result<readonly string[]>> {
  const ended = await canonise(asked);
  if (!('answer' in ended)) return ended.ended === 'failed' ? unknown(ended.fault) : tooHeavy();
  const { answer } = ended;
  return 'hashes' in answer ? ok(answer.hashes) : saidOf(answer.fault);
}

/** The canonicaliser itself gives up early where blank nodes that name each other would cost too much. */
const saidOf = (fault: string): Result<never> =>
  /deep iterations/i.test(fault) ? tooHeavy() : unknown(fault);

function tooHeavy(): Result<never> {
  return refuse(
    'credential-too-heavy',
    `Bringing this credential into its canonical form would take more than ${BOUNDS.seconds} seconds or ${BOUNDS.megabytes} MB. Ask its issuer for it as a JWT.`,
  );
}

function unknown(fault: string): Result<never> {
  return refuse(
    'field-unknown',
    `Part of this credential is not defined by the contexts it names, so its proof would not cover it: ${fault} Ask its issuer for it anew, or as a JWT.`,
  );
}
