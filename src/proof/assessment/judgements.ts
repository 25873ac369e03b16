import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { JudgementOutcome, Method } from './schema.ts';
import { assessmentDb } from './tables.ts';

/** A judgement as it was kept. */
export interface KeptJudgement {
  readonly judgementId: string;
  readonly claimId: string;
  readonly criterionId: string;
  readonly assessorId: string;
  readonly outcome: JudgementOutcome;
  readonly method: Method;
  readonly note: string;
  readonly action: string | null;
  /** By when the action is to be done, YYYY-MM-DD. */
  readonly actionDueOn: string | null;
  /** YYYY-MM-DD. */
  readonly observedOn: string | null;
  readonly observedWhere: string | null;
  readonly judgedAt: Date;
  readonly evidenceIds: readonly string[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

/** Every judgement made on these claims, in the order they were made. */
export async function judgementsOn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<readonly KeptJudgement[]> {
  const { rows } = await sql<KeptJudgement>`
    select j.id as "judgementId", j.claim_id as "claimId", j.criterion_id as "criterionId",
      j.assessor_id as "assessorId", j.outcome, j.method, j.note, j.action, j.action_due_on as "actionDueOn",
      j.observed_on as "observedOn", j.observed_where as "observedWhere", j.judged_at as "judgedAt",
      array(select e.evidence_id from judged_evidence e
        where e.organisation_id = j.organisation_id and e.judgement_id = j.id
        order by e.evidence_id) as "evidenceIds",
      (select coalesce(jsonb_agg(jsonb_build_object('question', a.question, 'answer', a.answer)
          order by a.position), '[]')
        from judged_answer a
        where a.organisation_id = j.organisation_id and a.judgement_id = j.id) as answers
    from judgement j
    where j.organisation_id = ${actorOf(tx).organisationId}::uuid
      and j.claim_id = any(${[...claimIds]}::uuid[])
    order by j.judged_at, j.id`.execute(assessmentDb(tx));
  return rows;
}

/** Ids of the items considered, by claim. */
export async function consideredIn(
  tx: Tx,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await assessmentDb(tx)
    .selectFrom('considered_evidence')
    .select(['claim_id', 'evidence_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  const grouped = Map.groupBy(rows, ({ claim_id }) => claim_id);
  return new Map(
    [...grouped].map(([claimId, found]) => [claimId, new Set(found.map((row) => row.evidence_id))]),
  );
}

/** Decisions on these claims, by claim. */
export async function decisionsOn(tx: Tx, claimIds: readonly string[]) {
  const rows = await assessmentDb(tx)
    .selectFrom('unit_decision')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`claim_id = any(${[...claimIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.claim_id, row]));
}
