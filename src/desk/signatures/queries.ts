import { type RawBuilder, sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { bookedFor, showNumber } from '../bookings/index.ts';
import { contactsAtClient, contactsOf } from '../clients/index.ts';
import { sourceOf } from './paper-source.ts';
import type { listOfBooking, listPapers, readSignature } from './schema.ts';
import { signatureSetting } from './setting.ts';
import type { Answer, AnsweredHow, SignerSide } from './signature.ts';
import { consentText } from './signature.ts';
import { checkedCopy } from './signed-copy.ts';
import { signaturesDb } from './tables.ts';

type Row = ReplyIn<typeof listPapers>['rows'][number];
type Counts = ReplyIn<typeof listPapers>['counts'];
type State = keyof Counts;

/** Longer than any shift. */
const LONGEST = 3 * 86_400_000;

interface Told {
  documentId: string;
  bookingId: string;
  number: number;
  version: number;
  side: SignerSide;
  personId: string;
  workerName: string;
  clientId: string;
  clientName: string;
  siteName: string;
  orderedBy: string;
  madeAt: Date;
  firstStartsAt: Date;
  askedAt: Date | null;
  asked: number;
  signatureId: string | null;
  answer: Answer | null;
  how: AnsweredHow | null;
  saidAt: Date | null;
  answeredBy: string | null;
  words: string | null;
  recordedBy: string | null;
  state: State;
}

/** SQL: the newest paper of each worker and side with how it stands; overdue: waiting for `chaseHours` and more. */
function told(which: RawBuilder<unknown>, now: Date, chaseHours: number): RawBuilder<unknown> {
  return sql`
    select t.confirmation_id as "documentId", t.booking_id as "bookingId", t.number, t.version,
      t.side, t.person_id as "personId", w.display_name as "workerName",
      t.client_id as "clientId", h.client_name as "clientName", h.name as "siteName",
      t.ordered_by as "orderedBy", t.made_at as "madeAt", t.first_starts_at as "firstStartsAt",
      r.asked_at as "askedAt", r.asked, g.id as "signatureId", g.answer, g.how,
      g.said_at as "saidAt", g.display_name as "answeredBy", g.words, g.recorded_by as "recordedBy",
      case when g.answer = 'declined' then 'declined' when g.answer is not null then 'accepted'
        when t.made_at <= ${now}::timestamptz - make_interval(hours => ${chaseHours}) then 'overdue'
        else 'waiting' end as state
    from (
      select s.organisation_id, s.confirmation_id, s.booking_id, s.number, s.version, s.side,
        s.person_id, s.client_id, s.site_id, s.ordered_by, s.made_at,
        min(s.starts_at) as first_starts_at
      from told_shifts_published s
      where s.organisation_id = current_organisation() and s.newest and s.stands
        and s.reason <> 'cancellation' and ${which}
      group by s.organisation_id, s.confirmation_id, s.booking_id, s.number, s.version, s.side,
        s.person_id, s.client_id, s.site_id, s.ordered_by, s.made_at) t
    join people_published w on w.organisation_id = t.organisation_id and w.person_id = t.person_id
    join sites_published h on h.organisation_id = t.organisation_id and h.site_id = t.site_id
    left join lateral (
      select max(q.asked_at) as asked_at, count(*)::int as asked from signature_request q
      where q.organisation_id = t.organisation_id and q.kind = 'confirmation'
        and q.document_id = t.confirmation_id) r on true
    left join lateral (
      select a.id, a.answer, a.how, a.said_at, a.words, a.recorded_by, p.display_name
      from signature a
      join people_published p on p.organisation_id = a.organisation_id and p.person_id = a.person_id
      where a.organisation_id = t.organisation_id and a.kind = 'confirmation'
        and a.document_id = t.confirmation_id and a.side = t.side
      order by (a.answer = 'declined'), a.recorded_at desc limit 1) g on true`;
}

async function shownRows(tx: Tx, rows: readonly Told[]): Promise<Row[]> {
  const members = await memberNames(tx);
  const contacts = await contactsOf(tx, [...new Set(rows.map(({ orderedBy }) => orderedBy))]);
  return rows.map((row) => ({
    documentId: row.documentId,
    bookingId: row.bookingId,
    number: showNumber(row.number),
    version: row.version,
    side: row.side,
    personId: row.personId,
    workerName: row.workerName,
    clientId: row.clientId,
    clientName: row.clientName,
    siteName: row.siteName,
    signerName: row.side === 'worker' ? row.workerName : (contacts.get(row.orderedBy)?.name ?? ''),
    madeAt: row.madeAt.toISOString(),
    firstStartsAt: row.firstStartsAt.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
    asked: row.asked,
    overdue: row.state === 'overdue',
    given:
      row.signatureId && row.answer && row.how && row.saidAt
        ? {
            signatureId: row.signatureId,
            answer: row.answer,
            how: row.how,
            saidAt: row.saidAt.toISOString(),
            name: row.answeredBy ?? '',
            words: row.words ?? '',
            recordedBy: row.recordedBy ? (members.get(row.recordedBy) ?? '') : '',
          }
        : null,
  }));
}

/** Confirmations whose shifts are still to come, what waits longest for an answer first, with counts of all. */
export async function papersWaiting(
  tx: Tx,
  {
    state,
    from,
    size,
  }: { readonly state: State | 'all'; readonly from: number; readonly size: number },
): Promise<ReplyIn<typeof listPapers>> {
  const now = nowOf(tx);
  const { chaseHours } = await signatureSetting(tx);
  const db = signaturesDb(tx);
  // The start is what shifts are indexed by; none lasts longer than that.
  const since = new Date(now.getTime() - LONGEST);
  const all = told(sql`s.ends_at > ${now} and s.starts_at > ${since}`, now, chaseHours);
  // What is overdue still waits, too.
  const wanted: readonly State[] =
    state === 'all'
      ? ['overdue', 'waiting', 'declined', 'accepted']
      : state === 'waiting'
        ? ['overdue', 'waiting']
        : [state];
  const { rows } = await sql<Partial<Told> & Record<`${State}Count`, number>>`
    with q as materialized (${all})
    select n.*, z.* from (
      select count(*) filter (where state = 'overdue')::int as "overdueCount",
        count(*) filter (where state = 'waiting')::int as "waitingCount",
        count(*) filter (where state = 'declined')::int as "declinedCount",
        count(*) filter (where state = 'accepted')::int as "acceptedCount" from q) n
    left join lateral (
      select * from q where q.state = any(${[...wanted]}::text[])
      order by array_position(array['declined', 'overdue', 'waiting', 'accepted'], q.state),
        q."firstStartsAt", q.number, q."personId", q.side desc
      limit ${size} offset ${from}) z on true`.execute(db);
  const of = (one: State) => rows[0]?.[`${one}Count`] ?? 0;
  return {
    total: wanted.reduce((sum, one) => sum + of(one), 0),
    counts: {
      overdue: of('overdue'),
      waiting: of('overdue') + of('waiting'),
      declined: of('declined'),
      accepted: of('accepted'),
    },
    chaseHours,
    rows: await shownRows(tx, rows.flatMap(toldOnly)),
  };
}

/** The counts come alone where nothing stands in the state asked for. */
function toldOnly(row: Partial<Told>): readonly Told[] {
  return row.documentId == null ? [] : [row as Told];
}

/** How both sides of a booking answered, worker by worker, and what was said before. Refuses `booking-not-found`. */
export async function papersOfBooking(
  tx: Tx,
  bookingId: string,
): Promise<Result<ReplyIn<typeof listOfBooking>>> {
  if (!(await bookedFor(tx, [bookingId])).has(bookingId)) {
    return refuse('booking-not-found', 'There is no such booking. Look for it in the list.');
  }
  const { chaseHours } = await signatureSetting(tx);
  const db = signaturesDb(tx);
  const { rows } = await sql<Told>`
    select * from (${told(sql`s.booking_id = ${bookingId}`, nowOf(tx), chaseHours)}) q
    order by q."workerName", q."personId", q.side desc`.execute(db);
  const [first] = rows;
  const contacts = first ? await contactsAtClient(tx, first.clientId) : null;
  const shown = new Set(rows.flatMap(({ signatureId }) => signatureId ?? []));
  const before = await db
    .selectFrom('signature as a')
    .innerJoin('people_published as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'a.organisation_id')
        .onRef('p.person_id', '=', 'a.person_id'),
    )
    .innerJoin('people_published as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'a.organisation_id')
        .onRef('w.person_id', '=', 'a.about_person'),
    )
    .select(['a.id', 'a.answer', 'a.how', 'a.said_at', 'a.words', 'a.recorded_by', 'a.version'])
    .select(['a.side', 'a.document_id', 'p.display_name as name', 'w.display_name as worker'])
    .where('a.matter_id', '=', bookingId)
    .orderBy('a.recorded_at', 'desc')
    .limit(200)
    .execute();
  const members = await memberNames(tx);
  const newest = new Set(rows.map(({ documentId }) => documentId));
  return ok({
    papers: await shownRows(tx, rows),
    contacts: contacts?.ok
      ? contacts.value.contacts.map(({ contactId, name }) => ({ contactId, name }))
      : [],
    orderedBy: first?.orderedBy ?? null,
    earlier: before
      .filter(({ id }) => !shown.has(id))
      .map((row) => ({
        signatureId: row.id,
        answer: row.answer,
        how: row.how,
        saidAt: row.said_at.toISOString(),
        name: row.name,
        words: row.words,
        recordedBy: row.recorded_by ? (members.get(row.recorded_by) ?? '') : '',
        version: row.version,
        side: row.side,
        workerName: row.worker,
        overtaken: !newest.has(row.document_id),
      })),
  });
}

/** One answer in full, with what is kept held against its hashes. Refuses `signature-not-found`. */
export async function signatureInFull(
  tx: Tx,
  signatureId: string,
): Promise<Result<ReplyIn<typeof readSignature>>> {
  const row = await signaturesDb(tx)
    .selectFrom('signature as a')
    .innerJoin('people_published as p', (join) =>
      join
        .onRef('p.organisation_id', '=', 'a.organisation_id')
        .onRef('p.person_id', '=', 'a.person_id'),
    )
    .leftJoin('signature_request as q', (join) =>
      join.onRef('q.organisation_id', '=', 'a.organisation_id').onRef('q.id', '=', 'a.request_id'),
    )
    .selectAll('a')
    .select(['p.display_name as name', 'q.channel', 'q.asked_at as askedAt'])
    .where('a.id', '=', signatureId)
    .executeTakeFirst();
  if (!row) return refuse('signature-not-found', 'There is no such signature. Look in the list.');
  const members = await memberNames(tx);
  const paper = await sourceOf(row.kind)?.paper(tx, row.document_id);
  const checked = await checkedCopy(tx, {
    kind: row.kind,
    documentId: row.document_id,
    sha256: row.sha256,
    page: row.page,
    copySha256: row.copy_sha256,
  });
  return ok({
    signatureId: row.id,
    answer: row.answer,
    how: row.how,
    saidAt: row.said_at.toISOString(),
    name: row.name,
    words: row.words,
    recordedBy: row.recorded_by ? (members.get(row.recorded_by) ?? '') : '',
    documentId: row.document_id,
    kind: row.kind,
    title: row.title,
    version: row.version,
    side: row.side,
    bookingId: row.kind === 'confirmation' ? row.matter_id : null,
    personId: row.kind === 'confirmation' ? null : row.about_person,
    clientId: row.kind === 'terms_of_business' ? row.matter_id : null,
    sha256: row.sha256,
    recordedAt: row.recorded_at.toISOString(),
    sentBy: row.channel,
    askedAt: row.askedAt?.toISOString() ?? null,
    typedName: row.typed_name,
    drawn: (row.drawn ?? []).map((stroke) => [...stroke]),
    consent: row.consent === null ? '' : consentText(row.consent),
    code: row.code_channel,
    address: row.address,
    userAgent: row.user_agent,
    copySha256: row.copy_sha256,
    paperMatches: checked.paperMatches,
    copyMatches: checked.copyMatches,
    hasCopy: checked.bytes !== null,
    overtakenBy:
      paper && paper.newest.documentId !== paper.documentId ? paper.newest.version : null,
  });
}
