import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { livingPerson } from '../people/index.ts';
import { communicationsDb } from './tables.ts';
import { callMade, messageExchanged, noteWritten } from './text-events.ts';
import type { AboutKind, CallOutcome, NoteMedium } from './text-schema.ts';

/** The record that something is filed to. */
export interface About {
  readonly kind: AboutKind;
  readonly id: string;
}

interface Common {
  /** Made by the caller; the same id again gives the first result. */
  readonly id: string;
  /** Whom it was with or is about; null where the record is no person and nobody was named. */
  readonly personId: string | null;
  readonly about: About;
  readonly words: string;
  /** ISO instant; now if left out. */
  readonly at?: string | undefined;
}

export interface CallToRecord extends Common {
  readonly direction: 'in' | 'out';
  readonly outcome: CallOutcome;
  /** Did they make sure whom they spoke to? */
  readonly identityChecked: boolean;
}

export interface MessageToRecord extends Common {
  readonly direction: 'in' | 'out';
  readonly medium: NoteMedium;
}

/**
 * Puts a call on record (`call.made`). Refuses `about-not-found`, `person-not-found`, `happened-in-future`,
 * `identity-of-nobody` and what `cleanText` refuses; the words may be empty.
 */
export async function recordCall(
  tx: Tx,
  call: CallToRecord,
): Promise<Result<{ conversationId: string }>> {
  if (call.identityChecked && call.outcome !== 'spoke') {
    return refuse(
      'identity-of-nobody',
      'Nobody was spoken to, so nobody’s identity was checked. Take one of the two out.',
    );
  }
  const saved = await save(tx, 'call', call, {
    direction: call.direction,
    outcome: call.outcome,
    identity_checked: call.identityChecked,
  });
  if (!saved.ok || !saved.value.isNew) return saved;
  record(tx, callMade, {
    subjects: subjectsOf(call),
    facts: {
      direction: call.direction,
      outcome: call.outcome,
      identityChecked: call.identityChecked,
      about: call.about.kind,
      noted: saved.value.words !== '',
    },
    ...peopleOfWords(call.personId, saved.value.words),
  });
  return saved;
}

/** Puts a message of another phone on record (`message.exchanged`). Refuses as `recordCall` does; it needs words. */
export async function recordMessage(
  tx: Tx,
  message: MessageToRecord,
): Promise<Result<{ conversationId: string }>> {
  const { direction, medium } = message;
  const saved = await save(tx, 'message', message, { direction, medium });
  if (!saved.ok || !saved.value.isNew) return saved;
  record(tx, messageExchanged, {
    subjects: subjectsOf(message),
    facts: { by: medium, direction, about: message.about.kind, people: message.personId ? 1 : 0 },
    ...peopleOfWords(message.personId, saved.value.words),
  });
  return saved;
}

/** Writes a note on a record. Refuses as `recordCall` does; it needs words. */
export async function recordNote(
  tx: Tx,
  note: Common,
): Promise<Result<{ conversationId: string }>> {
  const saved = await save(tx, 'note', note, {});
  if (!saved.ok || !saved.value.isNew) return saved;
  record(tx, noteWritten, {
    subjects: subjectsOf(note),
    facts: { about: note.about.kind },
    ...peopleOfWords(note.personId, saved.value.words),
  });
  return saved;
}

function subjectsOf({ id, about, personId }: Common): Record<string, string> {
  return { conversation: id, about: about.id, ...(personId === null ? {} : { person: personId }) };
}

function peopleOfWords(personId: string | null, words: string) {
  return personId === null || words === '' ? {} : { people: { [personId]: { words } } };
}

/** Is what something is filed to one of this organisation's records? Refuses `about-not-found`. */
export async function knownRecord(tx: Tx, about: About): Promise<Result<null>> {
  const { rows } = await sql<{ known: boolean }>`
    select record_known(${about.kind}, ${about.id}::uuid) as known`.execute(communicationsDb(tx));
  if (rows[0]?.known) return ok(null);
  return refuse('about-not-found', `There is no such ${about.kind} in your books.`);
}

async function save(
  tx: Tx,
  kind: 'call' | 'message' | 'note',
  input: Common,
  particulars: {
    readonly direction?: 'in' | 'out';
    readonly medium?: NoteMedium;
    readonly outcome?: CallOutcome;
    readonly identity_checked?: boolean;
  },
): Promise<Result<{ conversationId: string; isNew: boolean; words: string }>> {
  const known = await knownRecord(tx, input.about);
  if (!known.ok) return known;
  if (input.personId !== null) {
    const person = await livingPerson(tx, input.personId);
    if (!person.ok) return person;
  }
  const min = kind === 'call' ? 0 : 1;
  const words = cleanText(input.words, { min, max: 4000, lines: true, what: 'The note' });
  if (!words.ok) return words;
  const now = nowOf(tx);
  const at = input.at === undefined ? now : new Date(input.at);
  if (at.getTime() > now.getTime()) {
    return refuse('happened-in-future', 'It cannot have happened later than now. Check the time.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const written = await communicationsDb(tx)
    .insertInto('conversation')
    .values({
      organisation_id: organisationId,
      id: input.id,
      kind,
      person_id: input.personId,
      about_kind: input.about.kind,
      about_id: input.about.id,
      direction: null,
      medium: null,
      outcome: null,
      identity_checked: null,
      ...particulars,
      words: words.value,
      happened_at: at,
      noted_at: now,
      noted_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  const isNew = written.numInsertedOrUpdatedRows === 1n;
  return ok({ conversationId: input.id, isNew, words: words.value });
}
