import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { withdrawStatementRoute } from './credential-schema.ts';
import { statementWithdrawn } from './events.ts';
import { lockCertification, whoActs } from './found.ts';
import { signLists } from './sign-lists.ts';
import { certificationDb, type WithdrawnOn } from './tables.ts';

/**
 * A statement counts no longer, on a ground and for a reason; it stays readable, and the list that its credential names
 * says so from now on. The same again changes nothing. Refuses `statement-not-found`, `already-withdrawn`, `own-award`
 * and `credential-key-locked`.
 */
export async function withdrawStatement(
  tx: Tx,
  publicUrl: string,
  statementId: string,
  { ground, because }: BodyOf<typeof withdrawStatementRoute>,
): Promise<Result<{ statementId: string }>> {
  const db = certificationDb(tx);
  await lockCertification(tx);
  const row = await db
    .selectFrom('statement')
    .select(['id', 'learner_id', 'status_list'])
    .where('id', '=', statementId)
    .executeTakeFirst();
  if (!row) return refuse('statement-not-found', 'There is no such statement here.');
  const before = await db
    .selectFrom('statement_withdrawal')
    .select(['ground', 'because'])
    .where('statement_id', '=', statementId)
    .executeTakeFirst();
  if (before?.ground === ground && before.because === because) return ok({ statementId });
  if (before) return refuse('already-withdrawn', 'This statement was withdrawn already.');
  const kept = await keepWithdrawn(tx, [row], { ground, because });
  if (!kept.ok) return kept;
  const told = await signLists(tx, publicUrl, row.status_list === null ? [] : [row.status_list]);
  return told.ok ? ok({ statementId }) : told;
}

/** Puts statements down as withdrawn, each with its record. Refuses `own-award`. */
export async function keepWithdrawn(
  tx: Tx,
  statements: readonly { readonly id: string; readonly learner_id: string }[],
  { ground, because }: { readonly ground: WithdrawnOn; readonly because: string },
): Promise<Result<null>> {
  const by = whoActs(tx);
  if (statements.some(({ learner_id }) => learner_id === by)) {
    return refuse(
      'own-award',
      'Nobody withdraws a statement of their own. A colleague withdraws yours.',
    );
  }
  for (const { id, learner_id } of statements) {
    await certificationDb(tx)
      .insertInto('statement_withdrawal')
      .values({
        organisation_id: actorOf(tx).organisationId,
        statement_id: id,
        learner_id,
        ground,
        because,
        withdrawn_at: nowOf(tx),
        withdrawn_by: by,
      })
      .execute();
    record(tx, statementWithdrawn, {
      subjects: { learner: learner_id, statement: id },
      facts: { ground },
    });
  }
  return ok(null);
}
