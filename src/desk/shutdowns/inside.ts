import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type Holder,
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  shiftsAtSites,
  showNumber,
  toldOf,
} from '../bookings/index.ts';
import { roleNames } from '../candidates/index.ts';
import { closureFits } from '../clients/index.ts';
import { dueIfCancelled } from '../conflicts/index.ts';
import { peopleOf } from '../people/index.ts';
import { templatesInside } from '../rota/index.ts';
import type { previewShutdown } from './schema.ts';
import { shutdownsDb } from './tables.ts';

export type Days = BodyOf<typeof previewShutdown>;

/** Days after which a break resets a clock anyway (AWR reg 7(8)(a)): whoever worked there since may have one. */
const CLOCK_DAYS = 42;

/** The sites of a client, or the one named. Refuses `client-not-found` and `site-not-found`. */
export async function sitesClosed(tx: Tx, { clientId, siteId }: Pick<Days, 'clientId' | 'siteId'>) {
  const rows = await shutdownsDb(tx)
    .selectFrom('sites_published')
    .select(['site_id as siteId', 'name', 'hirer_id as hirerId', 'hirer_name as hirerName'])
    .select('client_name as clientName')
    .where('client_id', '=', clientId)
    .orderBy('name')
    .execute();
  if (rows.length === 0) {
    return refuse('client-not-found', 'There is no such client, or it has no site yet.');
  }
  const sites = rows.filter((row) => siteId === null || row.siteId === siteId);
  if (sites.length > 0) return ok(sites);
  return refuse('site-not-found', 'There is no such site at this client. Choose another.');
}

/** A shift inside the days, with whoever was given it. */
export interface Inside {
  readonly shift: LoadedShift;
  readonly holder: Holder | null;
  readonly told: boolean;
}

/**
 * Shifts that begin on these days at these sites, stand, and are not over; a night that began the evening before is
 * worked to its end.
 */
export async function shiftsInside(
  tx: Tx,
  siteIds: readonly string[],
  from: DateText,
  to: DateText,
): Promise<readonly Inside[]> {
  const start = dateOfMinute(startOfDay(from));
  const end = dateOfMinute(startOfDay(addDays(to, 1)));
  const now = nowOf(tx);
  const there = await shiftsAtSites(tx, siteIds, start, end);
  const ids = there.filter(({ startsAt }) => startsAt > now).map(({ shiftId }) => shiftId);
  const shifts = new Map((await loadShifts(tx, ids)).map((one) => [one.shiftId, one]));
  const holders = await holdersOfShifts(tx, ids);
  const told = await toldOf(
    tx,
    [...holders.values()].map(({ assignmentId }) => assignmentId),
  );
  return ids.flatMap((id) => {
    const shift = shifts.get(id);
    const holder = holders.get(id) ?? null;
    if (!shift) return [];
    return [{ shift, holder, told: holder !== null && told.has(holder.assignmentId) }];
  });
}

/** Who was given the work: a pencil is nobody's yet. */
export function givenTo({ holder }: Inside): string | null {
  return holder?.acceptedAt ? holder.personId : null;
}

/**
 * Whose clock at a hirer the shutdown would break: who holds a shift inside, and who worked there within the six
 * weeks before. One question.
 */
export async function clocksThere(
  tx: Tx,
  sites: readonly { readonly siteId: string; readonly hirerId: string }[],
  days: Pick<Days, 'from' | 'to'>,
): Promise<readonly { readonly personId: string; readonly hirerId: string }[]> {
  const from = dateOfMinute(startOfDay(addDays(days.from, -CLOCK_DAYS)));
  const to = dateOfMinute(startOfDay(addDays(days.to, 1)));
  const { rows } = await sql<{ personId: string; hirerId: string }>`
    select distinct e.person_id as "personId", h.hirer_id as "hirerId"
    from expected_published e
    join sites_published h on h.organisation_id = e.organisation_id and h.site_id = e.site_id
    where e.organisation_id = current_organisation() and e.person_id is not null
      and e.site_id = any(${sites.map(({ siteId }) => siteId)}::uuid[])
      and e.starts_at >= ${from} and e.starts_at < ${to}
    order by 1, 2`.execute(shutdownsDb(tx));
  return rows;
}

/** Everything inside the days, line by line, with what cancelling it comes to. Nothing is kept. */
export async function shutdownPreview(
  tx: Tx,
  days: Days,
): Promise<Result<ReplyIn<typeof previewShutdown>>> {
  const { from, to } = days;
  const fits = closureFits(from, to, dateIn(nowOf(tx)));
  if (!fits.ok) return fits;
  const sites = await sitesClosed(tx, days);
  if (!sites.ok) return sites;
  const inside = await shiftsInside(
    tx,
    sites.value.map(({ siteId }) => siteId),
    from,
    to,
  );
  const due = await dueIfCancelled(
    tx,
    inside.map(({ shift }) => shift.shiftId),
  );
  const sums = new Map(due.map((one) => [one.shiftId, one]));
  const pauses = await clocksThere(tx, sites.value, days);
  const people = await peopleOf(tx, [
    ...inside.flatMap((one) => givenTo(one) ?? []),
    ...pauses.map(({ personId }) => personId),
  ]);
  const nameOf = (id: string) => people.get(id)?.displayName ?? '';
  const roles = await roleNames(tx);
  const now = nowOf(tx);
  return ok({
    clientName: sites.value[0]?.clientName ?? '',
    shifts: inside.map((one) => {
      const { shift } = one;
      const personId = givenTo(one);
      return {
        ...shown(shift, roles),
        personId,
        workerName: personId === null ? null : nameOf(personId),
        told: one.told,
        noticeMinutes: minuteOfDate(shift.startsAt) - minuteOfDate(now),
        chargePence: sums.get(shift.shiftId)?.charge.pence ?? 0,
        payPence: sums.get(shift.shiftId)?.pay.pence ?? 0,
      };
    }),
    templates: (await templatesInside(tx, days, from, to)).map(({ days: worked, ...one }) => ({
      ...one,
      days: worked.length,
    })),
    pauses: pauses.map(({ personId, hirerId }) => ({
      personId,
      name: nameOf(personId),
      hirerName: sites.value.find((site) => site.hirerId === hirerId)?.hirerName ?? '',
    })),
  });
}

/** A shift as pages show it. */
export function shown(shift: LoadedShift, roles: ReadonlyMap<string, string>) {
  return {
    shiftId: shift.shiftId,
    bookingId: shift.bookingId,
    number: showNumber(shift.number),
    siteName: shift.place.siteName,
    roleName: roles.get(shift.role) ?? shift.role,
    startsAt: shift.startsAt.toISOString(),
    endsAt: shift.endsAt.toISOString(),
  };
}
