import { createHash } from 'node:crypto';
import { type Nation, nthBusinessDayAfter } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';

/** Of the rule that a learner can appeal, and in which order. */
export const R92 =
  'R92: an appeals procedure exists: informal, then formal, then the awarding body';

/** The part somebody has in what is appealed, as the database tells it, in words after 'They'. */
export const PARTS: Readonly<Record<string, string>> = {
  learner: 'raised this appeal',
  decided: 'made the decision that is appealed',
  verified: 'verified the decision that is appealed',
  countersigned: 'countersigned the decision that is appealed',
  answered: 'answered this appeal informally',
  tied: 'have a declared tie to the learner',
  assessed: 'have assessed this learner',
  observed: 'have observed this learner',
  looked_after: 'are or were the adviser or assessor of this learner',
  verified_learner: 'have verified decisions about this learner',
};

/** SHA-256 in hex of words that stay in the room's tables. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The last of so many business days after a day, in a nation. Refuses `calendar-unknown`. */
export async function dueAfter(
  tx: Tx,
  from: DateText,
  days: number,
  nation: Nation,
): Promise<Result<DateText>> {
  return nthBusinessDayAfter(from, days, nation, await holidaysOf(tx, BANK_HOLIDAYS));
}

/** A refusal that belongs to one field of the form. */
export function wrongInAppeal(field: string, code: string, because: string): Result<never> {
  return refuse(code, because, R92, { fields: { [field]: because } });
}
