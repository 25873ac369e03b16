import type { Nation } from '../../lib/calendar.ts';
import { counted, listed } from '../../lib/text.ts';
import { lawOn } from '../../rules/book/book.ts';
import { sourceIn } from '../../rules/book/source-in.ts';
import { type Finding, gravestFirst, type Outcome, stops } from '../../rules/finding.ts';
import type { Gate, GateFacts, Pass } from './gate.ts';
import { GATES } from './gates.ts';
import { findingsOf } from './judge.ts';
import { OWN } from './own-rules.ts';

/** One rule that was asked, with what it said; 'pass': nothing speaks against the work. */
export type AskedRule = Omit<Finding, 'outcome'> & {
  readonly outcome: Outcome | 'pass';
  /** What the one sentence about the whole says of it: '13 h rest'. */
  readonly short?: string;
};

/** The whole answer about one worker and one shift: every rule asked, passes included. */
export interface Clearance {
  readonly cleared: boolean;
  /** 'Cleared for Care assistant at Elm House on Mon 23 Nov: right to work checked on Mon 5 Jan; 2 on the list.' */
  readonly because: string;
  /** What was found, the gravest first, then what passed in the order of the gates. */
  readonly asked: readonly AskedRule[];
}

/**
 * Every rule's answer about one worker and one shift, with its figures, its source and the law in force
 * on the day of the work. A rule that is not in issue (no opt-out on file, say) is left out.
 * Personal: sentences name people and places.
 */
export function askAll(facts: GateFacts): readonly AskedRule[] {
  const found: Finding[] = [];
  const passed: AskedRule[] = [];
  for (const gate of GATES) {
    const findings = findingsOf(gate, facts);
    found.push(...findings);
    const pass = passOf(gate, facts, findings);
    if (pass !== null) passed.push(pass);
  }
  return [...gravestFirst(found), ...passed];
}

/** What passed at a gate: nothing where the same rule found something. */
export function passOf(
  gate: Gate,
  facts: GateFacts,
  findings: readonly Finding[],
): AskedRule | null {
  if (findings.length > 0 && gate.rules.length === 1) return null;
  const pass = gate.passed?.(facts) ?? null;
  if (pass === null) return null;
  const { firstDay, work } = facts.prepared;
  const asked = passedRule(gate.rules[0] ?? '', pass, firstDay, work.nation);
  return findings.some(({ rule }) => rule === asked.rule) ? null : asked;
}

/**
 * A pass as a rule that was asked.
 * @param day the day of the work, which picks the law
 * @param nation where it is done, which picks the instrument to name; left out: in Great Britain
 */
export function passedRule(
  first: string,
  pass: string | Pass,
  day: string,
  nation: Nation = 'england',
): AskedRule {
  const { rule = first, ...rest } = typeof pass === 'string' ? { because: pass } : pass;
  const law = lawOn(rule, day);
  return {
    rule,
    outcome: 'pass',
    source: law ? sourceIn(nation, rule, law.source) : rule.startsWith('OWN-') ? OWN : '',
    ...(law ? { lawFrom: law.from } : {}),
    ...rest,
  };
}

/**
 * All answers as one, with the sentence a person reads.
 * @param what what it is about: 'Care assistant at Elm House on Mon 23 Nov'
 */
export function clearanceOf(what: string, asked: readonly AskedRule[]): Clearance {
  const found = asked.filter(isFinding);
  const blocks = found.filter(stops);
  const [first] = blocks;
  if (first) {
    const more = blocks.length > 1 ? ` And ${counted(blocks.length - 1, 'more reason')}.` : '';
    return { cleared: false, because: `Not cleared for ${what}: ${first.because}${more}`, asked };
  }
  const good = asked.flatMap(({ outcome, short }) => (outcome === 'pass' && short ? [short] : []));
  const count = (of: Outcome) => found.filter(({ outcome }) => outcome === of).length;
  const [listedOnes, warned, kept] = [count('escalate'), count('warn'), count('record')];
  const seen = [
    ...(kept > 0 ? [`${kept} lifted or on record`] : []),
    ...(warned > 0 ? [counted(warned, 'warning')] : []),
    ...(listedOnes > 0 ? [`${listedOnes} on the list`] : []),
  ];
  const why = good.length > 0 ? `: ${listed(good)}` : '';
  const look = seen.length > 0 ? `; ${listed(seen)}` : '';
  return { cleared: true, because: `Cleared for ${what}${why}${look}.`, asked };
}

/** Is this answer a finding, and not a pass? */
export function isFinding(asked: AskedRule): asked is AskedRule & Finding {
  return asked.outcome !== 'pass';
}
