import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { partsOfBooking } from '../clients/index.ts';
import type { ContractKind, Particulars } from './booking.ts';
import { bookingChanged } from './events.ts';
import { missingOfBooking } from './hirer-facts.ts';
import { heldIn, lockBookings } from './lock.ts';
import { bookingsDb } from './tables.ts';

export interface BookingAmendment extends Partial<Particulars> {
  readonly bookingId: string;
  readonly poNumber?: string | undefined;
  readonly clientReference?: string | undefined;
  readonly costCentre?: string | undefined;
  readonly contractKind?: ContractKind | undefined;
  readonly approverId?: string | null | undefined;
}

const COLUMNS = {
  reportTo: 'report_to',
  risks: 'risks',
  controls: 'controls',
  ppe: 'ppe',
  breaks: 'breaks',
  expenses: 'expenses',
  likelyLength: 'likely_length',
  notes: 'notes',
  poNumber: 'po_number',
  clientReference: 'client_reference',
  costCentre: 'cost_centre',
  contractKind: 'contract_kind',
  approverId: 'approver_id',
} as const;

/** Fields that stand on no paper: changing them leaves what was sent as it is. */
const OFF_PAPER: readonly string[] = ['notes', 'costCentre'];

export interface Amended {
  readonly changed: boolean;
  /** Reg 18 facts still to be asked. */
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
}

/**
 * Amends the particulars of a booking; what is left out stays. What stands on the paper makes every
 * paper already sent out of date. Refuses `booking-not-found`, and for the approver what
 * `partsOfBooking` refuses.
 */
export async function amendBooking(tx: Tx, input: BookingAmendment): Promise<Result<Amended>> {
  await lockBookings(tx, [input.bookingId]);
  const db = bookingsDb(tx);
  const before = await db
    .selectFrom('booking')
    .selectAll()
    .where('id', '=', input.bookingId)
    .executeTakeFirst();
  if (!before) return bookingNotFound();
  const fields = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (field) => input[field] !== undefined && input[field] !== before[COLUMNS[field]],
  );
  if (fields.length === 0) {
    return ok({ changed: false, missing: await missingOfBooking(tx, input.bookingId) });
  }
  if (fields.includes('approverId') && input.approverId) {
    const parts = await partsOfBooking(tx, {
      clientId: before.client_id,
      hirerId: before.hirer_id,
      siteId: before.site_id,
      billToId: before.bill_to_id,
      orderedBy: before.ordered_by,
      approverId: input.approverId,
    });
    if (!parts.ok) return parts;
  }
  const onPaper = fields.some((field) => !OFF_PAPER.includes(field));
  await db
    .updateTable('booking')
    .set({
      ...Object.fromEntries(fields.map((field) => [COLUMNS[field], input[field]])),
      ...(onPaper ? { revision: sql<number>`revision + 1` } : {}),
    })
    .where('id', '=', input.bookingId)
    .execute();
  const missing = await missingOfBooking(tx, input.bookingId);
  record(tx, bookingChanged, {
    subjects: { booking: input.bookingId, client: before.client_id },
    facts: {
      what: 'particulars',
      fields,
      shifts: [],
      held: await heldIn(tx, input.bookingId),
      missing: missing.map(({ fact }) => fact),
      rules: [],
    },
  });
  return ok({ changed: true, missing });
}

/** The refusal for an id that is no booking of this organisation. */
export function bookingNotFound(): Result<never> {
  return refuse('booking-not-found', 'There is no such booking. Look for it in the list.');
}
