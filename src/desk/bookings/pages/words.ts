import { showMinutes, showPence, showPercent, showShift } from '../../../lib/show.ts';
import { dateIn, minuteOfDate, offsetAt } from '../../../lib/time.ts';
import { RATE_ORIGINS } from '../schema.ts';

export const KIND_WORDS = {
  waking: 'Waking',
  sleep_in: 'Sleep-in',
  on_call: 'On call',
} as const;

export const SAME_PERSON_WORDS = {
  must: 'Must be the same person',
  prefer: 'Same person if possible',
  no: 'Any person each time',
} as const;

export const CONTRACT_WORDS = {
  paye: 'PAYE temp',
  umbrella: 'Umbrella company',
  limited_company: 'Limited company',
} as const;

export const TAKEN_WORDS = {
  phone: 'By phone',
  email: 'By e-mail',
  in_person: 'In person',
  other: 'Another way',
} as const;

export const SPOKEN_WORDS = {
  phone: 'by phone',
  email: 'by e-mail',
  text: 'by text',
  in_person: 'in person',
} as const;

export const NATION_WORDS: Readonly<Record<string, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const PARTICULARS = {
  reportTo: 'Report to',
  risks: 'Risks to health and safety',
  controls: 'What is done about the risks',
  ppe: 'Protective equipment and dress',
  breaks: 'Breaks',
  expenses: 'Expenses',
} as const;

/** What a rule is about, in two or three words; its code stands beside it. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  'CR-18': 'Facts from the hirer',
  'CR-19': 'Facts on the worker',
  'CR-21': 'Information due',
  'ENG-PLACE': 'Place of work',
  'OWN-AVAILABILITY': 'Not available',
  'OWN-BUSY': 'Works elsewhere then',
  'OWN-CHECK': 'A check is missing',
  'OWN-DO-NOT-SEND': 'Do not send',
  'OWN-DAYS': 'Not a day they want',
  'OWN-HOURS': 'More hours than they want',
  'OWN-NIGHTS': 'Works no nights',
  'OWN-NOTICE': 'Sooner than the notice they need',
  'OWN-PAY': 'Pay below their least',
  'OWN-QUALIFICATION': 'Qualification missing or expired',
  'OWN-SKILLS': 'Skills missing',
  'OWN-TRAVEL': 'Further than they travel',
  'OWN-WISH': 'Would rather not go there',
  'RTW-FOLLOWUP': 'Right to work runs out',
  'RTW-TIMING': 'Right to work not checked',
  'WTR-48': '48-hour week',
  'WTR-BREAK': 'Rest break',
  'WTR-DAILY': 'Daily rest',
  'WTR-OPTOUT': '48-hour opt-out',
  'WTR-WEEKLY': 'Weekly rest',
  'WTR-YOUNG-HOURS': 'Hours of a young worker',
  'WTR-YOUNG-NIGHT': 'Night work of a young worker',
  'WTR-YOUNG-REST': 'Rest of a young worker',
};

/** 'Daily rest' of 'WTR-DAILY'; a rule without words keeps its code. */
export function ruleWords(rule: string): string {
  return RULE_WORDS[rule] ?? rule;
}

/** Epoch minutes of an ISO instant as the server sends it. */
export function minute(iso: string): number {
  return minuteOfDate(new Date(iso));
}

/** 'Mon 23 Nov 22:00-06:00 Tue'. */
export function whenWords(span: { readonly startsAt: string; readonly endsAt: string }): string {
  return showShift(minute(span.startsAt), minute(span.endsAt), dateIn(new Date()));
}

/**
 * The hours really worked between two epoch minutes: '8 h', and on the nights the clocks change
 * '9 h, the clocks go back that night'.
 */
export function realHours(start: number, end: number): string {
  const change = offsetAt(start) - offsetAt(end);
  const hours = showMinutes(end - start);
  if (change === 0) return hours;
  return `${hours}, the clocks go ${change > 0 ? 'back' : 'forward'} that night`;
}

/** '8 h with a break of 30 min'. */
export function hoursWords(span: {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly breakMinutes: number;
}): string {
  const hours = realHours(minute(span.startsAt), minute(span.endsAt));
  return span.breakMinutes === 0 ? hours : `${hours}; break ${showMinutes(span.breakMinutes)}`;
}

/** Where a shift's rate came from. */
export const ORIGIN_WORDS = RATE_ORIGINS;

/** VAT on the charge. */
export { VAT_WORDS } from '../schema.ts';

/** '29.7%' of 2970 hundredths of a per cent. */
export function showPoints(points: number): string {
  return showPercent(points, 1);
}

/** What goes beyond one's own limit, in words. */
export const NEED_WORDS: Readonly<Record<string, string>> = {
  discount: 'the charge is below the card',
  rate_above_card: 'the pay is above the card',
  margin_below_floor: 'the net margin is below the floor',
  credit_over: 'the bill-to goes over what it may owe',
};

/** '£1.50 an hour', '2.4%', '£900.00'. */
export function showNeed(kind: string, amount: number): string {
  if (kind === 'margin_below_floor') return showPoints(amount);
  return kind === 'credit_over' ? showPence(amount) : `${showPence(amount)} an hour`;
}
