/**
 * Does something at once and then every so often, until stopped. Any number of processes may do the same.
 * @param work one round; it catches its own faults. `go` turns false when it should end early
 * @param everyMs milliseconds from the end of a round to the next
 * @returns `stop`: waits for the round in hand and starts nothing more
 */
export function startRounds(
  work: (go: () => boolean) => Promise<unknown>,
  everyMs: number,
): { stop(): Promise<void> } {
  let stopping = false;
  let wake = () => {};
  const loop = async (): Promise<void> => {
    while (!stopping) {
      await work(() => !stopping);
      if (stopping) return;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, everyMs);
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const running = loop();
  return {
    async stop() {
      stopping = true;
      wake();
      await running;
    },
  };
}
