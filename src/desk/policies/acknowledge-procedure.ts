import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { policyAcknowledged } from './events.ts';
import { versionState } from './procedure.ts';
import { versionsOf } from './procedure-rows.ts';
import { policiesDb } from './tables.ts';

/**
 * The acting member says that they have read a version of a procedure: the one in force, or one to come. Once;
 * again changes nothing. Refuses `procedure-not-found`, `procedure-withdrawn` and `version-replaced`.
 */
export async function acknowledgeProcedure(
  tx: Tx,
  { procedureId, version }: { readonly procedureId: string; readonly version: number },
): Promise<Result<{ procedureId: string; version: number }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A procedure is read by a member.');
  const versions = await versionsOf(tx, procedureId);
  const one = versions.find((row) => row.version === version);
  if (!one) return refuse('procedure-not-found', 'There is no such version of a procedure.');
  const at = nowOf(tx);
  const state = versionState(one, versions, dateIn(at), one.withdrawnAt !== null);
  if (state === 'withdrawn') {
    return refuse('procedure-withdrawn', 'This procedure was withdrawn: nobody must read it now.');
  }
  if (state === 'replaced') {
    return refuse(
      'version-replaced',
      `Version ${version} is not in force any more. Read the one that is.`,
    );
  }
  const made = await policiesDb(tx)
    .insertInto('procedure_receipt')
    .values({
      organisation_id: organisationId,
      procedure_id: procedureId,
      version,
      member_id: memberId,
      read_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'procedure_id', 'version', 'member_id']).doNothing(),
    )
    .returning('version')
    .execute();
  if (made.length === 0) return ok({ procedureId, version });
  record(tx, policyAcknowledged, {
    subjects: { procedure: procedureId, member: memberId },
    facts: { title: one.title, version: String(version), readOn: dateIn(at) },
  });
  return ok({ procedureId, version });
}
