import type { ReplyOf } from '../../../lib/route.ts';
import { showClock } from '../../../lib/show.ts';
import { minuteOfDate } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { showBoard } from '../schema.ts';
import type { Move } from '../shapes-schema.ts';

export type Board = ReplyOf<typeof showBoard>;
export type Row = Board['rows'][number];
export type Said = Row['history'][number];

const LOOKS: Readonly<Record<Row['state'], StateLook>> = {
  cannot_come: { word: 'Cannot come', meaning: 'stop', mark: 'octagon' },
  no_show: { word: 'No-show', meaning: 'stop', mark: 'cross' },
  open: { word: 'Nobody yet', meaning: 'stop', mark: 'question', edge: 'dashed' },
  not_heard: { word: 'Not heard of', meaning: 'attention', mark: 'question' },
  late: { word: 'Late', meaning: 'attention', mark: 'clock' },
  due: { word: 'Due', meaning: 'quiet', mark: 'ring' },
  replacement_sent: { word: 'Replacement sent', meaning: 'information', mark: 'right' },
  on_the_way: { word: 'On the way', meaning: 'information', mark: 'right' },
  arrived: { word: 'Arrived', meaning: 'good', mark: 'tick' },
};

/** The word of a state. */
export const stateWord = (state: Row['state']): string => LOOKS[state].word;

/** How a start looks; who should be there and is not looks like somebody nobody has heard of. */
export function startLook({ state, overdue }: Pick<Row, 'state' | 'overdue'>): StateLook {
  const look = LOOKS[state];
  return overdue ? { ...look, word: `${look.word}, not there`, meaning: 'attention' } : look;
}

/** '07:10' in London. */
export const clock = (at: string): string => showClock(minuteOfDate(new Date(at)));

const HOW: Readonly<Record<Said['how'], string>> = {
  phone: 'on the phone',
  text: 'by text',
  link: 'by link',
  site_code: 'by the code at the site',
  site_list: 'on the site’s list',
};
const WHO = { worker: 'the worker', hirer: 'the hirer', desk: 'the desk' } as const;

/** Who said it and how: 'the worker by text, 06:20'. */
export function sourceWords({ how, byWhom, recordedBy, at }: Said): string {
  const who = recordedBy === '' ? WHO[byWhom] : recordedBy;
  const way = how === 'phone' ? (byWhom === 'desk' ? '' : ` for ${WHO[byWhom]}`) : ` ${HOW[how]}`;
  return `${who}${way}, ${clock(at)}`;
}

const SAID: Readonly<Record<Said['said'], string>> = {
  on_the_way: 'On the way',
  arrived: 'Arrived',
  late: 'Late',
  no_show: 'No-show',
  cannot_come: 'Cannot come',
  hirer_told: 'Hirer told',
  replacement: 'Somebody else is to go',
  taken_back: 'The one before was taken back',
};

/** A record in words: 'Late, there by 07:25 (25 min)'. */
export function saidWords({ said, expectedAt, minutesLate }: Said): string {
  if (said === 'late' && expectedAt)
    return `Late, there by ${clock(expectedAt)} (${minutesLate} min)`;
  if (said === 'arrived' && minutesLate) return `Arrived, ${minutesLate} min late`;
  return SAID[said];
}

/** What stands beside the state: minutes, the new time, whether the hirer was told, whom it replaces. */
export function standingWords(row: Row): string {
  const words = [
    ...(row.state === 'late' && row.expectedAt
      ? [`there by ${clock(row.expectedAt)}, ${row.minutesLate} min late`]
      : []),
    ...(row.state === 'arrived' && row.minutesLate ? [`${row.minutesLate} min late`] : []),
    ...(row.by ? [sourceWords(row.by)] : []),
    ...(row.moves.includes('hirer_told') || row.hirerToldAt
      ? [row.hirerToldAt ? `hirer told ${clock(row.hirerToldAt)}` : 'hirer not told']
      : []),
    ...(row.replaces.length > 0 ? [`instead of ${row.replaces.join(', ')}`] : []),
    ...row.reminders
      .filter(({ refused }) => refused !== '')
      .slice(0, 1)
      .map(() => 'reminder could not go'),
  ];
  return words.join(' · ');
}

/** One key for each thing that is said; `?` shows them. */
export const KEYS: readonly {
  readonly key: string;
  readonly move: Move | 'take_back';
  readonly label: string;
}[] = [
  { key: 'w', move: 'on_the_way', label: 'On the way' },
  { key: 'a', move: 'arrived', label: 'Arrived' },
  { key: 'l', move: 'late', label: 'Late' },
  { key: 'n', move: 'no_show', label: 'No-show' },
  { key: 'c', move: 'cannot_come', label: 'Cannot come' },
  { key: 't', move: 'hirer_told', label: 'Hirer told' },
  { key: 'r', move: 'replacement', label: 'Somebody else' },
  { key: 'u', move: 'take_back', label: 'Take back' },
];
