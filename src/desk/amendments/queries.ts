import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import {
  type BookedFor,
  bookedFor,
  holdersOfShifts,
  loadShifts,
  shiftsOfBooking,
} from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { contactsAtClient, contactsOf, placesOfWork } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { hasAgreed, partsOf } from './amendment.ts';
import { type LoadedAmendment, loadAmendments } from './load-amendment.ts';
import { neededNames } from './names.ts';
import type { AmendmentList, AmendmentRow, openAmendments } from './schema.ts';
import { amendmentsDb } from './tables.ts';

/** Changes asked for on a booking, and what a new one may be about. Refuses `booking-not-found`. */
export async function amendmentsOfBooking(
  tx: Tx,
  bookingId: string,
): Promise<Result<AmendmentList>> {
  const booking = (await bookedFor(tx, [bookingId])).get(bookingId);
  if (!booking) {
    return refuse('booking-not-found', 'There is no such booking. Look for it in the list.');
  }
  const loaded = await loadAmendments(tx, sql`a.booking_id = ${bookingId}::uuid`);
  const rows = await rowsOf(tx, loaded, booking.orderedBy);
  const atClient = await contactsAtClient(tx, booking.clientId);
  const now = nowOf(tx);
  const ahead = (await shiftsOfBooking(tx, bookingId)).filter(
    ({ cancelledAt, startsAt }) => cancelledAt === null && startsAt > now,
  );
  const holders = await holdersOfShifts(
    tx,
    ahead.map(({ shiftId }) => shiftId),
  );
  const people = await peopleOf(
    tx,
    [...holders.values()].map(({ personId }) => personId),
  );
  const roles = ahead.length > 0 ? await roleNames(tx) : new Map<string, string>();
  return ok({
    total: rows.length,
    rows,
    contacts: atClient.ok
      ? atClient.value.contacts.map(({ contactId, name }) => ({ contactId, name }))
      : [],
    reportTo: booking.reportTo,
    sites: await otherSites(tx, booking),
    shifts: ahead.map((shift) => {
      const holder = holders.get(shift.shiftId);
      const workerId = holder?.acceptedAt ? holder.personId : null;
      return {
        shiftId: shift.shiftId,
        roleName: roles.get(shift.role) ?? shift.role,
        startsAt: shift.startsAt.toISOString(),
        endsAt: shift.endsAt.toISOString(),
        breakMinutes: shift.breakMinutes,
        payPence: shift.payPence,
        chargePence: shift.chargePence,
        workerId,
        workerName: workerId === null ? null : (people.get(workerId)?.displayName ?? ''),
      };
    }),
  });
}

async function otherSites(
  tx: Tx,
  { clientId, hirerId, siteId }: BookedFor,
): Promise<AmendmentList['sites']> {
  const rows = await amendmentsDb(tx)
    .selectFrom('sites_published')
    .select(['site_id', 'name', 'hirer_id', 'hirer_name'])
    .where('client_id', '=', clientId)
    .where('site_id', '<>', siteId)
    .orderBy('name')
    .orderBy('site_id')
    .execute();
  return rows.map((row) => ({
    siteId: row.site_id,
    name: row.name,
    otherHirer: row.hirer_id === hirerId ? null : row.hirer_name,
  }));
}

async function rowsOf(
  tx: Tx,
  loaded: readonly LoadedAmendment[],
  orderedBy: string,
): Promise<AmendmentRow[]> {
  if (loaded.length === 0) return [];
  const members = await memberNames(tx);
  const people = await peopleOf(tx, [
    ...new Set(
      loaded.flatMap(({ workerId, toPersonId, shifts, words }) =>
        [
          workerId,
          toPersonId,
          ...[...shifts.map((one) => one.personId), ...words.map((one) => one.workerId)],
        ].flatMap((one) => one ?? []),
      ),
    ),
  ]);
  const contacts = await contactsOf(tx, [
    ...new Set(
      loaded.flatMap(({ contactId, words }) =>
        [contactId, ...words.map((one) => one.contactId)].flatMap((one) => one ?? []),
      ),
    ),
  ]);
  const now = new Map(
    (
      await loadShifts(tx, [
        ...new Set(loaded.flatMap(({ shifts }) => shifts.map(({ shiftId }) => shiftId))),
      ])
    ).map((shift) => [shift.shiftId, shift.revision]),
  );
  const sites = await placesOfWork(
    tx,
    loaded.flatMap(({ terms }) => terms.siteId ?? []),
  );
  // A booking at another site has the number of the amendment that made it.
  const made = await bookedFor(
    tx,
    loaded.map(({ amendmentId }) => amendmentId),
  );
  const worker = (id: string | null) => (id === null ? null : (people.get(id)?.displayName ?? ''));
  const contact = (id: string | null) => (id === null ? null : (contacts.get(id)?.name ?? ''));
  const rows: AmendmentRow[] = [];
  for (const one of loaded) {
    const open = one.state === 'asked' || one.state === 'agreed';
    const missing = open ? one.needed.filter((needed) => !hasAgreed(one.words, needed)) : [];
    rows.push({
      amendmentId: one.amendmentId,
      state: one.state,
      parts: [...partsOf(one.terms, one.toPersonId)],
      askedSide: one.askedSide,
      askedBy: contact(one.contactId) ?? worker(one.workerId) ?? '',
      how: one.how,
      askedAt: one.askedAt.toISOString(),
      because: one.because,
      recordedBy: members.get(one.recordedBy) ?? '',
      terms: one.terms,
      toPersonId: one.toPersonId,
      toName: worker(one.toPersonId),
      siteName: sites.get(one.terms.siteId ?? '')?.siteName ?? null,
      movedTo: movedTo(made.get(one.amendmentId)),
      shifts: one.shifts.map(({ personId, revision, startsAt, endsAt, ...shift }) => ({
        ...shift,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        workerName: worker(personId),
        moved: open && now.get(shift.shiftId) !== revision,
      })),
      missing: await neededNames(tx, missing, orderedBy),
      said: one.words.map((word) => ({
        said: word.said,
        side: word.side,
        name: contact(word.contactId) ?? worker(word.workerId) ?? '',
        how: word.how,
        saidAt: word.saidAt.toISOString(),
        words: word.words,
        recordedBy: members.get(word.recordedBy) ?? '',
      })),
    });
  }
  return rows;
}

const movedTo = (booking: BookedFor | undefined) =>
  booking ? { bookingId: booking.bookingId, number: booking.number } : null;

/** Changes that wait for somebody's word or for us to make them, oldest first. */
export async function amendmentsToSettle(tx: Tx): Promise<Reply<typeof openAmendments>> {
  const loaded = await loadAmendments(
    tx,
    sql`not exists (select from amendment_word w where w.organisation_id = a.organisation_id
      and w.amendment_id = a.id and w.said <> 'agreed')`,
  );
  const now = nowOf(tx);
  const rows = loaded
    .filter(({ shifts }) => shifts.some(({ startsAt }) => startsAt > now))
    .flatMap(({ state, shifts, ...one }) =>
      state === 'asked' || state === 'agreed'
        ? [
            {
              amendmentId: one.amendmentId,
              bookingId: one.bookingId,
              state,
              askedAt: one.askedAt.toISOString(),
              firstStartsAt: (shifts[0]?.startsAt ?? now).toISOString(),
              shifts: shifts.length,
            } as const,
          ]
        : [],
    )
    .reverse();
  return { total: rows.length, rows };
}
