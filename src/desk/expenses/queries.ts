import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { addDays, dateIn, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import {
  heldBefore,
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  shiftsOfBooking,
  showNumber,
} from '../bookings/index.ts';
import { peopleOf } from '../people/index.ts';
import { type Approver, approversOfEach } from '../policies/index.ts';
import { mileRates } from './agree-mileage.ts';
import { chargeFor, groundsOf, isAgreed, isLate, stateOf, wantsReceipt } from './claim.ts';
import { type ClaimRow, claimNotFound, type EntryRow, entriesOf } from './found.ts';
import { taxOf, unpaidOf } from './judge.ts';
import type { expenseStart, listExpenses, listMileageRates, readExpense } from './schema.ts';
import { expensesDb } from './tables.ts';

/** Most claims that a list reads at once. */
const MOST = 1000;

type Row = ReplyIn<typeof listExpenses>['rows'][number];

const chargeable = (claim: ClaimRow) => ({
  pence: claim.pence,
  milesTenths: claim.miles_tenths,
  mileChargePence: claim.mile_charge_pence,
  mileOfClient: claim.mile_of_client,
});

/** Claims as lists show them, with whom each waits for. A handful of questions however many there are. */
async function rowsOf(
  tx: Tx,
  claims: readonly (ClaimRow & { entries: readonly EntryRow[] })[],
): Promise<readonly (Row & { readonly shift: LoadedShift })[]> {
  const shiftIds = [...new Set(claims.map((claim) => claim.shift_id))];
  const shifts = new Map((await loadShifts(tx, shiftIds)).map((one) => [one.shiftId, one]));
  const people = await peopleOf(tx, [...new Set(claims.map((claim) => claim.person_id))]);
  const amounts = [...new Set(claims.map(({ pence }) => pence))];
  const able = await approversOfEach(tx, 'spend', amounts);
  const approvers = new Map<number, readonly Approver[]>(
    amounts.map((amount, at) => [amount, able[at] ?? []]),
  );
  return claims.flatMap((claim) => {
    const shift = shifts.get(claim.shift_id);
    if (!shift) return [];
    const state = stateOf(claim.entries.map(({ what }) => what));
    const approved = claim.entries.find(({ what }) => what === 'approved');
    const sum = (of: (entry: EntryRow) => number) =>
      claim.entries.reduce((all, entry) => all + of(entry), 0);
    const agreed = groundsOf(chargeable(claim), shift.expenses).some(isAgreed);
    return [
      {
        shift,
        claimId: claim.id,
        personId: claim.person_id,
        personName: people.get(claim.person_id)?.displayName ?? '',
        shiftId: claim.shift_id,
        bookingId: claim.booking_id,
        bookingNumber: showNumber(shift.number),
        clientName: shift.place.clientName,
        siteName: shift.place.siteName,
        startsAt: shift.startsAt.toISOString(),
        endsAt: shift.endsAt.toISOString(),
        kind: claim.kind,
        journey: claim.journey,
        milesTenths: claim.miles_tenths,
        milePence: claim.mile_pay_pence,
        pence: claim.pence,
        state,
        late: isLate(dateIn(shift.startsAt), claim.said_on),
        hasReceipt: claim.receipt_sha256 !== null,
        saidOn: claim.said_on,
        chargedOn: state === 'approved' ? (approved?.charged_on ?? null) : null,
        payPence: sum((entry) => entry.pay_pence),
        chargePence: sum((entry) => entry.charge_pence),
        approvers:
          state !== 'said'
            ? []
            : agreed
              ? null
              : (approvers.get(claim.pence) ?? []).map(({ name }) => name),
      },
    ];
  });
}

/** Claims by state, the oldest to decide first, else the newest first; of one worker, booking or shift. */
export async function expenseList(
  tx: Tx,
  query: QueryOf<typeof listExpenses>,
): Promise<Result<ReplyIn<typeof listExpenses>>> {
  const db = expensesDb(tx);
  const toDecide = query.state === 'said';
  let asked = db.selectFrom('expense_claim').selectAll();
  if (query.personId !== undefined) asked = asked.where('person_id', '=', query.personId);
  if (query.bookingId !== undefined) asked = asked.where('booking_id', '=', query.bookingId);
  if (query.shiftId !== undefined) asked = asked.where('shift_id', '=', query.shiftId);
  if (query.state !== 'all') {
    const last = sql`(select e.what from expense_entry e
      where e.organisation_id = expense_claim.organisation_id and e.claim_id = expense_claim.id
      order by (e.what in ('withdrawn', 'taken_back')) desc limit 1)`;
    asked = asked.where(
      toDecide ? sql<boolean>`${last} is null` : sql<boolean>`${last} = ${query.state}`,
    );
  }
  const claims = await asked
    .orderBy('recorded_at', toDecide ? 'asc' : 'desc')
    .orderBy('id')
    .limit(MOST)
    .execute();
  const entries = await db
    .selectFrom('expense_entry')
    .selectAll()
    .where(sql<boolean>`claim_id = any(${claims.map(({ id }) => id)}::uuid[])`)
    .orderBy('decided_at')
    .execute();
  const byClaim = Map.groupBy(entries, (entry) => entry.claim_id);
  const rows = await rowsOf(
    tx,
    claims.map((claim) => ({ ...claim, entries: byClaim.get(claim.id) ?? [] })),
  );
  return ok({
    total: rows.length,
    late: rows.filter(({ late }) => late).length,
    rows: rows.map(({ shift: _, ...row }) => row),
  });
}

/** One claim as its page shows it. Refuses `expense-not-found`. */
export async function expensePage(
  tx: Tx,
  claimId: string,
): Promise<Result<ReplyIn<typeof readExpense>>> {
  const db = expensesDb(tx);
  const claim = await db
    .selectFrom('expense_claim')
    .selectAll()
    .where('id', '=', claimId)
    .executeTakeFirst();
  if (!claim) return claimNotFound();
  const entries = await entriesOf(tx, claimId);
  const [row] = await rowsOf(tx, [{ ...claim, entries }]);
  if (!row) return claimNotFound();
  const receipt = await db
    .selectFrom('expense_receipt')
    .select(['content_type', 'file_name', 'taken_in_at', sql<number>`length(bytes)`.as('length')])
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  const others =
    claim.receipt_sha256 === null
      ? []
      : await db
          .selectFrom('expense_claim')
          .select('person_id')
          .distinct()
          .where('receipt_sha256', '=', claim.receipt_sha256)
          .where('person_id', '<>', claim.person_id)
          .where('standing', '=', true)
          .execute();
  const people = await peopleOf(
    tx,
    others.map((one) => one.person_id),
  );
  const members = await memberNames(tx);
  const unpaid =
    row.state === 'said'
      ? await unpaidOf(tx, claim, row.shift.startsAt)
      : { findings: [], shortPence: 0 };
  const { shift, ...line } = row;
  return ok({
    ...line,
    vehicle: claim.vehicle,
    words: claim.words,
    how: claim.said_how,
    recordedAt: claim.recorded_at.toISOString(),
    recordedBy: claim.recorded_by_name,
    particulars: shift.expenses,
    ofClient: claim.mile_of_client ?? false,
    grounds: groundsOf(chargeable(claim), shift.expenses).map((chargedOn) => ({
      chargedOn,
      chargePence: chargeFor(chargeable(claim), chargedOn),
    })),
    receipt: receipt
      ? {
          contentType: receipt.content_type,
          fileName: receipt.file_name,
          bytes: receipt.length,
          takenInAt: receipt.taken_in_at.toISOString(),
          sha256: claim.receipt_sha256?.toString('hex') ?? '',
        }
      : null,
    wantsReceipt: wantsReceipt(claim.kind),
    sameFile: [...people.values()].map(({ displayName }) => displayName),
    tax: await taxOf(tx, claim, dateIn(shift.startsAt)),
    ifRefused: {
      findings: unpaid.findings.map(({ rule, outcome, because, source, clears }) => ({
        rule,
        outcome,
        because,
        source,
        ...(clears === undefined ? {} : { clears }),
      })),
      shortPence: unpaid.shortPence,
    },
    steps: entries.map((entry) => ({
      what: entry.what,
      because: entry.because,
      chargedOn: entry.charged_on,
      agreedWith: entry.agreed_with,
      payPence: entry.pay_pence,
      chargePence: entry.charge_pence,
      taxablePence: entry.taxable_pence,
      shortPence: entry.short_pence,
      at: entry.decided_at.toISOString(),
      by: entry.decided_by_name,
      approvedBy: entry.approved_by === null ? null : (members.get(entry.approved_by) ?? ''),
    })),
  });
}

/** The receipt of a claim. Refuses `receipt-not-found`. */
export async function receiptOf(tx: Tx, claimId: string) {
  const receipt = await expensesDb(tx)
    .selectFrom('expense_receipt')
    .selectAll()
    .where('claim_id', '=', claimId)
    .executeTakeFirst();
  if (!receipt) return refuse('receipt-not-found', 'No receipt of this claim is on file.');
  const { content_type: contentType, bytes } = receipt;
  const end = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }[contentType];
  return ok({ fileName: `receipt.${end}`, contentType, bytes, inline: true });
}

/** Days back and ahead whose shifts of a worker are offered for a claim. */
const BACK = 120;
const AHEAD = 14;

async function shiftsToClaim(
  tx: Tx,
  query: QueryOf<typeof expenseStart>,
): Promise<readonly LoadedShift[]> {
  if (query.shiftId !== undefined) return loadShifts(tx, [query.shiftId]);
  if (query.bookingId !== undefined) return shiftsOfBooking(tx, query.bookingId);
  if (query.personId === undefined) return [];
  const today = dateIn(nowOf(tx));
  const held = await expensesDb(tx)
    .selectFrom('expected_published')
    .select('shift_id')
    .where('person_id', '=', query.personId)
    .where('starts_at', '>=', dateOfMinute(startOfDay(addDays(today, -BACK))))
    .where('starts_at', '<', dateOfMinute(startOfDay(addDays(today, AHEAD))))
    .orderBy('starts_at', 'desc')
    .limit(200)
    .execute();
  return loadShifts(
    tx,
    held.map((one) => one.shift_id),
  );
}

/** For which shifts may be claimed, the newest first, each with who has or had it and what a mile is paid at. */
export async function claimStart(
  tx: Tx,
  query: QueryOf<typeof expenseStart>,
): Promise<Result<ReplyIn<typeof expenseStart>>> {
  const shifts = await shiftsToClaim(tx, query);
  const ids = shifts.map(({ shiftId }) => shiftId);
  const holders = await holdersOfShifts(tx, ids);
  const before = await heldBefore(tx, ids);
  const rates = await mileRates(tx);
  const pairs = shifts.flatMap((shift) => {
    const holder = holders.get(shift.shiftId);
    const had = before.filter((one) => one.shiftId === shift.shiftId).map((one) => one.personId);
    const now = holder && holder.acceptedAt !== null ? [holder.personId] : [];
    const all = [...new Set([...now, ...had])];
    return all
      .filter((personId) => query.personId === undefined || personId === query.personId)
      .map((personId) => ({ shift, personId }));
  });
  const people = await peopleOf(tx, [...new Set(pairs.map(({ personId }) => personId))]);
  const rows = pairs.reverse().map(({ shift, personId }) => {
    const rate = rates(shift.place.clientId, dateIn(shift.startsAt));
    return {
      shiftId: shift.shiftId,
      personId,
      personName: people.get(personId)?.displayName ?? '',
      label: shift.label,
      milePence: rate?.payPence ?? null,
      ofClient: rate?.ofClient ?? false,
      particulars: shift.expenses,
    };
  });
  return ok({ total: rows.length, rows });
}

/** Every rate a mile, the agency's own first, then by client, the newest first. */
export async function mileageRates(tx: Tx): Promise<Result<ReplyIn<typeof listMileageRates>>> {
  const db = expensesDb(tx);
  const today = dateIn(nowOf(tx));
  const rates = await db
    .selectFrom('mileage_rate')
    .selectAll()
    .orderBy('from_on', 'desc')
    .orderBy('agreed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const clients = await db
    .selectFrom('clients_published')
    .select(['client_id', 'name'])
    .orderBy('name')
    .orderBy('client_id')
    .execute();
  const names = new Map(clients.map((client) => [client.client_id, client.name]));
  const inForce = new Set<string>();
  const seen = new Set<string>();
  for (const { id, client_id, from_on } of rates) {
    const whose = client_id ?? '';
    if (from_on > today || seen.has(whose)) continue;
    seen.add(whose);
    inForce.add(id);
  }
  const nameOf = (clientId: string | null) =>
    clientId === null ? '' : (names.get(clientId) ?? '');
  const rows = rates
    .map((rate) => ({
      rateId: rate.id,
      clientId: rate.client_id,
      clientName: rate.client_id === null ? null : nameOf(rate.client_id),
      fromOn: rate.from_on,
      payPence: rate.pay_pence,
      chargePence: rate.charge_pence,
      agreedAt: rate.agreed_at.toISOString(),
      agreedBy: rate.agreed_by_name,
      inForce: inForce.has(rate.id),
    }))
    .sort((a, b) => nameOf(a.clientId).localeCompare(nameOf(b.clientId), 'en'));
  return ok({
    today,
    total: rows.length,
    rows,
    clients: clients.map(({ client_id, name }) => ({ clientId: client_id, name })),
  });
}
