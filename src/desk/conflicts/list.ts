import { type RawBuilder, sql } from 'kysely';
import type { QueryOf, ReplyOf } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { showNumber } from '../bookings/index.ts';
import { policy } from './policy.ts';
import type { conflictNeedsRoute, listConflicts } from './schema.ts';
import type { Kind, State } from './shapes-schema.ts';
import { conflictsDb } from './tables.ts';

export type ListRow = ReplyOf<typeof listConflicts>['rows'][number];

interface Row {
  conflictId: string;
  kind: Kind;
  state: State;
  happenedAt: Date;
  openedAt: Date;
  openedBy: string;
  ownerId: string | null;
  personId: string | null;
  workerName: string | null;
  clientId: string | null;
  clientName: string | null;
  siteName: string | null;
  bookingId: string | null;
  number: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
  shifts: number;
  toRefill: number;
  chargePence: number;
  payPence: number;
  total: number;
}

/** SQL: which conflicts the acting member may know of; alias c. */
export function mayKnow(tx: Tx): RawBuilder<unknown> {
  const { memberId, roles } = actorOf(tx);
  if (may(policy, roles, 'conflicts.restricted')) return sql`true`;
  return sql`(c.kind <> 'safeguarding' or ${memberId}::uuid in (c.opened_by, c.owner_id))`;
}

const STATE = sql`case when r.closed then 'closed' when r.agreed then 'agreed'
  when r.proposed then 'proposed' else 'open' end`;

/** Conflicts as every list shows them, the newest first, with the true total. One question and the members' names. */
export async function conflictRows(
  tx: Tx,
  {
    where,
    from = 0,
    size = 200,
  }: { readonly where: RawBuilder<unknown>; readonly from?: number; readonly size?: number },
): Promise<{ total: number; rows: ListRow[] }> {
  const { rows } = await sql<Row>`
    select c.id as "conflictId", c.kind, ${STATE} as state, c.happened_at as "happenedAt",
      c.opened_at as "openedAt", c.opened_by_name as "openedBy", c.owner_id as "ownerId",
      c.person_id as "personId", w.display_name as "workerName", c.client_id as "clientId",
      k.name as "clientName", h.name as "siteName", c.booking_id as "bookingId", b.number,
      s.starts as "startsAt", s.ends as "endsAt", coalesce(s.shifts, 0)::int as shifts,
      coalesce(s.to_refill, 0)::int as "toRefill", coalesce(m.charge, 0)::int as "chargePence",
      coalesce(m.pay, 0)::int as "payPence", count(*) over () as total
    from conflict c
    cross join lateral (select coalesce(bool_or(r.step = 'closed'), false) as closed,
        coalesce(bool_or(r.step = 'agreed'), false) as agreed,
        coalesce(bool_or(r.step = 'option'), false) as proposed
      from conflict_record r
      where r.organisation_id = c.organisation_id and r.conflict_id = c.id) r
    left join lateral (select min(p.starts_at) as starts, min(p.ends_at) as ends, count(*) as shifts,
        count(*) filter (where t.done = 'released' and t.refilled_at is null
          and p.cancelled_at is null) as to_refill
      from conflict_shift t
      join shifts_published p on p.organisation_id = t.organisation_id and p.shift_id = t.shift_id
      where t.organisation_id = c.organisation_id and t.conflict_id = c.id) s on true
    left join lateral (select
        sum(case when u.side = 'charge' then u.pence - u.waived_pence
          when u.side = 'credit' then -u.pence end) as charge,
        sum(u.pence) filter (where u.side = 'pay') as pay
      from conflict_sum u
      where u.organisation_id = c.organisation_id and u.conflict_id = c.id) m on true
    left join people_published w on w.organisation_id = c.organisation_id and w.person_id = c.person_id
    left join clients_published k on k.organisation_id = c.organisation_id and k.client_id = c.client_id
    left join sites_published h on h.organisation_id = c.organisation_id and h.site_id = c.site_id
    left join lateral (select number from shifts_published n
      where n.organisation_id = c.organisation_id and n.booking_id = c.booking_id limit 1) b on true
    where c.organisation_id = current_organisation() and ${mayKnow(tx)} and ${where}
    order by c.opened_at desc, c.id desc limit ${size} offset ${from}`.execute(conflictsDb(tx));
  const names = rows.length === 0 ? new Map<string, string>() : await memberNames(tx);
  const named = (id: string | null, name: string | null) =>
    id === null ? null : { id, name: name ?? '' };
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      conflictId: row.conflictId,
      kind: row.kind,
      state: row.state,
      happenedAt: row.happenedAt.toISOString(),
      openedAt: row.openedAt.toISOString(),
      openedBy: row.openedBy,
      owner: named(row.ownerId, names.get(row.ownerId ?? '') ?? null),
      worker: named(row.personId, row.workerName),
      client: named(row.clientId, row.clientName),
      siteName: row.siteName,
      booking: named(row.bookingId, row.number === null ? null : showNumber(row.number)),
      startsAt: row.startsAt?.toISOString() ?? null,
      endsAt: row.endsAt?.toISOString() ?? null,
      shifts: row.shifts,
      toRefill: row.toRefill,
      chargePence: row.chargePence,
      payPence: row.payPence,
    })),
  };
}

/** SQL: is it about this shift, booking, client or person? */
export function about(id: string): RawBuilder<unknown> {
  return sql`(${id}::uuid in (c.booking_id, c.other_booking_id, c.client_id, c.person_id)
    or exists (select 1 from conflict_shift a where a.organisation_id = c.organisation_id
      and a.conflict_id = c.id and ${id}::uuid in (a.shift_id, a.person_id)))`;
}

/** The list of conflicts; see `listConflicts`. */
export function conflictList(tx: Tx, query: QueryOf<typeof listConflicts>) {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (query.kind) parts.push(sql`c.kind = ${query.kind}`);
  if (query.state === 'open') parts.push(sql`not r.closed`);
  if (query.state === 'closed') parts.push(sql`r.closed`);
  if (query.whose === 'mine') parts.push(sql`c.owner_id = ${actorOf(tx).memberId}::uuid`);
  if (query.about) parts.push(about(query.about));
  return conflictRows(tx, { ...query, where: sql.join(parts, sql` and `) });
}

/** What Today says of them: open ones, those given to the reader, and concerns among them. */
export async function conflictNeeds(tx: Tx): Promise<ReplyOf<typeof conflictNeedsRoute>> {
  const { rows } = await sql<{ open: number; mine: number; concerns: number }>`
    select count(*)::int as open,
      count(*) filter (where c.owner_id = ${actorOf(tx).memberId}::uuid)::int as mine,
      count(*) filter (where c.owner_id = ${actorOf(tx).memberId}::uuid
        and c.kind = 'safeguarding')::int as concerns
    from conflict c
    where c.organisation_id = current_organisation() and ${mayKnow(tx)}
      and not exists (select 1 from conflict_record r where r.organisation_id = c.organisation_id
        and r.conflict_id = c.id and r.step = 'closed')`.execute(conflictsDb(tx));
  return rows[0] ?? { open: 0, mine: 0, concerns: 0 };
}
