import { counted } from '../../lib/text.ts';

/** How the worker is engaged: it decides who employs and pays them. */
export type ContractKind = 'paye' | 'umbrella' | 'limited_company';

/** Does a line want one face for all its shifts? */
export type SamePerson = 'must' | 'prefer' | 'no';

/** The first number an organisation's bookings get. */
export const FIRST_NUMBER = 1001;

/** 'B-1001' of 1001. */
export function showNumber(number: number): string {
  return `B-${number}`;
}

/** 1001 of 'B-1001', 'b1001' or '1001'; undefined for other text. */
export function readNumber(text: string): number | undefined {
  const match = /^b?-?(\d{4,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/** The particulars of a booking that its site's standing sheet can give. */
export interface Sheet {
  readonly reportTo: string;
  readonly risks: string;
  readonly controls: string;
  readonly ppe: string;
  readonly breaks: string;
  readonly expenses: string;
}

export interface Particulars extends Sheet {
  readonly likelyLength: string;
  readonly notes: string;
}

const SHEET_FIELDS = ['reportTo', 'risks', 'controls', 'ppe', 'breaks', 'expenses'] as const;

/**
 * The particulars a booking starts with: what was said, and for each field that was not said the
 * site's standing sheet. They stay on the booking, whatever the sheet says later.
 */
export function particularsFrom(said: Partial<Particulars>, sheet: Sheet | null): Particulars {
  const fields = Object.fromEntries(
    SHEET_FIELDS.map((field) => [field, said[field] || sheet?.[field] || '']),
  ) as unknown as Sheet;
  return { ...fields, likelyLength: said.likelyLength ?? '', notes: said.notes ?? '' };
}

/**
 * The likely length in words: as it was said, else read off the shifts' days.
 * @param days day numbers on which the shifts begin, in any order
 */
export function likelyLength(said: string, days: readonly number[]): string {
  if (said !== '') return said;
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (days.length === 0) return '';
  const span = last - first + 1;
  if (span === 1) return '1 day';
  if (span <= 7) return counted(span, 'day');
  return counted(Math.ceil(span / 7), 'week');
}

/**
 * Which of these shifts lack the order number that the bill-to asks for; the confirmation waits for it,
 * the booking does not.
 */
export function lackOrderNumber<Shift extends { readonly poNumber: string }>(
  poRequired: boolean,
  bookingPo: string,
  shifts: readonly Shift[],
): readonly Shift[] {
  if (!poRequired || bookingPo !== '') return [];
  return shifts.filter((shift) => shift.poNumber === '');
}
