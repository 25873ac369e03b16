import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { answerText } from './answer-text.ts';
import { type Filed, findAnswer, holdersOf } from './file-text.ts';
import { communicationsDb } from './tables.ts';
import { textMatched, textRead } from './text-events.ts';

const NOT_FOUND = refuse('text-not-found', 'There is no such text.');

/**
 * A member says whose text it is. A YES or NO in it is then read as if it had come from them alone.
 * Refuses `text-not-found`, `already-matched`, `person-not-found`.
 */
export async function matchText(
  tx: Tx,
  { incomingId, personId }: { readonly incomingId: string; readonly personId: string },
): Promise<Result<Filed>> {
  const db = communicationsDb(tx);
  const text = await db
    .selectFrom('incoming_text')
    .selectAll()
    .where('id', '=', incomingId)
    .forUpdate()
    .executeTakeFirst();
  if (!text) return NOT_FOUND;
  if (text.person_id === personId) return ok({ incomingId, state: text.state });
  if (text.person_id !== null || text.state !== 'unmatched') {
    return refuse(
      'already-matched',
      'This text stands on somebody’s record already. Read it there.',
    );
  }
  const person = await livingPerson(tx, personId);
  if (!person.ok) return person;
  const found = await findAnswer(tx, { personId, body: text.body, at: text.received_at });
  await db
    .updateTable('incoming_text')
    .set({
      person_id: personId,
      state: found.state,
      answer: found.answer,
      question_id: found.question?.textId ?? null,
      about_kind: found.about?.kind ?? '',
      about_id: found.about?.id ?? null,
    })
    .where('id', '=', incomingId)
    .execute();
  const possible = text.from_number.startsWith('+') ? await holdersOf(tx, text.from_number) : [];
  record(tx, textMatched, {
    subjects: { text: incomingId, person: personId },
    facts: { of: possible.length },
    people: { [personId]: { from: text.from_number, words: text.body } },
  });
  if (found.say !== null) {
    const answered = { incomingId, from: text.from_number, to: text.to_number, personId };
    await answerText(tx, { ...answered, about: found.about ?? undefined }, found.say);
  }
  return ok({ incomingId, state: found.state });
}

/** A member has read a text and dealt with it. Twice is once. Refuses `text-not-found`. */
export async function markTextRead(
  tx: Tx,
  incomingId: string,
): Promise<Result<{ readAt: string }>> {
  const db = communicationsDb(tx);
  const text = await db
    .selectFrom('incoming_text')
    .select(['state', 'read_at', 'person_id'])
    .where('id', '=', incomingId)
    .forUpdate()
    .executeTakeFirst();
  if (!text) return NOT_FOUND;
  if (text.read_at) return ok({ readAt: text.read_at.toISOString() });
  const now = nowOf(tx);
  await db
    .updateTable('incoming_text')
    .set({ read_at: now, read_by: actorOf(tx).memberId })
    .where('id', '=', incomingId)
    .execute();
  record(tx, textRead, {
    subjects: { text: incomingId, ...(text.person_id ? { person: text.person_id } : {}) },
    facts: { was: text.state },
  });
  return ok({ readAt: now.toISOString() });
}
