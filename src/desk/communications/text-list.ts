import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { QueryOf, ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { peopleOf } from '../people/index.ts';
import { shown } from './answer-text.ts';
import { holdersOf } from './file-text.ts';
import { someOf } from './find-people.ts';
import { textSendable } from './send-text-again.ts';
import { communicationsDb } from './tables.ts';
import {
  type IncomingState,
  type listTexts,
  NEEDS_READING,
  type OutgoingState,
  type readIncoming,
  type readOutgoing,
} from './text-schema.ts';

const NOT_FOUND = refuse('text-not-found', 'There is no such text.');
const SYSTEM = 'Deskproof';

const needsReading = (state: IncomingState, readAt: Date | null): boolean =>
  readAt === null && NEEDS_READING.some((needs) => needs === state);

interface Listed {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly personId: string | null;
  readonly name: string | null;
  readonly number: string;
  readonly body: string;
  readonly at: Date;
  readonly outgoing: OutgoingState | null;
  readonly incoming: IncomingState | null;
  readonly read_at: Date | null;
}

/** Texts in and out, newest first. */
export async function textList(
  tx: Tx,
  { list, state, words, limit }: QueryOf<typeof listTexts>,
): Promise<ReplyIn<typeof listTexts>> {
  const db = communicationsDb(tx);
  const all = sql`
    select t.id, 'out' as direction, t.person_id, t.to_number as number, t.body, t.written_at as at,
      d.state as outgoing, null as incoming, null::timestamptz as read_at
      from outgoing_text t join text_delivery d on d.organisation_id = t.organisation_id and d.text_id = t.id
    union all
    select i.id, 'in', i.person_id, i.from_number, i.body, i.received_at, null, i.state, i.read_at
      from incoming_text i`;
  const filters = [sql`true`];
  if (list === 'in') filters.push(sql`a.direction = 'in'`);
  if (list === 'out') filters.push(sql`a.direction = 'out'`);
  if (list === 'needs') {
    filters.push(sql`a.read_at is null and a.incoming = any(${[...NEEDS_READING]}::text[])`);
  }
  if (state) filters.push(sql`(a.outgoing = ${state} or a.incoming = ${state})`);
  for (const word of (words ?? '').split(/\s+/).filter((one) => one !== '')) {
    filters.push(
      sql`position(lower(${word}) in lower(coalesce(p.display_name, '') || ' ' || a.number || ' ' || coalesce(p.phone, '') || ' ' || a.body)) > 0`,
    );
  }
  const { rows } = await sql<Listed & { total: number }>`
    select a.id, a.direction, a.person_id as "personId", p.display_name as name, a.number, a.body, a.at, a.outgoing,
      a.incoming, a.read_at, count(*) over () as total
    from (${all}) a left join people_published p on p.person_id = a.person_id
    where ${sql.join(filters, sql` and `)} order by a.at desc, a.id desc limit ${limit}`.execute(
    db,
  );
  const counts = await sql<{ needs: number; failed: number }>`select
    (select count(*) from incoming_text where read_at is null and state = any(${[...NEEDS_READING]}::text[])) as needs,
    (select count(*) from text_delivery where state = 'failed') as failed`.execute(db);
  const numbers = await sql<{ number: string; branch: string | null }>`
    select number, branch_id as branch from text_number where removed_at is null order by added_at`.execute(
    db,
  );
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ at, read_at, total: _, name, ...row }) => ({
      ...row,
      name: name ?? '',
      number: shown(row.number),
      at: at.toISOString(),
      needs: row.incoming !== null && needsReading(row.incoming, read_at),
    })),
    needs: counts.rows[0]?.needs ?? 0,
    failed: counts.rows[0]?.failed ?? 0,
    isSet: textSetting().isSet,
    numbers: numbers.rows.map(({ number, branch }) => ({ number: shown(number), branch })),
  };
}

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  if (personId === null) return '';
  return (await peopleOf(tx, [personId])).get(personId)?.displayName ?? '';
}

/** One text we wrote, with its way. Refuses `text-not-found`. */
export async function outgoingText(
  tx: Tx,
  id: string,
): Promise<Result<ReplyIn<typeof readOutgoing>>> {
  const db = communicationsDb(tx);
  const row = await db
    .selectFrom('outgoing_text as t')
    .innerJoin('text_delivery as d', (join) =>
      join.onRef('d.organisation_id', '=', 't.organisation_id').onRef('d.text_id', '=', 't.id'),
    )
    .selectAll('t')
    .select([
      'd.state',
      'd.attempts',
      'd.next_try_at',
      'd.last_error',
      'd.sent_at',
      'd.delivered_at',
    ])
    .where('t.id', '=', id)
    .executeTakeFirst();
  if (!row) return NOT_FOUND;
  const question = await db
    .selectFrom('text_question')
    .selectAll()
    .where('text_id', '=', id)
    .executeTakeFirst();
  const steps = await db
    .selectFrom('text_step')
    .selectAll()
    .where('text_id', '=', id)
    .orderBy('position')
    .execute();
  const names = await memberNames(tx);
  const can = textSendable(row.state, {
    isSample: actorOf(tx).isSample,
    isSet: textSetting().isSet,
  });
  return ok({
    id: row.id,
    personId: row.person_id,
    name: await nameOf(tx, row.person_id),
    number: shown(row.to_number),
    from: shown(row.from_number),
    body: row.body,
    segments: row.segments,
    state: row.state,
    lastError: row.last_error,
    aboutKind: row.about_kind,
    aboutId: row.about_id,
    writtenAt: row.written_at.toISOString(),
    writtenBy: names.get(row.written_by ?? '') ?? SYSTEM,
    sentAt: row.sent_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    nextTryAt: row.state === 'queued' && row.attempts > 0 ? row.next_try_at.toISOString() : null,
    question: question
      ? {
          code: question.code,
          expiresAt: question.expires_at.toISOString(),
          answer: question.answer,
          answeredAt: question.answered_at?.toISOString() ?? null,
          closedAt: question.closed_at?.toISOString() ?? null,
        }
      : null,
    steps: steps.map(({ position, at, step, said, member_id }) => ({
      position,
      at: at.toISOString(),
      step,
      said,
      by: names.get(member_id ?? '') ?? SYSTEM,
    })),
    notSendable: can.ok ? null : can.refusal.because,
  });
}

/** One text that came in, with what became of it. Refuses `text-not-found`. */
export async function incomingText(
  tx: Tx,
  id: string,
): Promise<Result<ReplyIn<typeof readIncoming>>> {
  const db = communicationsDb(tx);
  const row = await db
    .selectFrom('incoming_text')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return NOT_FOUND;
  const asked = row.question_id
    ? await db
        .selectFrom('outgoing_text')
        .select('body')
        .where('id', '=', row.question_id)
        .executeTakeFirst()
    : undefined;
  const answers = await db
    .selectFrom('outgoing_text as t')
    .innerJoin('text_delivery as d', (join) =>
      join.onRef('d.organisation_id', '=', 't.organisation_id').onRef('d.text_id', '=', 't.id'),
    )
    .select(['t.id', 't.body', 't.written_at', 'd.state'])
    .where('t.answers_id', '=', id)
    .orderBy('t.written_at')
    .execute();
  const unmatched = row.person_id === null && row.from_number.startsWith('+');
  const holders = unmatched ? await holdersOf(tx, row.from_number) : [];
  const names = await memberNames(tx);
  return ok({
    id: row.id,
    personId: row.person_id,
    name: await nameOf(tx, row.person_id),
    number: shown(row.from_number),
    to: shown(row.to_number),
    body: row.body,
    state: row.state,
    answer: row.answer,
    because: row.because,
    receivedAt: row.received_at.toISOString(),
    enteredBy: names.get(row.entered_by ?? '') ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    readBy: names.get(row.read_by ?? '') ?? null,
    needs: needsReading(row.state, row.read_at),
    aboutKind: row.about_kind,
    aboutId: row.about_id,
    asked: asked?.body ?? null,
    answers: answers.map(({ written_at, ...answer }) => ({
      ...answer,
      at: written_at.toISOString(),
    })),
    possible: [
      ...(await someOf(
        tx,
        holders.map(({ personId }) => personId),
      )),
    ],
  });
}
