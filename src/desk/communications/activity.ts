import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { may } from '../../platform/identity/policy.ts';
import { contactsAtClient } from '../clients/index.ts';
import { peopleOf } from '../people/index.ts';
import type { readActivity } from './conversation-schema.ts';
import { someOf } from './find-people.ts';
import { KEY_KINDS } from './message.ts';
import { policy } from './policy.ts';
import { knownRecord } from './record-conversation.ts';
import { communicationsDb } from './tables.ts';

type Asked = QueryOf<typeof readActivity>;
type Row = ReplyIn<typeof readActivity>['rows'][number];

interface Found extends Omit<Row, 'at' | 'by' | 'personName'> {
  readonly at: Date;
  readonly byId: string | null;
}

/** The people whose mails, texts and calls belong to a record: the person, the client's contacts, none of a booking. */
async function peopleAt(tx: Tx, { of, id }: Asked): Promise<Result<readonly string[]>> {
  if (of === 'person') return ok([id]);
  if (of === 'booking') return ok([]);
  const client = await contactsAtClient(tx, id);
  return client.ok ? ok(client.value.contacts.map(({ personId }) => personId)) : client;
}

/**
 * What was said with and about a record: mails, texts both ways, calls, messages, notes, newest first. Mails
 * only for whoever reads the outbox, and never one that carries a key. Refuses `about-not-found`.
 */
export async function activityOf(
  tx: Tx,
  asked: Asked,
): Promise<Result<ReplyIn<typeof readActivity>>> {
  const known = await knownRecord(tx, { kind: asked.of, id: asked.id });
  if (!known.ok) return known;
  const people = await peopleAt(tx, asked);
  if (!people.ok) return people;
  const mailsShown = may(policy, actorOf(tx).roles, 'mail.read');
  const ids = [...people.value];
  const mine = (alias: string) =>
    sql`(${sql.ref(`${alias}.about_id`)} = ${asked.id}::uuid or ${sql.ref(`${alias}.person_id`)} = any(${ids}::uuid[]))`;
  const all = sql`
    select m.id, 'mail' as kind, 'out' as direction, m.written_at as at, m.written_by as by, m.person_id as person,
      m.subject, m.body as words, null as medium, null as outcome, null::boolean as checked, d.state as mail_state,
      null as text_state, null as incoming_state
      from message m join message_delivery d on d.organisation_id = m.organisation_id and d.message_id = m.id
      where ${mailsShown} and m.about_kind <> all(${[...KEY_KINDS]}::text[]) and ${mine('m')}
    union all
    select t.id, 'text', 'out', t.written_at, t.written_by, t.person_id, '', t.body, null, null, null, null, d.state, null
      from outgoing_text t join text_delivery d on d.organisation_id = t.organisation_id and d.text_id = t.id
      where ${mine('t')}
    union all
    select i.id, 'text', 'in', i.received_at, i.entered_by, i.person_id, '', i.body, null, null, null, null, null, i.state
      from incoming_text i where ${mine('i')}
    union all
    select c.id, c.kind, c.direction, c.happened_at, c.noted_by, c.person_id, '', c.words, c.medium, c.outcome,
      c.identity_checked, null, null, null
      from conversation c where ${mine('c')}`;
  const filter = asked.kind ? sql`where a.kind = ${asked.kind}` : sql``;
  const db = communicationsDb(tx);
  const { rows } = await sql<Found & { total: number; personId: string | null }>`
    select a.id, a.kind, a.direction, a.at, a.by as "byId", a.person as "personId", a.subject, a.words, a.medium,
      a.outcome, a.checked as "identityChecked", a.mail_state as "mailState", a.text_state as "textState",
      a.incoming_state as "incomingState", count(*) over () as total
    from (${all}) a ${filter} order by a.at desc, a.id desc limit ${asked.limit}`.execute(db);
  const names = await memberNames(tx);
  const named = await peopleOf(
    tx,
    rows.flatMap(({ personId }) => (personId ? [personId] : [])),
  );
  return ok({
    total: rows[0]?.total ?? 0,
    mailsShown,
    rows: rows.map(({ at, byId, total: _, ...row }) => ({
      ...row,
      at: at.toISOString(),
      by: names.get(byId ?? '') ?? null,
      personName: named.get(row.personId ?? '')?.displayName ?? '',
    })),
    people: [...(await someOf(tx, ids))],
  });
}
