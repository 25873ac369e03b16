import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { qualifiedOn } from '../centre/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { actionsOf, observationsDue, waitingOf } from '../standardisation/index.ts';
import type { readWaiting } from './board-schema.ts';
import { cyclesHere } from './cycles.ts';
import { sampleActionAnswered } from './events.ts';
import { whoActs } from './found.ts';
import type { answerSampleActionRoute, listFeedback } from './schema.ts';
import { type Outcome, type Says, type Stage, verificationDb } from './tables.ts';

/** What verifiers recorded of the reader's own decisions, with the actions asked of them; the newest first. */
export async function feedbackFor(tx: Tx): Promise<Result<ReplyIn<typeof listFeedback>>> {
  const { organisationId } = actorOf(tx);
  const db = verificationDb(tx);
  const rows = await db
    .selectFrom('verification_record as r')
    .innerJoin('verification_start as s', (join) =>
      join.onRef('s.organisation_id', '=', 'r.organisation_id').onRef('s.id', '=', 'r.start_id'),
    )
    .select(['s.id', 's.claim_id', 's.learner_id', 's.unit_id', 's.stage'])
    .select(['r.outcome', 'r.feedback', 'r.recorded_by', 'r.recorded_at'])
    .where('r.organisation_id', '=', organisationId)
    .where('s.assessor_id', '=', whoActs(tx))
    .orderBy('r.recorded_at', 'desc')
    .orderBy('s.id')
    .limit(200)
    .execute();
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const ids = rows.map(({ id }) => id);
  const findings = await db
    .selectFrom('verification_finding')
    .select(['start_id', 'criterion_id', 'says', 'words'])
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`start_id = any(${ids}::uuid[])`)
    .execute();
  const actions = await db
    .selectFrom('verification_action')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(sql<boolean>`start_id = any(${ids}::uuid[])`)
    .orderBy('position')
    .execute();
  const units = new Map<string, Awaited<ReturnType<typeof unitOf>>>();
  for (const unitId of new Set(rows.map(({ unit_id }) => unit_id))) {
    units.set(unitId, await unitOf(tx, unitId));
  }
  return ok({
    today,
    rows: rows.map((row) => {
      const unit = units.get(row.unit_id);
      const codes = new Map(unit?.criteria.map((one) => [one.criterionId, one.code]));
      return {
        startId: row.id,
        claimId: row.claim_id,
        learnerName: names.get(row.learner_id) ?? '',
        unitReference: unit?.reference ?? '',
        stage: row.stage satisfies Stage,
        outcome: row.outcome satisfies Outcome,
        feedback: row.feedback,
        verifierName: names.get(row.recorded_by) ?? '',
        recordedAt: row.recorded_at.toISOString(),
        findings: findings
          .filter(({ start_id, says }) => start_id === row.id && says !== 'agreed')
          .map(({ criterion_id, says, words }) => ({
            code: codes.get(criterion_id) ?? '',
            says: says satisfies Says,
            words,
          }))
          .sort((a, b) => a.code.localeCompare(b.code, 'en-GB', { numeric: true })),
        actions: actions
          .filter(({ start_id }) => start_id === row.id)
          .map((action) => ({
            actionId: action.id,
            words: action.words,
            dueOn: action.due_on,
            late: action.closed_at === null && action.due_on < today,
            ownerName: names.get(action.owner_id) ?? '',
            answer: action.answer,
            closed: action.closed_at && {
              at: action.closed_at.toISOString(),
              by: names.get(action.closed_by ?? '') ?? '',
              words: action.closed_words ?? '',
            },
          })),
      };
    }),
  });
}

/**
 * The assessor says what they did about an action of a verifier, who looks at it and closes it. The same words again
 * change nothing. Refuses `action-not-found`, `not-your-action` and `already-closed`.
 */
export async function answerSampleAction(
  tx: Tx,
  actionId: string,
  { answer }: BodyOf<typeof answerSampleActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const db = verificationDb(tx);
  const { organisationId } = actorOf(tx);
  const row = await db
    .selectFrom('verification_action')
    .select(['owner_id', 'closed_at', 'answer', 'start_id'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('action-not-found', 'There is no such action here.');
  if (row.owner_id !== whoActs(tx)) {
    return refuse('not-your-action', 'Only the assessor it was asked of says what they did.');
  }
  if (row.closed_at) return refuse('already-closed', 'This action is closed already.');
  if (row.answer === answer) return ok({ actionId });
  await db
    .updateTable('verification_action')
    .set({ answered_at: nowOf(tx), answer })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', actionId)
    .execute();
  record(tx, sampleActionAnswered, {
    subjects: { start: row.start_id, assessor: row.owner_id },
    facts: { action: actionId },
  });
  return ok({ actionId });
}

/** Records of unqualified verifiers that the reader could stand by (R27): each by its sample, and since when. */
export async function recordsToStandBy(
  tx: Tx,
): Promise<readonly { readonly sampleId: string; readonly recordedAt: Date }[]> {
  const { memberId, roles } = actorOf(tx);
  if (memberId === null || !roles.includes('internal_verifier')) return [];
  const qualified = await qualifiedOn(tx, [memberId], 'verifier', dateIn(nowOf(tx)));
  if (!qualified.has(memberId)) return [];
  const { rows } = await sql<{ sampleId: string; recordedAt: Date }>`
    select s.sample_id as "sampleId", r.recorded_at as "recordedAt" from verification_record r
    join verification_start s on s.organisation_id = r.organisation_id and s.id = r.start_id
    left join verification_countersignature c on c.organisation_id = r.organisation_id and c.start_id = r.start_id
    where r.organisation_id = current_organisation() and r.countersign and c.start_id is null
      and r.recorded_by <> ${memberId}::uuid and not ${memberId}::uuid = any (s.hands)`.execute(
    verificationDb(tx),
  );
  return rows;
}

/** What of verification and standardisation waits for the reader, or is late: for Today. */
export async function waitingFor(tx: Tx): Promise<Result<ReplyIn<typeof readWaiting>>> {
  const { organisationId, memberId, roles } = actorOf(tx);
  const today = dateIn(nowOf(tx));
  const leads = roles.includes('internal_verifier') || roles.includes('quality_manager');
  const db = verificationDb(tx);
  const asked = await db
    .selectFrom('verification_action')
    .select(['owner_id', 'due_on'])
    .where('organisation_id', '=', organisationId)
    .where('closed_at', 'is', null)
    .execute();
  const open = [
    ...asked.map(({ owner_id, due_on }) => ({ ownerId: owner_id, late: due_on < today })),
    ...(await actionsOf(tx, 'open')),
  ];
  const own = open.filter(({ ownerId }) => ownerId === memberId);
  const waiting = await waitingOf(tx);
  const running = leads
    ? (await cyclesHere(tx)).map(({ line }) => line).filter(({ released }) => !released)
    : [];
  return ok({
    openOwn: own.length,
    lateOwn: own.filter(({ late }) => late).length,
    lateOthers: leads ? open.filter(({ ownerId, late }) => late && ownerId !== memberId).length : 0,
    toSign: waiting.toSign,
    toJudge: waiting.toJudge,
    toCountersign: (await recordsToStandBy(tx)).length + waiting.toCountersign,
    overdue: running
      .filter(({ toOn }) => toOn < today)
      .reduce((sum, { counts }) => sum + (counts?.open ?? 0), 0),
    unsent: running.filter(({ counts, sentToExternal }) => counts !== null && !sentToExternal)
      .length,
    unobserved: leads ? (await observationsDue(tx)).filter(({ due }) => due).length : 0,
  });
}
