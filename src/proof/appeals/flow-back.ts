import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { type AppealTold, onAppealed, reopenDecision } from '../assessment/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { OUTCOMES, STAGES } from './schema.ts';
import { appealsDb, type Outcome, type Stage } from './tables.ts';

onConstraint('not_again_by_who_was_appealed', {
  code: 'not-authorised',
  because:
    'An appeal of this learner against your earlier decision on this unit was upheld. Another assessor judges it again.',
  source: 'R92',
});

/**
 * What came of a stage goes back to the decision: upheld or partly, an achieved unit is open again, and the decision
 * stays as superseded (R92). Refuses as `reopenDecision`.
 */
export async function flowBack(
  tx: Tx,
  { id, decision_id }: { readonly id: string; readonly decision_id: string | null },
  outcome: Outcome,
): Promise<Result<unknown>> {
  if (decision_id === null || outcome === 'not_upheld') return ok(null);
  return reopenDecision(tx, decision_id, { ground: 'appeal', groundId: id });
}

/** The appeals against these decisions, in words: the decisions stay as they are. */
async function told(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, AppealTold>> {
  const { rows } = await sql<{
    appealId: string;
    decisionId: string;
    raisedAt: Date;
    stage: Stage;
    outcome: Outcome | null;
  }>`
    select distinct on (a.id) a.id as "appealId", a.decision_id as "decisionId",
      a.raised_at as "raisedAt", s.stage, o.outcome
    from appeal a
    join appeal_stage s on s.organisation_id = a.organisation_id and s.appeal_id = a.id
    left join appeal_outcome o on o.organisation_id = s.organisation_id
      and o.appeal_id = s.appeal_id and o.stage = s.stage
    where a.organisation_id = ${actorOf(tx).organisationId}::uuid
      and a.decision_id = any(${[...decisionIds]}::uuid[])
    order by a.id, case s.stage when 'informal' then 1 when 'formal' then 2 else 3 end desc`.execute(
    appealsDb(tx),
  );
  return new Map(
    rows.map(({ appealId, decisionId, raisedAt, stage, outcome }) => {
      const came = outcome === null ? 'not answered yet' : OUTCOMES[outcome].toLowerCase();
      const again =
        outcome === null || outcome === 'not_upheld'
          ? ''
          : ' Another assessor judges the unit again once it is claimed again.';
      return [
        decisionId,
        {
          appealId,
          words: `Appealed, ${STAGES[stage].toLowerCase()} stage: ${came}.${again}`,
          raisedOn: dateIn(raisedAt),
        },
      ];
    }),
  );
}

onAppealed({
  told,
  async barred(tx, { memberId, learnerId, unit }) {
    const rows = await appealsDb(tx)
      .selectFrom('appeal as a')
      .innerJoin('appeal_outcome as o', (join) =>
        join
          .onRef('o.organisation_id', '=', 'a.organisation_id')
          .onRef('o.appeal_id', '=', 'a.id')
          .on('o.outcome', '<>', 'not_upheld'),
      )
      .select('a.unit_id')
      .distinct()
      .where('a.organisation_id', '=', actorOf(tx).organisationId)
      .where('a.learner_id', '=', learnerId)
      .where('a.assessor_id', '=', memberId)
      .execute();
    for (const { unit_id } of rows) {
      const own = unit_id === null ? null : await unitOf(tx, unit_id);
      if (own?.reference === unit.reference && own.frameworkCode === unit.frameworkCode)
        return true;
    }
    return false;
  },
});
