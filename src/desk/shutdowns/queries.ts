import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn, minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { loadShifts } from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { type Closure, closuresOf } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import { shown } from './inside.ts';
import type { listShutdowns, readShutdown } from './schema.ts';
import { shutdownsDb } from './tables.ts';
import { stillPromised } from './tell-shutdown.ts';

/** One closure, or `closure-not-found`. */
export async function closureFound(tx: Tx, closureId: string): Promise<Result<Closure>> {
  const found = (await closuresOf(tx)).find((one) => one.closureId === closureId);
  return found
    ? ok(found)
    : refuse('closure-not-found', 'There is no such shutdown. Look at the client.');
}

async function heads(tx: Tx, closures: readonly Closure[]) {
  const sites = await shutdownsDb(tx)
    .selectFrom('sites_published')
    .select(['site_id as siteId', 'name', 'client_id as clientId', 'client_name as clientName'])
    .orderBy('name')
    .execute();
  const counts = await shutdownsDb(tx)
    .selectFrom('shutdown_shift')
    .select(({ fn }) => ['closure_id', fn.countAll<number>().as('shifts')])
    .groupBy('closure_id')
    .execute();
  const members = await memberNames(tx);
  return closures.map(({ madeAt, madeBy, liftedAt, ...one }) => ({
    ...one,
    clientName: sites.find(({ clientId }) => clientId === one.clientId)?.clientName ?? '',
    siteName: sites.find(({ siteId }) => siteId === one.siteId)?.name ?? null,
    madeAt: madeAt.toISOString(),
    madeBy: madeBy === null ? 'the system' : (members.get(madeBy) ?? ''),
    liftedAt: liftedAt?.toISOString() ?? null,
    cancelled: Number(counts.find((row) => row.closure_id === one.closureId)?.shifts ?? 0),
  }));
}

/** When clients are or were closed, the latest days first. */
export async function shutdownList(
  tx: Tx,
  clientId?: string,
): Promise<ReplyIn<typeof listShutdowns>> {
  const rows = await heads(tx, await closuresOf(tx, clientId));
  const sites =
    clientId === undefined
      ? []
      : await shutdownsDb(tx)
          .selectFrom('sites_published')
          .select(['site_id as siteId', 'name'])
          .where('client_id', '=', clientId)
          .orderBy('name')
          .execute();
  return { today: dateIn(nowOf(tx)), total: rows.length, rows, sites };
}

/** One shutdown whole. Refuses `closure-not-found`. */
export async function shutdownPage(
  tx: Tx,
  closureId: string,
): Promise<Result<ReplyIn<typeof readShutdown>>> {
  const closure = await closureFound(tx, closureId);
  if (!closure.ok) return closure;
  const [head] = await heads(tx, [closure.value]);
  if (!head) throw new Error('A closure without a head.');
  const kept = await shutdownsDb(tx)
    .selectFrom('shutdown_shift')
    .selectAll()
    .where('closure_id', '=', closureId)
    .execute();
  const shifts = await loadShifts(
    tx,
    kept.map((row) => row.shift_id),
  );
  const byId = new Map(kept.map((row) => [row.shift_id, row]));
  const people = await peopleOf(
    tx,
    kept.flatMap((row) => row.person_id ?? []),
  );
  const roles = await roleNames(tx);
  const rows = shifts.map((shift) => {
    const row = byId.get(shift.shiftId);
    const personId = row?.person_id ?? null;
    return {
      ...shown(shift, roles),
      personId,
      workerName: personId === null ? null : (people.get(personId)?.displayName ?? ''),
      told: row?.told ?? false,
      chargePence: row?.charge_pence ?? 0,
      payPence: row?.pay_pence ?? 0,
    };
  });
  return ok({
    ...head,
    shifts: rows,
    chargePence: kept.reduce((sum, row) => sum + row.charge_pence, 0),
    payPence: kept.reduce((sum, row) => sum + row.pay_pence, 0),
    toTell: (await stillPromised(tx, closureId)).length,
    workers: [...Map.groupBy(rows, ({ personId }) => personId)].flatMap(([personId, own]) =>
      personId === null
        ? []
        : [
            {
              personId,
              name: own[0]?.workerName ?? '',
              shifts: own.length,
              minutes: own.reduce(
                (sum, one) =>
                  sum + minuteOfDate(new Date(one.endsAt)) - minuteOfDate(new Date(one.startsAt)),
                0,
              ),
            },
          ],
    ),
  });
}
