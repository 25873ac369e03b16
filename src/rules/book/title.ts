import { lawOf } from './book.ts';

/** What the agency asks beside the law, by the id its findings carry. */
const OWN: Readonly<Record<string, string>> = {
  'OWN-AVAILABILITY': 'Availability',
  'OWN-BOOKS': 'On the books',
  'OWN-BUSY': 'Already at work',
  'OWN-CHECK': 'Checks asked for',
  'OWN-DAYS': 'Days they want to work',
  'OWN-DO-NOT-SEND': 'Do not send',
  'OWN-HOLIDAY-LIMIT': 'Away at the same time',
  'OWN-HOURS': 'Hours they want',
  'OWN-NIGHTS': 'Night work',
  'OWN-NOTICE': 'Notice they want',
  'OWN-PAY': 'Pay they ask for',
  'OWN-QUALIFICATION': 'Qualifications asked for',
  'OWN-ROLE': 'Role',
  'OWN-SETTING': 'What the work involves',
  'OWN-SKILLS': 'Skills asked for',
  'OWN-TRAVEL': 'Travel',
  'OWN-WISH': 'Where they want to work',
};

/** A rule's title as people read it: of the law, else of the agency's own; the id of one not known. */
export function titleOfRule(rule: string): string {
  return lawOf(rule)?.title ?? OWN[rule] ?? rule;
}
