import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import type { Link } from '../../platform/links/links.ts';
import { markUsed } from '../../platform/links/make-link.ts';
import { actWithLink, lookWithLink } from '../../platform/links/with-link.ts';
import { lockAll, offersOf } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { peopleOf } from '../people/index.ts';
import { answerRound, type Replied, type ReplyInput, repliedBefore } from './answer-round.ts';
import { isOpen, ringsOf, roundNotFound, roundOf, shiftsOfRound, stillOpen } from './load-round.ts';
import { slotsOf } from './round.ts';
import type { lookAtOffer } from './schema.ts';

type Seen = ReplyIn<typeof lookAtOffer>;

/** What a worker's link to an offer opens: the work, and what they said. Changes nothing. */
export function lookAtOfferByLink(db: Database, token: string): Promise<Result<Seen>> {
  return lookWithLink(db, token, 'offer', seenBy);
}

/** Answers an offer by link. A second press gives what was said. Refuses as `actWithLink` and `answerRound` do. */
export function answerOfferByLink(
  db: Database,
  token: string,
  answer: Pick<ReplyInput, 'id' | 'yes' | 'words'>,
): Promise<Result<Replied>> {
  return actWithLink(
    db,
    token,
    'offer',
    async (tx, { id, about, personId }) => {
      const answered = await answerRound(tx, { ...answer, roundId: about, personId, how: 'link' });
      if (answered.ok) await markUsed(tx, id);
      return answered;
    },
    async (tx, { about, personId }) => {
      const round = await roundOf(tx, about);
      await lockAll(tx, [personId], round ? [round.bookingId] : []);
    },
  );
}

async function seenBy(tx: Tx, { about, personId }: Link): Promise<Result<Seen>> {
  const round = await roundOf(tx, about);
  if (!round) return roundNotFound();
  const shifts = await shiftsOfRound(tx, about);
  const [first] = shifts;
  if (!first) return roundNotFound();
  const rings = await ringsOf(tx, about);
  const offers = await offersOf(tx, { roundIds: rings.map(({ ringId }) => ringId) });
  const mine = new Set(
    offers
      .filter((offer) => offer.personId === personId && offer.answer === null)
      .map(({ shiftId }) => shiftId),
  );
  const free = new Set((await stillOpen(tx, shifts)).map(({ shiftId }) => shiftId));
  const agency = await organisationCard(tx);
  const said = await repliedBefore(tx, about, personId);
  const slots = slotsOf(shifts).map(({ startsAt, endsAt, shiftIds }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    open: shiftIds.some((id) => free.has(id) && mine.has(id)),
    saidYes: said === null ? null : shiftIds.some((id) => said.yesShifts.includes(id)),
    got: said?.gotShifts.some((id) => shiftIds.includes(id)) ?? false,
  }));
  const { place } = first;
  const open = isOpen(round, nowOf(tx)) && slots.some((slot) => slot.open);
  return ok({
    agency: { name: agency.name, phone: agency.phone, isSample: agency.isSample },
    name: (await peopleOf(tx, [personId])).get(personId)?.givenName ?? '',
    role: (await roleNames(tx)).get(first.role) ?? first.role,
    duties: first.duties,
    experience: first.experience,
    risks: first.risks,
    controls: first.controls,
    expenses: first.expenses,
    payPence: {
      least: Math.min(...shifts.map(({ payPence }) => payPence)),
      most: Math.max(...shifts.map(({ payPence }) => payPence)),
    },
    place: { name: place.siteName, address: place.address, postcode: place.postcode },
    hirer: { name: place.hirerName, business: place.natureOfBusiness },
    note: round.note,
    closesAt: round.closesAt.toISOString(),
    firstYes: round.mode === 'first_yes',
    oneFace: first.samePerson === 'must' && slots.length > 1,
    slots,
    state: said !== null ? 'answered' : open ? 'open' : 'closed',
    said: said && { outcome: said.outcome, at: said.saidAt.toISOString() },
  });
}
