/** What a worker tells its operator; names no person, no address and no number. */
export interface OutboxLog {
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** One kind of thing that waits to go out: mail, texts. */
export interface Outbox<Claim, End> {
  /** 'mail': as it stands in what the operator reads. */
  readonly noun: string;
  /** Sent at one time by one process. */
  readonly atOnce: number;
  /** Claims up to so many whose turn has come; another process never gets the same ones. */
  claim(most: number): Promise<readonly Claim[]>;
  /** Tries once; the signal aborts when stopping takes too long. */
  send(claim: Claim, hurry: AbortSignal): Promise<End>;
  /** Writes down how the try ended. */
  settle(claim: Claim, end: End): Promise<void>;
  /** Facts and words for the operator; `good` when it has left. */
  tell(claim: Claim, end: End): { readonly facts: object; readonly words: string; good: boolean };
}

/** How long stopping waits for what is on the wire. */
const DRAIN_MS = 10_000;

/**
 * Runs an outbox until stopped. Any number of processes may: each thing is claimed by one at a time, for a
 * while. One that is killed leaves its claim to lapse, and it goes again: once or twice, never not at all.
 * @param everyMs milliseconds between looks into the outbox
 * @returns `stop`: claims nothing more and waits a while for what is on the wire
 */
export function runOutbox<Claim, End>(
  outbox: Outbox<Claim, End>,
  { log, everyMs }: { readonly log: OutboxLog; readonly everyMs: number },
): { stop(): Promise<void> } {
  const hurry = new AbortController();
  const rest = restOf();
  let stopping = false;

  const one = async (claim: Claim): Promise<void> => {
    try {
      const end = await outbox.send(claim, hurry.signal);
      const told = outbox.tell(claim, end);
      // Cut short by stopping: the claim lapses and the next worker sends it.
      if (hurry.signal.aborted && !told.good) return;
      await outbox.settle(claim, end);
      if (told.good) log.info(told.facts, told.words);
      else log.warn(told.facts, told.words);
    } catch (fault) {
      log.error({ claim, err: fault }, `A ${outbox.noun} could not be settled; it is tried again`);
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const claims = await outbox.claim(outbox.atOnce).catch((fault: unknown) => {
        log.error({ err: fault }, `The waiting ${outbox.noun}s could not be read`);
        return [];
      });
      await Promise.all(claims.map(one));
      if (claims.length < outbox.atOnce && !stopping) await rest.wait(everyMs);
    }
  };

  const running = loop();
  return {
    async stop() {
      stopping = true;
      rest.end();
      const last = setTimeout(() => hurry.abort(), DRAIN_MS);
      await running;
      clearTimeout(last);
    },
  };
}

/** A wait that can be ended early. */
function restOf() {
  let wake = () => {};
  return {
    wait: (ms: number) =>
      new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      }),
    end: () => wake(),
  };
}
