import type { ReplyOf } from '../../../lib/route.ts';
import { showMinutes, showPence } from '../../../lib/show.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listConflicts, readConflict } from '../schema.ts';
import { KINDS, type Kind, type State } from '../shapes-schema.ts';

export type Row = ReplyOf<typeof listConflicts>['rows'][number];
export type Conflict = ReplyOf<typeof readConflict>;

/** How a conflict stands, as every list and page shows it. */
export const LOOKS: Readonly<Record<State, StateLook>> = {
  open: { word: 'Open', meaning: 'stop', mark: 'ring' },
  proposed: { word: 'Options offered', meaning: 'attention', mark: 'half' },
  agreed: { word: 'Agreed', meaning: 'information', mark: 'full' },
  closed: { word: 'Closed', meaning: 'good', mark: 'tick' },
};

/** 'Late: Rosa Marsh, Harrow House'. */
export function conflictWords(row: Row): string {
  const whom = [row.worker?.name, row.siteName ?? row.client?.name].filter(Boolean).join(', ');
  return whom === '' ? KINDS[row.kind] : `${KINDS[row.kind]}: ${whom}`;
}

const DAY = 1_440;

/** '18 h before the start', '20 min after the start'. */
export function noticeWords(minutes: number): string {
  if (minutes === 0) return 'at the start';
  if (minutes > 2 * DAY) return `${Math.floor(minutes / DAY)} days before the start`;
  return minutes > 0
    ? `${showMinutes(minutes)} before the start`
    : `${showMinutes(-minutes)} after the start`;
}

/** '£148.00, 100%': nothing where nothing is due. */
export function dueWords({ pence, percent }: { readonly pence: number; readonly percent: number }) {
  return pence === 0 ? 'nothing' : `${showPence(pence)}, ${percent}%`;
}

/** Kinds that are about a shift, as its panel offers them. */
export const OF_SHIFT: readonly Kind[] = [
  'late',
  'no_show',
  'sick',
  'worker_cancels',
  'hirer_cancels',
  'complaint',
  'accident',
  'near_miss',
  'safeguarding',
];

/** Kinds about a person alone. */
export const OF_PERSON: readonly Kind[] = ['complaint', 'accident', 'near_miss', 'safeguarding'];

/** Words of a table as the options of a field. */
export const options = (of: Readonly<Record<string, string>>) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));
