import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { formatPence, formatRate } from '../../lib/money.ts';
import { cleanText } from '../../lib/text.ts';

/** What a limit counts in, and so how its amount reads. */
type Unit = 'pence' | 'pence_hour' | 'basis_points' | 'count' | 'people';

/** What somebody may do alone only so far, in words, with what its amount counts in. */
export const LIMITS = {
  discount: { words: 'Charge below the rate card', unit: 'pence_hour' },
  rate_above_card: { words: 'Pay or charge above the rate card', unit: 'pence_hour' },
  margin_below_floor: { words: 'Margin below the floor', unit: 'basis_points' },
  credit_over: { words: 'Credit over a client’s limit', unit: 'pence' },
  spend: { words: 'Spend', unit: 'pence' },
  promise: { words: 'Promise to a client or a candidate', unit: 'pence' },
  waive_cancellation: { words: 'Waive a cancellation charge', unit: 'pence' },
  override: { words: 'Override a rule', unit: 'count' },
  message_people: { words: 'Write to many people at once', unit: 'people' },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly unit: Unit }>>;

/** What a limit is about: 'discount' in pence an hour, 'margin_below_floor' in basis points, and so on. */
export type LimitKind = keyof typeof LIMITS;

/** The kinds of limit, in the order in which pages show them. */
export const LIMIT_KINDS = Object.keys(LIMITS) as [LimitKind, ...LimitKind[]];

/** An amount of a kind in words: '£1.50/h', '£250.00', '2.5 points', '3 times'. */
export function showAmount(kind: LimitKind, amount: number): string {
  const unit: Unit = LIMITS[kind].unit;
  if (unit === 'pence') return formatPence(amount);
  if (unit === 'pence_hour') return formatRate(amount);
  if (unit === 'people') return amount === 1 ? '1 person' : `${amount} people`;
  if (unit === 'count') return amount === 1 ? 'once' : `${amount} times`;
  const points = amount / 100;
  return points === 1 ? '1 point' : `${points} points`;
}

/** Where a limit comes from. */
export const LIMIT_FROM = {
  person: 'Set for this person',
  role: 'By their role',
  owner: 'An owner has no limit',
  nobody: 'Nothing was set: nothing alone',
} as const;

/** The roles that work the desk; a procedure is read by them, a limit is set for all but the first. */
export const DESK_ROLES = {
  owner: 'Owners',
  branch_manager: 'Branch managers',
  consultant: 'Consultants',
  resourcer: 'Resourcers',
  compliance_officer: 'Compliance officers',
} as const;
export type DeskRole = keyof typeof DESK_ROLES;

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The keys of a table of words, for z.enum. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

/** A text of a form, cleaned: what shows nothing is empty. */
export function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

export const limitKind = z.enum(LIMIT_KINDS);
/** Pence, basis points or a count; more than the database’s integer is a slip of the decimals. */
export const amount = z.int().min(0).max(2_147_483_647);
