import { sql } from 'kysely';
import { newId } from '../../lib/ids.ts';
import { showPhone } from '../../lib/phone.ts';
import { segmentsOf } from '../../lib/text-segments.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { textSetting } from '../../platform/texts/setting.ts';
import { reachOf, stoppedNumbers } from './reach.ts';
import { deliveryOf } from './send-text.ts';
import { communicationsDb } from './tables.ts';
import { textWritten } from './text-events.ts';

/** Automatic answers that one number gets in an hour, so that two machines do not talk for ever. */
const MOST_AN_HOUR = 6;

/** A text that came in, as far as its answer needs it. */
export interface Answered {
  readonly incomingId: string;
  /** E.164 of whoever wrote; what is no number gets no answer. */
  readonly from: string;
  /** Our number that they wrote to. */
  readonly to: string;
  readonly personId: string | null;
  readonly about?: { readonly kind: string; readonly id: string } | undefined;
}

/** How the organisation signs an automatic text: its name, and where to ring it. */
export async function signature(tx: Tx): Promise<{ readonly name: string; readonly ring: string }> {
  const { name, phone } = await organisationCard(tx);
  return { name, ring: phone === '' ? 'ring us' : `ring us on ${phone}` };
}

/**
 * Writes the automatic answer to a text that came in. Nothing goes to whoever asked for no texts, and no more
 * than a few an hour to one number, or one a day with `daily`.
 */
export async function answerText(
  tx: Tx,
  text: Answered,
  words: string,
  { daily = false }: { readonly daily?: boolean } = {},
): Promise<void> {
  if (!/^\+[1-9]\d{6,14}$/.test(text.from)) return;
  if ((await stoppedNumbers(tx, [text.from])).has(text.from)) return;
  if (text.personId !== null) {
    const reach = (await reachOf(tx, [text.personId])).get(text.personId);
    if (!reach?.ok && reach?.refusal.code === 'do-not-contact') return;
  }
  const db = communicationsDb(tx);
  const since = new Date(nowOf(tx).getTime() - (daily ? 24 : 1) * 3_600_000);
  const { count } = await db
    .selectFrom('outgoing_text')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('to_number', '=', text.from)
    .where('answers_id', 'is not', null)
    .where('written_at', '>', since)
    .executeTakeFirstOrThrow();
  if (count >= (daily ? 1 : MOST_AN_HOUR)) return;
  await write(tx, text, words);
}

async function write(tx: Tx, text: Answered, body: string): Promise<void> {
  const db = communicationsDb(tx);
  const { organisationId, isSample } = actorOf(tx);
  const id = newId();
  const state = isSample || !textSetting().isSet ? ('kept' as const) : ('queued' as const);
  const { segments } = segmentsOf(body);
  await db
    .insertInto('outgoing_text')
    .values({
      organisation_id: organisationId,
      id,
      person_id: text.personId,
      to_number: text.from,
      // From the number they wrote to, so that it stands in one conversation on their phone.
      from_number: /^\+/.test(text.to) ? text.to : '',
      body,
      segments,
      about_kind: text.about?.kind ?? '',
      about_id: text.about?.id ?? null,
      answers_id: text.incomingId,
      template_id: null,
      template_version: null,
      written_at: nowOf(tx),
      written_by: null,
    })
    .execute();
  await db
    .insertInto('text_delivery')
    .values(deliveryOf(tx, id, state))
    .execute();
  record(tx, textWritten, {
    subjects: {
      text: id,
      answers: text.incomingId,
      ...(text.about ? { about: text.about.id } : {}),
      ...(text.personId ? { person: text.personId } : {}),
    },
    facts: { about: text.about?.kind ?? '', state, segments, asks: null },
    ...(text.personId ? { people: { [text.personId]: { to: text.from, words: body } } } : {}),
  });
}

/** Is this one of our own numbers? What we wrote ourselves is never answered. */
export async function isOurs(tx: Tx, number: string): Promise<boolean> {
  if (number === textSetting().from) return true;
  const own = await communicationsDb(tx)
    .selectFrom('text_number')
    .select(sql<number>`1`.as('one'))
    .where('number', '=', number)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return own !== undefined;
}

/** A number as people read it; what is no number as it is. */
export const shown = (number: string): string =>
  number.startsWith('+') ? showPhone(number) : number;
