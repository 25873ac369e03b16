import { showDate } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { BANDS } from '../schema.ts';

/** What a record of the centre reads again on. */
export const LIVE = [
  'approval.',
  'tariff.',
  'staff.',
  'qualification.',
  'learning.',
  'tie.',
] as const;

const BAND_WORDS: Readonly<Record<(typeof BANDS)[number], string>> = {
  none: 'No rating yet',
  '01': 'Band 01',
  '02': 'Band 02',
  '3a': 'Band 3a',
  '3b': 'Band 3b',
};

/** A band in words. */
export function bandWords(band: (typeof BANDS)[number]): string {
  return BAND_WORDS[band];
}

/** 'REC-L2-RR: RPC1 and RPC6; ST0321: every unit'. */
export function unitsWords(units: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(units)
    .map(([code, own]) => `${code}: ${own.includes('*') ? 'every unit' : listed([...own])}`)
    .join('; ');
}

/** How something with a first day, and perhaps a last, stands today. */
export function standing(
  fromOn: string,
  ended: { readonly on: string } | null,
  today: string,
): StateLook {
  if (ended !== null && ended.on <= today) {
    return { word: `Ended ${showDate(ended.on, today)}`, meaning: 'quiet', mark: 'dash' };
  }
  if (fromOn > today) {
    return { word: `From ${showDate(fromOn, today)}`, meaning: 'information', mark: 'clock' };
  }
  if (ended !== null) {
    return { word: `Ends ${showDate(ended.on, today)}`, meaning: 'attention', mark: 'clock' };
  }
  return { word: 'In force', meaning: 'good', mark: 'tick' };
}

/** A learner whom nobody advises, or nobody assesses. */
export const UNALLOCATED: StateLook = {
  word: 'Nobody yet',
  meaning: 'attention',
  mark: 'ring',
  edge: 'dotted',
};
