import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { enrolmentsOf, idTaken, lockOpenClaim, presentedIn } from '../portfolio/index.ts';
import { noLearner } from './balance-facts.ts';
import { notPresented } from './consider.ts';
import { balanceJudged, reportsSaid, sourceSeen } from './events.ts';
import type { judgeBalanceRoute, sayReportsRoute, seeSourceRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';

onConstraint('source_seen_once', {
  code: 'already-marked',
  because: 'This item is marked as evidence of theirs already.',
});

/** The learner of a framework, or of any; the assessor is never the learner. Refuses `learner-not-found` and `own-balance`. */
async function ofLearner(tx: Tx, learnerId: string, frameworkId?: string): Promise<Result<string>> {
  const { memberId } = actorOf(tx);
  const on = await enrolmentsOf(tx, { learnerIds: [learnerId] });
  if (!on.some((one) => frameworkId === undefined || one.frameworkId === frameworkId))
    return noLearner();
  if (memberId === null || memberId === learnerId)
    return refuse('own-balance', 'This is your own programme: an assessor says this of it.');
  return ok(memberId);
}

/**
 * Records whom a learner reports to and who reports to them; the newest counts. The same id again gives the first
 * result. Refuses `learner-not-found`, `own-balance` and `id-taken`.
 */
export async function sayReports(
  tx: Tx,
  learnerId: string,
  { id, reportsTo, hasReports, because }: BodyOf<typeof sayReportsRoute>,
): Promise<Result<{ reportsId: string }>> {
  const by = await ofLearner(tx, learnerId);
  if (!by.ok) return by;
  const db = assessmentDb(tx);
  const known = await db
    .selectFrom('learner_reports')
    .select('learner_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return known.learner_id === learnerId ? ok({ reportsId: id }) : idTaken();
  await db
    .insertInto('learner_reports')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      reports_to: reportsTo,
      has_reports: hasReports,
      because,
      said_at: nowOf(tx),
      said_by: by.value,
    })
    .execute();
  record(tx, reportsSaid, { subjects: { learner: learnerId }, facts: { reportsTo, hasReports } });
  return ok({ reportsId: id });
}

/**
 * Marks an item of a claim in hand as valid evidence of the line manager, or of a report of the learner. The same id
 * again gives the first result. Refuses `claim-not-found`, `claim-changed`, `not-your-claim`, `evidence-not-found` and
 * `already-marked`.
 */
export async function seeSource(
  tx: Tx,
  claimId: string,
  { id, evidenceId, source }: BodyOf<typeof seeSourceRoute>,
): Promise<Result<{ sourceId: string }>> {
  const { memberId, organisationId } = actorOf(tx);
  const open = await lockOpenClaim(tx, claimId);
  const db = assessmentDb(tx);
  const known = await db
    .selectFrom('source_seen')
    .select('claim_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return known.claim_id === claimId ? ok({ sourceId: id }) : idTaken();
  if (!open.ok) return open;
  if (memberId === null || open.value.assessorId !== memberId)
    return refuse(
      'not-your-claim',
      'Only the assessor who has this claim in hand marks its items.',
    );
  const items = (await presentedIn(tx, [claimId])).get(claimId) ?? [];
  if (!items.some((item) => item.evidenceId === evidenceId)) return notPresented();
  await db
    .insertInto('source_seen')
    .values({
      organisation_id: organisationId,
      id,
      claim_id: claimId,
      evidence_id: evidenceId,
      learner_id: open.value.learnerId,
      source,
      seen_at: nowOf(tx),
      seen_by: memberId,
    })
    .execute();
  record(tx, sourceSeen, {
    subjects: { learner: open.value.learnerId, claim: claimId, evidence: evidenceId },
    facts: { source },
  });
  return ok({ sourceId: id });
}

/**
 * Judges the balance of methods and sources over a learner's programme; the newest counts. The same id again gives the
 * first result. Refuses `learner-not-found`, `own-balance` and `id-taken`.
 */
export async function judgeBalance(
  tx: Tx,
  learnerId: string,
  { id, frameworkId, balanced, note }: BodyOf<typeof judgeBalanceRoute>,
): Promise<Result<{ balanceId: string }>> {
  const by = await ofLearner(tx, learnerId, frameworkId);
  if (!by.ok) return by;
  const db = assessmentDb(tx);
  const known = await db
    .selectFrom('balance_judgement')
    .select('learner_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return known.learner_id === learnerId ? ok({ balanceId: id }) : idTaken();
  await db
    .insertInto('balance_judgement')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      framework_id: frameworkId,
      balanced,
      note,
      judged_at: nowOf(tx),
      judged_by: by.value,
    })
    .execute();
  record(tx, balanceJudged, {
    subjects: { learner: learnerId, framework: frameworkId },
    facts: { balanced },
  });
  return ok({ balanceId: id });
}
