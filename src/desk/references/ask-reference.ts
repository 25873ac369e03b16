import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addPerson, giveHat, peopleOf, samePeople } from '../people/index.ts';
import { referenceAsked } from './events.ts';
import { candidateFound } from './found.ts';
import { LINK_DAYS, type SpeaksAs } from './reference.ts';
import { sendRequest } from './send-request.ts';
import { referencesDb } from './tables.ts';

/** Whom to ask, about whom, and how. */
export interface ReferenceInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly personId: string;
  readonly referee: {
    readonly givenName: string;
    readonly familyName: string;
    readonly email: string;
    readonly phone: string;
  };
  readonly speaksAs: SpeaksAs;
  /** The employer or school. */
  readonly aboutPlace: string;
  readonly channel: 'mail' | 'spoken';
  readonly remindAfterDays: number;
}

/**
 * Asks a referee about a candidate: by mail with a link of their own, or it stands on the list of those to ring. A
 * referee with an address that somebody in the books has is that person.
 * @param publicUrl where people reach Deskproof, for the link
 * @returns the reference's id; refuses `candidate-not-found`, `referee-unreachable`, `referee-is-candidate`,
 *   `place-needed`, and what `addPerson`, `sendRequest` and `cleanText` refuse
 */
export async function askReference(
  tx: Tx,
  input: ReferenceInput,
  publicUrl: string,
): Promise<Result<{ referenceId: string }>> {
  const { id, personId, speaksAs, channel, remindAfterDays } = input;
  const db = referencesDb(tx);
  const before = await db
    .selectFrom('reference_request')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ referenceId: id });
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const place = cleanText(input.aboutPlace, { max: 200, what: 'The employer or school' });
  if (!place.ok) return place;
  if (place.value === '' && speaksAs !== 'character') {
    return wrongField('aboutPlace', 'place-needed', 'Say which employer or school it is about.');
  }
  const referee = await refereeOf(tx, input);
  if (!referee.ok) return referee;
  const refereeId = referee.value;
  const askedAt = nowOf(tx);
  const expiresAt = new Date(askedAt.getTime() + LINK_DAYS * 86_400_000);
  const { organisationId, memberId } = actorOf(tx);
  const made = await db
    .insertInto('reference_request')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      referee_id: refereeId,
      speaks_as: speaksAs,
      about_place: place.value,
      channel,
      remind_after_days: remindAfterDays,
      asked_at: askedAt,
      asked_by: memberId,
      message_id: null,
      expires_at: expiresAt,
      ring_back_id: null,
      withdrawn_at: null,
      withdrawn_by: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ referenceId: id });
  if (channel === 'mail') {
    const request = { requestId: id, personId, refereeId, aboutPlace: place.value, expiresAt };
    const sent = await sendRequest(tx, request, { publicUrl, again: false });
    if (!sent.ok) return sent;
    await db
      .updateTable('reference_request')
      .set({ message_id: sent.value.messageId })
      .where('id', '=', id)
      .execute();
  }
  record(tx, referenceAsked, {
    subjects: { candidate: personId, referee: refereeId, reference: id },
    facts: { reference: id, speaksAs, channel, remindAfterDays },
    people: { [personId]: { aboutPlace: place.value } },
  });
  return ok({ referenceId: id });
}

async function refereeOf(
  tx: Tx,
  { personId, referee, channel }: ReferenceInput,
): Promise<Result<string>> {
  const emails = referee.email.trim() === '' ? [] : [referee.email];
  const phones = referee.phone.trim() === '' ? [] : [referee.phone];
  if (channel === 'mail' && emails.length === 0) {
    return wrongField('email', 'referee-unreachable', 'Enter the address the link is to go to.');
  }
  if (emails.length + phones.length === 0) {
    return wrongField('phone', 'referee-unreachable', 'Enter the number to ring.');
  }
  const asked = { ...referee, emails, phones };
  const [matches = []] = await samePeople(tx, [asked]);
  const known = matches.find(({ because }) => because.includes('email'));
  if (known?.personId === personId) {
    const because = 'This is the candidate’s own address. A referee has one of their own.';
    return wrongField('email', 'referee-is-candidate', because);
  }
  if (!known) {
    const added = await addPerson(tx, { ...asked, id: newId(), hat: 'referee' });
    return added.ok ? ok(added.value.personId) : added;
  }
  const given = await giveHat(tx, known.personId, 'referee');
  if (!given.ok) return given;
  const card = (await peopleOf(tx, [known.personId])).get(known.personId);
  if (channel === 'mail' && card?.doNotContact.some((wish) => wish.channel === 'all')) {
    return refuse('do-not-contact', 'This person asked not to be contacted. Ask somebody else.');
  }
  return ok(known.personId);
}
