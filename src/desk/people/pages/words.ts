import type { StateLook } from '../../../ui/badge.tsx';
import type { Channel } from '../schema.ts';

export const GIVEN: StateLook = { word: 'Given', meaning: 'good', mark: 'tick' };
export const WITHDRAWN: StateLook = { word: 'Withdrawn', meaning: 'stop', mark: 'cross' };
export const ASKED: StateLook = { word: 'Do not contact', meaning: 'stop', mark: 'octagon' };
export const LIFTED: StateLook = { word: 'Lifted', meaning: 'quiet', mark: 'dash' };

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  all: 'In any way',
  email: 'By e-mail',
  phone: 'By phone',
  text: 'By text message',
  marketing: 'With mailings (work and answers may still be sent)',
};

/** 'By phone'. */
export function channelWord(channel: Channel): string {
  return CHANNEL_WORDS[channel];
}

/** The channels as choices of a form. */
export const CHANNEL_CHOICES = (Object.keys(CHANNEL_WORDS) as Channel[]).map((value) => ({
  value,
  label: CHANNEL_WORDS[value],
}));
