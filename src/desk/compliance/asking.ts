import type { DateText } from '../../lib/days.ts';

/** When the question is put. */
export interface Asking {
  /** Epoch minutes. */
  readonly now: number;
  /** The local date. */
  readonly today: DateText;
}
