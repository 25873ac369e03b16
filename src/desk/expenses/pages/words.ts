import type { ReplyOf } from '../../../lib/route.ts';
import { showPence, showShift } from '../../../lib/show.ts';
import { listed } from '../../../lib/text.ts';
import { dateIn, minuteOfDate } from '../../../lib/time.ts';
import type { StateLook } from '../../../ui/badge.tsx';
import type { listExpenses, readExpense } from '../schema.ts';
import { CLAIM_STATES, type ClaimState, EXPENSE_KINDS } from '../shapes-schema.ts';

export type Row = ReplyOf<typeof listExpenses>['rows'][number];
export type Claim = ReplyOf<typeof readExpense>;

/** How a state looks. */
export const LOOKS: Readonly<Record<ClaimState, StateLook>> = {
  said: { word: CLAIM_STATES.said, meaning: 'attention', mark: 'clock' },
  approved: { word: CLAIM_STATES.approved, meaning: 'good', mark: 'tick' },
  refused: { word: CLAIM_STATES.refused, meaning: 'stop', mark: 'cross' },
  withdrawn: { word: CLAIM_STATES.withdrawn, meaning: 'quiet', mark: 'cross' },
  taken_back: { word: CLAIM_STATES.taken_back, meaning: 'quiet', mark: 'chain' },
};

/** Kinds of work record at which what is shown here is read again. */
export const LIVE = ['expense.', 'mileage_rate.', 'approval.'];

/** '12.5 miles at 45p' or ''. */
export function milesWords({ milesTenths, milePence }: Pick<Row, 'milesTenths' | 'milePence'>) {
  if (milesTenths === null || milePence === null) return '';
  return `${milesTenths / 10} ${milesTenths === 10 ? 'mile' : 'miles'} at ${showPence(milePence)}`;
}

/** 'Mileage £5.63, 12.5 miles at £0.45'. */
export function claimWords(row: Pick<Row, 'kind' | 'pence' | 'milesTenths' | 'milePence'>): string {
  return [`${EXPENSE_KINDS[row.kind]} ${showPence(row.pence)}`, milesWords(row)]
    .filter(Boolean)
    .join(', ');
}

/** 'Mon 23 Nov 07:00-15:00 at Elm Lodge'. */
export function shiftWords({ startsAt, endsAt, siteName }: Row): string {
  const minute = (at: string) => minuteOfDate(new Date(at));
  return `${showShift(minute(startsAt), minute(endsAt), dateIn(new Date()))} at ${siteName}`;
}

/** Whom a claim waits for. */
export function waitsFor({ state, approvers }: Pick<Row, 'state' | 'approvers'>): string {
  if (state !== 'said') return '';
  if (approvers === null) return 'Anyone who decides: the client agreed';
  if (approvers.length === 0) return 'Nobody may spend so much: an owner sets limits';
  const shown = approvers.slice(0, 3);
  return approvers.length > 3 ? `${shown.join(', ')} and others` : listed(shown, 'or');
}
