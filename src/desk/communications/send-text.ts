import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { segmentsOf } from '../../lib/text-segments.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { nextCodes } from './question-codes.ts';
import { type Reach, reachOf } from './reach.ts';
import { communicationsDb } from './tables.ts';
import { textWritten } from './text-events.ts';
import { howToAnswer } from './text-question.ts';

/** A text to write. */
export interface TextToSend {
  /** Made by the caller; the same id again gives the first text back. */
  readonly id: string;
  readonly personId: string;
  /** Plain text, lines end with '\n'. What to reply is added to a question. */
  readonly body: string;
  /** What it is about: { kind: 'booking', id }. */
  readonly about: { readonly kind: string; readonly id: string };
  /** Asks for YES or NO until a moment; the answer goes to the handler of `onReply(purpose)`. */
  readonly asks?: { readonly purpose: string; readonly about: string; readonly expiresAt: Date };
  readonly template?: { readonly id: string; readonly version: number };
  /** Marketing also keeps to those who want none. */
  readonly marketing?: boolean;
}

/** Segments that a text may have: what networks carry well, and what somebody reads. */
export const MOST_SEGMENTS = 6;

/**
 * Writes a text in the act; a worker sends it afterwards, to the person's mobile, from their branch's number.
 * A sample's texts never leave, and without a provider texts are kept here. Refuses `no-mobile`,
 * `do-not-contact`, `text-too-long`, `person-not-found`, `question-over` and what `cleanText` refuses.
 */
export async function sendText(tx: Tx, text: TextToSend): Promise<Result<{ textId: string }>> {
  const sent = (await sendTexts(tx, [text])).get(text.id);
  if (!sent) throw new Error('Every text asked for has an answer.');
  return sent;
}

/** Writes many texts, each on its own: one that is refused keeps no other back. By text id. */
export async function sendTexts(
  tx: Tx,
  texts: readonly TextToSend[],
): Promise<ReadonlyMap<string, Result<{ textId: string }>>> {
  const answers = new Map<string, Result<{ textId: string }>>();
  if (texts.length === 0) return answers;
  const before = await communicationsDb(tx)
    .selectFrom('outgoing_text')
    .select('id')
    .where(sql<boolean>`id = any(${texts.map(({ id }) => id)}::uuid[])`)
    .execute();
  for (const { id } of before) answers.set(id, ok({ textId: id }));
  const fresh = texts.filter(({ id }) => !answers.has(id));
  const going = await readied(tx, fresh, answers);
  await insertTexts(tx, going);
  for (const { text } of going) answers.set(text.id, ok({ textId: text.id }));
  return answers;
}

interface Ready {
  readonly text: TextToSend;
  readonly reach: Reach;
  readonly body: string;
  readonly code: number | null;
}

/** The texts that may go, with number, wording and code; the others get their refusal. */
async function readied(
  tx: Tx,
  texts: readonly TextToSend[],
  answers: Map<string, Result<{ textId: string }>>,
): Promise<readonly Ready[]> {
  const reaches = await reachOf(
    tx,
    texts.map(({ personId }) => personId),
  );
  const forMarketing = await reachOf(
    tx,
    texts.filter(({ marketing }) => marketing).map(({ personId }) => personId),
    { marketing: true },
  );
  const codes = await nextCodes(
    tx,
    texts.filter(({ asks }) => asks).map(({ id, personId }) => ({ id, personId })),
  );
  const going: Ready[] = [];
  for (const text of texts) {
    const reach = (text.marketing ? forMarketing : reaches).get(text.personId);
    const code = codes.get(text.id) ?? null;
    const body = wording(tx, text, code);
    const refused = !reach?.ok ? reach : !body.ok ? body : undefined;
    if (refused && !refused.ok) answers.set(text.id, refused);
    else if (reach?.ok && body.ok) going.push({ text, reach: reach.value, body: body.value, code });
  }
  return going;
}

function wording(tx: Tx, text: TextToSend, code: number | null): Result<string> {
  const clean = cleanText(text.body, { min: 1, max: 2000, lines: true, what: 'The text' });
  if (!clean.ok) return clean;
  if (text.asks && text.asks.expiresAt <= nowOf(tx)) {
    return refuse('question-over', 'The time for an answer is over already. Give a later one.');
  }
  if (text.asks && code === null) {
    return refuse(
      'too-many-questions',
      'This person has 99 open questions by text. Ring them instead.',
    );
  }
  const body = code === null ? clean.value : `${clean.value}\n${howToAnswer(code)}`;
  return fits(body);
}

/** The text itself, or `text-too-long` with the figures. */
export function fits(body: string): Result<string> {
  const { segments, alphabet, units } = segmentsOf(body);
  if (segments <= MOST_SEGMENTS) return ok(body);
  const most = alphabet === 'GSM-7' ? MOST_SEGMENTS * 153 : MOST_SEGMENTS * 67;
  return refuse(
    'text-too-long',
    `The text needs ${segments} parts; ${MOST_SEGMENTS} at the most. ${alphabet === 'GSM-7' ? `It has ${units} characters; ${most} fit.` : `With its signs outside the plain alphabet ${most} characters fit; it has ${units}.`} Shorten it.`,
  );
}

async function insertTexts(tx: Tx, going: readonly Ready[]): Promise<void> {
  if (going.length === 0) return;
  const db = communicationsDb(tx);
  const { organisationId, memberId, isSample } = actorOf(tx);
  const from = await numberOf(tx);
  const at = nowOf(tx);
  const state = isSample || !textSetting().isSet ? ('kept' as const) : ('queued' as const);
  const rows = going.map(({ text, reach, body }) => ({
    organisation_id: organisationId,
    id: text.id,
    person_id: text.personId,
    to_number: reach.number,
    from_number: from,
    body,
    segments: segmentsOf(body).segments,
    about_kind: text.about.kind,
    about_id: text.about.id,
    answers_id: null,
    template_id: text.template?.id ?? null,
    template_version: text.template?.version ?? null,
    written_at: at,
    written_by: memberId,
  }));
  await db.insertInto('outgoing_text').values(rows).execute();
  await db
    .insertInto('text_delivery')
    .values(going.map(({ text }) => deliveryOf(tx, text.id, state)))
    .execute();
  const questions = going.flatMap(({ text, code }) =>
    text.asks && code !== null
      ? [
          {
            organisation_id: organisationId,
            text_id: text.id,
            person_id: text.personId,
            purpose: text.asks.purpose,
            about: text.asks.about,
            code,
            asked_at: at,
            expires_at: text.asks.expiresAt,
            answered_at: null,
            answer: null,
            closed_at: null,
          },
        ]
      : [],
  );
  if (questions.length > 0) await db.insertInto('text_question').values(questions).execute();
  for (const { text, reach, body } of going) {
    record(tx, textWritten, {
      subjects: { text: text.id, about: text.about.id, person: text.personId },
      facts: {
        about: text.about.kind,
        state,
        segments: segmentsOf(body).segments,
        asks: text.asks?.purpose ?? null,
      },
      people: { [text.personId]: { to: reach.number, words: body } },
    });
  }
}

/** A delivery row at its start. */
export function deliveryOf(tx: Tx, textId: string, state: 'kept' | 'queued') {
  return {
    organisation_id: actorOf(tx).organisationId,
    text_id: textId,
    state,
    attempts: 0,
    next_try_at: nowOf(tx),
    last_error: '',
    sent_at: null,
    delivered_at: null,
    provider_id: '',
  };
}

/** The number the actor's texts come from: their branch's, else the organisation's, else the provider's own (''). */
export async function numberOf(tx: Tx): Promise<string> {
  const { branchId } = actorOf(tx);
  const rows = await communicationsDb(tx)
    .selectFrom('text_number')
    .select(['number', 'branch_id'])
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
  const own = rows.find(({ branch_id }) => branch_id !== null && branch_id === branchId);
  return (own ?? rows.find(({ branch_id }) => branch_id === null))?.number ?? '';
}
