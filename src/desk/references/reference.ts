import type { DeliveryState } from '../communications/index.ts';

/** In which quality a referee speaks. */
export type SpeaksAs = 'employer' | 'education' | 'character';

/** Where a reference stands; worked out from its records. */
export type ReferenceState =
  | 'asked'
  | 'reminded'
  | 'to_ring'
  | 'came_back'
  | 'expired'
  | 'received'
  | 'refused'
  | 'satisfied'
  | 'not_satisfied'
  | 'withdrawn';

/** What is on file of one reference. */
export interface ReferenceFacts {
  readonly channel: 'mail' | 'spoken';
  readonly expiresAt: Date;
  readonly reminders: number;
  readonly ringBack: boolean;
  readonly withdrawn: boolean;
  /** How the newest mail went; null: no mail. */
  readonly delivery: DeliveryState | null;
  readonly answer: 'full' | 'dates_only' | 'refused' | null;
  readonly judged: 'satisfied' | 'not_satisfied' | null;
}

/** The state of a reference at a moment. Pure. */
export function stateOf(facts: ReferenceFacts, now: Date): ReferenceState {
  if (facts.judged !== null) return facts.judged;
  if (facts.answer === 'refused') return 'refused';
  if (facts.answer !== null) return 'received';
  if (facts.withdrawn) return 'withdrawn';
  if (facts.delivery === 'failed') return 'came_back';
  if (facts.channel === 'spoken' || facts.ringBack) return 'to_ring';
  if (facts.expiresAt <= now) return 'expired';
  return facts.reminders > 0 ? 'reminded' : 'asked';
}

/** States in which somebody still has to get an answer, or to judge one. */
export const OPEN_STATES: readonly ReferenceState[] = [
  'asked',
  'reminded',
  'to_ring',
  'came_back',
  'expired',
  'received',
];

/** Reminders that are sent at most. */
export const MOST_REMINDERS = 2;

/** Days for which a personal link opens. */
export const LINK_DAYS = 42;
