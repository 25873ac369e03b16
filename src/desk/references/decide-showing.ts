import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { withdrawLinks } from '../../platform/links/make-link.ts';
import { referenceShowingDecided, referenceWithdrawn } from './events.ts';
import { requestFound } from './found.ts';
import { referencesDb } from './tables.ts';

/** Confidential references are exempt from a candidate's right of access. */
export const CONFIDENTIAL = 'Data Protection Act 2018, Schedule 2, paragraph 24';

/**
 * Decides whether the candidate may see what a referee said; the newest decision counts. The same id again gives the
 * first result.
 * @returns refuses `reference-not-found`, `nothing-to-show`, and what `cleanText` refuses
 */
export async function decideShowing(
  tx: Tx,
  input: {
    readonly id: string;
    readonly requestId: string;
    readonly maySee: boolean;
    readonly because: string;
  },
): Promise<Result<{ decisionId: string }>> {
  const { id, requestId, maySee } = input;
  const found = await requestFound(tx, requestId, true);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  if (!answer) return refuse('nothing-to-show', 'This referee has not said anything yet.');
  const because = cleanText(input.because, { min: 1, max: 500, what: 'The reason' });
  if (!because.ok) return because;
  const { organisationId, memberId } = actorOf(tx);
  const made = await referencesDb(tx)
    .insertInto('reference_showing')
    .values({
      organisation_id: organisationId,
      id,
      request_id: requestId,
      may_see: maySee,
      because: because.value,
      decided_at: nowOf(tx),
      decided_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ decisionId: id });
  record(tx, referenceShowingDecided, {
    subjects: { candidate: request.person_id, reference: requestId },
    facts: { reference: requestId, maySee },
    people: { [request.person_id]: { because: because.value } },
  });
  return ok({ decisionId: id });
}

/**
 * What the candidate may see of a reference, to be read out or handed over.
 * @returns refuses `reference-not-found` and `reference-confidential` until somebody decided that they may
 */
export async function shownToCandidate(tx: Tx, requestId: string) {
  const found = await requestFound(tx, requestId);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  const decision = await referencesDb(tx)
    .selectFrom('reference_showing')
    .select('may_see')
    .where('request_id', '=', requestId)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (!answer || decision?.may_see !== true) {
    return refuse(
      'reference-confidential',
      'References are given in confidence: nobody has decided that the candidate may see this one. Ask the referee, then decide.',
      CONFIDENTIAL,
    );
  }
  return ok({
    aboutPlace: request.about_place,
    what: answer.what,
    fromOn: answer.from_on,
    toOn: answer.to_on,
    jobTitle: answer.job_title,
    leaving: answer.leaving,
    again: answer.again,
    words: answer.words,
    receivedAt: answer.received_at.toISOString(),
  });
}

/** Waits for a reference no more: its links open nothing. Refuses `reference-not-found`, `already-answered`. */
export async function withdrawReference(
  tx: Tx,
  requestId: string,
): Promise<Result<{ referenceId: string }>> {
  const found = await requestFound(tx, requestId, true);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  if (answer) return refuse('already-answered', 'This reference has been answered. It stays.');
  if (request.withdrawn_at) return ok({ referenceId: requestId });
  await referencesDb(tx)
    .updateTable('reference_request')
    .set({ withdrawn_at: nowOf(tx), withdrawn_by: actorOf(tx).memberId })
    .where('id', '=', requestId)
    .execute();
  await withdrawLinks(tx, 'reference', [requestId]);
  record(tx, referenceWithdrawn, {
    subjects: { candidate: request.person_id, referee: request.referee_id, reference: requestId },
    facts: { reference: requestId },
  });
  return ok({ referenceId: requestId });
}
