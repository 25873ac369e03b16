import type { DateText } from '../../lib/days.ts';
import type { EarlierWeeks } from '../../rules/agency-workers/clock-facts.ts';
import type { Comparator } from '../../rules/agency-workers/equal-pay.ts';

/** A hirer and a role there. */
export interface HirerAndRole {
  readonly hirerId: string;
  readonly role: string;
}

/** What a hirer said of comparable pay, or that it was asked, as it stands on file. */
export interface ComparatorOnFile extends HirerAndRole {
  readonly id: string;
  /** Pence an hour; null: asked, not answered. */
  readonly payPence: number | null;
  readonly from: DateText;
  readonly askedOn: DateText;
}

/** What a worker said of weeks through other agencies. Hirer and role null: nowhere at all. */
export interface EarlierOnFile {
  readonly id: string;
  readonly hirerId: string | null;
  readonly role: string | null;
  readonly weeks: number;
  readonly lastDay: DateText | null;
  readonly saidOn: DateText;
  readonly answersUntil: DateText;
}

/**
 * What speaks for a day, of the rows of one hirer and role, the newest recorded first: the pay with the
 * latest first day by then, else that it was asked; null: never asked.
 */
export function comparatorOn(
  rows: readonly ComparatorOnFile[],
  day: DateText,
): ComparatorOnFile | null {
  const holding = rows.filter(({ from }) => from <= day);
  const answered = holding.filter(({ payPence }) => payPence !== null);
  const [first, ...rest] = answered.length > 0 ? answered : holding;
  if (first === undefined) return null;
  return rest.reduce((best, row) => (row.from > best.from ? row : best), first);
}

/** The same as the rule reads it. */
export function comparatorRule(row: ComparatorOnFile | null): Comparator | null {
  if (row === null) return null;
  const { id, payPence, from, askedOn } = row;
  return { id, payPence, from, askedOn };
}

/**
 * What a worker's words, the latest first, say of one hirer and role. Weeks named for it count whatever was
 * said later of everywhere; a later "nowhere" only says that none were added, so it answers for longer.
 */
export function earlierFor(
  words: readonly EarlierOnFile[],
  { hirerId, role }: HirerAndRole,
): EarlierWeeks | null {
  const own = words.find((word) => word.hirerId === hirerId && word.role === role);
  const everywhere = words.find((word) => word.hirerId === null);
  const speaks = own ?? everywhere;
  if (speaks === undefined) return null;
  const until = everywhere && everywhere.answersUntil > speaks.answersUntil ? everywhere : speaks;
  return {
    id: speaks.id,
    weeks: speaks.weeks,
    lastDay: speaks.lastDay,
    saidOn: until.saidOn,
    answersUntil: until.answersUntil,
  };
}
