import type { Finding, WorkingLine } from '../../rules/finding.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { PreparedWork, ProposedStint } from './prepared.ts';

/** What a gate is asked about: one worker, one shift, and when the question is put. */
export interface GateFacts {
  readonly dossier: Dossier;
  readonly prepared: PreparedWork;
  readonly asking: Asking;
  /** Shifts proposed to the same worker in the same breath, sorted by start. */
  readonly alongside: readonly ProposedStint[];
}

/** A rule that found nothing against the work, with what it rests on. */
export interface Pass {
  /** Which of the gate's rules; left out: the first. */
  readonly rule?: string;
  /** One sentence with the figure: '13 h rest before this shift; 11 h needed.' */
  readonly because: string;
  readonly figures?: Readonly<Record<string, number | string>>;
  /** The paragraph; left out: that of the law in force on the day of the work. */
  readonly source?: string;
  /** What the one sentence about the whole says of it: '13 h rest'. Left out: nothing. */
  readonly short?: string;
}

/**
 * One rule, or a few that are one question, asked before a worker is pencilled, assigned or confirmed.
 * A gate is pure and reads only what the dossier and the work hold.
 */
export interface Gate {
  /** The rules it may speak for: 'WTR-DAILY', and 'WTR-YOUNG-REST' under 18. */
  readonly rules: readonly string[];
  /** What it found; empty: nothing speaks against the work. */
  ask(facts: GateFacts): readonly Finding[];
  /** The sum as somebody would write it by hand; left out: the figures of the finding say all. */
  working?(facts: GateFacts): readonly WorkingLine[];
  /** What passed, where nothing was found; null or left out: the rule is not in issue here. */
  passed?(facts: GateFacts): string | Pass | null;
}
