import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { CLAIM_MINUTES } from './call-down.ts';
import { callClaimed, callLeft } from './events.ts';
import { offersDb } from './tables.ts';

/** A call-down list, or undefined. */
export async function callDownOf(tx: Tx, callDownId: string) {
  return offersDb(tx)
    .selectFrom('call_down')
    .select(['id', 'booking_id as bookingId', 'line_id as lineId', 'shift_ids as shiftIds'])
    .select(['made_at as madeAt', 'made_by as madeBy'])
    .where('id', '=', callDownId)
    .executeTakeFirst();
}

/** Is this person on this list? Refuses `call-down-not-found`. */
export async function onTheList(
  tx: Tx,
  callDownId: string,
  personId: string,
): Promise<Result<NonNullable<Awaited<ReturnType<typeof callDownOf>>>>> {
  const list = await callDownOf(tx, callDownId);
  const row = await offersDb(tx)
    .selectFrom('call_down_person')
    .select('position')
    .where('call_down_id', '=', callDownId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (list && row) return ok(list);
  return refuse('call-down-not-found', 'This person is on no such list. Look at the list again.');
}

/**
 * Has this person to oneself for some minutes: nobody else rings them meanwhile, from whatever list. The one row
 * a person holds it, so that of two who press at once one is told who rings. Again by the same colleague is once.
 * Refuses `call-down-not-found` and `being-rung-busy`.
 */
export async function claimCall(
  tx: Tx,
  { callDownId, personId }: { readonly callDownId: string; readonly personId: string },
): Promise<Result<{ until: string }>> {
  const known = await onTheList(tx, callDownId, personId);
  if (!known.ok) return known;
  const { memberId } = actorOf(tx);
  const claimed = await take(tx, callDownId, personId);
  if (!claimed) return busy(tx, personId);
  if (claimed.fresh) {
    record(tx, callClaimed, {
      subjects: {
        call_down: callDownId,
        worker: personId,
        ...(memberId ? { member: memberId } : {}),
      },
      facts: { until: claimed.until.toISOString() },
    });
  }
  return ok({ until: claimed.until.toISOString() });
}

/** Takes or renews the claim on a person; null: a colleague rings them. */
export async function take(
  tx: Tx,
  callDownId: string,
  personId: string,
): Promise<{ readonly until: Date; readonly fresh: boolean } | null> {
  const { organisationId, memberId } = actorOf(tx);
  if (!memberId) throw new Error('A person rings, not the system.');
  const now = nowOf(tx);
  const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
  const { rows } = await sql<{ until: Date; claimed_at: Date }>`
    insert into call_claim as c
      (organisation_id, person_id, call_down_id, claimed_by, claimed_at, until)
    values (${organisationId}, ${personId}, ${callDownId}, ${memberId}, ${now}, ${until})
    on conflict (organisation_id, person_id) do update
      set call_down_id = excluded.call_down_id, claimed_by = excluded.claimed_by,
        claimed_at = case when c.claimed_by = excluded.claimed_by and c.until > ${now}
          and c.call_down_id = excluded.call_down_id then c.claimed_at else excluded.claimed_at end,
        until = case when c.claimed_by = excluded.claimed_by and c.until > ${now}
          and c.call_down_id = excluded.call_down_id then c.until else excluded.until end
      where c.claimed_by = excluded.claimed_by or c.until <= ${now}
    returning until, claimed_at`.execute(offersDb(tx));
  const [row] = rows;
  return row ? { until: row.until, fresh: row.claimed_at.getTime() === now.getTime() } : null;
}

/** The refusal that names who rings them. */
export async function busy(tx: Tx, personId: string): Promise<Result<never>> {
  const row = await offersDb(tx)
    .selectFrom('call_claim')
    .select('claimed_by')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const name = row && (await memberNames(tx)).get(row.claimed_by);
  return refuse(
    'being-rung-busy',
    `${name ?? 'A colleague'} is ringing this person now. Ring the next one; this list shows what comes of it.`,
  );
}

/** Leaves a person to others again. Nothing to leave is left already. */
export async function leaveCall(
  tx: Tx,
  { callDownId, personId }: { readonly callDownId: string; readonly personId: string },
): Promise<Result<{ personId: string }>> {
  const { memberId } = actorOf(tx);
  const gone = await offersDb(tx)
    .deleteFrom('call_claim')
    .where('person_id', '=', personId)
    .where('call_down_id', '=', callDownId)
    .where('claimed_by', '=', memberId ?? '')
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n) {
    record(tx, callLeft, { subjects: { call_down: callDownId, worker: personId }, facts: {} });
  }
  return ok({ personId });
}
