import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Amended } from './amend-booking.ts';
import type { SamePerson } from './booking.ts';
import { bookingChanged } from './events.ts';
import { missingOfBooking } from './hirer-facts.ts';
import { heldIn, lockBookings } from './lock.ts';
import { bookingsDb } from './tables.ts';

export interface LineAmendment {
  readonly lineId: string;
  readonly duties?: string | undefined;
  readonly samePerson?: SamePerson | undefined;
  readonly experience?: string | undefined;
  readonly requiredSkills?: readonly string[] | undefined;
  readonly requiredQualifications?: readonly string[] | undefined;
  readonly requiredChecks?: readonly string[] | undefined;
}

const COLUMNS = {
  duties: 'duties',
  samePerson: 'same_person',
  experience: 'experience',
  requiredSkills: 'required_skills',
  requiredQualifications: 'required_qualifications',
  requiredChecks: 'required_checks',
} as const;

/**
 * Amends what a booking line asks for; what is left out stays. Papers already sent are out of date.
 * Whoever holds its shifts keeps them: the shift panel shows what the rules now say about them.
 * Refuses `line-not-found`.
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
  await db
    .updateTable('booking_line')
    .set(Object.fromEntries(fields.map((field) => [COLUMNS[field], input[field]])))
    .where('id', '=', input.lineId)
    .execute();
  if (fields.some((field) => field !== 'samePerson')) {
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
  });
  return ok({ changed: true, missing });
}

/** The refusal for an id that is no booking line of this organisation. */
export function lineNotFound(): Result<never> {
  return refuse('line-not-found', 'There is no such booking line. Look for its booking.');
}
