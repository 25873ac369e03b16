import { sql } from 'kysely';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { bookingsDb } from './tables.ts';
import type { LoadedShift } from './work.ts';

/** What became of the offers around shifts that went to a worker. */
export interface ClosedOffers {
  /** Who asked the worker about these shifts. */
  readonly madeBy: readonly string[];
  /** The worker's offers of other shifts that overlap. */
  readonly lapsed: number;
  /** Other workers' offers of these shifts. */
  readonly withdrawn: number;
}

/**
 * Closes the offers around shifts that a worker accepted: theirs for these shifts count as a yes, theirs
 * for overlapping shifts lapse, those of others for these shifts are withdrawn.
 */
export async function closeOffers(
  tx: Tx,
  personId: string,
  shifts: readonly LoadedShift[],
  saidAt: Date,
): Promise<ClosedOffers> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  const { rows } = await sql<{
    id: string;
    personId: string;
    madeBy: string;
    mine: boolean;
  }>`
    select o.id, o.person_id as "personId", o.made_by as "madeBy",
      o.shift_id = any(${shiftIds}::uuid[]) as mine
    from offer o
    join shift s on s.organisation_id = o.organisation_id and s.id = o.shift_id
    where o.organisation_id = current_organisation()
      and (o.answer is null or o.answer = 'accepted')
      and (o.shift_id = any(${shiftIds}::uuid[])
        or (o.person_id = ${personId} and exists (
          select 1 from shift t where t.organisation_id = s.organisation_id
            and t.id = any(${shiftIds}::uuid[])
            and t.starts_at < s.ends_at and s.starts_at < t.ends_at)
          and not exists (select 1 from assignment a where a.organisation_id = o.organisation_id
            and a.shift_id = o.shift_id and a.person_id = o.person_id and a.ended_at is null)))
    order by o.id for update of o`.execute(bookingsDb(tx));
  const taken = rows.filter((row) => row.mine && row.personId === personId);
  const lapsed = rows.filter((row) => !row.mine);
  const withdrawn = rows.filter((row) => row.mine && row.personId !== personId);
  await answer(tx, taken, 'accepted', saidAt);
  await answer(tx, lapsed, 'lapsed');
  await answer(tx, withdrawn, 'withdrawn');
  return {
    madeBy: taken.map(({ madeBy }) => madeBy),
    lapsed: lapsed.length,
    withdrawn: withdrawn.length,
  };
}

/** Withdraws the offers of a shift that nobody can take any more: cancelled, or its times changed. */
export async function withdrawOffers(
  tx: Tx,
  shiftId: string,
  keep: string | null = null,
): Promise<number> {
  const open = await bookingsDb(tx)
    .selectFrom('offer')
    .select(['id', 'person_id'])
    .where('shift_id', '=', shiftId)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const gone = open.filter((offer) => offer.person_id !== keep);
  await answer(tx, gone, 'withdrawn');
  return gone.length;
}

async function answer(
  tx: Tx,
  offers: readonly { readonly id: string }[],
  state: 'accepted' | 'lapsed' | 'withdrawn',
  yesAt?: Date,
): Promise<void> {
  if (offers.length === 0) return;
  await bookingsDb(tx)
    .updateTable('offer')
    .set({
      answer: state,
      answered_at: nowOf(tx),
      answer_recorded_by: actorOf(tx).memberId,
      ...(yesAt ? { yes_at: sql<Date>`coalesce(yes_at, ${yesAt})` } : {}),
    })
    .where(sql<boolean>`id = any(${offers.map(({ id }) => id)}::uuid[])`)
    .execute();
}
