import type { Nation } from '../../lib/calendar.ts';
import { listed } from '../../lib/text.ts';
import type { Finding, RestsOn } from '../finding.ts';
import { conductSource } from './law.ts';

/** Something the hirer, the law or a professional body requires of whoever does the work. */
export interface Requirement {
  /** 'Food hygiene level 2', 'a year in a warehouse'. */
  readonly name: string;
  readonly kind: 'experience' | 'training' | 'qualification' | 'authorisation';
  readonly requiredBy: 'hirer' | 'law' | 'professional_body';
  /** True: confirmed that the candidate has it. False or left out: not confirmed. */
  readonly held?: boolean;
  readonly evidence?: RestsOn;
}

export interface CandidateFactsOnFile {
  /** True: identity confirmed. */
  readonly identity?: boolean;
  readonly requirements: readonly Requirement[];
  /** True: the candidate said they are willing to do this position. */
  readonly willing?: boolean;
  readonly nation?: Nation;
}

/** What is not confirmed, in plain words. */
export function missingCandidateFacts(facts: CandidateFactsOnFile): readonly string[] {
  const missing: string[] = [];
  if (facts.identity !== true) missing.push('who the candidate is');
  for (const requirement of facts.requirements) {
    if (requirement.held !== true) missing.push(requirement.name);
  }
  if (facts.willing !== true) missing.push('that they are willing to do this position');
  return missing;
}

/**
 * CR-19: before supply it is confirmed who the candidate is, that they have the experience, training,
 * qualifications and authorisation that the hirer, the law or a professional body requires, and that
 * they are willing to do this position. Anything not confirmed blocks.
 */
export function checkCandidateFacts(facts: CandidateFactsOnFile): readonly Finding[] {
  const missing = missingCandidateFacts(facts);
  if (missing.length === 0) return [];
  const byLaw = facts.requirements.some((one) => one.held !== true && one.requiredBy !== 'hirer');
  return [
    {
      rule: 'CR-19',
      outcome: 'block',
      because: `Not confirmed for this position: ${listed(missing)}.`,
      source: conductSource(facts.nation ?? 'england', 'reg 19'),
      figures: { count: missing.length, requiredByLaw: byLaw ? 'yes' : 'no' },
      clears: `Confirm ${listed(missing)}.`,
      restsOn: facts.requirements.flatMap(({ evidence }) => (evidence ? [evidence] : [])),
    },
  ];
}
