import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { holdersOfShifts } from '../bookings/index.ts';
import { amendmentState, type Needed, type Side, type Terms, wordsNeeded } from './amendment.ts';
import type { AmendmentState, How } from './schema.ts';
import { amendmentsDb } from './tables.ts';

/** A word with who gave it. */
export interface KeptWord {
  readonly id: string;
  readonly said: 'agreed' | 'declined' | 'withdrawn' | 'applied';
  readonly side: Side | null;
  readonly contactId: string | null;
  readonly workerId: string | null;
  readonly how: How | null;
  readonly saidAt: Date;
  readonly words: string;
  readonly recordedBy: string;
}

/** A shift as it stood when its change was asked for. */
export interface AskedShift {
  readonly shiftId: string;
  readonly revision: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breakMinutes: number;
  readonly payPence: number;
  readonly chargePence: number;
  readonly personId: string | null;
}

export interface LoadedAmendment {
  readonly amendmentId: string;
  readonly bookingId: string;
  readonly askedSide: Side;
  readonly contactId: string | null;
  readonly workerId: string | null;
  readonly how: How;
  readonly askedAt: Date;
  readonly because: string;
  readonly terms: Terms;
  readonly toPersonId: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly shifts: readonly AskedShift[];
  readonly words: readonly KeptWord[];
  /** Whose word it takes, from who holds the shifts now. */
  readonly needed: readonly Needed[];
  readonly state: AmendmentState;
}

/** One amendment. Refuses `amendment-not-found`. @param lock nobody else may change it until this act ends */
export async function loadAmendment(
  tx: Tx,
  amendmentId: string,
  lock = false,
): Promise<Result<LoadedAmendment>> {
  if (lock) {
    await sql`select id from amendment where organisation_id = current_organisation()
      and id = ${amendmentId}::uuid for update`.execute(amendmentsDb(tx));
  }
  const [found] = await loadAmendments(tx, sql`a.id = ${amendmentId}::uuid`);
  return found ? ok(found) : amendmentNotFound();
}

/** The refusal for an id that is no amendment of this organisation. */
export function amendmentNotFound(): Result<never> {
  return refuse(
    'amendment-not-found',
    'There is no such change on record. Look at the booking it was asked for.',
  );
}

type Row = Omit<LoadedAmendment, 'shifts' | 'words' | 'needed' | 'state'>;

/** Amendments, newest first. @param which narrows amendment `a` */
export async function loadAmendments(
  tx: Tx,
  which: ReturnType<typeof sql>,
): Promise<readonly LoadedAmendment[]> {
  const db = amendmentsDb(tx);
  const { rows } = await sql<Row>`
    select a.id as "amendmentId", a.booking_id as "bookingId", a.asked_side as "askedSide",
      a.asked_by_contact as "contactId", a.asked_by_worker as "workerId", a.asked_how as how,
      a.asked_at as "askedAt", a.because, a.change as terms, a.to_person as "toPersonId",
      a.recorded_at as "recordedAt", a.recorded_by as "recordedBy"
    from amendment a where a.organisation_id = current_organisation() and ${which}
    order by a.recorded_at desc, a.id desc`.execute(db);
  const ids = rows.map((row) => row.amendmentId);
  const shifts = await sql<AskedShift & { amendmentId: string }>`
    select amendment_id as "amendmentId", shift_id as "shiftId", revision, starts_at as "startsAt",
      ends_at as "endsAt", break_minutes as "breakMinutes", pay_pence as "payPence",
      charge_pence as "chargePence", person_id as "personId"
    from amendment_shift where organisation_id = current_organisation()
      and amendment_id = any(${ids}::uuid[]) order by starts_at, shift_id`.execute(db);
  const words = await sql<KeptWord & { amendmentId: string }>`
    select amendment_id as "amendmentId", id, said, side, by_contact as "contactId",
      by_worker as "workerId", how, said_at as "saidAt", words, recorded_by as "recordedBy"
    from amendment_word where organisation_id = current_organisation()
      and amendment_id = any(${ids}::uuid[]) order by recorded_at, said_at, id`.execute(db);
  const holders = await holdersOfShifts(tx, [
    ...new Set(shifts.rows.map(({ shiftId }) => shiftId)),
  ]);
  return rows.map((row) => {
    const its = shifts.rows.filter(({ amendmentId }) => amendmentId === row.amendmentId);
    const said = words.rows.filter(({ amendmentId }) => amendmentId === row.amendmentId);
    const held = its.flatMap(({ shiftId }) => {
      const holder = holders.get(shiftId);
      return holder?.acceptedAt ? [holder.personId] : [];
    });
    const needed = wordsNeeded(row.terms, held, row.toPersonId);
    return { ...row, shifts: its, words: said, needed, state: amendmentState(said, needed) };
  });
}
