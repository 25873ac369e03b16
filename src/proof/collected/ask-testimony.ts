import type { Selectable } from 'kysely';
import { addPerson, giveHat, livingPerson, peopleOf, samePeople } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinks } from '../../platform/links/make-link.ts';
import { idTaken, lockOwnPortfolio, ownEvidence } from '../portfolio/index.ts';
import { cleanField, LINK_DAYS, MOST_REMINDERS } from './collected.ts';
import { testimonyAsked, testimonyReminded, testimonyWithdrawn } from './events.ts';
import { sendRequest } from './send-request.ts';
import { collectedDb, type Relation, type TestimonyRequest } from './tables.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

export interface TestimonyAsked {
  /** Of the request: the same id again gives the first result. */
  readonly id: string;
  /** Somebody in the books, or by name and address. */
  readonly witness:
    | { readonly personId: string }
    | { readonly givenName: string; readonly familyName: string; readonly email: string };
  readonly relation: Relation;
  /** The item it is asked from; null: about something else. */
  readonly evidenceId: string | null;
  /** What the witness saw, in the learner's words. */
  readonly what: string;
}

/**
 * A learner asks somebody who saw their work to say so, by a link of the witness's own. Refuses
 * `not-a-learner`, `evidence-not-found`, `not-your-evidence`, `already-asked`, `person-not-found`, and what
 * `addPerson` and `sendMail` refuse.
 * @param publicUrl where people reach Deskproof
 */
export async function askTestimony(
  tx: Tx,
  input: TestimonyAsked,
  publicUrl: string,
): Promise<Result<{ testimonyId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const db = collectedDb(tx);
  const before = await db
    .selectFrom('testimony_request')
    .select('learner_id')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) {
    return before.learner_id === learner.value ? ok({ testimonyId: input.id }) : idTaken();
  }
  const what = cleanField('what', input.what, {
    min: 3,
    max: 1000,
    lines: true,
    what: 'What they saw',
  });
  if (!what.ok) return what;
  if (input.evidenceId !== null) {
    const item = await ownEvidence(tx, learner.value, input.evidenceId);
    if (!item.ok) return item;
  }
  const witness = await witnessOf(tx, input.witness);
  if (!witness.ok) return witness;
  const open = await openFor(tx, learner.value, witness.value, input.evidenceId);
  if (open) {
    return refuse('already-asked', 'You have asked this person about it already. Remind them.');
  }
  const now = nowOf(tx);
  const request = {
    id: input.id,
    learner_id: learner.value,
    witness_id: witness.value,
    relation: input.relation,
    about_evidence: input.evidenceId,
    what: what.value,
    asked_at: now,
    expires_at: new Date(now.getTime() + LINK_DAYS * DAY),
    message_id: null,
    reminded_at: null,
    withdrawn_at: null,
  };
  await db
    .insertInto('testimony_request')
    .values({ organisation_id: actorOf(tx).organisationId, ...request })
    .execute();
  const sent = await sendRequest(tx, request, { publicUrl, again: false });
  if (!sent.ok) return sent;
  record(tx, testimonyAsked, {
    subjects: {
      learner: learner.value,
      testimony: input.id,
      person: witness.value,
      ...(input.evidenceId === null ? {} : { about: input.evidenceId }),
    },
    facts: { relation: input.relation, fromItem: input.evidenceId !== null },
  });
  return ok({ testimonyId: input.id });
}

async function witnessOf(tx: Tx, witness: TestimonyAsked['witness']): Promise<Result<string>> {
  if ('personId' in witness) {
    const living = await livingPerson(tx, witness.personId);
    return living.ok ? ok(witness.personId) : living;
  }
  const { givenName, familyName, email } = witness;
  const asked = { givenName, familyName, emails: [email], phones: [] };
  const [matches = []] = await samePeople(tx, [asked]);
  const known = matches.find(({ because }) => because.includes('email'));
  if (!known) {
    const added = await addPerson(tx, { ...asked, id: newId(), hat: 'referee' });
    return added.ok ? ok(added.value.personId) : added;
  }
  const card = (await peopleOf(tx, [known.personId])).get(known.personId);
  if (card?.doNotContact.some((wish) => wish.channel === 'all')) {
    return wrongField(
      'email',
      'do-not-contact',
      'This person asked not to be contacted. Ask somebody else who saw it.',
    );
  }
  const given = await giveHat(tx, known.personId, 'referee');
  return given.ok ? ok(known.personId) : given;
}

async function openFor(tx: Tx, learner: string, witness: string, about: string | null) {
  return collectedDb(tx)
    .selectFrom('testimony_request as r')
    .leftJoin('testimony as t', (join) =>
      join.onRef('t.organisation_id', '=', 'r.organisation_id').onRef('t.request_id', '=', 'r.id'),
    )
    .select('r.id')
    .where('r.learner_id', '=', learner)
    .where('r.witness_id', '=', witness)
    .where('r.about_evidence', about === null ? 'is' : '=', about)
    .where('r.withdrawn_at', 'is', null)
    .where('r.expires_at', '>', nowOf(tx))
    .where('t.id', 'is', null)
    .executeTakeFirst();
}

/** A request of the learner's own that nobody answered, locked. */
async function ownOpen(tx: Tx, testimonyId: string) {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const request = await collectedDb(tx)
    .selectFrom('testimony_request')
    .selectAll()
    .where('id', '=', testimonyId)
    .where('learner_id', '=', learner.value)
    .forUpdate()
    .executeTakeFirst();
  if (!request) return refuse('testimony-not-found', 'You have asked for no such testimony.');
  const answer = await collectedDb(tx)
    .selectFrom('testimony')
    .select('declined')
    .where('request_id', '=', testimonyId)
    .executeTakeFirst();
  if (!answer) return ok(request);
  return refuse(
    'already-answered',
    answer.declined ? 'They gave none. Ask somebody else who saw it.' : 'They have answered.',
  );
}

/**
 * Reminds a witness, twice at most; a second press within the hour is the first. Refuses `not-a-learner`,
 * `testimony-not-found`, `already-answered`, `testimony-withdrawn` and `reminded-twice`.
 */
export async function remindWitness(
  tx: Tx,
  testimonyId: string,
  publicUrl: string,
): Promise<Result<{ nth: number }>> {
  const open = await ownOpen(tx, testimonyId);
  if (!open.ok) return open;
  const request = open.value;
  if (request.withdrawn_at) {
    return refuse('testimony-withdrawn', 'You do not wait for this any more. Ask anew.');
  }
  const now = nowOf(tx);
  if (request.reminded_at && now.getTime() - request.reminded_at.getTime() < HOUR) {
    return ok({ nth: request.reminders });
  }
  if (request.reminders >= MOST_REMINDERS) {
    return refuse('reminded-twice', 'Two reminders have gone. Ring them, or ask somebody else.');
  }
  return sendReminder(tx, request, { publicUrl, byItself: false });
}

/**
 * Sends one reminder of a request that is locked and open, with a new link, and records it.
 * @param byItself no member pressed: a week has passed. Refuses what `sendRequest` refuses.
 */
export async function sendReminder(
  tx: Tx,
  request: Pick<
    Selectable<TestimonyRequest>,
    'id' | 'learner_id' | 'witness_id' | 'what' | 'expires_at' | 'reminders'
  >,
  { publicUrl, byItself }: { readonly publicUrl: string; readonly byItself: boolean },
): Promise<Result<{ nth: number }>> {
  const now = nowOf(tx);
  const nth = request.reminders + 1;
  const expires = new Date(Math.max(request.expires_at.getTime(), now.getTime() + 7 * DAY));
  const sent = await sendRequest(
    tx,
    { ...request, expires_at: expires },
    { publicUrl, again: true },
  );
  if (!sent.ok) return sent;
  await collectedDb(tx)
    .updateTable('testimony_request')
    .set({ reminders: nth, reminded_at: now, expires_at: expires })
    .where('id', '=', request.id)
    .execute();
  record(tx, testimonyReminded, {
    subjects: {
      learner: request.learner_id,
      testimony: request.id,
      person: request.witness_id,
    },
    facts: { nth, byItself },
  });
  return ok({ nth });
}

/**
 * Waits for a testimony no more: its links open nothing. Twice changes nothing. Refuses `not-a-learner`,
 * `testimony-not-found` and `already-answered`.
 */
export async function withdrawTestimony(
  tx: Tx,
  testimonyId: string,
): Promise<Result<{ testimonyId: string }>> {
  const open = await ownOpen(tx, testimonyId);
  if (!open.ok) return open;
  if (open.value.withdrawn_at) return ok({ testimonyId });
  await withdrawLinks(tx, 'testimony', [testimonyId]);
  await collectedDb(tx)
    .updateTable('testimony_request')
    .set({ withdrawn_at: nowOf(tx) })
    .where('id', '=', testimonyId)
    .execute();
  record(tx, testimonyWithdrawn, {
    subjects: {
      learner: open.value.learner_id,
      testimony: testimonyId,
      person: open.value.witness_id,
    },
    facts: {},
  });
  return ok({ testimonyId });
}
