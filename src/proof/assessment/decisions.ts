import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { dateOfMinute, startOfDay } from '../../lib/time.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { claimsNamed } from '../portfolio/index.ts';
import { answersOn } from './answer-action.ts';
import { appealsAgainst } from './appealed.ts';
import type { SinceThen } from './decision-paper.ts';
import type { decisionsOn } from './judgements.ts';
import { standingsOf } from './ratified.ts';
import { reopenedOf } from './reopen.ts';
import type { Method, ShownDecision, Verdict } from './schema.ts';
import { assessmentDb } from './tables.ts';

/** Whether a decision waits for somebody qualified to stand by it (R26). */
export type Countersigning = 'not_needed' | 'needed' | 'given';

/** A decision as rooms above this one ask for it. */
export interface DecisionLine {
  readonly decisionId: string;
  readonly claimId: string;
  readonly learnerId: string;
  readonly unitId: string;
  readonly unitReference: string;
  readonly frameworkId: string;
  readonly assessorId: string;
  /** Of the judgements made on this claim. */
  readonly methods: readonly Method[];
  readonly outcome: Verdict;
  readonly attempt: number;
  readonly decidedAt: Date;
  /** The assessor had a hand in the work itself (W34). */
  readonly party: boolean;
  readonly countersignature: Countersigning;
  /** Who countersigned: null until somebody did. */
  readonly countersignedBy: string | null;
  /** When it was found not to be supported: superseded, and ratified no more; null: it stands. */
  readonly reopenedAt: Date | null;
}

/**
 * Decisions, the oldest first: of a framework (each revision is its own), of these learners, of these days in London.
 * @param asked `from` and `to` are the first and last day, 'YYYY-MM-DD'; what is left out does not limit
 */
export async function decisionsIn(
  tx: Tx,
  asked: {
    readonly frameworkId?: string;
    readonly learnerIds?: readonly string[];
    readonly from?: DateText;
    readonly to?: DateText;
  } = {},
): Promise<readonly DecisionLine[]> {
  const from = asked.from === undefined ? null : dateOfMinute(startOfDay(asked.from));
  const until = asked.to === undefined ? null : dateOfMinute(startOfDay(addDays(asked.to, 1)));
  const { rows } = await sql<{
    decisionId: string;
    claimId: string;
    assessorId: string;
    outcome: Verdict;
    decidedAt: Date;
    party: boolean;
    countersign: boolean;
    countersignedBy: string | null;
    reopenedAt: Date | null;
    methods: readonly Method[];
  }>`
    select d.id as "decisionId", d.claim_id as "claimId", d.decided_by as "assessorId", d.outcome,
      d.decided_at as "decidedAt", d.party, d.countersign, s.signer_id as "countersignedBy",
      r.reopened_at as "reopenedAt",
      array(select distinct j.method from judgement j
        where j.organisation_id = d.organisation_id and j.claim_id = d.claim_id order by 1) as methods
    from unit_decision d
    left join countersignature s on s.organisation_id = d.organisation_id and s.decision_id = d.id
    left join decision_reopened r on r.organisation_id = d.organisation_id and r.decision_id = d.id
    where d.organisation_id = ${actorOf(tx).organisationId}::uuid
      and (${from}::timestamptz is null or d.decided_at >= ${from}::timestamptz)
      and (${until}::timestamptz is null or d.decided_at < ${until}::timestamptz)
    order by d.decided_at, d.id`.execute(assessmentDb(tx));
  const ids = rows.map(({ claimId }) => claimId);
  const claims = new Map((await claimsNamed(tx, ids)).map((claim) => [claim.claimId, claim]));
  const units = await unitNames(
    tx,
    [...claims.values()].map(({ unitId }) => unitId),
  );
  return rows.flatMap(({ countersign, ...row }): DecisionLine[] => {
    const claim = claims.get(row.claimId);
    const unit = units.get(claim?.unitId ?? '');
    if (!claim || !unit) return [];
    if (asked.frameworkId !== undefined && unit.frameworkId !== asked.frameworkId) return [];
    if (asked.learnerIds !== undefined && !asked.learnerIds.includes(claim.learnerId)) return [];
    const { learnerId, unitId, attempt } = claim;
    const countersignature = countersigning(countersign, row.countersignedBy);
    return [{ ...row, ...unit, learnerId, unitId, attempt, countersignature }];
  });
}

async function unitNames(tx: Tx, unitIds: readonly string[]) {
  const rows = await assessmentDb(tx)
    .selectFrom('criteria_published')
    .select(['unit_id', 'unit_reference', 'framework_id'])
    .distinct()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`unit_id = any(${[...new Set(unitIds)]}::uuid[])`)
    .execute();
  return new Map(
    rows.map(({ unit_id, unit_reference, framework_id }) => [
      unit_id,
      { unitReference: unit_reference, frameworkId: framework_id },
    ]),
  );
}

function countersigning(isNeeded: boolean, signerId: string | null): Countersigning {
  if (signerId !== null) return 'given';
  return isNeeded ? 'needed' : 'not_needed';
}

type Kept = Awaited<ReturnType<typeof decisionsOn>>;

/** What came after these decisions: how firm each is now, and who countersigned it. By decision id. */
export async function sinceThen(
  tx: Tx,
  decisionIds: readonly string[],
): Promise<ReadonlyMap<string, SinceThen>> {
  if (decisionIds.length === 0) return new Map();
  const standings = await standingsOf(tx, decisionIds);
  const reopened = await reopenedOf(tx, decisionIds);
  const signed = await assessmentDb(tx)
    .selectFrom('countersignature')
    .select(['decision_id', 'signer_id', 'signed_at', 'signed_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`decision_id = any(${[...decisionIds]}::uuid[])`)
    .execute();
  const names = signed.length === 0 ? new Map<string, string>() : await memberNames(tx);
  const bySigned = new Map(
    signed.map((row) => [
      row.decision_id,
      { by: names.get(row.signer_id) ?? '', at: row.signed_at, on: row.signed_on },
    ]),
  );
  return new Map(
    decisionIds.map((id) => [
      id,
      {
        standing: standings.get(id) ?? 'informal',
        countersigned: bySigned.get(id) ?? null,
        reopenedAt: reopened.get(id)?.reopenedAt ?? null,
      },
    ]),
  );
}

/** Decisions as assessor and learner read them, by claim. @param names of members, by id */
export async function shownDecisions(
  tx: Tx,
  decisions: Kept,
  names: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, ShownDecision>> {
  const since = await sinceThen(
    tx,
    [...decisions.values()].map(({ id }) => id),
  );
  const appeals = await appealsAgainst(
    tx,
    [...decisions.values()].map(({ id }) => id),
  );
  const answers = await answersOn(tx, [...decisions.keys()]);
  const reopened = await reopenedOf(
    tx,
    [...decisions.values()].map(({ id }) => id),
  );
  return new Map(
    [...decisions].map(([claimId, decision]) => {
      const again = reopened.get(decision.id);
      const { standing = 'informal', countersigned = null } = since.get(decision.id) ?? {};
      return [
        claimId,
        {
          decisionId: decision.id,
          outcome: decision.outcome,
          standing,
          countersignature:
            countersigned !== null ? 'given' : decision.countersign ? 'needed' : 'not_needed',
          countersigned: countersigned && {
            by: countersigned.by,
            at: countersigned.at.toISOString(),
          },
          appeal: appeals.get(decision.id) ?? null,
          reopened: again
            ? {
                ground: again.ground,
                at: again.reopenedAt.toISOString(),
                criterionIds: [...again.criterionIds],
              }
            : null,
          feedback: decision.feedback,
          unjudgedAction: decision.unjudged_action,
          unjudgedAnswer: answers.get(claimId) ?? null,
          party: decision.party,
          decidedAt: decision.decided_at.toISOString(),
          decidedBy: names.get(decision.decided_by) ?? '',
          paperSha256: decision.paper_sha256.toString('hex'),
        },
      ];
    }),
  );
}
