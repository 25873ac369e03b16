import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { tieDeclared, tieEnded } from './events.ts';
import { memberHere, whoActs } from './found.ts';
import { policy } from './policy.ts';
import type { declareTieRoute, endTieRoute } from './schema.ts';
import { centreDb } from './tables.ts';

onConstraint('tie_open', {
  code: 'already-declared',
  because: 'This tie is on record already.',
});

/**
 * Declares what stands between somebody of the centre and a learner (W34): each their own, anybody's who administers
 * the centre. The same id again gives the first result. Refuses `not-allowed`, `member-not-found`, `tie-to-oneself`
 * and `already-declared`.
 */
export async function declareTie(
  tx: Tx,
  { id, memberId, learnerId, kind, words }: BodyOf<typeof declareTieRoute>,
): Promise<Result<{ tieId: string }>> {
  const by = whoActs(tx);
  const administers: readonly string[] = policy['centre.administer'];
  if (by !== memberId && !actorOf(tx).roles.some((role) => administers.includes(role))) {
    return refuse('not-allowed', 'You declare your own ties. The centre administrator others’.');
  }
  if (memberId === learnerId) {
    return wrongField('learnerId', 'tie-to-oneself', 'Choose a learner who is somebody else.');
  }
  const missing =
    (await memberHere(tx, memberId, 'memberId')) ?? (await memberHere(tx, learnerId, 'learnerId'));
  if (missing) return missing;
  const made = await centreDb(tx)
    .insertInto('tie')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      member_id: memberId,
      learner_id: learnerId,
      kind,
      words,
      declared_at: nowOf(tx),
      declared_by: by,
      ended_at: null,
      ended_by: null,
      ended_because: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, tieDeclared, {
      subjects: { member: memberId, learner: learnerId, tie: id },
      facts: { tie: id, kind },
    });
  }
  return ok({ tieId: id });
}

/** A tie is no longer there. Refuses `tie-not-found` and `already-ended`. */
export async function endTie(
  tx: Tx,
  tieId: string,
  { because }: BodyOf<typeof endTieRoute>,
): Promise<Result<{ tieId: string }>> {
  const db = centreDb(tx);
  const row = await db
    .selectFrom('tie')
    .selectAll()
    .where('id', '=', tieId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('tie-not-found', 'There is no such tie on record.');
  if (row.ended_at !== null) return refuse('already-ended', 'This tie has ended already.');
  await db
    .updateTable('tie')
    .set({ ended_at: nowOf(tx), ended_by: whoActs(tx), ended_because: because })
    .where('id', '=', tieId)
    .execute();
  record(tx, tieEnded, {
    subjects: { member: row.member_id, learner: row.learner_id, tie: tieId },
    facts: { tie: tieId },
  });
  return ok({ tieId });
}
