import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { type ClosedOffer, offersOf, onClosedOffers } from '../bookings/index.ts';
import { closeQuestions, sendMail, sendTexts } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { roundClosed, stoodDown } from './events.ts';
import { type Round, ringsOf, roundOf, shiftsOfRound, stillOpen } from './load-round.ts';
import { whenOf } from './send-offers.ts';
import { offersDb } from './tables.ts';

/**
 * Tells people who had said yes that others go, once each, by the way they were asked; whoever stands in reserve
 * reads that they do. Who asked not to be contacted is not written to; they still are stood down.
 * @returns how many were written to
 */
export async function tellStoodDown(
  tx: Tx,
  round: Round,
  personIds: readonly string[],
): Promise<number> {
  if (personIds.length === 0) return 0;
  const db = offersDb(tx);
  const { rows } = await sql<{ personId: string }>`
    update offer_asked set stood_down_at = ${nowOf(tx)}
    where round_id = ${round.roundId}::uuid and person_id = any(${[...personIds]}::uuid[])
      and stood_down_at is null and left_out is null
    returning person_id as "personId"`.execute(db);
  const ids = rows.map(({ personId }) => personId).sort();
  if (ids.length === 0) return 0;
  const reserve = await db
    .selectFrom('offer_reserve')
    .select('person_id')
    .where('line_id', '=', round.lineId)
    .where('ended_at', 'is', null)
    .execute();
  const onReserve = new Set(reserve.map(({ person_id }) => person_id));
  const shifts = await shiftsOfRound(tx, round.roundId);
  const { name: agency } = await organisationCard(tx);
  const what = `${whenOf(shifts, dateIn(nowOf(tx)))} at ${shifts[0]?.place.siteName ?? ''}`;
  const words = (personId: string) =>
    onReserve.has(personId)
      ? `The work ${what} went to others. You are in reserve: if somebody drops out, we ring you.`
      : `The work ${what} went to others this time. Thank you for your answer; we will ask you again.`;
  const about = { kind: 'booking', id: round.bookingId };
  let told = 0;
  if (round.channel === 'text') {
    const texts = ids.map((personId) => ({
      id: newId(),
      personId,
      body: `${agency}: ${words(personId)}`,
      about,
    }));
    const answers = await sendTexts(tx, texts);
    told = [...answers.values()].filter((one) => one.ok).length;
  } else {
    const people = await peopleOf(tx, ids);
    for (const personId of ids) {
      const person = people.get(personId);
      if (!person?.email) continue;
      const sent = await sendMail(tx, {
        id: newId(),
        toName: person.displayName,
        toAddress: person.email,
        subject: `Others go: ${what}`,
        body: [`Hello ${person.givenName},`, '', words(personId), '', agency].join('\n'),
        personId,
        about,
        attachments: [],
      });
      if (sent.ok) told += 1;
    }
  }
  record(tx, stoodDown, {
    subjects: { round: round.roundId, booking: round.bookingId, line: round.lineId },
    facts: { told },
  });
  return told;
}

/** Closes a round all of whose places are taken, if they are: nobody is asked any more. */
export async function closeFilled(tx: Tx, roundId: string): Promise<void> {
  const round = await roundOf(tx, roundId);
  if (!round || round.closedAt !== null) return;
  if ((await stillOpen(tx, await shiftsOfRound(tx, roundId))).length > 0) return;
  await closeRow(tx, round, 'filled');
}

/** Closes the round's row and its questions by text, and records it. */
export async function closeRow(tx: Tx, round: Round, why: 'filled' | 'stopped'): Promise<void> {
  const db = offersDb(tx);
  await db
    .updateTable('round_of_asking')
    .set({
      closed_at: nowOf(tx),
      closed_by: why === 'stopped' ? actorOf(tx).memberId : null,
      closed_why: why,
      next_at: null,
      lease_until: null,
    })
    .where('id', '=', round.roundId)
    .execute();
  await closeQuestions(tx, { purpose: 'offer', abouts: [round.roundId] });
  const { rows } = await sql<{ asked: number; answered: number }>`
    select count(*) filter (where a.left_out is null)::int as asked, count(r.id)::int as answered
    from offer_asked a left join offer_reply r on r.organisation_id = a.organisation_id
      and r.round_id = a.round_id and r.person_id = a.person_id
    where a.round_id = ${round.roundId}::uuid`.execute(db);
  record(tx, roundClosed, {
    subjects: { round: round.roundId, booking: round.bookingId, line: round.lineId },
    facts: { why, asked: rows[0]?.asked ?? 0, answered: rows[0]?.answered ?? 0 },
  });
}

/**
 * What follows when offers of ours close, in the act that closed them: a round without places left is closed, and
 * whoever had said yes and has nothing left to wait for in it is told.
 */
async function offersClosed(tx: Tx, closed: readonly ClosedOffer[]): Promise<void> {
  const ours = await roundsOf(tx, [...new Set(closed.map(({ roundId }) => roundId))]);
  for (const roundId of [...new Set(ours.values())].sort()) {
    const round = await roundOf(tx, roundId);
    if (!round) continue;
    await closeFilled(tx, roundId);
    const said = new Set(
      closed
        .filter((one) => ours.get(one.roundId) === roundId)
        .filter(({ saidYes, became }) => saidYes && became === 'withdrawn')
        .map(({ personId }) => personId),
    );
    const rings = await ringsOf(tx, roundId);
    const offers = await offersOf(tx, { roundIds: rings.map(({ ringId }) => ringId) });
    const waiting = new Set(
      offers
        .filter(({ answer }) => answer === null || answer === 'accepted')
        .map(({ personId }) => personId),
    );
    await tellStoodDown(
      tx,
      round,
      [...said].filter((personId) => !waiting.has(personId)),
    );
  }
}

/** Our round of each ring among these. */
async function roundsOf(tx: Tx, ringIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await offersDb(tx)
    .selectFrom('offer_ring')
    .select(['id', 'round_id'])
    .where(sql<boolean>`id = any(${[...ringIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, round_id }) => [id, round_id]));
}

onClosedOffers(offersClosed);
