import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { recordCheck } from '../compliance/index.ts';
import { peopleOf } from '../people/index.ts';
import { requestFound } from './found.ts';
import { referencesDb } from './tables.ts';

/**
 * Says what a reference is worth: it becomes the check of compliance, with who the referee is, in this act. The
 * work record is that check's. The same id again gives the first result.
 * @param input.id the check's
 * @returns refuses `reference-not-found`, `nothing-to-judge`, `already-judged` and what `recordCheck` refuses
 */
export async function judgeReference(
  tx: Tx,
  input: {
    readonly id: string;
    readonly requestId: string;
    readonly outcome: 'satisfied' | 'not_satisfied';
  },
): Promise<Result<{ checkId: string }>> {
  const { id, requestId, outcome } = input;
  const found = await requestFound(tx, requestId, true);
  if (!found.ok) return found;
  const { request, answer } = found.value;
  if (!answer || answer.what === 'refused') {
    return refuse(
      'nothing-to-judge',
      'This referee has not said anything yet. Chase it, or ask another.',
    );
  }
  const before = await referencesDb(tx)
    .selectFrom('reference_judgement')
    .select('check_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst();
  if (before?.check_id === id) return ok({ checkId: id });
  if (before) {
    return refuse('already-judged', 'Somebody has judged this reference. Open it to see how.');
  }
  const referee = (await peopleOf(tx, [request.referee_id])).get(request.referee_id);
  // Initials: the name of a check outlives an erasure, and a referee's own name must not.
  const initials = [referee?.givenName, referee?.familyName].map((part) => part?.slice(0, 1) ?? '');
  const place = request.about_place === '' ? 'Character' : request.about_place;
  const check = await recordCheck(tx, {
    id,
    personId: request.person_id,
    kind: 'reference',
    // CR-22 counts a name once, so referees of one employer are told apart.
    name: cutTo(`${place}, ${initials.join('')}`, 120),
    outcome,
    checkedOn: dateIn(nowOf(tx)),
    reference: '',
    referee: { relative: answer.relative, mayBeShown: answer.may_be_shown },
  });
  if (!check.ok) return check;
  const { organisationId, memberId } = actorOf(tx);
  await referencesDb(tx)
    .insertInto('reference_judgement')
    .values({
      organisation_id: organisationId,
      request_id: requestId,
      check_id: id,
      outcome,
      judged_at: nowOf(tx),
      judged_by: memberId,
    })
    .execute();
  return ok({ checkId: id });
}
