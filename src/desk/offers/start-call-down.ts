import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { shiftSubjects, whoMayGoToShifts } from '../bookings/index.ts';
import { MOST_TO_RING } from './call-down.ts';
import { callDownStarted } from './events.ts';
import { offersDb } from './tables.ts';

/**
 * Makes a list of people to ring about shifts of one line, in the order of the ranking as it stands now.
 * Refuses `shift-not-found`, `one-line-at-a-time`, `nobody-to-ask`. The same id again gives the first result.
 */
export async function startCallDown(
  tx: Tx,
  input: { readonly id: string; readonly shiftIds: readonly string[] },
): Promise<Result<{ callDownId: string; people: number }>> {
  const db = offersDb(tx);
  const before = await db
    .selectFrom('call_down_person')
    .select('person_id')
    .where('call_down_id', '=', input.id)
    .execute();
  if (before.length > 0) return ok({ callDownId: input.id, people: before.length });
  const ranking = await whoMayGoToShifts(tx, input.shiftIds);
  if (!ranking.ok) return ranking;
  const { shifts, may, holders } = ranking.value;
  const [first] = shifts;
  if (!first || shifts.some(({ lineId }) => lineId !== first.lineId)) {
    return refuse('one-line-at-a-time', 'These shifts belong to several lines. Take each alone.');
  }
  const people = may
    .map(({ runner }) => runner.personId)
    .filter((personId) => !holders.has(personId))
    .slice(0, MOST_TO_RING);
  if (people.length === 0) {
    return refuse(
      'nobody-to-ask',
      'Nobody may go to this, so there is nobody to ring. Look at who may not, and what would clear them.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  await db
    .insertInto('call_down')
    .values({
      organisation_id: organisationId,
      id: input.id,
      booking_id: first.bookingId,
      line_id: first.lineId,
      shift_ids: shiftIds,
      made_at: nowOf(tx),
      made_by: memberId,
    })
    .execute();
  await db
    .insertInto('call_down_person')
    .values(
      people.map((personId, index) => ({
        organisation_id: organisationId,
        call_down_id: input.id,
        person_id: personId,
        position: index + 1,
      })),
    )
    .execute();
  record(tx, callDownStarted, {
    subjects: {
      call_down: input.id,
      booking: first.bookingId,
      line: first.lineId,
      ...shiftSubjects(shiftIds),
    },
    facts: { shifts: shiftIds, people: people.length },
  });
  return ok({ callDownId: input.id, people: people.length });
}
