/** Tells the instant it is. Commands take a clock, so that a test and the sample can stand on any day. */
export type Clock = () => Date;

/** The machine's own clock. */
export const systemClock: Clock = () => new Date();

/** A clock that stands still until it is moved. */
export interface StoppedClock {
  readonly now: Clock;
  /** Puts the clock on an instant, earlier or later. */
  moveTo(instant: Date | string): void;
  /** Moves the clock on by elapsed minutes. */
  forward(minutes: number): void;
}

/**
 * A clock stopped at an instant.
 * @param instant a Date, or ISO 8601 with its offset: '2026-03-29T00:30:00Z'
 */
export function stoppedClock(instant: Date | string): StoppedClock {
  let at = instantOf(instant);
  return {
    now: () => new Date(at),
    moveTo(next) {
      at = instantOf(next);
    },
    forward(minutes) {
      at += minutes * 60_000;
    },
  };
}

function instantOf(instant: Date | string): number {
  const at = new Date(instant).getTime();
  if (Number.isNaN(at)) throw new Error(`Not an instant: ${String(instant)}`);
  return at;
}
