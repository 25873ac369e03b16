const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C while PostgreSQL starts: it is let start and then ended, for nobody else knows of it yet.
 * Signals are noted instead of ending the process, until forgotten.
 */
export function noteSignals() {
  let code: number | undefined;
  const note = (_signal: NodeJS.Signals, number: number) => {
    code = 128 + number;
  };
  for (const signal of SIGNALS) process.on(signal, note);
  return {
    asked: () => code !== undefined,
    forget: () => {
      for (const signal of SIGNALS) process.off(signal, note);
    },
    leaveIfAsked: () => {
      if (code !== undefined) process.exit(code);
    },
  };
}

/** Calls `end` and leaves when a signal comes; gives the function that calls this off. */
export function leaveOnSignal(end: () => Promise<void>): () => void {
  const leave = (_signal: NodeJS.Signals, number: number) => {
    void end().finally(() => process.exit(128 + number));
  };
  for (const signal of SIGNALS) process.on(signal, leave);
  return () => {
    for (const signal of SIGNALS) process.off(signal, leave);
  };
}
