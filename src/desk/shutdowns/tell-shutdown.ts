import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { confirmTogether } from '../amendments/index.ts';
import { shutdownTold } from './events.ts';
import { closureFound } from './queries.ts';
import type { tellShutdownRoute } from './schema.ts';
import { shutdownsDb } from './tables.ts';

/** Workers of bookings whose newest paper still promises a shift that a shutdown cancelled. */
export async function stillPromised(
  tx: Tx,
  closureId: string,
): Promise<readonly { readonly bookingId: string; readonly personId: string }[]> {
  const rows = await shutdownsDb(tx)
    .selectFrom('shutdown_shift as s')
    .innerJoin('told_shifts_published as t', (join) =>
      join
        .onRef('t.organisation_id', '=', 's.organisation_id')
        .onRef('t.shift_id', '=', 's.shift_id')
        .onRef('t.person_id', '=', 's.person_id'),
    )
    .select(['t.booking_id as bookingId', 't.person_id as personId'])
    .distinct()
    .where('s.closure_id', '=', closureId)
    .where('s.told', '=', true)
    .where('t.newest', '=', true)
    .where('t.stands', '=', true)
    .orderBy('t.booking_id')
    .orderBy('t.person_id')
    .execute();
  return rows;
}

/**
 * Tells the hirer's contacts and the workers of what a shutdown cancelled: one message to each, with a paper for each
 * booking. Who was told before is not told again. Refuses `closure-not-found` and what `confirmTogether` refuses.
 */
export async function tellShutdown(
  tx: Tx,
  closureId: string,
): Promise<Result<ReplyIn<typeof tellShutdownRoute>>> {
  const closure = await closureFound(tx, closureId);
  if (!closure.ok) return closure;
  const promised = await stillPromised(tx, closureId);
  if (promised.length === 0) return ok({ sent: 0, messages: 0, kept: [] });
  const done = await confirmTogether(tx, {
    items: promised.map((one) => ({ id: newId(), ...one })),
    because: closure.value.because,
  });
  if (!done.ok) return done;
  const { sent, kept, messages } = done.value;
  record(tx, shutdownTold, {
    subjects: { closure: closureId, client: closure.value.clientId },
    facts: { closure: closureId, papers: 2 * sent.length, messages, notTold: kept.length },
  });
  return ok({
    sent: sent.length,
    messages,
    kept: kept.map(({ bookingId, personId, because }) => ({ bookingId, personId, because })),
  });
}
