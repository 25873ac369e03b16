import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { readCallDown } from '../call-schema.ts';
import type { listRounds, readBookingOffers, readRound } from '../schema.ts';

export type RoundRow = ReplyOf<typeof listRounds>['rows'][number];
export type RoundInFull = ReplyOf<typeof readRound>;
export type Asked = RoundInFull['people'][number];
export type BookingOffers = ReplyOf<typeof readBookingOffers>;
export type CallDown = ReplyOf<typeof readCallDown>;
export type Called = CallDown['people'][number];
export type Mode = RoundRow['mode'];

/** How a client takes people, as it is chosen. */
export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  first_yes: 'The first yes is assigned at once',
  collect: 'Collect interest, I choose',
  hirer_first: 'The hirer accepts the person first',
};

export const RING_WORDS: Readonly<Record<RoundInFull['rings'][number]['kind'], string>> = {
  picked: 'People picked',
  favourites: 'Whom the client asks for',
  know_site: 'Who knows the site',
  everyone: 'All who may go',
};

export const STANDINGS: Readonly<Record<Asked['standing'], StateLook>> = {
  left_out: { word: 'Not asked', meaning: 'quiet', mark: 'dash' },
  asked: { word: 'Asked', meaning: 'information', mark: 'clock' },
  declined: { word: 'Declined', meaning: 'quiet', mark: 'cross' },
  interested: { word: 'Interested', meaning: 'attention', mark: 'half' },
  stopped: { word: 'Yes, stopped by a rule', meaning: 'stop', mark: 'octagon' },
  proposed: { word: 'Proposed to the hirer', meaning: 'information', mark: 'letter' },
  hirer_accepted: { word: 'Hirer accepted', meaning: 'attention', mark: 'half' },
  hirer_declined: { word: 'Hirer declined', meaning: 'quiet', mark: 'cross' },
  reserve: { word: 'Reserve', meaning: 'information', mark: 'ring', edge: 'dashed' },
  pencilled: { word: 'Pencilled', meaning: 'information', mark: 'half', edge: 'dashed' },
  assigned: { word: 'Assigned', meaning: 'good', mark: 'tick' },
  stood_down: { word: 'Stood down', meaning: 'quiet', mark: 'ring' },
  silent: { word: 'Never answered', meaning: 'quiet', mark: 'ring', edge: 'dotted' },
};

export const LEFT_OUT: Readonly<Record<NonNullable<Asked['leftOut']>, string>> = {
  do_not_contact: 'Does not want to be contacted this way',
  no_address: 'No address or mobile',
  not_cleared: 'A rule stops them',
  asked_already: 'Asked already',
};

/** How a round stands. */
export function roundLook(row: RoundRow): StateLook {
  if (row.closedWhy === 'filled') return { word: 'Filled', meaning: 'good', mark: 'tick' };
  if (row.closedWhy === 'stopped') return { word: 'Ended', meaning: 'quiet', mark: 'ring' };
  if (!row.isOpen) return { word: 'Deadline past', meaning: 'attention', mark: 'triangle' };
  return { word: 'Asking', meaning: 'information', mark: 'clock' };
}

/** What came of ringing somebody, with its key. */
export const KEYS = [
  { key: '1', outcome: 'no_answer', label: 'No answer' },
  { key: '2', outcome: 'message_left', label: 'Message left' },
  { key: '3', outcome: 'declined', label: 'Declined' },
  { key: '4', outcome: 'yes', label: 'Yes' },
  { key: '5', outcome: 'ring_back', label: 'Ring back' },
] as const;

export type Outcome = (typeof KEYS)[number]['outcome'];

export const CALLED: Readonly<Record<Outcome, StateLook>> = {
  no_answer: { word: 'No answer', meaning: 'quiet', mark: 'dash' },
  message_left: { word: 'Message left', meaning: 'quiet', mark: 'letter' },
  declined: { word: 'Declined', meaning: 'quiet', mark: 'cross' },
  yes: { word: 'Yes', meaning: 'good', mark: 'tick' },
  ring_back: { word: 'Ring back', meaning: 'attention', mark: 'clock' },
};
