import { Worker } from 'node:worker_threads';

/** What one request to a thread may cost, and no more. */
export interface Bounds {
  readonly seconds: number;
  /** Of the thread's own heap; buffers stand outside it. */
  readonly megabytes: number;
}

/** How a request ended: with an answer, at its bounds, or with a fault of the thread, in its words. */
export type Ended<A> =
  | { readonly answer: A }
  | { readonly ended: 'too_heavy' }
  | { readonly ended: 'failed'; readonly fault: string };

/** A thread is kept for the next one, until nothing was asked for a while; what was bounded ends with its thread. */
const IDLE_MS = 30_000;

/**
 * Asks a thread apart, bounded in time and memory: for work on what strangers sent, which must not hold up the house.
 * One request after the other, so that several at once cost no more memory than one.
 * @param file the thread's module: it posts one message back for each message it gets
 */
export function boundedThread<Q, A>(file: URL, bounds: Bounds): (asked: Q) => Promise<Ended<A>> {
  let last: Promise<unknown> = Promise.resolve();
  let warm: { readonly worker: Worker; idle: NodeJS.Timeout | null } | null = null;

  const drop = (worker: Worker) => {
    warm = null;
    void worker.terminate();
  };
  const rest = (worker: Worker) => {
    worker.unref();
    if (warm) warm.idle = setTimeout(() => drop(worker), IDLE_MS).unref();
  };
  const thread = (): Worker => {
    if (warm?.idle) clearTimeout(warm.idle);
    warm ??= { worker: start(), idle: null };
    warm.worker.ref();
    return warm.worker;
  };
  const start = (): Worker => {
    const worker = new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes, stackSizeMb: 4 },
    });
    // One that ends while nobody waits for it is started anew for the next.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (warm?.worker === worker) warm = null;
    });
    return worker;
  };
  const ask = (asked: Q): Promise<Ended<A>> =>
    new Promise((done) => {
      const worker = thread();
      const end = (how: Ended<A>, after: (worker: Worker) => void) => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed);
        after(worker);
        done(how);
      };
      const answered = (answer: A) => end({ answer }, rest);
      const failed = (fault: NodeJS.ErrnoException) =>
        end(
          fault.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? { ended: 'too_heavy' }
            : { ended: 'failed', fault: fault.message },
          drop,
        );
      const timer = setTimeout(() => end({ ended: 'too_heavy' }, drop), bounds.seconds * 1000);
      worker.on('message', answered).on('error', failed);
      worker.postMessage(asked);
    });

  return (asked) => {
    const next = last.then(() => ask(asked));
    last = next.catch(() => null);
    return next;
  };
}
