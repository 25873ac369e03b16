import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showPence } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { heldBefore, holdersOfShifts, type LoadedShift, loadShifts } from '../bookings/index.ts';
import { mileRates } from './agree-mileage.ts';
import { isBeforeTheWork, isLate, milesAt } from './claim.ts';
import { expenseClaimed } from './events.ts';
import { type ClaimRow, subjectsOf } from './found.ts';
import type { sayExpenseRoute } from './schema.ts';
import { EXPENSE_KINDS } from './shapes-schema.ts';
import { expensesDb } from './tables.ts';
import { whereItStands } from './where-it-stands.ts';

onConstraint('expense_sum_once', {
  code: 'already-claimed',
  because:
    'A colleague has written down the same sum for this shift at the same moment. Look at the list.',
});

type Said = BodyOf<typeof sayExpenseRoute>;

/** What the claim says of miles, or that it says it wrongly for its kind. */
async function milesOf(
  tx: Tx,
  said: Said,
  shift: LoadedShift,
): Promise<
  Result<
    Pick<
      ClaimRow,
      | 'journey'
      | 'vehicle'
      | 'miles_tenths'
      | 'mile_pay_pence'
      | 'mile_charge_pence'
      | 'mile_of_client'
      | 'pence'
    >
  >
> {
  const travels = said.kind === 'mileage' || said.kind === 'public_transport';
  if (travels && said.journey === null) {
    return wrongField('journey', 'journey-needed', 'Say whether they went to work or in the work.');
  }
  const journey = travels ? said.journey : null;
  if (said.kind !== 'mileage') {
    if (said.pence === null) return wrongField('pence', 'sum-needed', 'Enter how much it is.');
    return ok({
      journey,
      vehicle: null,
      miles_tenths: null,
      mile_pay_pence: null,
      mile_charge_pence: null,
      mile_of_client: null,
      pence: said.pence,
    });
  }
  if (said.milesTenths === null) {
    return wrongField('milesTenths', 'miles-needed', 'Enter how many miles.');
  }
  const rate = (await mileRates(tx))(shift.place.clientId, dateIn(shift.startsAt));
  if (rate === null) {
    return refuse(
      'no-mileage-rate',
      'No mileage rate holds on the day of this shift. A manager says the agency’s own under Mileage rates first.',
    );
  }
  const pence = milesAt(said.milesTenths, rate.payPence);
  if (pence > 1_000_000) return wrongField('milesTenths', 'too-many-miles', 'Check the miles.');
  return ok({
    journey,
    vehicle: said.vehicle ?? 'car',
    miles_tenths: said.milesTenths,
    mile_pay_pence: rate.payPence,
    mile_charge_pence: rate.chargePence,
    mile_of_client: rate.ofClient,
    pence,
  });
}

/** Was this worker given the shift, now or once? */
async function hadIt(tx: Tx, personId: string, shiftId: string): Promise<boolean> {
  const holder = (await holdersOfShifts(tx, [shiftId])).get(shiftId);
  if (holder?.personId === personId && holder.acceptedAt !== null) return true;
  return (await heldBefore(tx, [shiftId])).some((one) => one.personId === personId);
}

/** Is it the same claim, sent once more? */
const isSame = (one: ClaimRow, other: ClaimRow): boolean =>
  one.person_id === other.person_id &&
  one.shift_id === other.shift_id &&
  one.kind === other.kind &&
  one.pence === other.pence;

/** The answer where the id is there already: the first result, or that it is something else. */
async function known(
  tx: Tx,
  claim: ClaimRow,
  late: boolean,
): Promise<Result<{ claimId: string; pence: number; late: boolean }> | undefined> {
  const before = await expensesDb(tx)
    .selectFrom('expense_claim')
    .selectAll()
    .where('id', '=', claim.id)
    .executeTakeFirst();
  if (!before) return undefined;
  return isSame(before, claim)
    ? ok({ claimId: claim.id, pence: before.pence, late })
    : refuse(
        'already-used',
        `This claim was written down already, with ${showPence(before.pence)}. Withdraw it to claim something else.`,
      );
}

/**
 * Writes down what a worker claims for a shift that they have or had. Late claims are taken, and told. The same id again
 * gives the first result. Refuses `shift-not-found`, `not-their-shift`, `not-yet`, `journey-needed`, `sum-needed`,
 * `miles-needed`, `no-mileage-rate`, and `already-claimed` with where that stands.
 */
export async function sayExpense(
  tx: Tx,
  said: Said,
): Promise<Result<{ claimId: string; pence: number; late: boolean }>> {
  const now = nowOf(tx);
  const [shift] = await loadShifts(tx, [said.shiftId]);
  if (!shift) return wrongField('shiftId', 'shift-not-found', 'There is no such shift.');
  if (!(await hadIt(tx, said.personId, said.shiftId))) {
    return wrongField('shiftId', 'not-their-shift', 'This worker was not given this shift.');
  }
  if (said.saidOn > dateIn(now)) {
    return wrongField('saidOn', 'not-yet', 'This day is still to come.');
  }
  if (isBeforeTheWork(said.kind, shift.startsAt, now)) {
    const what = EXPENSE_KINDS[said.kind];
    return wrongField('kind', 'not-yet', `${what} is claimed once the shift has begun.`);
  }
  const miles = await milesOf(tx, said, shift);
  if (!miles.ok) return miles;
  const { organisationId, memberId, name } = actorOf(tx);
  const late = isLate(dateIn(shift.startsAt), said.saidOn);
  const claim: ClaimRow = {
    organisation_id: organisationId,
    id: said.id,
    person_id: said.personId,
    shift_id: said.shiftId,
    booking_id: shift.bookingId,
    client_id: shift.place.clientId,
    kind: said.kind,
    ...miles.value,
    words: said.words,
    said_how: said.how,
    said_on: said.saidOn,
    recorded_at: now,
    recorded_by: memberId,
    recorded_by_name: name,
    receipt_sha256: null,
    standing: true,
  };
  const db = expensesDb(tx);
  const before = await known(tx, claim, late);
  if (before) return before;
  const twice = await db
    .selectFrom('expense_claim')
    .selectAll()
    .where('shift_id', '=', said.shiftId)
    .where('person_id', '=', said.personId)
    .where('kind', '=', said.kind)
    .where('journey', claim.journey === null ? 'is' : '=', claim.journey)
    .where('pence', '=', claim.pence)
    .where('standing', '=', true)
    .where('receipt_sha256', 'is', null)
    .where('id', '<>', claim.id)
    .executeTakeFirst();
  if (twice) {
    return refuse(
      'already-claimed',
      `The same sum was claimed for this shift already: ${await whereItStands(tx, twice)}. If it was spent twice, add the receipt there first.`,
      undefined,
      { claimId: twice.id },
    );
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('expense_claim')
    .values(claim)
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  // The same press a moment ago: what it made stands.
  if (numInsertedOrUpdatedRows !== 1n) {
    return (await known(tx, claim, late)) ?? ok({ claimId: claim.id, pence: claim.pence, late });
  }
  record(tx, expenseClaimed, {
    subjects: subjectsOf(claim),
    facts: {
      expense: claim.id,
      kind: claim.kind,
      journey: claim.journey,
      milesTenths: claim.miles_tenths,
      milePence: claim.mile_pay_pence,
      pence: claim.pence,
      how: claim.said_how,
      saidOn: claim.said_on,
      late,
    },
    ...(claim.words === '' ? {} : { people: { [claim.person_id]: { words: claim.words } } }),
  });
  return ok({ claimId: claim.id, pence: claim.pence, late });
}
