import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { showNumber } from '../bookings/index.ts';
import type { missingReferences } from './schema.ts';
import { commitmentsDb } from './tables.ts';

type Row = Reply<typeof missingReferences>['rows'][number];

/**
 * Shifts that stand and lack what their bill-to asks for: no invoice is paid without it. The oldest first, with
 * the true total.
 */
export async function shiftsWithoutReferences(
  tx: Tx,
  { from, size }: { readonly from: number; readonly size: number },
): Promise<Reply<typeof missingReferences>> {
  const { rows } = await sql<
    Omit<Row, 'number' | 'startsAt' | 'endsAt' | 'missing'> & {
      number: number;
      startsAt: Date;
      endsAt: Date;
      noOrder: boolean;
      noCostCentre: boolean;
      noReference: boolean;
      total: number;
    }
  >`
    select s.shift_id as "shiftId", s.booking_id as "bookingId", s.number,
      h.client_name as "clientName", h.name as "siteName", b.name as "billToName",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.charge_total::float8 as "chargePence",
      b.po_required and s.po_number = '' as "noOrder",
      b.cost_centre_required and s.cost_centre = '' as "noCostCentre",
      b.reference_required and s.reference = '' as "noReference",
      count(*) over ()::int as total
    from shifts_published s
    join bill_tos_published b on b.organisation_id = s.organisation_id
      and b.bill_to_id = s.bill_to_id
    join sites_published h on h.organisation_id = s.organisation_id and h.site_id = s.site_id
    where s.organisation_id = current_organisation() and s.cancelled_at is null
      and ((b.po_required and s.po_number = '')
        or (b.cost_centre_required and s.cost_centre = '')
        or (b.reference_required and s.reference = ''))
    order by s.starts_at, s.shift_id
    limit ${size} offset ${from}`.execute(commitmentsDb(tx));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ noOrder, noCostCentre, noReference, total: _total, ...row }) => ({
      ...row,
      number: showNumber(row.number),
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      missing: [
        ...(noOrder ? (['order number'] as const) : []),
        ...(noCostCentre ? (['cost centre'] as const) : []),
        ...(noReference ? (['reference'] as const) : []),
      ],
    })),
  };
}
