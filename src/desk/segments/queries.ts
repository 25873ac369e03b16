import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import { repliesFrom } from '../communications/index.ts';
import { peopleOf } from '../people/index.ts';
import { policy } from './policy.ts';
import type { LeftOutCode, listSegmentMessages, readSegmentMessage } from './schema.ts';
import { messageNotFound } from './stop-segment.ts';
import { segmentsDb } from './tables.ts';

const REPLY_DAYS = 14;
const MOST = 200;

interface Head {
  messageId: string;
  label: string;
  channel: 'text' | 'mail';
  marketing: boolean;
  madeAt: Date;
  madeBy: string;
  stoppedAt: Date | null;
  doneAt: Date | null;
  going: number;
  written: number;
  waiting: number;
  leftOut: number;
  stopped: number;
}

async function heads(tx: Tx, messageId?: string): Promise<readonly Head[]> {
  const one = messageId === undefined ? sql`true` : sql`m.id = ${messageId}::uuid`;
  const { rows } = await sql<Head>`
    select m.id as "messageId", m.label, m.channel, m.marketing, m.made_at as "madeAt",
      m.made_by_name as "madeBy", m.stopped_at as "stoppedAt", m.done_at as "doneAt", m.going,
      count(*) filter (where p.state = 'written')::int as written,
      count(*) filter (where p.state = 'waiting')::int as waiting,
      count(*) filter (where p.state = 'left_out')::int as "leftOut",
      count(*) filter (where p.state = 'stopped')::int as stopped
    from segment_message m
    join segment_person p on p.organisation_id = m.organisation_id and p.message_id = m.id
    where m.organisation_id = current_organisation() and ${one}
    group by m.organisation_id, m.id order by m.made_at desc, m.id limit ${MOST}`.execute(
    segmentsDb(tx),
  );
  return rows;
}

function shown({ madeAt, stoppedAt, doneAt, ...head }: Head) {
  const state = stoppedAt ? 'stopped' : doneAt ? 'sent' : 'sending';
  return { ...head, state, madeAt: madeAt.toISOString() } as const;
}

/** Messages to many, the newest first. */
export async function segmentMessages(tx: Tx): Promise<ReplyIn<typeof listSegmentMessages>> {
  const rows = (await heads(tx)).map(shown);
  return { total: rows.length, rows };
}

/** One message to many whole. Refuses `message-not-found`. */
export async function segmentMessage(
  tx: Tx,
  messageId: string,
): Promise<Result<ReplyIn<typeof readSegmentMessage>>> {
  const [head] = await heads(tx, messageId);
  if (!head) return messageNotFound();
  const db = segmentsDb(tx);
  const { subject, body, segments } = await db
    .selectFrom('segment_message')
    .select(['subject', 'body', 'segments'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('segment_person')
    .select(['person_id', 'state', 'code', 'because'])
    .where('message_id', '=', messageId)
    .orderBy('position')
    .execute();
  const left = people.filter(({ state }) => state === 'left_out');
  const written = people.flatMap((one) => (one.state === 'written' ? one.person_id : []));
  const until = new Date(head.madeAt.getTime() + REPLY_DAYS * 86_400_000);
  const replies = await repliesFrom(tx, written, head.madeAt, until);
  const names = await peopleOf(tx, [
    ...left.map((one) => one.person_id),
    ...replies.map(({ personId }) => personId),
  ]);
  const nameOf = (id: string) => names.get(id)?.displayName ?? '';
  return ok({
    ...shown(head),
    subject,
    body,
    segments,
    doneAt: head.doneAt?.toISOString() ?? null,
    stoppedAt: head.stoppedAt?.toISOString() ?? null,
    left: left.map(({ person_id, code, because }) => ({
      personId: person_id,
      name: nameOf(person_id),
      code: code as LeftOutCode,
      because,
    })),
    replies: replies.map(({ textId, personId, at }) => ({
      textId,
      personId,
      name: nameOf(personId),
      at: at.toISOString(),
    })),
    mayStop: head.doneAt === null && may(policy, actorOf(tx).roles, 'segments.send'),
  });
}
