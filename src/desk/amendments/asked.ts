import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type BookedFor,
  bookedFor,
  type Holder,
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  type ShiftChange,
} from '../bookings/index.ts';
import { contactsOf, type PlaceOfWork, placesOfWork } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { partsOf, type Terms, timesUnder } from './amendment.ts';

/** What is wanted of which shifts of one booking. */
export interface Wanted {
  readonly bookingId: string;
  readonly shiftIds: readonly string[];
  readonly terms: Terms;
  readonly toPersonId: string | null;
}

/** It read against the booking as it stands. */
export interface Asked {
  readonly booking: BookedFor;
  readonly shifts: readonly LoadedShift[];
  readonly holders: ReadonlyMap<string, Holder>;
  readonly changes: readonly ShiftChange[];
  /** Where they are to work instead; null: they stay. */
  readonly at: PlaceOfWork | null;
}

/**
 * What is wanted, read against the booking as it stands now. Refuses `booking-not-found`, `shift-not-found`,
 * `nothing-to-change`, `shift-begun`, `worker-not-found`, `already-theirs` and as `otherSite`.
 */
export async function readAsked(tx: Tx, wanted: Wanted): Promise<Result<Asked>> {
  const { bookingId, terms, toPersonId } = wanted;
  const shiftIds = [...new Set(wanted.shiftIds)];
  const booking = (await bookedFor(tx, [bookingId])).get(bookingId);
  if (!booking) {
    return refuse('booking-not-found', 'There is no such booking. Look for it in the list.');
  }
  if (partsOf(terms, toPersonId).length === 0) {
    return refuse(
      'nothing-to-change',
      'Nothing is asked to change. Say what: times, where to report, rates or who goes.',
    );
  }
  const shifts = await loadShifts(tx, shiftIds);
  if (shifts.length < shiftIds.length || shifts.some((one) => one.bookingId !== bookingId)) {
    return refuse(
      'shift-not-found',
      'Not all of these shifts are in this booking. Look at it again.',
    );
  }
  const begun = shifts.find(({ startsAt }) => startsAt <= nowOf(tx));
  if (begun) {
    return refuse(
      'shift-begun',
      `${begun.label} has begun. What was worked is put right on the timesheet; leave this shift out.`,
    );
  }
  if (toPersonId !== null && !(await peopleOf(tx, [toPersonId])).has(toPersonId)) {
    return refuse('worker-not-found', 'There is no such worker on your books.');
  }
  const holders = await holdersOfShifts(tx, shiftIds);
  if ([...holders.values()].some(({ personId }) => personId === toPersonId)) {
    return refuse(
      'already-theirs',
      'They hold one of these shifts already. Leave it out, or choose somebody else.',
    );
  }
  const at = await otherSite(tx, booking, terms.siteId);
  if (!at.ok) return at;
  return ok({
    booking,
    shifts,
    holders,
    at: at.value,
    changes: shifts.map((shift) => {
      const { breakMinutes, payPence, chargePence } = terms;
      const times = timesUnder(terms, shift);
      return { shiftId: shift.shiftId, times, breakMinutes, payPence, chargePence };
    }),
  });
}

/**
 * Where they are to work instead. Refuses `site-not-found`, `already-there`, and `another-hirer` for a site of another
 * client or hirer: the work is ordered anew there, with a contract, checks and weeks of its own.
 */
async function otherSite(
  tx: Tx,
  booking: BookedFor,
  siteId: string | undefined,
): Promise<Result<PlaceOfWork | null>> {
  if (siteId === undefined) return ok(null);
  if (siteId === booking.siteId) {
    return refuse('already-there', 'This is where they work already. Choose another site.');
  }
  const place = (await placesOfWork(tx, [siteId])).get(siteId);
  if (!place) {
    return refuse('site-not-found', 'There is no such site. Look at the client.');
  }
  if (place.clientId === booking.clientId && place.hirerId === booking.hirerId) return ok(place);
  return refuse(
    'another-hirer',
    `${place.siteName} is a site of ${place.hirerName}, who is another hirer. Work for another hirer is no change to this booking but a new one: it has particulars, checks and a qualifying period of its own. Take a new booking there, and cancel these shifts once somebody goes.`,
    'Agency Workers Regulations 2010, reg 7: the qualifying period runs with one hirer',
  );
}

/** Who says something: a contact of the client, or a worker. */
export type Speaker =
  | { readonly side: 'hirer'; readonly contactId: string }
  | { readonly side: 'worker'; readonly workerId: string };

/**
 * Who speaks, if they may speak for their side: a contact of the booking's client, or one of these workers. Refuses
 * `contact-of-other` and `not-their-shift`.
 * @returns the person, for the subjects of the record
 */
export async function speaker(
  tx: Tx,
  by: Speaker,
  clientId: string,
  workers: readonly string[],
): Promise<Result<{ readonly personId: string; readonly name: string }>> {
  if (by.side === 'hirer') {
    const contact = (await contactsOf(tx, [by.contactId])).get(by.contactId);
    if (contact?.clientId === clientId) {
      return ok({ personId: contact.personId, name: contact.name });
    }
    return refuse(
      'contact-of-other',
      'This contact is not one of the client’s. Choose a contact of the client.',
    );
  }
  const worker = (await peopleOf(tx, [by.workerId])).get(by.workerId);
  if (worker && workers.includes(by.workerId)) {
    return ok({ personId: by.workerId, name: worker.displayName });
  }
  return refuse(
    'not-their-shift',
    'This worker neither holds one of these shifts nor would take them over. Choose who does.',
  );
}

/** When something was said. Refuses `said-in-future`. */
export function saidWhen(tx: Tx, at: string | undefined): Result<Date> {
  const said = at === undefined ? nowOf(tx) : new Date(at);
  if (said <= nowOf(tx)) return ok(said);
  return refuse('said-in-future', 'This moment is still to come. Enter when it was said.');
}
