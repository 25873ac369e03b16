import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { notReadBy } from '../languages/index.ts';
import { idTaken } from '../portfolio/index.ts';
import { markConsidered, notPresented } from './consider.ts';
import { criterionJudged } from './events.ts';
import { type HeldClaim, heldClaim } from './held.ts';
import { saysEnough } from './judgement.ts';
import { partyTo } from './party.ts';
import type { judgeRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';

type Given = BodyOf<typeof judgeRoute>;

/**
 * Judges one criterion of a claim in hand; a judgement stays, and a later one on the same criterion counts
 * instead. The items it rests on are considered with it. The same id again gives the first result. Refuses
 * as `heldClaim`, and `criterion-not-found`, `evidence-not-found`, `action-missing`, `due-before-today`, `evidence-missing`,
 * `evidence-changed`, `not-their-own-work`, `language-not-read`, `question-missing`, `observation-incomplete`, `not-yet-seen` and `id-taken`.
 */
export async function judge(
  tx: Tx,
  claimId: string,
  input: Given,
): Promise<Result<{ judgementId: string }>> {
  const held = await heldClaim(tx, claimId);
  const known = await judgedBefore(tx, input.id);
  if (known) {
    const isSame = known.claim_id === claimId && known.criterion_id === input.criterionId;
    return isSame ? ok({ judgementId: input.id }) : idTaken();
  }
  if (!held.ok) return held;
  const { claim, unit, facts } = held.value;
  const criterion = unit.criteria.find(({ criterionId }) => criterionId === input.criterionId);
  if (!criterion)
    return refuse(
      'criterion-not-found',
      `This criterion is not one of unit ${unit.reference}. Judge a criterion of the unit claimed.`,
    );
  const judged = complete(held.value, input);
  const presented = new Set(claim.evidence.map(({ evidenceId }) => evidenceId));
  if (judged.evidenceIds.some((evidenceId) => !presented.has(evidenceId))) return notPresented();
  const unread = await notReadBy(tx, actorOf(tx).memberId ?? '', judged.evidenceIds);
  if (unread) return { ok: false, refusal: unread };
  const isChanged = judged.evidenceIds.some((evidenceId) => facts.changed.has(evidenceId));
  if (judged.outcome === 'met' && isChanged) return notAsSealed();
  const isAnothers = judged.evidenceIds.some((one) => facts.authorship?.notOwn.has(one));
  if (judged.outcome === 'met' && isAnothers) return notTheirOwn();
  const enough = saysEnough(judged, dateIn(nowOf(tx)));
  if (!enough.ok) return enough;
  await keep(tx, claimId, judged);
  await markConsidered(tx, claimId, judged.evidenceIds);
  const items = claim.evidence.filter((item) => judged.evidenceIds.includes(item.evidenceId));
  record(tx, criterionJudged, {
    subjects: {
      learner: claim.learnerId,
      claim: claimId,
      unit: claim.unitId,
      criterion: input.criterionId,
      judgement: input.id,
    },
    facts: {
      criterion: criterion.code,
      attempt: claim.attempt,
      outcome: judged.outcome,
      method: judged.method,
      items: items.map((item) => ({
        evidence: item.evidenceId,
        renditionSha256: item.renditionSha256,
      })),
      questions: judged.answers.length,
      observedOn: judged.observedOn,
      actionDueOn: judged.outcome === 'not_yet' ? judged.actionDueOn : null,
      party: partyTo(items, actorOf(tx).memberId).length > 0,
    },
  });
  return ok({ judgementId: input.id });
}

function notAsSealed(): Result<never> {
  const because =
    'An item is not what the log sealed when the unit was claimed, so nothing is met by it. Tell the owner, who can verify the log; leave the item out meanwhile.';
  return refuse('evidence-changed', because, 'Qualification specification, L200', {
    fields: { evidenceIds: because },
  });
}

function notTheirOwn(): Result<never> {
  const because =
    'An item was found not to be the learner’s own work, so nothing is met by it. Leave it out, judge by other evidence, or say “not yet”. Was the finding wrong? Say anew whose work it is.';
  return refuse('not-their-own-work', because, 'R55: Qualification specification, L386', {
    fields: { evidenceIds: because },
  });
}

/**
 * By record, and nothing named: the judgement rests on what the learner referenced for the criterion, for *met* without
 * what was found not to be their own, unless that is all there is.
 */
function complete({ claim, facts }: HeldClaim, input: Given) {
  const referenced = claim.references
    .filter(({ criterionId }) => criterionId === input.criterionId)
    .map(({ evidenceId }) => evidenceId);
  const own = referenced.filter((one) => !facts.authorship?.notOwn.has(one));
  const carrying = input.outcome === 'met' && own.length > 0 ? own : referenced;
  const named = input.evidenceIds ?? (input.method === 'record' ? carrying : []);
  const isObserved = input.method === 'observation';
  return {
    ...input,
    evidenceIds: [...new Set(named)],
    observedOn: isObserved ? input.observedOn : null,
    observedWhere: isObserved ? input.observedWhere : '',
  };
}

async function judgedBefore(tx: Tx, judgementId: string) {
  return assessmentDb(tx)
    .selectFrom('judgement')
    .select(['claim_id', 'criterion_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', judgementId)
    .executeTakeFirst();
}

async function keep(tx: Tx, claimId: string, judged: ReturnType<typeof complete>): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  if (!memberId) throw new Error('A judgement without an assessor.');
  const db = assessmentDb(tx);
  await db
    .insertInto('judgement')
    .values({
      organisation_id: organisationId,
      id: judged.id,
      claim_id: claimId,
      criterion_id: judged.criterionId,
      assessor_id: memberId,
      outcome: judged.outcome,
      method: judged.method,
      note: judged.note,
      action: judged.outcome === 'not_yet' ? judged.action : null,
      action_due_on: judged.outcome === 'not_yet' ? judged.actionDueOn : null,
      observed_on: judged.observedOn,
      observed_where: judged.observedOn === null ? null : judged.observedWhere,
      judged_at: nowOf(tx),
    })
    .execute();
  const of = { organisation_id: organisationId, judgement_id: judged.id };
  if (judged.evidenceIds.length > 0) {
    const rows = judged.evidenceIds.map((evidenceId) => ({
      ...of,
      claim_id: claimId,
      evidence_id: evidenceId,
    }));
    await db.insertInto('judged_evidence').values(rows).execute();
  }
  if (judged.answers.length > 0) {
    const rows = judged.answers.map((answer, index) => ({ ...of, position: index + 1, ...answer }));
    await db.insertInto('judged_answer').values(rows).execute();
  }
}
