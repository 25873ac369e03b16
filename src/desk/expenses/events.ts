import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const kind = z.enum([
  'mileage',
  'public_transport',
  'parking',
  'accommodation',
  'meal',
  'ppe',
  'other',
  'bonus',
]);
const pence = z.int();

/** A worker claims something beyond the hours of a shift. */
export const expenseClaimed = eventKind(
  'expense.claimed',
  1,
  z.strictObject({
    expense: z.uuid(),
    kind,
    journey: z.enum(['to_work', 'in_work']).nullable(),
    milesTenths: z.int().nullable(),
    milePence: pence.nullable(),
    pence,
    how: z.enum(['phone', 'email', 'text', 'in_person', 'desk']),
    saidOn: z.iso.date(),
    late: z.boolean(),
  }),
);

/** The receipt of a claim was taken in; the file stays off the log, its hash stands in it. */
export const receiptKept = eventKind(
  'expense.receipt_kept',
  1,
  z.strictObject({
    expense: z.uuid(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    contentType: z.string(),
    bytes: z.int(),
    replaces: z.boolean(),
  }),
);

/** What became of a claim: approved, refused, withdrawn, or taken back by its opposite. */
export const expenseDecided = eventKind(
  'expense.decided',
  1,
  z.strictObject({
    expense: z.uuid(),
    kind,
    answer: z.enum(['approved', 'refused', 'withdrawn', 'taken_back']),
    pence,
    chargedOn: z.enum(['rate', 'particulars', 'asked', 'agency']).nullable(),
    payPence: pence,
    chargePence: pence,
    /** null: payroll judges, or nothing is paid. */
    taxablePence: pence.nullable(),
    /** What the pay lacks of the minimum wage because it was refused; null: nothing. */
    shortPence: pence.nullable(),
    receipt: z.string().nullable(),
  }),
);

/** What a mile is paid and charged at from a day on; without a client it is the agency's own. */
export const mileageRateAgreed = eventKind(
  'mileage_rate.agreed',
  1,
  z.strictObject({
    rate: z.uuid(),
    ours: z.boolean(),
    fromOn: z.iso.date(),
    payPence: pence,
    chargePence: pence,
  }),
);
