import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinks } from '../../platform/links/make-link.ts';
import { closeQuestions } from '../communications/index.ts';
import { REMIND_AFTER_HOURS } from './ask.ts';
import { poolAskClosed, poolReminded } from './events.ts';
import { sendAsk } from './send-ask.ts';
import { poolDb } from './tables.ts';

/** The refusal where there is no such ask. */
export function askNotFound(): Result<never> {
  return refuse('ask-not-found', 'There is no such ask. Look for it in the list of asks.');
}

/** An ask with its row locked, or `ask-not-found`. */
async function lockedAsk(tx: Tx, askId: string) {
  return poolDb(tx)
    .selectFrom('pool_ask')
    .selectAll()
    .where('id', '=', askId)
    .forUpdate()
    .executeTakeFirst();
}

async function openOf(tx: Tx, askId: string) {
  const { rows } = await sql<{ person_id: string; sent_at: Date; answered: boolean }>`
    select d.person_id, d.sent_at, exists (select from pool_answer w
        where w.ask_id = d.ask_id and w.person_id = d.person_id) as answered
    from pool_asked d where d.ask_id = ${askId}::uuid and d.left_out is null`.execute(poolDb(tx));
  return rows;
}

/**
 * Asks those again who have not answered, each with a fresh link; who was written to in the last twelve hours is
 * passed over.
 * @returns how many were reminded, and how many were written to too lately; or `ask-not-found`, `ask-closed`,
 *   `nobody-to-remind`, `reminded-lately`
 */
export async function remindAsked(
  tx: Tx,
  askId: string,
  publicUrl: string,
): Promise<Result<{ reminded: number; lately: number }>> {
  const ask = await lockedAsk(tx, askId);
  if (!ask) return askNotFound();
  const now = nowOf(tx);
  if (ask.closed_at || ask.closes_at <= now) {
    return refuse(
      'ask-closed',
      'This ask has closed, so there is nothing left to answer. Ask anew.',
    );
  }
  const open = (await openOf(tx, askId)).filter(({ answered }) => !answered);
  if (open.length === 0) {
    return refuse('nobody-to-remind', 'Everybody who was asked has answered.');
  }
  const latest = new Date(now.getTime() - REMIND_AFTER_HOURS * 3_600_000);
  const due = open.filter(({ sent_at }) => sent_at <= latest).map((row) => row.person_id);
  const lately = open.length - due.length;
  if (due.length === 0) {
    return refuse(
      'reminded-lately',
      `All who have not answered were written to within the last ${REMIND_AFTER_HOURS} hours. Wait, or ring them.`,
    );
  }
  const sent = await sendAsk(
    tx,
    {
      id: askId,
      weekOn: ask.week_on,
      channel: ask.channel,
      note: ask.note,
      closesAt: ask.closes_at,
    },
    due,
    { publicUrl, again: true },
  );
  if (!sent.ok) return sent;
  for (const [personId, sentId] of sent.value) {
    await poolDb(tx)
      .updateTable('pool_asked')
      .set((row) => ({ sent_id: sentId, sent_at: now, times: row('times', '+', 1) }))
      .where('ask_id', '=', askId)
      .where('person_id', '=', personId)
      .execute();
  }
  const reminded = sent.value.size;
  record(tx, poolReminded, {
    subjects: { ask: askId },
    facts: { ask: askId, weekOn: ask.week_on, reminded },
  });
  return ok({ reminded, lately });
}

/**
 * Closes an ask before its time: links and questions open nothing any more, what was answered stays. Twice is
 * once. Refuses `ask-not-found`.
 */
export async function closeAsk(tx: Tx, askId: string): Promise<Result<{ askId: string }>> {
  const ask = await lockedAsk(tx, askId);
  if (!ask) return askNotFound();
  if (ask.closed_at) return ok({ askId });
  await poolDb(tx)
    .updateTable('pool_ask')
    .set({ closed_at: nowOf(tx), closed_by: actorOf(tx).memberId })
    .where('id', '=', askId)
    .execute();
  await withdrawLinks(tx, 'availability', [askId]);
  await closeQuestions(tx, { purpose: 'availability', abouts: [askId] });
  const asked = await openOf(tx, askId);
  const answered = asked.filter((row) => row.answered).length;
  record(tx, poolAskClosed, {
    subjects: { ask: askId },
    facts: { ask: askId, weekOn: ask.week_on, answered, open: asked.length - answered },
  });
  return ok({ askId });
}
