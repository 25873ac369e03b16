import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { policyWithdrawn } from './events.ts';
import { versionsOf } from './procedure-rows.ts';
import { policiesDb } from './tables.ts';

/**
 * Withdraws a procedure: from this moment on it governs nothing and nobody must read it; all its versions stay
 * to be read. Again changes nothing. Refuses `procedure-not-found` and a reason that is missing or too long.
 */
export async function withdrawProcedure(
  tx: Tx,
  { procedureId, reason }: { readonly procedureId: string; readonly reason: string },
): Promise<Result<{ procedureId: string }>> {
  const { organisationId, memberId, name } = actorOf(tx);
  if (memberId === null) throw new Error('A procedure is withdrawn by a member.');
  const said = cleanText(reason, { min: 1, max: 1_000, lines: true, what: 'The reason' });
  if (!said.ok) return said;
  const [newest] = await versionsOf(tx, procedureId);
  if (!newest) return refuse('procedure-not-found', 'There is no such procedure.');
  const made = await policiesDb(tx)
    .insertInto('procedure_withdrawal')
    .values({
      organisation_id: organisationId,
      procedure_id: procedureId,
      version: newest.version,
      reason: said.value,
      withdrawn_at: nowOf(tx),
      withdrawn_by: memberId,
      withdrawn_by_name: name,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'procedure_id']).doNothing())
    .returning('procedure_id')
    .execute();
  if (made.length === 0) return ok({ procedureId });
  record(tx, policyWithdrawn, {
    subjects: { procedure: procedureId },
    facts: { title: newest.title, version: String(newest.version) },
  });
  return ok({ procedureId });
}
