import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { caseSetAside, caseTakenBack } from './events.ts';
import { lockOwnPortfolio } from './learner.ts';
import { portfolioDb } from './tables.ts';

async function ownCase(tx: Tx, caseId: string) {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const row = await portfolioDb(tx)
    .selectFrom('evidence_case')
    .select(['about_kind', 'about_id', 'set_aside_at'])
    .where('learner_id', '=', learner.value)
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (!row) return refuse('case-not-found', 'There is no such case among yours.');
  return ok({ learner: learner.value, ...row });
}

/** Sets a suggested case aside; twice changes nothing. Refuses `not-a-learner` and `case-not-found`. */
export async function setAsideCase(
  tx: Tx,
  caseId: string,
  because: string,
): Promise<Result<{ caseId: string }>> {
  const found = await ownCase(tx, caseId);
  if (!found.ok) return found;
  const { learner, about_kind, about_id, set_aside_at } = found.value;
  if (set_aside_at) return ok({ caseId });
  await portfolioDb(tx)
    .updateTable('evidence_case')
    .set({ set_aside_at: nowOf(tx), set_aside_because: because })
    .where('id', '=', caseId)
    .execute();
  record(tx, caseSetAside, {
    subjects: { learner, case: caseId, [about_kind]: about_id },
    facts: { about: about_kind },
  });
  return ok({ caseId });
}

/** Takes back that a case was set aside; twice changes nothing. Refuses as `setAsideCase`. */
export async function takeBackCase(tx: Tx, caseId: string): Promise<Result<{ caseId: string }>> {
  const found = await ownCase(tx, caseId);
  if (!found.ok) return found;
  const { learner, about_kind, about_id, set_aside_at } = found.value;
  if (!set_aside_at) return ok({ caseId });
  await portfolioDb(tx)
    .updateTable('evidence_case')
    .set({ set_aside_at: null, set_aside_because: null })
    .where('id', '=', caseId)
    .execute();
  record(tx, caseTakenBack, {
    subjects: { learner, case: caseId, [about_kind]: about_id },
    facts: { about: about_kind },
  });
  return ok({ caseId });
}
