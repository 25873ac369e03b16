import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { record } from '../../platform/audit/record.ts';
import type { Database } from '../../platform/db/pool.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { type Answered, answerText, signature } from './answer-text.ts';
import { type Filed, fileText, type TextIn } from './file-text.ts';
import { handlerOf } from './on-reply.ts';
import { communicationsDb } from './tables.ts';
import { hear } from './text-answer.ts';
import { textAnswered } from './text-events.ts';
import type { IncomingState } from './text-schema.ts';

/**
 * Takes in a text: files it in one act, does what it answers in another, so that it is kept whatever becomes
 * of its answer. The same text again goes on where a crash left it.
 * @param actor the system of the organisation texted, or the member who entered it by hand
 */
export async function receiveText(
  db: Database,
  actor: Actor,
  text: TextIn,
): Promise<Result<Filed>> {
  const filed = await act(db, actor, async (tx) => ok(await fileText(tx, text)));
  if (!filed.ok) return filed;
  const { incomingId, state } = filed.value;
  if (state !== 'answering') return ok({ incomingId, state });
  return finishAnswer(db, actor, incomingId);
}

/** Does what a filed answer asks for; a refusal of the asker is kept and goes back in words. */
export async function finishAnswer(
  db: Database,
  actor: Actor,
  incomingId: string,
): Promise<Result<Filed>> {
  const done = await act(db, actor, (tx) => doAnswer(tx, incomingId));
  if (done.ok) return ok({ incomingId, state: done.value });
  const refused = await act(db, actor, (tx) => keepRefusal(tx, incomingId, done.refusal));
  return refused.ok ? ok({ incomingId, state: refused.value }) : refused;
}

interface Waiting extends Answered {
  readonly state: IncomingState;
  readonly answer: 'yes' | 'no';
  readonly body: string;
  readonly receivedAt: Date;
  readonly question: { readonly textId: string; readonly purpose: string; readonly about: string };
  readonly isAnswered: boolean;
}

/** The text that waits for its answer to be done, its row locked; undefined once it has been. */
async function waiting(tx: Tx, incomingId: string): Promise<Waiting | undefined> {
  const db = communicationsDb(tx);
  const row = await db
    .selectFrom('incoming_text')
    .selectAll()
    .where('id', '=', incomingId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.state !== 'answering' || row.answer === null || row.question_id === null)
    return undefined;
  // Not locked: the asker locks its workers first, and closes its questions after that.
  const question = await db
    .selectFrom('text_question')
    .select(['purpose', 'about', 'answered_at'])
    .where('text_id', '=', row.question_id)
    .executeTakeFirstOrThrow();
  return {
    incomingId,
    from: row.from_number,
    to: row.to_number,
    personId: row.person_id,
    about: row.about_id === null ? undefined : { kind: row.about_kind, id: row.about_id },
    state: row.state,
    answer: row.answer,
    body: row.body,
    receivedAt: row.received_at,
    question: { textId: row.question_id, purpose: question.purpose, about: question.about },
    isAnswered: question.answered_at !== null,
  };
}

async function setState(tx: Tx, incomingId: string, state: IncomingState, because = '') {
  await communicationsDb(tx)
    .updateTable('incoming_text')
    .set({ state, because })
    .where('id', '=', incomingId)
    .execute();
}

/** Does what a filed answer asks for, once; refuses what the asker refuses. */
export async function doAnswer(tx: Tx, incomingId: string): Promise<Result<IncomingState>> {
  const text = await waiting(tx, incomingId);
  if (!text || text.personId === null) return ok('answered');
  const { question, answer } = text;
  if (text.isAnswered) {
    await setState(tx, incomingId, 'closed');
    const { ring } = await signature(tx);
    await answerText(tx, text, `We have your answer already. To change it, please ${ring}.`);
    return ok('closed');
  }
  const handler = handlerOf(question.purpose);
  if (!handler) {
    // Nobody here does anything with it: a person reads it.
    await setState(tx, incomingId, 'to_read');
    return ok('to_read');
  }
  const heard = hear(text.body);
  const result = await handler(tx, {
    personId: text.personId,
    about: question.about,
    answer,
    days: 'days' in heard ? heard.days : undefined,
    text: text.body,
    receivedAt: text.receivedAt,
    textId: question.textId,
  });
  if (!result.ok) return result;
  const kept = await communicationsDb(tx)
    .updateTable('text_question')
    .set({ answered_at: nowOf(tx), answer })
    .where('text_id', '=', question.textId)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  if (kept.numUpdatedRows === 0n) {
    return refuse('already-answered', 'Another text answered this question at the same moment.');
  }
  await setState(tx, incomingId, 'answered');
  recordAnswer(tx, text, null);
  await answerText(tx, text, result.value.say);
  return ok('answered');
}

async function keepRefusal(
  tx: Tx,
  incomingId: string,
  refusal: Refusal,
): Promise<Result<IncomingState>> {
  const text = await waiting(tx, incomingId);
  if (!text) return ok('refused');
  await setState(tx, incomingId, 'refused', refusal.because);
  recordAnswer(tx, text, refusal.code);
  const { say } = (refusal.details ?? {}) as { readonly say?: unknown };
  const { ring } = await signature(tx);
  const words =
    typeof say === 'string'
      ? say
      : `We have your ${text.answer.toUpperCase()}, but something stands in its way. We will ring you; if it is urgent, please ${ring}.`;
  await answerText(tx, text, words);
  return ok('refused');
}

function recordAnswer(tx: Tx, text: Waiting, refused: string | null): void {
  record(tx, textAnswered, {
    subjects: {
      text: text.incomingId,
      question: text.question.textId,
      ...(text.about ? { about: text.about.id } : {}),
      ...(text.personId ? { person: text.personId } : {}),
    },
    facts: { purpose: text.question.purpose, answer: text.answer, refused },
  });
}
