import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { showNumber } from '../bookings/index.ts';
import type { missingReferences } from './schema.ts';
import { commitmentsDb } from './tables.ts';

type Found = Reply<typeof missingReferences>;
type Row = Found['rows'][number];

/** Shifts shown inside a booking; the count says how many there are. */
const SHOWN = 60;

interface Grouped extends Omit<Row, 'number' | 'firstAt' | 'lastAt' | 'missing' | 'shifts'> {
  readonly number: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly noOrder: boolean;
  readonly noCostCentre: boolean;
  readonly noReference: boolean;
  readonly shifts: readonly { shiftId: string; starts: number; ends: number; pence: number }[];
  readonly total: number;
  readonly totalShifts: number;
  readonly totalPence: number;
}

/**
 * Bookings with shifts that stand and lack what their bill-to asks for: no invoice is paid without it. One row a
 * booking with its shifts inside, the oldest first, with the true totals.
 */
export async function bookingsWithoutReferences(
  tx: Tx,
  { from, size }: { readonly from: number; readonly size: number },
): Promise<Found> {
  const { rows } = await sql<Grouped>`
    with lacking as (
      select s.shift_id, s.booking_id, s.number, h.client_name, h.name as site_name,
        b.name as bill_to_name, s.starts_at, s.ends_at, s.charge_total::float8 as pence,
        b.po_required and s.po_number = '' as no_order,
        b.cost_centre_required and s.cost_centre = '' as no_cost_centre,
        b.reference_required and s.reference = '' as no_reference
      from shifts_published s
      join bill_tos_published b on b.organisation_id = s.organisation_id
        and b.bill_to_id = s.bill_to_id
      join sites_published h on h.organisation_id = s.organisation_id and h.site_id = s.site_id
      where s.organisation_id = current_organisation() and s.cancelled_at is null
        and ((b.po_required and s.po_number = '')
          or (b.cost_centre_required and s.cost_centre = '')
          or (b.reference_required and s.reference = '')))
    select booking_id as "bookingId", number, client_name as "clientName", site_name as "siteName",
      bill_to_name as "billToName", min(starts_at) as "firstAt", max(starts_at) as "lastAt",
      sum(pence) as "chargePence", count(*)::int as "shiftCount", bool_or(no_order) as "noOrder",
      bool_or(no_cost_centre) as "noCostCentre", bool_or(no_reference) as "noReference",
      (array_agg(jsonb_build_object('shiftId', shift_id, 'pence', pence,
        'starts', extract(epoch from starts_at), 'ends', extract(epoch from ends_at))
        order by starts_at, shift_id))[1:${sql.lit(SHOWN)}] as shifts,
      count(*) over ()::int as total, (sum(count(*)) over ())::int as "totalShifts",
      (sum(sum(pence)) over ())::float8 as "totalPence"
    from lacking
    group by booking_id, number, client_name, site_name, bill_to_name
    order by min(starts_at), booking_id
    limit ${size} offset ${from}`.execute(commitmentsDb(tx));
  const [first] = rows;
  return {
    total: first?.total ?? 0,
    totalShifts: first?.totalShifts ?? 0,
    totalPence: first?.totalPence ?? 0,
    rows: rows.map((row) => ({
      bookingId: row.bookingId,
      number: showNumber(row.number),
      clientName: row.clientName,
      siteName: row.siteName,
      billToName: row.billToName,
      chargePence: row.chargePence,
      shiftCount: row.shiftCount,
      firstAt: row.firstAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
      missing: [
        ...(row.noOrder ? (['order number'] as const) : []),
        ...(row.noCostCentre ? (['cost centre'] as const) : []),
        ...(row.noReference ? (['reference'] as const) : []),
      ],
      shifts: row.shifts.map(({ shiftId, starts, ends, pence }) => ({
        shiftId,
        startsAt: iso(starts),
        endsAt: iso(ends),
        chargePence: pence,
      })),
    })),
  };
}

/** An instant of whole seconds since 1970. */
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();
