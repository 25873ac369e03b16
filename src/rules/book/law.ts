import type { DateText } from '../../lib/days.ts';

/** The parts of the rule book. */
export type Area =
  | 'engine'
  | 'working-time'
  | 'leave'
  | 'agency-workers'
  | 'agency-conduct'
  | 'right-to-work'
  | 'data-protection'
  | 'equality'
  | 'pay'
  | 'licences'
  | 'safeguarding';

/**
 * How sure we are: A official text, official test-suite or statute; B law firm, union or other secondary
 * text; C not re-read. Two letters: partly one, partly the other.
 */
export type Confidence = 'A' | 'B' | 'C' | 'A, B' | 'A, C' | 'B, C';

/** A rule as it stood for a span of days, both included; no `to`: still in force. */
export interface LawVersion {
  readonly from: DateText;
  readonly to?: DateText;
  /** What it says, in our words, in one or two sentences. */
  readonly says: string;
  /** Act or regulation with its paragraph. */
  readonly source: string;
  readonly confidence: Confidence;
  /** Announced, and not observed to be in force. */
  readonly announced?: boolean;
}

/** A ground in law on which a block may be lifted. */
export interface Ground {
  /** 'shift_changeover'. */
  readonly key: string;
  /** 'Changing shift: the full rest cannot be had between the end of one and the start of the next'. */
  readonly words: string;
  readonly source: string;
  /** What must be done instead: 'An equal period of rest as soon as possible (reg 24)'. */
  readonly instead?: string;
}

/** One rule of the rule book. */
export interface RuleLaw {
  readonly id: string;
  /** Our short name: 'Average week of 48 hours'. */
  readonly title: string;
  readonly area: Area;
  /**
   * `function`: it is computed, by a question of its own or by the functions named in `computed`.
   * `record`: what it asks for is kept, and nothing is worked out. `form`: it says what a paper or a page
   * must hold. `why` says so for the last two.
   */
  readonly kind: 'function' | 'record' | 'form';
  readonly why?: string;
  /** Where it is computed when it has no question of its own, or where it stands on the desk. */
  readonly computed?: string;
  /** The date that picks the version, in words (ENG-DATE): 'first day of the pay reference period'. */
  readonly keyDate: string;
  /** Where it holds: 'Great Britain', 'England and Wales', 'United Kingdom' (ENG-PLACE). */
  readonly reach: string;
  /** In order of `from`. */
  readonly versions: readonly LawVersion[];
  /**
   * What happens when facts are unknown or a person must decide: does it stop the step or go on a list
   * (practice W6), and why. Left out: the rule never escalates.
   */
  readonly escalation?: { readonly stops: boolean; readonly because: string };
  /** Grounds on which a compliance officer may lift its block. Left out: nobody may. */
  readonly grounds?: readonly Ground[];
}

/** A table of figures or words that rules read, as a page shows it. */
export interface DatedTable {
  /** 'minimum-wage'. */
  readonly id: string;
  readonly title: string;
  /** Rules that read it. */
  readonly rules: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly from: DateText;
    readonly to?: DateText;
    readonly cells: readonly string[];
    readonly source: string;
    readonly confidence: Confidence;
    readonly announced?: boolean;
  }[];
}
