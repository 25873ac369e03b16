import { type RawBuilder, sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import {
  type ConfirmationPaper,
  type ConfirmationReason,
  readPaper,
  type Side,
} from '../confirmations/index.ts';
import { showNumber } from './booking.ts';
import type { Paper } from './shift.ts';
import { bookingsDb } from './tables.ts';

/**
 * SQL: how the paper of assignment `a` of shift `s` in booking `b` stands, as a lateral join named `p`
 * with `paper`, `version` and `told` (the paper promises the shift). The newest paper that names the
 * assignment counts: sent while it says what is so, out of date when shift, booking or assignment moved
 * on since. No row: no paper names it.
 */
export const PAPER_OF_ASSIGNMENT = sql`
  left join lateral (
    select c.version, k.stands as told,
      case when (a.ended_at is null) = k.stands
          and (a.ended_at is not null
            or (k.shift_revision = s.revision and c.booking_revision = b.revision))
        then 'sent' else 'out_of_date' end as paper
    from confirmed_shift k
    join confirmation c on c.organisation_id = k.organisation_id and c.id = k.confirmation_id
    where k.organisation_id = a.organisation_id and k.assignment_id = a.id and c.side = 'worker'
    order by c.version desc limit 1) p on true`;

/** How the paper of one assignment stands. */
export async function paperOfShift(tx: Tx, assignmentId: string): Promise<Paper> {
  const { rows } = await sql<{ paper: Paper | null }>`
    select p.paper from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    ${PAPER_OF_ASSIGNMENT}
    where a.organisation_id = current_organisation() and a.id = ${assignmentId}`.execute(
    bookingsDb(tx),
  );
  return rows[0]?.paper ?? 'none';
}

/** One shift of a worker as the next paper will tell it. */
export interface PaperShift {
  readonly assignmentId: string;
  readonly shiftId: string;
  readonly lineId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly acceptedAt: Date;
  /** False: the paper tells that it will not be worked. */
  readonly stands: boolean;
  readonly cancelledBecause: string | null;
  readonly paper: Paper;
}

/**
 * The shifts of one worker in one booking that the next paper must name: those accepted, and those that
 * the last paper still promised though they were cancelled or given up since.
 */
export async function paperShifts(
  tx: Tx,
  bookingId: string,
  personId: string,
): Promise<readonly PaperShift[]> {
  const { rows } = await sql<PaperShift>`
    select a.id as "assignmentId", s.id as "shiftId", s.line_id as "lineId",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.revision,
      a.accepted_at as "acceptedAt", a.ended_at is null as stands,
      case when a.ended_at is null then null
        when s.cancelled_at is not null then coalesce(s.cancelled_because, '')
        else 'No longer assigned to this shift.' end as "cancelledBecause",
      coalesce(p.paper, 'none') as paper
    from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    ${PAPER_OF_ASSIGNMENT}
    where a.organisation_id = current_organisation() and s.booking_id = ${bookingId}
      and a.person_id = ${personId} and a.accepted_at is not null
      and (a.ended_at is null or p.told)
    order by s.starts_at, s.id`.execute(bookingsDb(tx));
  return rows;
}

/** How one worker's paper in one booking stands. */
export interface WorkerPaperState {
  readonly bookingId: string;
  readonly number: string;
  readonly clientName: string;
  readonly siteName: string;
  readonly personId: string;
  readonly workerName: string;
  readonly paper: Paper;
  /** Shifts they hold. */
  readonly shifts: number;
  /** The newest version sent; 0 for none. */
  readonly version: number;
  readonly nextStartsAt: string | null;
  /** The earliest day on which something said is due in writing; null when nothing is open. */
  readonly dueOn: string | null;
  readonly late: boolean;
}

interface Row extends Omit<WorkerPaperState, 'number' | 'nextStartsAt' | 'late'> {
  number: number;
  nextStartsAt: Date | null;
  total: number;
}

/**
 * Papers by worker and booking: out of date when any shift's is, none when any shift was never told.
 * Workers who hold nothing any more stand here as long as their paper promises what is gone.
 * @param which narrows the assignments; aliases a assignment, s shift, b booking, h site
 * @param owed only papers that must be sent
 */
export async function papersOf(
  tx: Tx,
  which: RawBuilder<unknown>,
  { owed = false, from = 0, size = 500 } = {},
): Promise<{ total: number; rows: WorkerPaperState[] }> {
  const now = nowOf(tx);
  const today = dateIn(now);
  const { rows } = await sql<Row>`
    select q.*, count(*) over () as total from (
      select s.booking_id as "bookingId", b.number, h.client_name as "clientName",
        h.name as "siteName", a.person_id as "personId", w.display_name as "workerName",
        case when bool_or(p.paper = 'out_of_date') then 'out_of_date'
          when bool_or(p.paper is null and a.ended_at is null) then 'none'
          else 'sent' end as paper,
        count(*) filter (where a.ended_at is null) as shifts,
        coalesce(max(p.version), 0) as version,
        min(s.starts_at) filter (where a.ended_at is null and s.ends_at > ${now}) as "nextStartsAt",
        min(d.due_on) filter (where a.ended_at is null) as "dueOn",
        max(s.ends_at) as "lastEndsAt"
      from assignment a
      join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
      join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
      join sites_published h on h.organisation_id = b.organisation_id and h.site_id = b.site_id
      join people_published w on w.organisation_id = a.organisation_id
        and w.person_id = a.person_id
      left join lateral (
        select min(i.due_on) as due_on from information_due i
        where i.organisation_id = a.organisation_id and i.assignment_id = a.id
          and i.confirmed_at is null) d on true
      ${PAPER_OF_ASSIGNMENT}
      where a.organisation_id = current_organisation() and a.accepted_at is not null
        and (a.ended_at is null or p.told) and ${which}
      group by s.booking_id, b.number, h.client_name, h.name, a.person_id, w.display_name) q
    where ${owed ? sql`q.paper <> 'sent'` : sql`true`}
    order by q."dueOn" nulls last, q."nextStartsAt" nulls last, q.number, q."personId"
    limit ${size} offset ${from}`.execute(bookingsDb(tx));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      bookingId: row.bookingId,
      number: showNumber(row.number),
      clientName: row.clientName,
      siteName: row.siteName,
      personId: row.personId,
      workerName: row.workerName,
      paper: row.paper,
      shifts: row.shifts,
      version: row.version,
      nextStartsAt: row.nextStartsAt?.toISOString() ?? null,
      dueOn: row.dueOn,
      late: row.dueOn !== null && row.dueOn < today,
    })),
  };
}

/** A paper as it was kept when it was sent. After an erasure its text and PDF are empty. */
export interface KeptPaper {
  readonly confirmationId: string;
  readonly side: 'hirer' | 'worker';
  readonly version: number;
  /** Canonical JSON, for `readPaper`; empty: no longer kept. */
  readonly facts: string;
  readonly pdf: Buffer;
}

/** Papers by confirmation, as sent; unknown ids are left out. */
export async function keptPapers(
  tx: Tx,
  confirmationIds: readonly string[],
): Promise<ReadonlyMap<string, KeptPaper>> {
  const rows = await bookingsDb(tx)
    .selectFrom('confirmation')
    .select(['id as confirmationId', 'side', 'version', 'facts', 'pdf'])
    .where(sql<boolean>`id = any(${[...confirmationIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.confirmationId, row]));
}

/** For whom a booking is: ids of its parts, and its number as people say it. */
export interface BookedFor {
  readonly bookingId: string;
  readonly number: string;
  readonly clientId: string;
  readonly hirerId: string;
  readonly siteId: string;
  readonly billToId: string;
  /** Contact. */
  readonly orderedBy: string;
  readonly approverId: string | null;
  readonly reportTo: string;
  /** The branch it was taken at. */
  readonly branchId: string | null;
}

/** For whom these bookings are; unknown ids are left out. */
export async function bookedFor(
  tx: Tx,
  bookingIds: readonly string[],
): Promise<ReadonlyMap<string, BookedFor>> {
  const rows = await bookingsDb(tx)
    .selectFrom('booking')
    .select(['id as bookingId', 'number', 'client_id as clientId', 'hirer_id as hirerId'])
    .select(['site_id as siteId', 'bill_to_id as billToId', 'ordered_by as orderedBy'])
    .select(['approver_id as approverId', 'report_to as reportTo', 'branch_id as branchId'])
    .where(sql<boolean>`id = any(${[...bookingIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.bookingId, { ...row, number: showNumber(row.number) }]));
}

/** A paper as somebody is to accept it. */
export interface PaperToAccept extends KeptPaper {
  readonly bookingId: string;
  readonly number: string;
  readonly clientId: string;
  /** The worker it is about. */
  readonly personId: string;
  /** The contact who ordered. */
  readonly orderedBy: string;
  readonly reason: 'first' | 'change' | 'cancellation';
  readonly madeAt: Date;
  /** What the version before it said; empty for the first, and after an erasure. */
  readonly factsBefore: string;
  /** When the last shift it names is over. */
  readonly lastEndsAt: Date;
  /** The newest version of this side's paper: itself, unless it was overtaken. */
  readonly newest: { readonly confirmationId: string; readonly version: number };
}

/** A paper to accept, with what has overtaken it; null when there is none of this id. */
export async function paperToAccept(tx: Tx, confirmationId: string): Promise<PaperToAccept | null> {
  const { rows } = await sql<
    Omit<PaperToAccept, 'number' | 'newest'> & {
      number: number;
      newestId: string;
      newestVersion: number;
    }
  >`
    select c.id as "confirmationId", c.booking_id as "bookingId", b.number, b.client_id as "clientId",
      c.person_id as "personId", b.ordered_by as "orderedBy", c.side, c.version, c.reason, c.facts, c.pdf,
      c.made_at as "madeAt", coalesce(f.facts, '') as "factsBefore", n.id as "newestId",
      n.version as "newestVersion",
      (select max(t.ends_at) from told_shifts_published t
        where t.organisation_id = c.organisation_id and t.confirmation_id = c.id) as "lastEndsAt"
    from confirmation c
    join booking b on b.organisation_id = c.organisation_id and b.id = c.booking_id
    join lateral (select m.id, m.version from confirmation m
      where m.organisation_id = c.organisation_id and m.booking_id = c.booking_id
        and m.person_id = c.person_id and m.side = c.side order by m.version desc limit 1) n on true
    left join confirmation f on f.organisation_id = c.organisation_id and f.booking_id = c.booking_id
      and f.person_id = c.person_id and f.side = c.side and f.version = c.version - 1
    where c.organisation_id = current_organisation() and c.id = ${confirmationId}`.execute(
    bookingsDb(tx),
  );
  const [row] = rows;
  if (!row) return null;
  const { newestId, newestVersion, number, ...paper } = row;
  return {
    ...paper,
    number: showNumber(number),
    newest: { confirmationId: newestId, version: newestVersion },
  };
}

/** Papers of one worker at a hirer, in full, that a short form may refer to: newest first, of other bookings. */
export async function papersGivenBefore(
  tx: Tx,
  of: { readonly bookingId: string; readonly hirerId: string; readonly personId: string },
): Promise<readonly ConfirmationPaper[]> {
  const { rows } = await sql<{ facts: string }>`
    select c.facts from confirmation c
    join booking b on b.organisation_id = c.organisation_id and b.id = c.booking_id
    where c.organisation_id = current_organisation() and c.person_id = ${of.personId}::uuid
      and b.hirer_id = ${of.hirerId}::uuid and c.booking_id <> ${of.bookingId}::uuid
      and c.reason <> 'cancellation'
      and nullif(c.facts, '')::jsonb -> 'edition' -> 'short' is null and c.facts <> ''
    order by c.made_at desc, c.id desc limit 8`.execute(bookingsDb(tx));
  return rows.map(({ facts }) => readPaper(facts));
}

type MayConfirm = (
  tx: Tx,
  ask: { readonly personId: string; readonly shiftIds: readonly string[] },
) => Promise<Result<unknown>>;

const conditions: MayConfirm[] = [];

/** A room that must agree before a worker is confirmed says so here: the hirer has not accepted them yet. */
export function onConfirming(condition: MayConfirm): void {
  conditions.push(condition);
}

/** A paper that is about to be mailed: whose it is, and to whom it goes. */
export interface PaperToMail {
  readonly confirmationId: string;
  readonly bookingId: string;
  readonly side: Side;
  readonly reason: ConfirmationReason;
  /** Who gets it: the worker, or the hirer's contact. */
  readonly toPerson: string;
  /** When the last shift it names is over. */
  readonly lastEndsAt: Date;
}

type WriteLines = (tx: Tx, paper: PaperToMail) => Promise<Result<string>>;

const writers: WriteLines[] = [];

/** A room that has something to say under the mail of a paper says so here: where it is accepted. '' for nothing. */
export function onPaperMail(write: WriteLines): void {
  writers.push(write);
}

/** What other rooms have to say under the mail of this paper, as it goes out; '' for nothing. */
export async function linesUnder(tx: Tx, paper: PaperToMail): Promise<Result<string>> {
  const said: string[] = [];
  for (const write of writers) {
    const lines = await write(tx, paper);
    if (!lines.ok) return lines;
    if (lines.value !== '') said.push(lines.value);
  }
  return ok(said.join('\n\n'));
}

/** Does every room agree that this worker is confirmed for these shifts? The first refusal comes back. */
export async function allAgree(tx: Tx, ask: Parameters<MayConfirm>[1]): Promise<Result<null>> {
  for (const condition of conditions) {
    const agreed = await condition(tx, ask);
    if (!agreed.ok) return agreed;
  }
  return ok(null);
}

/** What confirming sent. */
export interface Confirmed {
  readonly version: number;
  readonly reason: ConfirmationReason;
  readonly papers: readonly {
    readonly side: Side;
    readonly confirmationId: string;
    readonly messageId: string;
  }[];
}

/** What a press with this id sent before; null for nothing. */
export async function confirmedBefore(tx: Tx, id: string): Promise<Confirmed | null> {
  const db = bookingsDb(tx);
  const first = await db
    .selectFrom('confirmation')
    .select(['booking_id', 'person_id', 'version', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!first) return null;
  const papers = await db
    .selectFrom('confirmation')
    .select(['side', 'id as confirmationId', 'message_id as messageId'])
    .where('booking_id', '=', first.booking_id)
    .where('person_id', '=', first.person_id)
    .where('version', '=', first.version)
    .orderBy('side', 'desc')
    .execute();
  return { version: first.version, reason: first.reason, papers };
}

/** Both sides have it in writing now. Gives the earliest day it was due, null when nothing was open. */
export async function stopClock(
  tx: Tx,
  shifts: readonly { readonly assignmentId: string }[],
): Promise<string | null> {
  const ids = shifts.map(({ assignmentId }) => assignmentId);
  const open = await bookingsDb(tx)
    .updateTable('information_due')
    .set({ confirmed_at: nowOf(tx) })
    .where(sql<boolean>`assignment_id = any(${ids}::uuid[])`)
    .where('confirmed_at', 'is', null)
    .returning('due_on')
    .execute();
  return open.map((row) => row.due_on).sort()[0] ?? null;
}
