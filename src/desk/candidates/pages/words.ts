import { parsePostcode } from '../../../lib/postcode.ts';
import type { ReplyOf } from '../../../lib/route.ts';
import { showDate } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { showCandidate } from '../schema.ts';

export type Candidate = ReplyOf<typeof showCandidate>;
export type Qualification = Candidate['qualifications'][number];
export type Work = Candidate['workHistory'][number];

/** How a candidate stands with us. */
export function stateLook(candidate: { archived: boolean }): StateLook {
  return candidate.archived
    ? { word: 'Archived', meaning: 'quiet', mark: 'dash', edge: 'dashed' }
    : { word: 'On the books', meaning: 'good', mark: 'tick' };
}

const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  all: 'at all',
  email: 'by e-mail',
  phone: 'by phone',
  text: 'by text',
  marketing: 'with mailings',
};

/** 'Do not contact by phone': the widest wish of several; undefined when there is none. */
export function contactLook(channels: readonly string[]): StateLook | undefined {
  const [first] = channels.includes('all') ? ['all'] : channels;
  if (first === undefined) return undefined;
  const more = channels.length > 1 && first !== 'all' ? `, +${channels.length - 1}` : '';
  const word = `No contact ${CHANNEL_WORDS[first] ?? first}${more}`;
  return first === 'marketing'
    ? { word, meaning: 'information', mark: 'letter' }
    : { word, meaning: 'stop', mark: 'octagon' };
}

/** How a qualification stands on a day: expired, ending within 60 days, valid, or without an end. */
export function expiryLook({ expiresOn }: { expiresOn: string | null }, today: string): StateLook {
  if (expiresOn === null) return { word: 'No expiry', meaning: 'quiet', mark: 'dash' };
  if (expiresOn < today) return { word: 'Expired', meaning: 'stop', mark: 'octagon' };
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000;
  if (days <= 60) return { word: 'Ends soon', meaning: 'attention', mark: 'clock' };
  return { word: 'Valid', meaning: 'good', mark: 'tick' };
}

/** A birth date without its weekday: '9 Apr 1991'. */
export function birthWords(date: string): string {
  return showDate(date).replace(/^\S+ /, '');
}

/** What is wrong with a postcode as typed; undefined when nothing is, or nothing was typed. */
export function postcodeFault(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parsePostcode(text);
  return parsed.ok ? undefined : parsed.refusal.because;
}

/** The items of a list typed with commas, or one a line. */
export function itemsOf(text: string, parted: RegExp = /[\n,;]/): readonly string[] {
  return text
    .split(parted)
    .map((item) => item.trim())
    .filter(Boolean);
}

const BECAUSES: Readonly<Record<string, string>> = {
  email: 'the same e-mail',
  'same row': 'the same row of a file',
  'same number': 'the same number in the other system',
};

/** Why two are the same, in words after 'same'. */
export function becauseWord(because: string): string {
  return BECAUSES[because] ?? `the same ${because}`;
}
