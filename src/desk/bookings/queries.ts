import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { roleNames } from '../candidates/index.ts';
import { type ContactCard, partsOfBooking, placesOfWork } from '../clients/index.ts';
import { deliveriesOf } from '../communications/index.ts';
import { isFinding } from '../compliance/index.ts';
import { peopleOf } from '../people/index.ts';
import { creditTerms } from '../rates/index.ts';
import { bookingNotFound } from './amend-booking.ts';
import { showNumber } from './booking.ts';
import { askInFull, onShifts } from './clear.ts';
import { gatherConfirmation } from './gather-confirmation.ts';
import { missingOfBooking, missingToConfirm } from './hirer-facts.ts';
import { offerState } from './offer.ts';
import { papersOf } from './paper.ts';
import type { BookingPage, ConfirmationRow, prefillBooking, readShift } from './schema.ts';
import { shiftRows } from './shift-rows.ts';
import { bookingsDb } from './tables.ts';
import { pinnedTo } from './who-may-go.ts';
import { loadShifts, shiftNotFound } from './work.ts';

type BookingHead = Omit<BookingPage, 'lines' | 'papers' | 'confirmations'>;

/** One booking with its lines, shifts, workers, papers and what is missing. Refuses `booking-not-found`. */
export async function bookingPage(tx: Tx, bookingId: string): Promise<Result<BookingPage>> {
  const head = await bookingHead(tx, bookingId);
  if (!head.ok) return head;
  const { rows } = await shiftRows(tx, { where: sql`s.booking_id = ${bookingId}` });
  const papers = await papersOf(tx, sql`s.booking_id = ${bookingId}`);
  const owed = new Map<string, BookingPage['missing']>();
  for (const { personId, paper } of papers.rows) {
    if (paper !== 'sent') owed.set(personId, await keepsFromConfirming(tx, bookingId, personId));
  }
  return ok({
    ...head.value,
    lines: (await linesOf(tx, sql`l.booking_id = ${bookingId}`)).map((line) => ({
      ...line,
      shifts: rows.filter(({ lineId }) => lineId === line.lineId),
    })),
    papers: papers.rows.map((paper) => ({ ...paper, missing: owed.get(paper.personId) ?? [] })),
    confirmations: await confirmationRows(tx, sql`c.booking_id = ${bookingId}`),
  });
}

async function keepsFromConfirming(
  tx: Tx,
  bookingId: string,
  personId: string,
): Promise<BookingPage['missing']> {
  const gathered = await gatherConfirmation(tx, bookingId, personId);
  return gathered.ok ? [...missingToConfirm(gathered.value)] : [];
}

async function bookingHead(tx: Tx, bookingId: string): Promise<Result<BookingHead>> {
  const row = await bookingsDb(tx)
    .selectFrom('booking')
    .selectAll()
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (!row) return bookingNotFound();
  const parts = await partsOfBooking(tx, {
    clientId: row.client_id,
    hirerId: row.hirer_id,
    siteId: row.site_id,
    billToId: row.bill_to_id,
    orderedBy: row.ordered_by,
    approverId: row.approver_id,
  });
  if (!parts.ok) return parts;
  const place = (await placesOfWork(tx, [row.site_id])).get(row.site_id);
  const { clientName, hirerName, siteName, billToName, poRequired } = parts.value;
  return ok({
    bookingId,
    number: showNumber(row.number),
    clientId: row.client_id,
    clientName,
    hirerId: row.hirer_id,
    hirerName,
    siteId: row.site_id,
    siteName,
    siteAddress: place?.address ?? '',
    sitePostcode: place?.postcode ?? '',
    nation: parts.value.nation,
    billToId: row.bill_to_id,
    billToName,
    poRequired,
    orderedBy: contact(parts.value.orderedBy),
    approver: parts.value.approver ? contact(parts.value.approver) : null,
    contractKind: row.contract_kind,
    poNumber: row.po_number,
    clientReference: row.client_reference,
    costCentre: row.cost_centre,
    costCentreRequired: parts.value.costCentreRequired,
    referenceRequired: parts.value.referenceRequired,
    stopped: await stoppedNow(tx, row.bill_to_id),
    particulars: {
      reportTo: row.report_to,
      risks: row.risks,
      controls: row.controls,
      ppe: row.ppe,
      breaks: row.breaks,
      expenses: row.expenses,
      likelyLength: row.likely_length,
      notes: row.notes,
    },
    takenAt: row.taken_at.toISOString(),
    takenByName: (await memberNames(tx)).get(row.taken_by) ?? '',
    how: row.how,
    missing: [...(await missingOfBooking(tx, bookingId))],
  });
}

/** Why nothing new is booked for a bill-to; null: it is not on stop. */
async function stoppedNow(tx: Tx, billToId: string): Promise<BookingPage['stopped']> {
  const stop = (await creditTerms(tx, [billToId])).get(billToId)?.stop;
  return stop ? { because: stop.because, stoppedAt: stop.stoppedAt.toISOString() } : null;
}

function contact({ contactId, name, email, phone }: ContactCard) {
  return { contactId, name, email: email ?? '', phone: phone ?? '' };
}

async function linesOf(tx: Tx, which: ReturnType<typeof sql>) {
  const { rows } = await sql<Omit<BookingPage['lines'][number], 'roleName' | 'shifts'>>`
    select l.id as "lineId", l.position, l.role, l.duties, l.same_person as "samePerson",
      l.experience, l.required_skills as "requiredSkills",
      l.required_qualifications as "requiredQualifications",
      l.required_checks as "requiredChecks", l.pay_pence as "payPence",
      l.charge_pence as "chargePence", l.vat_code as "vatCode"
    from booking_line l
    where l.organisation_id = current_organisation() and ${which}
    order by l.position`.execute(bookingsDb(tx));
  const roles = await roleNames(tx);
  return rows.map((line) => ({ ...line, roleName: roles.get(line.role) ?? line.role }));
}

/** Confirmations with how far their mail has come, the newest first. */
export async function confirmationRows(
  tx: Tx,
  which: ReturnType<typeof sql>,
): Promise<ConfirmationRow[]> {
  const { rows } = await sql<
    Omit<ConfirmationRow, 'madeAt' | 'delivery'> & { madeAt: Date; messageId: string }
  >`
    select c.id as "confirmationId", c.booking_id as "bookingId", c.person_id as "personId",
      w.display_name as "workerName", c.side, c.version, c.reason, c.made_at as "madeAt",
      c.message_id as "messageId"
    from confirmation c
    join people_published w on w.organisation_id = c.organisation_id and w.person_id = c.person_id
    where c.organisation_id = current_organisation() and ${which}
    order by c.made_at desc, c.version desc, c.person_id, c.side`.execute(bookingsDb(tx));
  const deliveries = await deliveriesOf(
    tx,
    rows.map(({ messageId }) => messageId),
  );
  return rows.map(({ messageId, ...row }) => {
    const delivery = deliveries.get(messageId);
    return {
      ...row,
      madeAt: row.madeAt.toISOString(),
      delivery: delivery ? { ...delivery, sentAt: delivery.sentAt?.toISOString() ?? null } : null,
    };
  });
}

/** One shift with everything its panel shows. Refuses `shift-not-found`. */
export async function shiftPanel(
  tx: Tx,
  shiftId: string,
): Promise<Result<Reply<typeof readShift>>> {
  const {
    rows: [shift],
  } = await shiftRows(tx, { where: sql`s.id = ${shiftId}` });
  if (!shift) return shiftNotFound();
  const booking = await bookingHead(tx, shift.bookingId);
  if (!booking.ok) return booking;
  const [line] = await linesOf(tx, sql`l.id = ${shift.lineId}`);
  if (!line) return shiftNotFound();
  const others = await bookingsDb(tx)
    .selectFrom('shift')
    .select('id')
    .where('line_id', '=', shift.lineId)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  const worker = shift.assignmentId ? await holderOf(tx, shift.shiftId, shift.bookingId) : null;
  const ofShift = sql`exists (select 1 from confirmed_shift k
    join assignment x on x.organisation_id = k.organisation_id and x.id = k.assignment_id
    where k.organisation_id = c.organisation_id and k.confirmation_id = c.id
      and x.shift_id = ${shiftId})`;
  return ok({
    shift,
    line: { ...line, shiftIds: others.map(({ id }) => id) },
    booking: booking.value,
    offers: await offersOf(tx, shiftId),
    worker,
    past: await pastHolders(tx, shiftId),
    confirmations: await confirmationRows(tx, ofShift),
  });
}

async function offersOf(tx: Tx, shiftId: string) {
  const rows = await bookingsDb(tx)
    .selectFrom('offer as o')
    .innerJoin('people_published as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'o.organisation_id')
        .onRef('w.person_id', '=', 'o.person_id'),
    )
    .selectAll('o')
    .select('w.display_name')
    .where('o.shift_id', '=', shiftId)
    .orderBy('o.made_at', 'desc')
    .orderBy('w.display_name')
    .execute();
  const members = rows.length > 0 ? await memberNames(tx) : new Map<string, string>();
  return rows.map((row) => ({
    offerId: row.id,
    shiftId: row.shift_id,
    personId: row.person_id,
    workerName: row.display_name,
    state: offerState(row.answer),
    madeAt: row.made_at.toISOString(),
    madeByName: members.get(row.made_by) ?? '',
    how: row.how,
    answeredAt: row.answered_at?.toISOString() ?? null,
    yesAt: row.yes_at?.toISOString() ?? null,
    note: row.answer_note,
  }));
}

async function holderOf(tx: Tx, shiftId: string, bookingId: string) {
  const db = bookingsDb(tx);
  const row = await db
    .selectFrom('assignment')
    .selectAll()
    .where('shift_id', '=', shiftId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const [shift] = await loadShifts(tx, [shiftId]);
  if (!row || !shift) return null;
  const card = (await peopleOf(tx, [row.person_id])).get(row.person_id);
  const answers = await askInFull(tx, [row.person_id], [shift], 'apart');
  const clearance = answers.get(row.person_id)?.get(shiftId);
  const dues = await db
    .selectFrom('information_due')
    .selectAll()
    .where('assignment_id', '=', row.id)
    .orderBy('side')
    .execute();
  const papers = await papersOf(
    tx,
    sql`s.booking_id = ${bookingId} and a.person_id = ${row.person_id}`,
  );
  const [paper] = papers.rows;
  const missing =
    paper && paper.paper !== 'sent' ? await keepsFromConfirming(tx, bookingId, row.person_id) : [];
  return {
    assignmentId: row.id,
    personId: row.person_id,
    displayName: card?.displayName ?? '',
    email: card?.email ?? '',
    phone: card?.phone ?? '',
    pencilledAt: row.pencilled_at?.toISOString() ?? null,
    lapsesAt: row.accepted_at ? null : (row.lapses_at?.toISOString() ?? null),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    acceptedHow: row.accepted_how,
    willing: row.willing,
    alerts: (await pinnedTo(tx, [row.person_id]))(row.person_id),
    findings: [...onShifts(new Map([[shiftId, (clearance?.asked ?? []).filter(isFinding)]]))],
    clearance: {
      cleared: clearance?.cleared ?? false,
      because: clearance?.because ?? '',
      passed: (clearance?.asked ?? [])
        .filter((one) => !isFinding(one))
        .map(({ rule, because }) => ({ rule, because })),
    },
    informationDue: dues.map((due) => ({
      side: due.side,
      givenAt: due.given_at.toISOString(),
      dueOn: due.due_on,
      confirmedAt: due.confirmed_at?.toISOString() ?? null,
    })),
    paper: paper ? { ...paper, missing } : null,
  };
}

async function pastHolders(tx: Tx, shiftId: string) {
  const rows = await bookingsDb(tx)
    .selectFrom('assignment as a')
    .innerJoin('people_published as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'a.organisation_id')
        .onRef('w.person_id', '=', 'a.person_id'),
    )
    .selectAll('a')
    .select('w.display_name')
    .where('a.shift_id', '=', shiftId)
    .where('a.ended_at', 'is not', null)
    .orderBy('a.ended_at', 'desc')
    .execute();
  return rows.map((row) => ({
    assignmentId: row.id,
    personId: row.person_id,
    displayName: row.display_name,
    pencilledAt: row.pencilled_at?.toISOString() ?? null,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? '',
    endedBecause: row.ended_because ?? '',
  }));
}

/** A confirmation's kept file. Refuses `confirmation-not-found`. */
export async function confirmationFile(
  tx: Tx,
  confirmationId: string,
  kind: 'pdf' | 'calendar',
): Promise<Result<{ fileName: string; contentType: string; bytes: Buffer; inline: boolean }>> {
  const row = await bookingsDb(tx)
    .selectFrom('confirmation as c')
    .innerJoin('booking as b', (join) =>
      join.onRef('b.organisation_id', '=', 'c.organisation_id').onRef('b.id', '=', 'c.booking_id'),
    )
    .select(['b.number', 'c.version', 'c.side', 'c.calendar'])
    .$if(kind === 'pdf', (query) => query.select('c.pdf'))
    .where('c.id', '=', confirmationId)
    .executeTakeFirst();
  if (!row || row.calendar === '') {
    return refuse(
      'confirmation-not-found',
      'There is no such confirmation, or it was erased with the worker’s details.',
    );
  }
  const name = `${showNumber(row.number)}-${row.side}-version-${row.version}`;
  return kind === 'pdf'
    ? ok({
        fileName: `${name}.pdf`,
        contentType: 'application/pdf',
        bytes: row.pdf ?? Buffer.alloc(0),
        inline: true,
      })
    : ok({
        fileName: `${name}.ics`,
        contentType: 'text/calendar; charset=utf-8',
        bytes: Buffer.from(row.calendar),
        inline: false,
      });
}

/** What a new booking at a site starts with: the standing sheet and the last order. Refuses `site-not-found`. */
export async function bookingStart(
  tx: Tx,
  siteId: string,
): Promise<Result<Reply<typeof prefillBooking>>> {
  const place = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!place) return refuse('site-not-found', 'There is no such site. Look at the client.');
  const { sheet } = place;
  const last = await bookingsDb(tx)
    .selectFrom('booking')
    .select(['id', 'number', 'bill_to_id', 'ordered_by', 'approver_id', 'contract_kind'])
    .where('site_id', '=', siteId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return ok({
    siteId,
    clientId: place.clientId,
    hirerId: place.hirerId,
    particulars: {
      reportTo: sheet?.reportTo ?? '',
      risks: sheet?.risks ?? '',
      controls: sheet?.controls ?? '',
      ppe: sheet?.ppe ?? '',
      breaks: sheet?.breaks ?? '',
      expenses: sheet?.expenses ?? '',
    },
    sheetReviewOn: sheet?.reviewOn ?? null,
    last: last
      ? {
          bookingId: last.id,
          number: showNumber(last.number),
          billToId: last.bill_to_id,
          orderedBy: last.ordered_by,
          approverId: last.approver_id,
          contractKind: last.contract_kind,
          lines: await linesOf(tx, sql`l.booking_id = ${last.id}`),
        }
      : null,
  });
}
