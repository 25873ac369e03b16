import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { organisationCard } from '../../platform/identity/organisation.ts';
import { closeClaim, idTaken } from '../portfolio/index.ts';
import { type Authority, authorised, needsCountersigning } from './authority.ts';
import { whyNotAchieved, whyNotNotYet } from './deciding.ts';
import { type DecisionPaper, paperSha256, paperText } from './decision-paper.ts';
import { unitDecided } from './events.ts';
import { type HeldClaim, heldClaim } from './held.ts';
import { newestOf } from './judgement.ts';
import { partyTo } from './party.ts';
import type { decideRoute, Verdict } from './schema.ts';
import { assessmentDb } from './tables.ts';

type Given = BodyOf<typeof decideRoute>;

/**
 * Decides a unit, informal until ratified (R73), freezes the paper and closes the claim. The same id again
 * gives the first result. Refuses as `heldClaim`, and `unit-not-decidable` with the findings in its
 * details: a criterion not met (R9, R66), an item not considered (R67), a file of which nobody said whose work it is (R55), nothing left to do (R9), a
 * criterion without a judgement and without an action (W36). `not-authorised` where the centre does not let
 * the assessor judge the unit today (R22), `id-taken` where the id is of another claim. The decision of an
 * assessor without the qualification waits for a countersignature (R26).
 */
export async function decide(
  tx: Tx,
  claimId: string,
  input: Given,
): Promise<Result<{ decisionId: string; outcome: Verdict }>> {
  const held = await heldClaim(tx, claimId);
  const known = await decisionById(tx, input.id);
  if (known && known.claim_id !== claimId) return idTaken();
  if (known) return ok({ decisionId: input.id, outcome: known.outcome });
  if (!held.ok) return held;
  const { claim, facts } = held.value;
  const may = mayDecide(held.value, input);
  if (!may.ok) return may;
  const { unit } = held.value;
  const authority = await authorised(tx, claim.assessorId ?? '', claim.learnerId, unit);
  if (!authority.ok) return authority;
  const { ties, warnings } = authority.value;
  const today = dateIn(nowOf(tx));
  const countersign = await needsCountersigning(tx, claim.assessorId ?? '', today);
  const paper = await paperOf(tx, held.value, input, { ties, countersign });
  const text = paperText(paper);
  const sha256 = paperSha256(text);
  const party = partyTo(claim.evidence, actorOf(tx).memberId);
  await assessmentDb(tx)
    .insertInto('unit_decision')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      claim_id: claimId,
      outcome: input.outcome,
      feedback: input.feedback,
      unjudged_action: paper.unjudgedAction,
      party: party.length > 0,
      decided_at: nowOf(tx),
      decided_by: claim.assessorId ?? '',
      paper: text,
      paper_sha256: Buffer.from(sha256, 'hex'),
      countersign,
    })
    .execute();
  const closed = await closeClaim(tx, claimId, input.outcome);
  if (!closed.ok) return closed;
  const newest = newestOf(held.value.counting);
  record(tx, unitDecided, {
    subjects: {
      learner: claim.learnerId,
      claim: claimId,
      unit: claim.unitId,
      decision: input.id,
    },
    facts: {
      outcome: input.outcome,
      standing: 'informal',
      attempt: claim.attempt,
      unit: paper.unit.reference,
      framework: paper.framework.code,
      criteria: facts.criteria.map(({ criterionId, code }) => {
        const judgement = newest.get(criterionId);
        return {
          criterion: code,
          state: judgement?.outcome ?? ('unjudged' as const),
          method: judgement?.method ?? null,
          judgement: judgement?.judgementId ?? null,
        };
      }),
      items: claim.evidence.map(({ evidenceId, renditionSha256 }) => ({
        evidence: evidenceId,
        renditionSha256,
      })),
      party: [...party],
      ties: [...ties],
      warnings: warnings.map(({ rule }) => rule),
      countersign,
      paperSha256: sha256,
    },
  });
  return ok({ decisionId: input.id, outcome: input.outcome });
}

async function decisionById(tx: Tx, decisionId: string) {
  return assessmentDb(tx)
    .selectFrom('unit_decision')
    .select(['claim_id', 'outcome'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
}

function mayDecide({ facts }: HeldClaim, { outcome, unjudgedAction }: Given): Result<void> {
  const findings =
    outcome === 'achieved' ? whyNotAchieved(facts) : whyNotNotYet(facts, unjudgedAction);
  const [first] = findings;
  if (!first) return ok(undefined);
  const words = outcome === 'achieved' ? 'achieved' : 'not yet achieved';
  const reasons = findings.map(({ because, clears }) => `${because}; ${clears ?? ''}`).join(' ');
  return refuse(
    'unit-not-decidable',
    `The unit cannot be decided as ${words} now. ${reasons}`,
    first.source,
    { findings },
  );
}

/** What the paper says, as the unit stands in this act. */
async function paperOf(
  tx: Tx,
  { claim, unit, counting, facts }: HeldClaim,
  input: Given,
  { ties, countersign }: Pick<Authority, 'ties'> & { readonly countersign: boolean },
): Promise<DecisionPaper> {
  const { isSample, ...letterhead } = await organisationCard(tx);
  const names = await memberNames(tx);
  const nameOf = (id: string | null) => names.get(id ?? '') ?? '';
  const titles = new Map(claim.evidence.map(({ evidenceId, title }) => [evidenceId, title]));
  const newest = newestOf(counting);
  const party = new Set(partyTo(claim.evidence, actorOf(tx).memberId));
  const isAllJudged = facts.criteria.every(({ criterionId }) => newest.has(criterionId));
  return {
    format: 'deskproof-decision/2',
    decision: input.id,
    claim: claim.claimId,
    organisation: { ...letterhead, sample: isSample },
    learner: claim.learnerName,
    assessor: nameOf(claim.assessorId),
    framework: { code: unit.frameworkCode, title: unit.frameworkTitle },
    unit: { reference: unit.reference, title: unit.title },
    attempt: claim.attempt,
    claimedAt: claim.claimedAt.toISOString(),
    decidedAt: nowOf(tx).toISOString(),
    outcome: input.outcome,
    feedback: input.feedback,
    unjudgedAction: input.outcome === 'not_yet' && !isAllJudged ? input.unjudgedAction : null,
    party: claim.evidence
      .filter(({ evidenceId }) => party.has(evidenceId))
      .map(({ title }) => title),
    ties: [...ties],
    countersign,
    criteria: unit.criteria.map(({ criterionId, code, label, wording }) => {
      const judgement = newest.get(criterionId);
      return {
        code,
        words: wording ?? label,
        state: judgement?.outcome ?? 'unjudged',
        judgement: judgement
          ? {
              method: judgement.method,
              judgedAt: judgement.judgedAt.toISOString(),
              assessor: nameOf(judgement.assessorId),
              attempt: judgement.attempt,
              note: judgement.note,
              action: judgement.action,
              actionDueOn: judgement.actionDueOn,
              observedOn: judgement.observedOn,
              observedWhere: judgement.observedWhere,
              answers: judgement.answers.map(({ question, answer }) => ({ question, answer })),
              items: judgement.evidenceIds.map((id) => titles.get(id) ?? itemOf(judgement.attempt)),
            }
          : null,
      };
    }),
    items: claim.evidence.map(({ title, renditionSha256 }) => ({ title, sha256: renditionSha256 })),
  };
}

/** An item that this claim does not present; what was judged before the first attempt was under another framework. */
const itemOf = (attempt: number) =>
  attempt === 0 ? 'an item under the framework before' : `an item of attempt ${attempt}`;
