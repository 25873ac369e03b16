import type { ReplyOf } from '../../../lib/route.ts';
import { showDate, showMinutes } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import {
  LEVELS,
  NIGHT_ANSWERS,
  type NightAnswer,
  type readVetting,
  TOLD,
  WEEKLY_LIMITS,
  WORKFORCES,
} from '../schema.ts';

export type Vetting = ReplyOf<typeof readVetting>;
export type Permission = Vetting['permissions'][number];
export type Certificate = Vetting['certificates'][number];

const choices = <K extends string>(names: Readonly<Record<K, string>>) =>
  (Object.entries(names) as [K, string][]).map(([value, label]) => ({ value, label }));

export const LIMIT_CHOICES = choices(WEEKLY_LIMITS);
export const ANSWER_CHOICES = choices(NIGHT_ANSWERS);
export const TOLD_CHOICES = choices(TOLD);

/** 'Holds', 'Ended', 'Not yet': a student permission today. */
export function permissionLook({ validFrom, validTo }: Permission, today: string): StateLook {
  if (validTo < today) return { word: 'Ended', meaning: 'quiet', mark: 'ring' };
  if (validFrom > today) return { word: 'Not yet', meaning: 'information', mark: 'flag' };
  return { word: 'Holds', meaning: 'good', mark: 'tick' };
}

/** '20 h a week in term, until Wed 31 Jan 2028'. */
export function permissionWords(
  { weeklyLimitMinutes, validTo }: Permission,
  today: string,
): string {
  return `${showMinutes(weeklyLimitMinutes)} a week in term, until ${showDate(validTo, today)}`;
}

/** The terms in words, with who gave the dates; or what follows where there are none. */
export function termWords({ termDates }: Permission, today: string): string {
  if (termDates === null) return 'No term dates: every week is held to the limit.';
  const { terms, covers, givenBy, givenOn } = termDates;
  const span = ({ from, to }: { from: string; to: string }) =>
    `${showDate(from, today)} to ${showDate(to, today)}`;
  const said = terms.length === 0 ? 'no term' : `terms ${listed(terms.map(span))}`;
  return `From ${span(covers)}: ${said}. ${givenBy}, ${showDate(givenOn, today)}.`;
}

/** 'Enhanced, adult workforce, barred list of adults'. */
export function certificateWords({ level, workforce, childrenList, adultsList }: Certificate) {
  const lists = [...(adultsList ? ['adults'] : []), ...(childrenList ? ['children'] : [])];
  const barred = lists.length === 0 ? '' : `, barred list of ${listed(lists)}`;
  return `${LEVELS[level]}, ${WORKFORCES[workforce].toLowerCase()} workforce${barred}`;
}

/** How a certificate stands in the Update Service. */
export function serviceLook({ updateConsent, status }: Certificate): StateLook {
  if (status !== null) {
    return status.unchanged
      ? { word: 'Current', meaning: 'good', mark: 'tick' }
      : { word: 'No longer current', meaning: 'stop', mark: 'cross' };
  }
  if (updateConsent === true) return { word: 'Agreed', meaning: 'information', mark: 'ring' };
  return { word: 'Not in the service', meaning: 'quiet', mark: 'ring' };
}

/** 'status looked up on Mon 25 May', 'agrees to status checks', 'may join until Tue 3 Mar'. */
export function serviceWords(one: Certificate, today: string): string {
  const { status, updateConsent, joinBy } = one;
  if (status !== null) return `status looked up on ${showDate(status.checkedOn, today)}`;
  if (updateConsent === true) return 'agrees to status checks; none made yet';
  if (updateConsent === false) return 'joined, and does not agree to status checks';
  if (joinBy === null) return 'a basic certificate cannot join';
  return joinBy < today
    ? `could be joined until ${showDate(joinBy, today)}`
    : `may join until ${showDate(joinBy, today)}`;
}

/** How an answer to the offer of a health assessment looks. */
export function answerLook(answer: NightAnswer): StateLook {
  const word = NIGHT_ANSWERS[answer];
  if (answer === 'fit') return { word, meaning: 'good', mark: 'tick' };
  if (answer === 'not_answered') return { word, meaning: 'attention', mark: 'flag' };
  return { word, meaning: 'stop', mark: 'cross' };
}
