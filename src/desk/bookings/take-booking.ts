import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { localOf, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { partsOfBooking, placesOfWork } from '../clients/index.ts';
import type { PricedShift } from '../rates/index.ts';
import { FIRST_NUMBER, type Particulars, particularsFrom, showNumber } from './booking.ts';
import { bookingTaken } from './events.ts';
import { missingOfOrder, orderOf } from './hirer-facts.ts';
import { type NewShift, newShifts, ratesFor, saveShifts } from './new-shifts.ts';
import type { LineInput, ShiftInput, TakeBookingInput } from './schema.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, shiftsOfBooking } from './work.ts';

/** A booking as it was taken. */
export interface TakenBooking {
  readonly bookingId: string;
  /** 'B-1001'. */
  readonly number: string;
  readonly lines: readonly { readonly lineId: string; readonly shiftIds: readonly string[] }[];
  /** Reg 18 facts still to be asked; nobody may be proposed before they are there. */
  readonly missing: readonly { readonly fact: string; readonly because: string }[];
}

onConstraint('booking_line_pkey', {
  code: 'already-used',
  because: 'A line of this order has the number of another line. Take the booking again.',
});
onConstraint('shift_pkey', {
  code: 'already-used',
  because: 'A shift of this order has the number of another shift. Take the booking again.',
});

/**
 * Takes a client's order for temps: its own copy of the site's standing sheet, lines and shifts, and a
 * number. An incomplete order is taken: what is missing blocks the proposal, an order number that the
 * bill-to asks for blocks the confirmation. The same id again returns the first result.
 * Refuses what `partsOfBooking` refuses, `role-not-found`, `no-shifts`, `too-many-shifts` and what a time
 * on the clock refuses; of its rates and its bill-to what `ratesFor` refuses.
 * @param preparedBy colleagues who got it ready, by member id
 */
export async function takeBooking(
  tx: Tx,
  input: TakeBookingInput,
  preparedBy: readonly string[] = [],
): Promise<Result<TakenBooking>> {
  const before = await takenBefore(tx, input.id);
  if (before) return ok(before);
  const parts = await partsOfBooking(tx, input);
  if (!parts.ok) return parts;
  const roles = await roleNames(tx);
  const unknown = input.lines.find(({ role }) => !roles.has(role));
  if (unknown) {
    return refuse(
      'role-not-found',
      `There is no role "${unknown.role}". Choose one of your roles, or add it first.`,
    );
  }
  const lines = shiftsByLine(input.lines);
  if (!lines.ok) return lines;
  const sheet = (await placesOfWork(tx, [input.siteId])).get(input.siteId)?.sheet ?? null;
  const particulars = particularsFrom(input.particulars, sheet);
  await lockBooking(tx, input.id);
  const meanwhile = await takenBefore(tx, input.id);
  if (meanwhile) return ok(meanwhile);
  const rated = await ratesFor(
    tx,
    { ...input, bookingId: input.id, nation: parts.value.nation },
    lines.value.flatMap(({ line, shifts }) => shifts.map((one) => ({ ...one, role: line.role }))),
  );
  if (!rated.ok) return rated;
  const { prices, approvedBy } = rated.value;
  // Taken last: whoever takes the next booking waits for this act from here on only.
  const number = await nextNumber(tx);
  await saveBooking(tx, input, particulars, number);
  for (const [position, { line, lineId, shifts }] of lines.value.entries()) {
    await saveLine(tx, input.id, lineId, position + 1, line, prices.get(shifts[0]?.id ?? ''));
    await saveShifts(tx, input.id, lineId, shifts, prices, null);
  }
  const taken = await takenBefore(tx, input.id);
  if (!taken) throw new Error('The booking just taken is not there.');
  record(tx, bookingTaken, {
    subjects: { booking: input.id, client: input.clientId, site: input.siteId },
    facts: {
      number,
      how: input.how,
      contractKind: input.contractKind,
      lines: lines.value.map(({ line, lineId, shifts }) => ({
        line: lineId,
        role: line.role,
        samePerson: line.samePerson,
        shifts: shifts.length,
      })),
      missing: taken.missing.map(({ fact }) => fact),
    },
    preparedBy,
    approvedBy,
  });
  return ok(taken);
}

/**
 * Takes shifts of a booking as a booking of their own at another site of the same client and hirer: same order, same
 * bill-to, the other site's standing sheet. A rate of the card follows that site's card; a rate that was said stays.
 * Takes them as `planChanges` would have them; the old shifts stay as they are. Refuses as `takeBooking`.
 * @param reportTo where they report there, if it is not as the sheet has it
 */
export async function takeElsewhere(
  tx: Tx,
  input: {
    readonly id: string;
    readonly siteId: string;
    readonly reportTo?: string | undefined;
    readonly how: TakeBookingInput['how'];
    readonly shifts: readonly { readonly id: string; readonly after: LoadedShift }[];
  },
): Promise<Result<TakenBooking>> {
  const db = bookingsDb(tx);
  const [first] = input.shifts;
  if (!first) throw new Error('A booking elsewhere has shifts.');
  const from = await db
    .selectFrom('booking')
    .selectAll()
    .where('id', '=', first.after.bookingId)
    .executeTakeFirstOrThrow();
  const vat = await db
    .selectFrom('booking_line')
    .select(['id', 'vat_code'])
    .where('booking_id', '=', from.id)
    .execute();
  const vatCodes = new Map(vat.map((line) => [line.id, line.vat_code]));
  const lines = [...Map.groupBy(input.shifts, ({ after }) => after.lineId)].map(([lineId, of]) => {
    const [{ after: line } = first] = of;
    return {
      role: line.role,
      duties: line.duties,
      samePerson: line.samePerson,
      experience: line.experience,
      requiredSkills: [...line.requiredSkills],
      requiredQualifications: [...line.requiredQualifications],
      requiredChecks: [...line.requiredChecks],
      vatCode: vatCodes.get(lineId) ?? 'standard',
      shifts: of.map(({ id, after }) => shiftAs(id, after)),
      repeats: [],
    };
  });
  return takeBooking(tx, {
    id: input.id,
    clientId: from.client_id,
    hirerId: from.hirer_id,
    siteId: input.siteId,
    billToId: from.bill_to_id,
    orderedBy: from.ordered_by,
    approverId: from.approver_id,
    branchId: from.branch_id,
    contractKind: from.contract_kind,
    poNumber: from.po_number,
    clientReference: from.client_reference,
    costCentre: from.cost_centre,
    how: input.how,
    particulars: {
      notes: from.notes,
      ...(input.reportTo === undefined ? {} : { reportTo: input.reportTo }),
    },
    lines,
  });
}

/** A shift as it is said when it is booked. */
function shiftAs(id: string, shift: LoadedShift): ShiftInput {
  const { kind, breakMinutes, poNumber, reference, costCentre } = shift;
  const from = localOf(minuteOfDate(shift.startsAt));
  const to = localOf(minuteOfDate(shift.endsAt));
  const { payPence, chargePence } = shift;
  return {
    id,
    date: from.date,
    start: from.clock,
    end: to.clock,
    kind,
    breakMinutes,
    poNumber,
    reference,
    costCentre,
    ...(shift.rateOrigin === 'card' ? {} : { payPence, chargePence }),
  };
}

interface ReadyLine {
  readonly line: LineInput;
  readonly lineId: string;
  readonly shifts: readonly NewShift[];
}

function shiftsByLine(lines: readonly LineInput[]): Result<readonly ReadyLine[]> {
  const ready: ReadyLine[] = [];
  let already = 0;
  for (const line of lines) {
    const shifts = newShifts(line, line, already);
    if (!shifts.ok) return shifts;
    already += shifts.value.length;
    ready.push({ line, lineId: line.id ?? newId(), shifts: shifts.value });
  }
  return ok(ready);
}

/** One booking is taken once, however many press at the same moment: the others wait and read the first result. */
async function lockBooking(tx: Tx, bookingId: string): Promise<void> {
  const key = `booking ${bookingId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(bookingsDb(tx));
}

/** The next number of this organisation; its row stays locked to the end of the act, so a refusal leaves no gap. */
async function nextNumber(tx: Tx): Promise<number> {
  const row = await bookingsDb(tx)
    .insertInto('booking_number')
    .values({ organisation_id: actorOf(tx).organisationId, last: FIRST_NUMBER })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ last: sql<number>`booking_number.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

async function saveBooking(
  tx: Tx,
  input: TakeBookingInput,
  said: Particulars,
  number: number,
): Promise<void> {
  const actor = actorOf(tx);
  if (!actor.memberId) throw new Error('A booking is taken by a member, not by the system.');
  await bookingsDb(tx)
    .insertInto('booking')
    .values({
      organisation_id: actor.organisationId,
      id: input.id,
      number,
      branch_id: input.branchId ?? actor.branchId,
      client_id: input.clientId,
      hirer_id: input.hirerId,
      site_id: input.siteId,
      bill_to_id: input.billToId,
      ordered_by: input.orderedBy,
      approver_id: input.approverId ?? null,
      contract_kind: input.contractKind,
      po_number: input.poNumber,
      client_reference: input.clientReference,
      cost_centre: input.costCentre,
      report_to: said.reportTo,
      risks: said.risks,
      controls: said.controls,
      ppe: said.ppe,
      breaks: said.breaks,
      expenses: said.expenses,
      likely_length: said.likelyLength,
      pay_interval: 'weekly',
      notes: said.notes,
      revision: 1,
      taken_at: nowOf(tx),
      taken_by: actor.memberId,
      how: input.how,
    })
    .execute();
}

async function saveLine(
  tx: Tx,
  bookingId: string,
  lineId: string,
  position: number,
  line: LineInput,
  price: PricedShift | undefined,
): Promise<void> {
  if (!price) throw new Error('A line without a rate.');
  await bookingsDb(tx)
    .insertInto('booking_line')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: lineId,
      booking_id: bookingId,
      position,
      role: line.role,
      duties: line.duties,
      same_person: line.samePerson,
      experience: line.experience,
      required_skills: line.requiredSkills,
      required_qualifications: line.requiredQualifications,
      required_checks: line.requiredChecks,
      pay_pence: line.payPence ?? price.payPence,
      charge_pence: line.chargePence ?? price.chargePence,
      rate_origin: price.origin,
      vat_code: line.vatCode,
    })
    .execute();
}

async function takenBefore(tx: Tx, bookingId: string): Promise<TakenBooking | null> {
  const db = bookingsDb(tx);
  const row = await db
    .selectFrom('booking')
    .select('number')
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (!row) return null;
  const lines = await db
    .selectFrom('booking_line')
    .select('id')
    .where('booking_id', '=', bookingId)
    .orderBy('position')
    .execute();
  const shifts = await shiftsOfBooking(tx, bookingId);
  const first = new Map(shifts.map((shift) => [shift.lineId, shift]));
  const missing = new Map(
    [...first.values()]
      .flatMap((shift) => missingOfOrder(orderOf(shift)))
      .map((one) => [one.fact, one]),
  );
  return {
    bookingId,
    number: showNumber(row.number),
    lines: lines.map(({ id }) => ({
      lineId: id,
      shiftIds: shifts.filter(({ lineId }) => lineId === id).map(({ shiftId }) => shiftId),
    })),
    missing: [...missing.values()],
  };
}
