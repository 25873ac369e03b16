import { sql } from 'kysely';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { bookingsDb } from './tables.ts';
import type { LoadedShift } from './work.ts';

/** An offer that nobody can take any more. */
export interface ClosedOffer {
  readonly offerId: string;
  /** The round of asking it was made in. */
  readonly roundId: string;
  readonly shiftId: string;
  readonly personId: string;
  /** They had said yes and waited for us. */
  readonly saidYes: boolean;
  /** 'lapsed': they took other work at that time. */
  readonly became: 'lapsed' | 'withdrawn';
}

type OnClosedOffers = (tx: Tx, offers: readonly ClosedOffer[]) => Promise<void>;

const heardBy: OnClosedOffers[] = [];

/** A room that must tell people when their offers close says so here; it acts in the same transaction. */
export function onClosedOffers(handler: OnClosedOffers): void {
  heardBy.push(handler);
}

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
    roundId: string;
    shiftId: string;
    saidYes: boolean;
    mine: boolean;
  }>`
    select o.id, o.person_id as "personId", o.made_by as "madeBy", o.round_id as "roundId",
      o.shift_id as "shiftId", o.answer is not null as "saidYes",
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
  await tell(tx, lapsed, 'lapsed');
  await tell(tx, withdrawn, 'withdrawn');
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
    .select(['id', 'person_id as personId', 'round_id as roundId', 'shift_id as shiftId'])
    .select(sql<boolean>`answer is not null`.as('saidYes'))
    .where('shift_id', '=', shiftId)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const gone = open.filter((offer) => offer.personId !== keep);
  await answer(tx, gone, 'withdrawn');
  await tell(tx, gone, 'withdrawn');
  return gone.length;
}

/** Withdraws the offers still open of these rounds: whoever asked asks no longer. */
export async function withdrawRounds(tx: Tx, roundIds: readonly string[]): Promise<number> {
  const open = await bookingsDb(tx)
    .selectFrom('offer')
    .select('id')
    .where(sql<boolean>`round_id = any(${[...roundIds]}::uuid[])`)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
    .orderBy('id')
    .forUpdate()
    .execute();
  await answer(tx, open, 'withdrawn');
  return open.length;
}

/** Offers as other rooms read them, the oldest first. */
export interface OfferRow {
  readonly offerId: string;
  readonly roundId: string;
  readonly shiftId: string;
  readonly personId: string;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly how: 'phone' | 'email' | 'text' | 'in_person';
  readonly answer: 'accepted' | 'declined' | 'lapsed' | 'withdrawn' | null;
  readonly answeredAt: Date | null;
  readonly yesAt: Date | null;
  readonly note: string;
}

/** The offers of these rounds, or of these shifts. */
export async function offersOf(
  tx: Tx,
  by: { readonly roundIds: readonly string[] } | { readonly shiftIds: readonly string[] },
): Promise<readonly OfferRow[]> {
  const which =
    'roundIds' in by
      ? sql<boolean>`round_id = any(${[...by.roundIds]}::uuid[])`
      : sql<boolean>`shift_id = any(${[...by.shiftIds]}::uuid[])`;
  return bookingsDb(tx)
    .selectFrom('offer')
    .select(['id as offerId', 'round_id as roundId', 'shift_id as shiftId'])
    .select(['person_id as personId', 'made_at as madeAt', 'made_by as madeBy', 'how', 'answer'])
    .select(['answered_at as answeredAt', 'yes_at as yesAt', 'answer_note as note'])
    .where(which)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

async function tell(
  tx: Tx,
  offers: readonly {
    readonly id: string;
    readonly roundId: string;
    readonly shiftId: string;
    readonly personId: string;
    readonly saidYes: boolean;
  }[],
  became: 'lapsed' | 'withdrawn',
): Promise<void> {
  if (offers.length === 0) return;
  const closed = offers.map(({ id, roundId, shiftId, personId, saidYes }) => ({
    offerId: id,
    roundId,
    shiftId,
    personId,
    saidYes,
    became,
  }));
  for (const hears of heardBy) await hears(tx, closed);
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
