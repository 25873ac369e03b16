import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdersOfShifts } from '../bookings/index.ts';
import { inForceOn, termsOf } from './agree-terms.ts';
import { cancellationCharged } from './events.ts';
import { type ConflictRow, subjectsOf } from './found.ts';
import type { Side } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';
import { cancellationOf, type Due } from './terms.ts';

/** A shift as cancelling it comes to. */
export interface ShiftDue {
  readonly shiftId: string;
  readonly clientId: string;
  /** Who had been given the work. */
  readonly personId: string | null;
  readonly noticeMinutes: number;
  readonly chargeTotal: number;
  readonly payTotal: number;
  readonly charge: Due;
  readonly pay: Due;
  /** Of the client's terms that count. */
  readonly version: number | null;
  /** The day whose terms count: when it was ordered, or last confirmed to the client. */
  readonly agreedOn: string;
}

/**
 * What cancelling these shifts comes to at this moment, money in pence. The client is held to the terms that were in
 * force when the work was ordered or last confirmed to them, whichever is later: what was agreed then is the contract
 * about it, and a version of a later day does not reach back. A worker is held to nothing worse than what was promised
 * when they said yes, and gets today's promise where it is better.
 * @param given who had been given each shift, by its id
 */
export async function dueOf(
  tx: Tx,
  shiftIds: readonly string[],
  given: ReadonlyMap<string, string>,
): Promise<readonly ShiftDue[]> {
  const rows = await conflictsDb(tx)
    .selectFrom('shifts_published')
    .select(['shift_id', 'client_id', 'starts_at', 'minutes', 'pay_total', 'charge_total'])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .orderBy('starts_at')
    .orderBy('shift_id')
    .execute();
  const now = nowOf(tx);
  const today = dateIn(now);
  const workers = await termsOf(tx, null);
  const byClient = new Map<string, Awaited<ReturnType<typeof termsOf>>>();
  for (const { client_id: clientId } of rows) {
    if (!byClient.has(clientId)) byClient.set(clientId, await termsOf(tx, clientId));
  }
  const ordered = await orderedWhen(tx, shiftIds);
  return rows.map((row) => {
    const when = ordered.get(row.shift_id);
    const agreedOn = dateIn(latest(when?.ordered_at, when?.confirmed_at) ?? now);
    const client = inForceOn(byClient.get(row.client_id) ?? [], agreedOn);
    const promised = [dateIn(when?.accepted_at ?? now), today];
    const personId = given.get(row.shift_id) ?? null;
    const noticeMinutes = minuteOfDate(row.starts_at) - minuteOfDate(now);
    const due = cancellationOf(
      {
        payTotal: row.pay_total,
        chargeTotal: row.charge_total,
        minutes: row.minutes,
        noticeMinutes,
        given: personId !== null,
      },
      client,
      promised.map((day) => inForceOn(workers, day)),
    );
    return {
      shiftId: row.shift_id,
      clientId: row.client_id,
      personId,
      noticeMinutes,
      chargeTotal: row.charge_total,
      payTotal: row.pay_total,
      ...due,
      version: client?.version ?? null,
      agreedOn,
    };
  });
}

async function orderedWhen(tx: Tx, shiftIds: readonly string[]) {
  const rows = await conflictsDb(tx)
    .selectFrom('orders_published')
    .select(['shift_id', 'ordered_at', 'confirmed_at', 'accepted_at'])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.shift_id, row]));
}

const latest = (a: Date | undefined, b: Date | null | undefined): Date | undefined =>
  a && b && b > a ? b : a;

/** What cancelling these shifts would come to now, before anything is pressed. */
export async function dueIfCancelled(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<readonly ShiftDue[]> {
  const holders = await holdersOfShifts(tx, shiftIds);
  const given = [...holders.values()].filter(({ acceptedAt }) => acceptedAt !== null);
  return dueOf(tx, shiftIds, new Map(given.map(({ shiftId, personId }) => [shiftId, personId])));
}

/** Keeps one sum of a conflict. */
export async function keepSum(
  tx: Tx,
  conflictId: string,
  sum: {
    readonly id?: string;
    readonly side: Side;
    readonly pence: number;
    readonly shiftId?: string;
    readonly personId?: string | null;
    readonly approvedBy?: string | null;
    readonly by?: {
      readonly due: Due;
      readonly noticeMinutes: number;
      readonly fullPence: number;
    };
  },
): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  await conflictsDb(tx)
    .insertInto('conflict_sum')
    .values({
      organisation_id: organisationId,
      id: sum.id ?? newId(),
      conflict_id: conflictId,
      shift_id: sum.shiftId ?? null,
      side: sum.side,
      person_id: sum.side === 'pay' ? (sum.personId ?? null) : null,
      terms_id: sum.by?.due.termsId ?? null,
      notice_minutes: sum.by?.noticeMinutes ?? null,
      percent: sum.by?.due.percent ?? null,
      full_pence: sum.by?.fullPence ?? null,
      pence: sum.pence,
      waived_pence: 0,
      waived_because: '',
      waived_at: null,
      waived_by: null,
      waived_by_name: null,
      approved_by: sum.approvedBy ?? null,
      made_at: nowOf(tx),
      made_by: memberId,
    })
    .execute();
}

/** Keeps what shifts that the hirer cancelled come to, for pay and invoice, each with its entry. */
export async function chargeFor(
  tx: Tx,
  row: ConflictRow,
  shiftIds: readonly string[],
  given: ReadonlyMap<string, string>,
): Promise<void> {
  for (const one of await dueOf(tx, shiftIds, given)) {
    if (one.personId === null) continue;
    const { shiftId, noticeMinutes, charge, pay } = one;
    if (charge.pence > 0) {
      await keepSum(tx, row.id, {
        side: 'charge',
        pence: charge.pence,
        shiftId,
        by: { due: charge, noticeMinutes, fullPence: one.chargeTotal },
      });
    }
    if (pay.pence > 0) {
      await keepSum(tx, row.id, {
        side: 'pay',
        pence: pay.pence,
        shiftId,
        personId: one.personId,
        by: { due: pay, noticeMinutes, fullPence: one.payTotal },
      });
    }
    record(tx, cancellationCharged, {
      subjects: { ...subjectsOf(row), shift: shiftId, worker: one.personId },
      facts: {
        conflict: row.id,
        shift: shiftId,
        noticeMinutes,
        termsVersion: one.version,
        chargePercent: charge.percent,
        chargePence: charge.pence,
        payPercent: pay.percent,
        payPence: pay.pence,
      },
    });
  }
}
