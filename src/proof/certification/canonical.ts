import { Worker } from 'node:worker_threads';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** What the worker is asked: JSON-LD documents, and every context that they may name. */
export interface Canonised {
  readonly documents: readonly Readonly<Record<string, unknown>>[];
  readonly contexts: Readonly<Record<string, unknown>>;
}
/** What it answers: SHA-256 of each document's canonical form, lower-case hex, or the fault. */
export type Answered = { readonly hashes: readonly string[] } | { readonly fault: string };

/** A hostile document may cost this much, and no more. */
const BOUNDS = { seconds: 10, megabytes: 192 };

/** One after the other, so that several at once cost no more memory than one. */
let last: Promise<unknown> = Promise.resolve();

/**
 * SHA-256 of the canonical form (RDF Dataset Canonicalization 1.0) of each document, in safe mode: what the contexts do
 * not define is an error. In a thread apart, bounded in time and memory; nothing is fetched. Refuses
 * `credential-too-heavy` and `field-unknown`.
 */
export function canonicalHashes(asked: Canonised): Promise<Result<readonly string[]>> {
  const next = last.then(() => askWorker(asked));
  last = next.catch(() => null);
  return next;
}

/** A thread is kept for the next one, until nothing was asked for a while; what was bounded ends with its thread. */
let warm: { readonly worker: Worker; idle: NodeJS.Timeout | null } | null = null;
const IDLE_MS = 30_000;

function thread(): Worker {
  if (warm?.idle) clearTimeout(warm.idle);
  warm ??= { worker: start(), idle: null };
  warm.worker.ref();
  return warm.worker;
}

function start(): Worker {
  const worker = new Worker(new URL('./canonical-worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: BOUNDS.megabytes, stackSizeMb: 4 },
  });
  // One that ends while nobody waits for it is started anew for the next.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (warm?.worker === worker) warm = null;
  });
  return worker;
}

function rest(worker: Worker): void {
  worker.unref();
  if (warm) warm.idle = setTimeout(() => drop(worker), IDLE_MS).unref();
}

function drop(worker: Worker): void {
  warm = null;
  void worker.terminate();
}

function askWorker(asked: Canonised): Promise<Result<readonly string[]>> {
  return new Promise((done) => {
    const worker = thread();
    const end = (answer: Result<readonly string[]>, after: (worker: Worker) => void) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed);
      after(worker);
      done(answer);
    };
    const answered = (answer: Answered) =>
      end('hashes' in answer ? ok(answer.hashes) : saidOf(answer.fault), rest);
    const failed = (fault: NodeJS.ErrnoException) =>
      end(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHeavy() : unknown(fault.message), drop);
    const timer = setTimeout(() => end(tooHeavy(), drop), BOUNDS.seconds * 1000);
    worker.on('message', answered).on('error', failed);
    worker.postMessage(asked);
  });
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
