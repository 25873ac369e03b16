import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockPortfolio } from '../portfolio/index.ts';
import type { allocateRoute, setCaseloadLimitRoute } from './caseload-schema.ts';
import { enrolledHere } from './enrolled.ts';
import { caseloadLimitSet, learnerAllocated } from './events.ts';
import { frameworkHere, memberHere, whoActs } from './found.ts';
import { mayAct } from './standing.ts';
import { centreDb } from './tables.ts';

onConstraint('caseload_open', {
  code: 'caseload-changed',
  because: 'Somebody else has just changed who this learner’s adviser or assessor is. Look again.',
});

/**
 * Gives a learner on a framework an adviser or an assessor (C5); whoever it was before is ended, never edited. The
 * same id again gives the first result. Refuses `framework-not-found`, `learner-not-found`, `member-not-found`, `own-adviser`,
 * `not-authorised` (R22) and `already-allocated`.
 */
export async function allocate(
  tx: Tx,
  { id, learnerId, frameworkCode, post, memberId }: BodyOf<typeof allocateRoute>,
): Promise<Result<ReplyOf<typeof allocateRoute>>> {
  const db = centreDb(tx);
  const { organisationId } = actorOf(tx);
  const unknown = await frameworkHere(tx, frameworkCode);
  if (unknown) return unknown;
  const enrolled = await enrolledHere(tx, [learnerId]);
  if (!enrolled.some((one) => one.frameworkCode === frameworkCode)) {
    return wrongField(
      'learnerId',
      'learner-not-found',
      `This member is not enrolled on ${frameworkCode} here.`,
    );
  }
  // One after the other, so that a press repeated at the same moment finds the first.
  await lockPortfolio(tx, learnerId);
  const first = await db
    .selectFrom('caseload')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first)
    return ok({ caseloadId: id, over: post === 'assessor' ? await overLimit(tx, memberId) : null });
  const missing = await memberHere(tx, memberId, 'memberId');
  if (missing) return missing;
  if (memberId === learnerId) {
    return wrongField('memberId', 'own-adviser', 'Nobody advises or assesses themselves.');
  }
  const on = dateIn(nowOf(tx));
  const as = post === 'adviser' ? 'advise' : 'assess';
  const [block] = (await mayAct(tx, { memberId, as, units: [], on })).filter(
    ({ outcome }) => outcome === 'block',
  );
  if (block) {
    const because = `${block.because} ${block.clears ?? ''}`.trim();
    return refuse('not-authorised', because, block.rule, { fields: { memberId: because } });
  }
  const open = await db
    .selectFrom('caseload')
    .select(['id', 'member_id'])
    .where('organisation_id', '=', organisationId)
    .where('learner_id', '=', learnerId)
    .where('framework_code', '=', frameworkCode)
    .where('post', '=', post)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (open?.member_id === memberId) {
    return refuse('already-allocated', `They are this learner’s ${post} already.`);
  }
  if (open) {
    await db
      .updateTable('caseload')
      .set({ ended_at: nowOf(tx) })
      .where('organisation_id', '=', organisationId)
      .where('id', '=', open.id)
      .execute();
  }
  const made = await db
    .insertInto('caseload')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: learnerId,
      framework_code: frameworkCode,
      post,
      member_id: memberId,
      since: nowOf(tx),
      set_by: whoActs(tx),
      ended_at: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, learnerAllocated, {
      subjects: {
        learner: learnerId,
        member: memberId,
        ...(open ? { before: open.member_id } : {}),
      },
      facts: { caseload: id, framework: frameworkCode, post },
    });
  }
  return ok({ caseloadId: id, over: post === 'assessor' ? await overLimit(tx, memberId) : null });
}

/** Null while somebody assesses no more learners than their limit, or has none. */
async function overLimit(
  tx: Tx,
  memberId: string,
): Promise<{ learners: number; most: number } | null> {
  const most = (await limitsOf(tx)).get(memberId);
  if (most === undefined) return null;
  const { learners } = await centreDb(tx)
    .selectFrom('caseload')
    .select(sql<number>`count(distinct learner_id)::int`.as('learners'))
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('member_id', '=', memberId)
    .where('post', '=', 'assessor')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  return learners > most ? { learners, most } : null;
}

/** The newest limit of each member who has one. */
export async function limitsOf(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await centreDb(tx)
    .selectFrom('caseload_limit')
    .select(['member_id', 'most'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('set_at')
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ member_id, most }) => [member_id, most]));
}

/** How many learners somebody assesses at most. The same id again gives the first result. Refuses `member-not-found`. */
export async function setCaseloadLimit(
  tx: Tx,
  { id, memberId, most }: BodyOf<typeof setCaseloadLimitRoute>,
): Promise<Result<{ limitId: string }>> {
  const missing = await memberHere(tx, memberId, 'memberId');
  if (missing) return missing;
  const made = await centreDb(tx)
    .insertInto('caseload_limit')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      member_id: memberId,
      most,
      set_at: nowOf(tx),
      set_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, caseloadLimitSet, { subjects: { member: memberId }, facts: { most } });
  }
  return ok({ limitId: id });
}
