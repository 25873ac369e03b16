import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { cancelShift, lockAll } from '../bookings/index.ts';
import { closeClient, closuresOf, liftClosure } from '../clients/index.ts';
import { dueIfCancelled } from '../conflicts/index.ts';
import { pauseForShutdown, resumeAfterShutdown } from '../equal-treatment/index.ts';
import { shutdownMade } from './events.ts';
import { clocksThere, givenTo, type Inside, shiftsInside, sitesClosed } from './inside.ts';
import type { closeForShutdownRoute } from './schema.ts';
import { shutdownsDb } from './tables.ts';

type Made = { closureId: string; cancelled: number };

/**
 * Closes a client, or one site of it, in some days: cancels each shift that was chosen, by the client's terms, frees
 * its worker's time, marks the sites closed for rotas, and, of a customary shutdown, pauses the clocks of its agency
 * workers there. All in one act or not at all. The same id again gives the first result.
 * @returns refuses `shutdown-changed` when other shifts stand inside than were shown, and what `closeClient` and
 *   `cancelShift` refuse
 */
export async function makeShutdown(
  tx: Tx,
  input: BodyOf<typeof closeForShutdownRoute>,
): Promise<Result<Made>> {
  const { id, clientId, siteId, from, to, customary } = input;
  const there = await closuresOf(tx, clientId);
  if (there.some(({ closureId }) => closureId === id)) return ok(await madeOf(tx, id));
  const sites = await sitesClosed(tx, input);
  if (!sites.ok) return sites;
  const siteIds = sites.value.map((site) => site.siteId);
  await lockInside(tx, await shiftsInside(tx, siteIds, from, to));
  const closed = await closeClient(tx, { id, clientId, siteId, from, to, because: input.because });
  if (!closed.ok) return closed;
  // Another press of the same moment has made it.
  if (!closed.value.isNew) return ok(await madeOf(tx, id));
  // Under the locks: what was shown must be what stands.
  const inside = await shiftsInside(tx, siteIds, from, to);
  const asShown = new Set([...input.cancel, ...input.keep]);
  if (inside.length !== asShown.size || inside.some(({ shift }) => !asShown.has(shift.shiftId))) {
    return refuse(
      'shutdown-changed',
      `Since you looked, what is booked in these days has changed: ${counted(inside.length, 'shift stands', 'shifts stand')} there now. Look again.`,
    );
  }
  const chosen = new Set(input.cancel);
  const going = inside.filter(({ shift }) => chosen.has(shift.shiftId));
  // Before anything is cancelled: what a clock rests on is who holds the work.
  const paused = customary ? await clocksThere(tx, sites.value, input) : [];
  const due = await dueIfCancelled(
    tx,
    going.map(({ shift }) => shift.shiftId),
  );
  for (const { shift } of going) {
    const done = await cancelShift(tx, {
      shiftId: shift.shiftId,
      because: input.because,
      by: 'hirer',
    });
    if (!done.ok) return done;
  }
  const sums = new Map(due.map((one) => [one.shiftId, one]));
  await keepShifts(tx, id, going, (shiftId) => ({
    charge_pence: sums.get(shiftId)?.charge.pence ?? 0,
    pay_pence: sums.get(shiftId)?.pay.pence ?? 0,
  }));
  await pauseForShutdown(tx, { closureId: id, people: paused, from, to });
  record(tx, shutdownMade, {
    subjects: { client: clientId, closure: id, ...(siteId === null ? {} : { site: siteId }) },
    facts: {
      closure: id,
      from,
      to,
      customary,
      cancelled: going.length,
      kept: inside.length - going.length,
      workers: new Set(going.flatMap((one) => givenTo(one) ?? [])).size,
      chargePence: due.reduce((sum, one) => sum + one.charge.pence, 0),
      payPence: due.reduce((sum, one) => sum + one.pay.pence, 0),
      clocksPaused: paused.length,
    },
  });
  return ok({ closureId: id, cancelled: going.length });
}

/** Workers first, then bookings, as everywhere. */
async function lockInside(tx: Tx, inside: readonly Inside[]): Promise<void> {
  await lockAll(
    tx,
    [...new Set(inside.flatMap(({ holder }) => holder?.personId ?? []))].sort(),
    [...new Set(inside.map(({ shift }) => shift.bookingId))].sort(),
  );
}

async function keepShifts(
  tx: Tx,
  closureId: string,
  going: readonly Inside[],
  sumsOf: (shiftId: string) => { charge_pence: number; pay_pence: number },
): Promise<void> {
  if (going.length === 0) return;
  const { organisationId } = actorOf(tx);
  await shutdownsDb(tx)
    .insertInto('shutdown_shift')
    .values(
      going.map((one) => ({
        organisation_id: organisationId,
        closure_id: closureId,
        shift_id: one.shift.shiftId,
        booking_id: one.shift.bookingId,
        person_id: givenTo(one),
        told: one.told,
        ...sumsOf(one.shift.shiftId),
      })),
    )
    .execute();
}

async function madeOf(tx: Tx, closureId: string): Promise<Made> {
  const { cancelled } = await shutdownsDb(tx)
    .selectFrom('shutdown_shift')
    .select(({ fn }) => fn.countAll<number>().as('cancelled'))
    .where('closure_id', '=', closureId)
    .executeTakeFirstOrThrow();
  return { closureId, cancelled: Number(cancelled) };
}

/**
 * Lifts a shutdown: its days can be booked again and the clocks run as if it had not been. What was cancelled stays
 * cancelled. Refuses what `liftClosure` refuses.
 */
export async function liftShutdown(
  tx: Tx,
  closureId: string,
  because: string,
): Promise<Result<{ closureId: string }>> {
  const lifted = await liftClosure(tx, closureId, because);
  if (!lifted.ok) return lifted;
  await resumeAfterShutdown(tx, closureId);
  return lifted;
}
