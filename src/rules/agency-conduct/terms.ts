import type { DateText } from '../../lib/days.ts';
import type { Finding } from '../finding.ts';
import { type ContentItem, lacking, namesOf } from './content.ts';
import { KEY_INFORMATION, TERMS_WITH_HIRER } from './duties-data.ts';
import { conductSource, inForce } from './law.ts';

export type TermsItem =
  | 'acts_as_employment_business'
  | 'type_of_work'
  | 'contract_kind'
  | 'pays_whether_or_not_hirer_pays'
  | 'notice_each_way'
  | 'rate_or_minimum'
  | 'pay_interval'
  | 'leave_and_holiday_pay';

/** CR-15: what the terms between an agency and a temporary worker state. */
export const TERMS_ITEMS: readonly ContentItem<TermsItem>[] = [
  { key: 'acts_as_employment_business', name: 'that the agency acts as an employment business' },
  { key: 'type_of_work', name: 'the type of work it will look for' },
  { key: 'contract_kind', name: 'whether it is a contract of service or for services' },
  {
    key: 'pays_whether_or_not_hirer_pays',
    name: 'that it pays for work done whether or not the hirer pays',
  },
  { key: 'notice_each_way', name: 'the notice each side gives' },
  { key: 'rate_or_minimum', name: 'the rate of pay, or the least that can be expected' },
  { key: 'pay_interval', name: 'how often pay comes' },
  { key: 'leave_and_holiday_pay', name: 'paid leave and holiday pay' },
];

/** CR-15: what terms lack; empty when they state it all. */
export function lackingInTerms(states: readonly TermsItem[], date: DateText) {
  return lacking(TERMS_ITEMS, states, date);
}

/** CR-15 as a finding: terms that lack something may not be agreed. */
export function checkTermsContent(
  states: readonly TermsItem[],
  date: DateText,
): readonly Finding[] {
  const missing = lackingInTerms(states, date);
  if (missing.length === 0) return [];
  return [
    {
      rule: 'CR-15',
      outcome: 'block',
      because: `The terms do not state ${namesOf(missing)}.`,
      source: conductSource('england', 'reg 15'),
      figures: { count: missing.length },
      clears: 'Add it to the terms before they are agreed.',
    },
  ];
}

/** CR-13A: what is known of a work-seeker's key information document on the day of registration. */
export interface KeyInformationFacts {
  /** New since the duty began; somebody registered before needs none until the facts change. */
  readonly newWorkSeeker: boolean;
  readonly issued: boolean;
  /** Out of the regulations by way of a limited company: of no use here, there is no way out. */
  readonly optedOut: boolean;
}

/** CR-13A: a new work-seeker without the document cannot be registered, from 6 April 2020. */
export function keyInformationMissing(facts: KeyInformationFacts, date: DateText): boolean {
  return inForce(KEY_INFORMATION, date) && facts.newWorkSeeker && !facts.issued;
}

/** CR-17: were terms with the hirer a legal duty on this day? To 7 May 2016; good practice since. */
export function hirerTermsDue(date: DateText): boolean {
  return inForce(TERMS_WITH_HIRER, date);
}
