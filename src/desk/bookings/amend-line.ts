import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Amended } from './amend-booking.ts';
import type { SamePerson } from './booking.ts';
import { rateTotals, rerateShifts } from './change-shift.ts';
import { bookingChanged } from './events.ts';
import { missingOfBooking } from './hirer-facts.ts';
import { heldIn, lockBookings } from './lock.ts';
import { pricedFor, ratesFor } from './new-shifts.ts';
import type { VatCode } from './schema.ts';
import { bookingsDb } from './tables.ts';
import { shiftsOfLine } from './work.ts';

export interface LineAmendment {
  readonly lineId: string;
  readonly duties?: string | undefined;
  readonly samePerson?: SamePerson | undefined;
  readonly experience?: string | undefined;
  readonly requiredSkills?: readonly string[] | undefined;
  readonly requiredQualifications?: readonly string[] | undefined;
  readonly requiredChecks?: readonly string[] | undefined;
  /** Pence an hour from now on: of the line's shifts still to come, and of those added later. */
  readonly payPence?: number | undefined;
  readonly chargePence?: number | undefined;
  readonly vatCode?: VatCode | undefined;
}

const COLUMNS = {
  duties: 'duties',
  samePerson: 'same_person',
  experience: 'experience',
  requiredSkills: 'required_skills',
  requiredQualifications: 'required_qualifications',
  requiredChecks: 'required_checks',
  payPence: 'pay_pence',
  chargePence: 'charge_pence',
  vatCode: 'vat_code',
} as const;

/** Fields that no paper of the line itself shows; a shift whose rate changes has its own revision. */
const OFF_PAPER: readonly string[] = ['samePerson', 'payPence', 'chargePence', 'vatCode'];

/**
 * Amends what a booking line asks for; what is left out stays. Papers already sent are out of date.
 * Whoever holds its shifts keeps them: the shift panel shows what the rules now say about them.
 * Other rates hold for its shifts still to come. Refuses `line-not-found`, `not-cleared`, and of rates what
 * `ratesFor` refuses.
 */
export async function amendLine(tx: Tx, input: LineAmendment): Promise<Result<Amended>> {
  const db = bookingsDb(tx);
  const find = () =>
    db.selectFrom('booking_line').selectAll().where('id', '=', input.lineId).executeTakeFirst();
  const found = await find();
  if (!found) return lineNotFound();
  await lockBookings(tx, [found.booking_id]);
  const before = (await find()) ?? found;
  const fields = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (field) =>
      input[field] !== undefined &&
      JSON.stringify(input[field]) !== JSON.stringify(before[COLUMNS[field]]),
  );
  if (fields.length === 0) {
    return ok({ changed: false, missing: await missingOfBooking(tx, before.booking_id) });
  }
  const rerates = fields.includes('payPence') || fields.includes('chargePence');
  const rated = rerates ? await rerate(tx, before, input) : ok([]);
  if (!rated.ok) return rated;
  await db
    .updateTable('booking_line')
    .set({
      ...Object.fromEntries(fields.map((field) => [COLUMNS[field], input[field]])),
      ...(rerates ? { rate_origin: 'said' as const } : {}),
    })
    .where('id', '=', input.lineId)
    .execute();
  if (fields.some((field) => !OFF_PAPER.includes(field))) {
    await db
      .updateTable('booking')
      .set({ revision: sql<number>`revision + 1` })
      .where('id', '=', before.booking_id)
      .execute();
  }
  const missing = await missingOfBooking(tx, before.booking_id);
  record(tx, bookingChanged, {
    subjects: { booking: before.booking_id, line: input.lineId },
    facts: {
      what: 'line',
      fields,
      shifts: [],
      held: await heldIn(tx, before.booking_id),
      missing: missing.map(({ fact }) => fact),
      rules: [],
    },
    approvedBy: rated.value,
  });
  return ok({ changed: true, missing });
}

/** Gives the shifts still to come the line's new rates; says who approved it, if somebody had to. */
async function rerate(
  tx: Tx,
  line: { readonly id: string; readonly pay_pence: number; readonly charge_pence: number },
  { payPence = line.pay_pence, chargePence = line.charge_pence }: LineAmendment,
): Promise<Result<readonly string[]>> {
  const coming = (await shiftsOfLine(tx, line.id)).filter(
    ({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > nowOf(tx),
  );
  const [model] = coming;
  if (!model) return ok([]);
  const rated = await ratesFor(
    tx,
    pricedFor(model),
    coming.map((shift) => ({ ...shift, id: shift.shiftId, payPence, chargePence })),
    coming.reduce((sum, shift) => sum + rateTotals(shift).chargePence, 0),
  );
  if (!rated.ok) return rated;
  const done = await rerateShifts(tx, rated.value.prices, rated.value.approvedBy);
  return done.ok ? ok(rated.value.approvedBy) : done;
}

/** The refusal for an id that is no booking line of this organisation. */
export function lineNotFound(): Result<never> {
  return refuse('line-not-found', 'There is no such booking line. Look for its booking.');
}
