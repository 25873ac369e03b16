import type { Nation } from '../../lib/calendar.ts';
import { listed } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { conductSource } from './law.ts';

/** A fact that an agency must have from the hirer, with its plain name and what it takes in. */
export interface HirerFact {
  readonly key: HirerFactKey;
  readonly name: string;
  readonly asks: string;
}

export type HirerFactKey =
  | 'identity'
  | 'start_and_duration'
  | 'position_type_location_hours'
  | 'health_safety_risks'
  | 'skills_required'
  | 'expenses'
  | 'pay_and_benefits';

/** What reg 18 asks of every hirer before a worker is proposed. */
export const HIRER_FACTS: readonly HirerFact[] = [
  {
    key: 'identity',
    name: 'who the hirer is',
    asks: 'The name of the hirer and, if there is one, the kind of business.',
  },
  {
    key: 'start_and_duration',
    name: 'start and length',
    asks: 'The day the work starts and how long it is likely to last.',
  },
  {
    key: 'position_type_location_hours',
    name: 'position, type of work, place and hours',
    asks: 'The position, what is done in it, where, and at which hours.',
  },
  {
    key: 'health_safety_risks',
    name: 'risks to health and safety',
    asks: 'Risks the hirer knows of and what it has done to prevent or control them.',
  },
  {
    key: 'skills_required',
    name: 'experience, training, qualifications and authorisation',
    asks: 'What the hirer thinks necessary, and what the law or a professional body demands.',
  },
  {
    key: 'expenses',
    name: 'expenses',
    asks: 'Any expenses the worker has to pay or is paid.',
  },
];

/** What reg 18 asks besides when somebody is introduced for a permanent job. */
export const PERMANENT_FACTS: readonly HirerFact[] = [
  {
    key: 'pay_and_benefits',
    name: 'pay, benefits, pay interval and notice',
    asks: 'The least pay and benefits on offer, how often pay comes, and the notice on both sides.',
  },
];

export interface HirerFactsOnFile {
  /** True: obtained. Left out counts as missing. */
  readonly obtained: Readonly<Partial<Record<HirerFactKey, boolean>>>;
  readonly permanent?: boolean;
  readonly nation?: Nation;
}

/** The facts still missing, in the order of the list. */
export function missingHirerFacts(facts: HirerFactsOnFile): readonly HirerFact[] {
  const asked = facts.permanent ? [...HIRER_FACTS, ...PERMANENT_FACTS] : HIRER_FACTS;
  return asked.filter(({ key }) => facts.obtained[key] !== true);
}

/** CR-18: all facts from the hirer are on file before a worker is proposed; a missing one blocks. */
export function checkHirerFacts(facts: HirerFactsOnFile): readonly Finding[] {
  const missing = missingHirerFacts(facts);
  if (missing.length === 0) return [];
  const names = listed(missing.map(({ name }) => name));
  return [
    {
      rule: 'CR-18',
      outcome: 'block',
      because: `The hirer has not yet told us: ${names}.`,
      source: conductSource(facts.nation ?? 'england', 'reg 18'),
      figures: { missing: missing.map(({ key }) => key).join(' '), count: missing.length },
      clears: `Ask the hirer and enter: ${names}.`,
    },
  ];
}
