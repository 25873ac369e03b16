/**
 * A rule's answer about facts. `block` cannot go on until the data changes; `block_override` likewise,
 * but a compliance officer may go on by naming the legal ground, which is stored; `warn` may go on and
 * is shown; `escalate` is for a person to decide; `record` is allowed and its evidence must be kept.
 */
export type Outcome = 'block' | 'block_override' | 'warn' | 'escalate' | 'record';

/** One line of the working, as somebody would write it down by hand. */
export interface WorkingLine {
  /** What is worked out: 'A, hours worked in the 17 weeks'. */
  readonly what: string;
  /** How it comes out: '750 h', '(750 + 100) / 17 = 50.00 h'. */
  readonly comes: string;
}

/** A record that a finding rests on, so that a page can lead to it. */
export interface RestsOn {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** One finding of one rule: the same shape on every page, in every gate and in the log. */
export interface Finding {
  /** The rule's id in the rule book: 'WTR-48'. */
  readonly rule: string;
  readonly outcome: Outcome;
  /** One sentence with the figure: '9 h 30 rest before this shift; 11 h needed'. */
  readonly because: string;
  /** The paragraph: 'Working Time Regulations 1998, reg 10(1)'. */
  readonly source: string;
  readonly figures?: Readonly<Record<string, number | string>>;
  /** What would clear it, as something a person can do. */
  readonly clears?: string;
  readonly restsOn?: readonly RestsOn[];
  /** Escalations only: true stops the step, false goes on a list and the step goes on. */
  readonly stops?: boolean;
  /** The first day of the version of the law that applied; left out for the agency's own rules. */
  readonly lawFrom?: string;
  /** The sum by hand, where somebody asked to see it. */
  readonly working?: readonly WorkingLine[];
}

/** Does this finding stop the step, unless an override is named? */
export function stops(finding: Finding): boolean {
  if (finding.outcome === 'block' || finding.outcome === 'block_override') return true;
  return finding.outcome === 'escalate' && finding.stops === true;
}

const ORDER: Readonly<Record<Outcome, number>> = {
  block: 0,
  block_override: 1,
  escalate: 2,
  warn: 3,
  record: 4,
};

/** Findings with the gravest first, otherwise in the order given. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
}
