import { normalisePhone } from '../../lib/phone.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { samePeople } from '../people/index.ts';
import { answerText, isOurs, signature } from './answer-text.ts';
import { takesDays } from './on-reply.ts';
import { startTexts, stopTexts } from './opt-out.ts';
import { meantBy } from './questions-of.ts';
import { communicationsDb } from './tables.ts';
import { hear } from './text-answer.ts';
import { textReceived } from './text-events.ts';
import type { IncomingState } from './text-schema.ts';

/** A text that came in. */
export interface TextIn {
  readonly id: string;
  /** The provider's own id; empty when it was entered by hand. */
  readonly providerId: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly receivedAt: Date;
}

/** How a text was filed. */
export interface Filed {
  readonly incomingId: string;
  readonly state: IncomingState;
}

/** What was found out about a text, before anything is written. */
export interface Finding {
  readonly state: IncomingState;
  readonly personId: string | null;
  readonly answer: 'yes' | 'no' | null;
  readonly question: { readonly textId: string; readonly purpose: string } | null;
  readonly about: { readonly kind: string; readonly id: string } | null;
  /** What goes back to them; null: nothing. */
  readonly say: string | null;
  readonly daily: boolean;
}

const NOTHING = { answer: null, question: null, about: null, say: null, daily: false } as const;

/** The people in the books with this number. */
export async function holdersOf(tx: Tx, number: string) {
  const probe = { emails: [], phones: [number], givenName: '', familyName: '' };
  return (await samePeople(tx, [probe]))[0] ?? [];
}

/**
 * Files a text that came in: to its person by the number, its YES or NO to the question it can only mean, its
 * STOP and START at once. What is not clear is left to a person, and nothing is guessed. The same text of the
 * provider is filed once.
 */
export async function fileText(tx: Tx, text: TextIn): Promise<Filed & { readonly isNew: boolean }> {
  const db = communicationsDb(tx);
  const before = await filedBefore(tx, text);
  if (before) return { ...before, isNew: false };
  const phone = normalisePhone(text.from);
  const from = phone.ok ? phone.value.e164 : text.from;
  const found = await look(tx, { ...text, from });
  const { organisationId, memberId } = actorOf(tx);
  const written = await db
    .insertInto('incoming_text')
    .values({
      organisation_id: organisationId,
      id: text.id,
      provider_id: text.providerId,
      from_number: from,
      to_number: text.to,
      body: text.body,
      received_at: text.receivedAt,
      person_id: found.personId,
      state: found.state,
      answer: found.answer,
      question_id: found.question?.textId ?? null,
      because: '',
      about_kind: found.about?.kind ?? '',
      about_id: found.about?.id ?? null,
      entered_by: memberId,
      read_at: null,
      read_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) {
    // The provider sent it twice at the same moment.
    const first = await filedBefore(tx, text);
    return { ...(first ?? { incomingId: text.id, state: found.state }), isNew: false };
  }
  record(tx, textReceived, {
    subjects: {
      text: text.id,
      ...(found.personId ? { person: found.personId } : {}),
      ...(found.about ? { about: found.about.id } : {}),
    },
    facts: {
      filed: found.state,
      purpose: found.question?.purpose ?? null,
      answer: found.answer,
      by: text.providerId === '' ? 'hand' : 'provider',
    },
    ...(found.personId ? { people: { [found.personId]: { from, words: text.body } } } : {}),
  });
  if (found.say !== null) {
    const answered = { incomingId: text.id, from, to: text.to, personId: found.personId };
    await answerText(tx, { ...answered, about: found.about ?? undefined }, found.say, found);
  }
  return { incomingId: text.id, state: found.state, isNew: true };
}

async function filedBefore(tx: Tx, text: TextIn): Promise<Filed | undefined> {
  const row = await communicationsDb(tx)
    .selectFrom('incoming_text')
    .select(['id', 'state'])
    .where((is) =>
      text.providerId === ''
        ? is('id', '=', text.id)
        : is.or([is('provider_id', '=', text.providerId), is('id', '=', text.id)]),
    )
    .executeTakeFirst();
  return row && { incomingId: row.id, state: row.state };
}

async function look(tx: Tx, text: TextIn): Promise<Finding> {
  const nobody = { ...NOTHING, state: 'unmatched', personId: null } as const;
  // A sender that is a name, and our own numbers, are machines: kept, shown, never answered.
  if (!text.from.startsWith('+') || (await isOurs(tx, text.from))) return nobody;
  const holders = await holdersOf(tx, text.from);
  const only = holders.length === 1 ? (holders[0]?.personId ?? null) : null;
  const heard = hear(text.body);
  const whose = { number: text.from, personId: only };
  if (heard.says === 'stop') {
    await stopTexts(tx, { ...whose, words: text.body });
    return { ...NOTHING, state: 'stopped', personId: only };
  }
  const { name, ring } = await signature(tx);
  if (heard.says === 'start' && (await startTexts(tx, whose))) {
    const say = `${name}: our texts come to you again. Reply STOP to end them.`;
    return { ...NOTHING, state: 'started', personId: only, say };
  }
  if (only !== null)
    return findAnswer(tx, { personId: only, body: text.body, at: text.receivedAt });
  const say =
    holders.length === 0
      ? `Thank you. ${name} does not know this number. If you are registered with us, please ${ring}; a person reads this text too.`
      : `Thank you. ${name} has this number for more than one person, so a person reads your text. If it is urgent, please ${ring}.`;
  return { ...nobody, say, daily: true };
}

/** What a text of a known person answers. */
export async function findAnswer(
  tx: Tx,
  { personId, body, at }: { personId: string; body: string; at: Date },
): Promise<Finding> {
  const heard = hear(body);
  const toRead = { ...NOTHING, state: 'to_read', personId } as const;
  if (heard.says !== 'yes' && heard.says !== 'no') return toRead;
  const { choice, purposes } = await meantBy(tx, { personId, code: heard.code, at });
  if (choice.is === 'none') return toRead;
  const answer = heard.says;
  if (choice.is === 'which') {
    const codes = choice.open.map(({ code }) => code).sort((a, b) => a - b);
    const ways = listed(
      codes.flatMap((code) => [`YES ${code}`, `NO ${code}`]),
      'or',
    );
    const say =
      codes.length === 1
        ? `Is that to our last question? Reply ${ways}.`
        : `Which one? We have asked you ${codes.length} things. Reply with the number: ${ways}.`;
    return { ...toRead, state: 'which_one', answer, say };
  }
  const meant = purposes.get(choice.question.textId);
  if (!meant) return toRead;
  const { purpose, about } = meant;
  if (heard.days && !takesDays(purpose)) return toRead;
  const question = { textId: choice.question.textId, purpose };
  if (choice.is === 'one') {
    return { ...toRead, state: 'answering', answer, question, about };
  }
  const { ring } = await signature(tx);
  const say = choice.question.answeredAt
    ? `We have your answer to question ${choice.question.code} already. To change it, please ${ring}.`
    : `Question ${choice.question.code} has closed, so your ${answer.toUpperCase()} changes nothing. If you think it should, please ${ring}.`;
  return { ...toRead, state: 'closed', answer, question, about, say };
}
