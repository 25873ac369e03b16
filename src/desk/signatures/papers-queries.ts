import { type RawBuilder, sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { FileReply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { contactsAtClient, contactsOf } from '../clients/index.ts';
import {
  type listOwnPapers,
  OWN_KINDS,
  type OwnKind,
  PAPER_STATES,
  type PaperState,
} from './papers-schema.ts';
import { paperErased, paperNotFound } from './ready-paper.ts';
import { signatureSetting } from './setting.ts';
import type { Answer, AnsweredHow } from './signature.ts';
import { signaturesDb } from './tables.ts';

type Reply = ReplyIn<typeof listOwnPapers>;

interface Row {
  paperId: string;
  kind: OwnKind;
  version: number;
  formId: string;
  formName: string;
  formVersion: number;
  newestVersion: number;
  personId: string | null;
  clientId: string | null;
  contactId: string | null;
  whose: string;
  madeAt: Date;
  askedAt: Date | null;
  asked: number;
  channel: 'mail' | 'text' | null;
  state: PaperState;
  signatureId: string | null;
  answer: Answer | null;
  how: AnsweredHow | null;
  saidAt: Date | null;
  answeredBy: string | null;
  words: string | null;
  recordedBy: string | null;
}

/**
 * SQL: the newest paper of each worker or client and kind with how it stands. Outdated: its form has a newer version,
 * except of an opt-out that was signed, which holds until it is ended. Who was erased is left out.
 */
function standingPapers(which: RawBuilder<unknown>, now: Date, chaseHours: number) {
  return sql`
    select p.id as "paperId", p.kind, p.version, p.form_id as "formId", f.name as "formName",
      p.form_version as "formVersion", f.version as "newestVersion", p.person_id as "personId",
      p.client_id as "clientId", p.contact_id as "contactId", coalesce(w.display_name, c.name, '') as whose,
      p.made_at as "madeAt", r.asked_at as "askedAt", coalesce(r.asked, 0) as asked, r.channel,
      g.id as "signatureId", g.answer, g.how, g.said_at as "saidAt", g.display_name as "answeredBy", g.words,
      g.recorded_by as "recordedBy",
      case when f.version > p.form_version and (p.kind <> 'opt_out' or g.answer is null or g.answer = 'declined')
          then 'outdated'
        when g.answer = 'declined' then 'declined' when g.answer is not null then 'signed'
        when coalesce(r.asked_at, p.made_at) <= ${now}::timestamptz - make_interval(hours => ${chaseHours})
          then 'overdue' else 'waiting' end as state
    from paper p
    join lateral (select n.name, n.version from paper_form n where n.organisation_id = p.organisation_id
      and n.form_id = p.form_id order by n.version desc limit 1) f on true
    left join people_published w on w.organisation_id = p.organisation_id and w.person_id = p.person_id
    left join candidates_published k on k.organisation_id = p.organisation_id and k.person_id = p.person_id
    left join clients_published c on c.organisation_id = p.organisation_id and c.client_id = p.client_id
    left join lateral (
      select q.asked_at, q.channel, count(*) over ()::int as asked from signature_request q
      where q.organisation_id = p.organisation_id and q.kind = p.kind and q.document_id = p.id
      order by q.asked_at desc limit 1) r on true
    left join lateral (
      select a.id, a.answer, a.how, a.said_at, a.words, a.recorded_by, s.display_name
      from signature a
      join people_published s on s.organisation_id = a.organisation_id and s.person_id = a.person_id
      where a.organisation_id = p.organisation_id and a.kind = p.kind and a.document_id = p.id
      order by (a.answer = 'declined'), a.recorded_at desc limit 1) g on true
    where p.organisation_id = current_organisation() and octet_length(p.pdf) > 0
      and not exists (select from paper n where n.organisation_id = p.organisation_id and n.kind = p.kind
        and n.matter_id = p.matter_id and n.version > p.version)
      and ${which}`;
}

async function shown(tx: Tx, rows: readonly Row[]): Promise<Reply['rows']> {
  const members = await memberNames(tx);
  const contacts = await contactsOf(
    tx,
    rows.flatMap(({ contactId }) => contactId ?? []),
  );
  return rows.map((row) => ({
    paperId: row.paperId,
    kind: row.kind,
    version: row.version,
    formId: row.formId,
    formName: row.formName,
    formVersion: row.formVersion,
    newestVersion: row.newestVersion,
    personId: row.personId,
    clientId: row.clientId,
    contactId: row.contactId,
    whose: row.whose,
    signerName: row.contactId ? (contacts.get(row.contactId)?.name ?? '') : row.whose,
    madeAt: row.madeAt.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
    asked: row.asked,
    state: row.state,
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

/** Papers of the agency's own, of everybody, one worker or one client: what needs somebody first. */
export async function ownPapers(
  tx: Tx,
  query: {
    readonly state: PaperState | 'all';
    readonly personId?: string | undefined;
    readonly clientId?: string | undefined;
    readonly from: number;
    readonly size: number;
  },
): Promise<Reply> {
  const { state, personId, clientId, from, size } = query;
  const { chaseHours } = await signatureSetting(tx);
  const which = sql`(k.archived is not true or ${personId ?? null}::uuid is not null)
    and (${personId ?? null}::uuid is null or p.person_id = ${personId ?? null}::uuid)
    and (${clientId ?? null}::uuid is null or p.client_id = ${clientId ?? null}::uuid)`;
  const wanted: readonly PaperState[] = state === 'all' ? PAPER_STATES : [state];
  const { rows } = await sql<Partial<Row> & Record<`${PaperState}Count`, number>>`
    with q as materialized (${standingPapers(which, nowOf(tx), chaseHours)})
    select n.*, z.* from (
      select count(*) filter (where state = 'declined')::int as "declinedCount",
        count(*) filter (where state = 'overdue')::int as "overdueCount",
        count(*) filter (where state = 'outdated')::int as "outdatedCount",
        count(*) filter (where state = 'waiting')::int as "waitingCount",
        count(*) filter (where state = 'signed')::int as "signedCount" from q) n
    left join lateral (
      select * from q where q.state = any(${[...wanted]}::text[])
      order by array_position(${[...PAPER_STATES]}::text[], q.state), q."madeAt", q.whose, q.kind
      limit ${size} offset ${from}) z on true`.execute(signaturesDb(tx));
  const of = (one: PaperState) => rows[0]?.[`${one}Count`] ?? 0;
  const contacts = clientId ? await contactsAtClient(tx, clientId) : null;
  return {
    total: wanted.reduce((sum, one) => sum + of(one), 0),
    counts: {
      declined: of('declined'),
      overdue: of('overdue'),
      outdated: of('outdated'),
      waiting: of('waiting'),
      signed: of('signed'),
    },
    chaseHours,
    rows: await shown(
      tx,
      rows.flatMap((row) => (row.paperId == null ? [] : [row as Row])),
    ),
    contacts: contacts?.ok
      ? contacts.value.contacts.map(({ contactId, name }) => ({ contactId, name }))
      : [],
  };
}

/** Whose newest paper is of an older version of a form, and how they were asked last. */
export async function outdatedPapers(
  tx: Tx,
  formId: string,
  most: number,
): Promise<{
  readonly total: number;
  readonly rows: readonly {
    readonly personId: string | null;
    readonly clientId: string | null;
    readonly contactId: string | null;
    readonly channel: 'mail' | 'text';
  }[];
}> {
  const papers = standingPapers(
    sql`k.archived is not true and p.form_id = ${formId}::uuid`,
    nowOf(tx),
    1,
  );
  const { rows } = await sql<Row & { total: number }>`
    select q.*, count(*) over ()::int as total from (${papers}) q where q.state = 'outdated'
    order by q."madeAt", q."paperId" limit ${most}`.execute(signaturesDb(tx));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ personId, clientId, contactId, channel }) => ({
      personId,
      clientId,
      contactId,
      channel: channel ?? 'mail',
    })),
  };
}

/** One paper, byte for byte. Refuses `paper-not-found` and `paper-erased`. */
export async function fileOfPaper(tx: Tx, paperId: string): Promise<Result<FileReply>> {
  const row = await signaturesDb(tx)
    .selectFrom('paper')
    .select(['kind', 'version', 'pdf'])
    .where('id', '=', paperId)
    .executeTakeFirst();
  if (!row) return paperNotFound();
  if (row.pdf.length === 0) return paperErased();
  const name = `${OWN_KINDS[row.kind]} version ${row.version}`.toLowerCase();
  return ok({
    fileName: `${name.replace(/[^a-z0-9]+/g, '-')}.pdf`,
    contentType: 'application/pdf',
    bytes: row.pdf,
  });
}
