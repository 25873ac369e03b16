import type { ReplyOf } from '../../../lib/route.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { showAsk, showPool } from '../schema.ts';

export type PoolRow = ReplyOf<typeof showPool>['rows'][number];
export type Ask = ReplyOf<typeof showAsk>;
export type Asked = Ask['people'][number];
export type PartState = PoolRow['parts'][number];

/** How each state of a part of a day looks; the same as on a worker's calendar. */
export const STATES: Readonly<Record<PartState, StateLook>> = {
  available: { word: 'Available', meaning: 'good', mark: 'tick' },
  unavailable: { word: 'Unavailable', meaning: 'stop', mark: 'cross' },
  unknown: { word: 'Unknown', meaning: 'attention', mark: 'question' },
};
export const PART_NAMES = ['day', 'evening', 'night'] as const;

export const LEFT_OUT: Readonly<Record<NonNullable<Asked['leftOut']>, string>> = {
  archived: 'Archived',
  do_not_contact: 'Does not want to be contacted',
  no_address: 'No address to reach them',
  asked_already: 'Asked about this week already',
};

export const ANSWERED: StateLook = { word: 'Answered', meaning: 'good', mark: 'tick' };
export const WAITING: StateLook = { word: 'No answer yet', meaning: 'attention', mark: 'clock' };
export const SILENT: StateLook = { word: 'Never answered', meaning: 'quiet', mark: 'ring' };
export const NOT_ASKED: StateLook = { word: 'Not asked', meaning: 'quiet', mark: 'dash' };
export const OPEN: StateLook = { word: 'Open', meaning: 'information', mark: 'clock' };
export const CLOSED: StateLook = { word: 'Closed', meaning: 'quiet', mark: 'ring' };

/** 'Yes Mon, Tue; no Wed evening', in the order of the days; days by their short names. */
export function choiceWords(choices: Asked['answers'][number]['choices']): string {
  const names = { yes: 'Yes', no: 'no', unsure: 'not sure' } as const;
  const said = (['yes', 'no', 'unsure'] as const).flatMap((answer) => {
    const days = choices.filter((one) => one.answer === answer);
    if (days.length === 0) return [];
    return [`${names[answer]} ${days.map(dayWords).join(', ')}`];
  });
  const words = said.join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const SHORT = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

function dayWords({ date, part }: { readonly date: string; readonly part: string }): string {
  const day = SHORT[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
  return part === 'whole' ? day : `${day} ${part}`;
}
