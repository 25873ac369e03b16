import { createHash } from 'node:crypto';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { decisionsOn, judgementsOn } from '../assessment/index.ts';
import { advisersEver, lookingAfter, mayAct, tiesOf } from '../centre/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { type ClaimCard, claimOf, claimsOf } from '../portfolio/index.ts';
import { sampleStarted } from './events.ts';
import { lockCycle, stillOpen, whoActs } from './found.ts';
import type { startSampleRoute } from './schema.ts';
import { type Stage, verificationDb } from './tables.ts';

export const FROZEN_FORMAT = 'deskproof-verified-sample/1';

/** What stood when a verifier took up a sample. */
export interface Frozen {
  readonly format: typeof FROZEN_FORMAT;
  readonly claim: {
    readonly id: string;
    readonly attempt: number;
    readonly declaration: string;
    readonly claimedAt: string;
  };
  /** Renditions by their hashes: the texts stand with the claim and never change. */
  readonly items: readonly {
    readonly evidenceId: string;
    readonly title: string;
    readonly sha256: string;
  }[];
  readonly references: readonly { readonly evidenceId: string; readonly criterionId: string }[];
  /** Every judgement of this unit up to then, in order: of a criterion the last counts. */
  readonly judgements: readonly {
    readonly judgementId: string;
    readonly criterionId: string;
    readonly assessorId: string;
    readonly outcome: string;
    readonly method: string;
    readonly note: string;
    readonly action: string | null;
    readonly observedOn: string | null;
    readonly observedWhere: string | null;
    readonly judgedAt: string;
    readonly evidenceIds: readonly string[];
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
  }[];
  readonly decision: {
    readonly decisionId: string;
    readonly outcome: 'achieved' | 'not_yet';
    readonly feedback: string;
    readonly decidedAt: string;
    readonly paperSha256: string;
  } | null;
}

/** A learner-unit of a sample. Refuses `sample-not-found`. */
export async function sampleHere(tx: Tx, sampleId: string) {
  const row = await verificationDb(tx)
    .selectFrom('verification_sample')
    .select(['id', 'cycle_id', 'learner_id', 'unit_id', 'stages'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', sampleId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('sample-not-found', 'There is no such sample here.');
}

/** The newest claim of a learner's unit that an assessor took, whole; null: nobody took one yet. */
async function claimToVerify(tx: Tx, learnerId: string, unitId: string): Promise<ClaimCard | null> {
  const taken = (await claimsOf(tx, learnerId, unitId)).filter(
    ({ assessorId, withdrawnAt }) => assessorId !== null && withdrawnAt === null,
  );
  const newest = taken.reduce<(typeof taken)[number] | null>(
    (last, one) => (last === null || one.attempt > last.attempt ? one : last),
    null,
  );
  return newest && claimOf(tx, newest.claimId);
}

/** Everybody who ever advised, observed or assessed this learner (R30). */
export async function handsOn(tx: Tx, learnerId: string) {
  const advisers = (await advisersEver(tx, [learnerId])).get(learnerId) ?? [];
  const assessors = (await claimsOf(tx, learnerId)).flatMap(({ assessorId }) => assessorId ?? []);
  const before = (await lookingAfter(tx, [learnerId])).get(learnerId) ?? [];
  return {
    advisers: new Set(advisers),
    assessors: new Set([...assessors, ...before.filter((one) => !advisers.includes(one))]),
  };
}

/**
 * Why this member may not verify this learner's unit: `own-work` for the learner themself, R30 for who advises or
 * assesses them, W34 for a tie, R22 for who is not authorised for the unit. Null: they may.
 */
export async function mayVerify(
  tx: Tx,
  memberId: string,
  { learnerId, unitId }: { readonly learnerId: string; readonly unitId: string },
): Promise<Result<never> | null> {
  if (memberId === learnerId) {
    return refuse(
      'own-work',
      'Nobody verifies their own work. A colleague takes this sample.',
      'R30',
    );
  }
  const { advisers, assessors } = await handsOn(tx, learnerId);
  if (assessors.has(memberId) || advisers.has(memberId)) {
    return refuse(
      'verifier-not-apart',
      assessors.has(memberId)
        ? 'You assess this learner, so somebody else verifies: the verifier is never the learner’s assessor. Leave it to a colleague, or plan again.'
        : 'You advise this learner, or did, so somebody else verifies: the verifier is never the learner’s adviser. Leave it to a colleague, or plan again.',
      'R30',
    );
  }
  const ties = await tiesOf(tx, { memberIds: [memberId], learnerIds: [learnerId] });
  if (ties.length > 0) {
    return refuse(
      'verifier-tied',
      'A tie between you and this learner is declared, so somebody else verifies. Leave it to a colleague, or plan again.',
      'W34',
    );
  }
  const unit = await unitOf(tx, unitId);
  const findings = await mayAct(tx, {
    memberId,
    as: 'verify',
    units: unit ? [{ framework: unit.frameworkCode, reference: unit.reference }] : [],
    on: dateIn(nowOf(tx)),
  });
  const stop = findings.find(({ outcome }) => outcome === 'block');
  return stop
    ? refuse('not-authorised-for-unit', `${stop.because} ${stop.clears ?? ''}`.trim(), 'R22')
    : null;
}

/**
 * Takes up a stage of a sample: claim, renditions by hash, judgements and decision are frozen as they stand (R82).
 * Another turn begins only once there is something new to look at. The same id again gives the first result. Refuses
 * `sample-not-found`, `already-released`, `stage-not-asked`, `not-assessed-yet`, `already-started`,
 * `already-verified` and as `mayVerify`.
 */
export async function startSample(
  tx: Tx,
  sampleId: string,
  { id, stage }: BodyOf<typeof startSampleRoute>,
): Promise<Result<{ startId: string }>> {
  const sample = await sampleHere(tx, sampleId);
  if (!sample.ok) return sample;
  const { cycle_id, learner_id: learnerId, unit_id: unitId, stages } = sample.value;
  const cycle = await lockCycle(tx, cycle_id);
  if (!cycle.ok) return cycle;
  const looks = await looksAt(tx, sampleId, stage);
  if (looks.some((look) => look.id === id)) return ok({ startId: id });
  const closed = await stillOpen(tx, cycle_id);
  if (closed) return closed;
  if (!stages.includes(stage)) {
    return wrongField('stage', 'stage-not-asked', 'The plan does not ask for this stage.');
  }
  const by = whoActs(tx);
  const barred = await mayVerify(tx, by, { learnerId, unitId });
  if (barred) return barred;
  const claim = await claimToVerify(tx, learnerId, unitId);
  const decision = claim && (await decisionsOn(tx, [claim.claimId])).get(claim.claimId);
  if (!claim?.assessorId || (stage === 'final' && !decision)) {
    return refuse(
      'not-assessed-yet',
      stage === 'final'
        ? 'This unit is not decided yet. It is verified once its assessor has decided it.'
        : 'No assessor has taken up a claim of this unit yet. It is verified once one has.',
    );
  }
  const last = looks.at(-1);
  const again = nothingNew(last, claim.claimId, decision?.id ?? null);
  if (again) return again;
  const text = canonicalJson(await frozenNow(tx, claim, decision ?? undefined));
  const sha256 = createHash('sha256').update(text).digest();
  const { advisers, assessors } = await handsOn(tx, learnerId);
  const turn = (last?.turn ?? 0) + 1;
  await verificationDb(tx)
    .insertInto('verification_start')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      sample_id: sampleId,
      learner_id: learnerId,
      unit_id: unitId,
      stage,
      turn,
      claim_id: claim.claimId,
      assessor_id: claim.assessorId,
      hands: [...new Set([...advisers, ...assessors])],
      verifier_id: by,
      decision_id: decision?.id ?? null,
      frozen: text,
      frozen_sha256: sha256,
      started_at: nowOf(tx),
    })
    .execute();
  record(tx, sampleStarted, {
    subjects: {
      cycle: cycle_id,
      sample: sampleId,
      learner: learnerId,
      unit: unitId,
      claim: claim.claimId,
      assessor: claim.assessorId,
    },
    facts: { stage, turn, frozenSha256: sha256.toString('hex') },
  });
  return ok({ startId: id });
}

/** The looks at one stage of a sample, in order, each with its record's outcome. */
async function looksAt(tx: Tx, sampleId: string, stage: Stage) {
  return verificationDb(tx)
    .selectFrom('verification_start as s')
    .leftJoin('verification_record as r', (join) =>
      join.onRef('r.organisation_id', '=', 's.organisation_id').onRef('r.start_id', '=', 's.id'),
    )
    .select(['s.id', 's.turn', 's.claim_id', 's.decision_id', 's.verifier_id', 'r.outcome'])
    .where('s.organisation_id', '=', actorOf(tx).organisationId)
    .where('s.sample_id', '=', sampleId)
    .where('s.stage', '=', stage)
    .orderBy('s.turn')
    .execute();
}

type Looked = Awaited<ReturnType<typeof looksAt>>[number];

function nothingNew(
  last: Looked | undefined,
  claimId: string,
  decisionId: string | null,
): Result<never> | null {
  if (!last) return null;
  if (last.outcome === null) {
    return refuse(
      'already-started',
      'Somebody is verifying this stage already; they finish it first.',
    );
  }
  if (last.claim_id !== claimId || last.decision_id !== decisionId) return null;
  return refuse(
    'already-verified',
    last.outcome === 'not_supported'
      ? 'This decision was not supported. It is verified again once its assessor has decided anew.'
      : 'This stage is verified, and nothing new was decided since.',
  );
}

async function frozenNow(
  tx: Tx,
  claim: ClaimCard,
  decision: ReturnType<Awaited<ReturnType<typeof decisionsOn>>['get']>,
): Promise<Frozen> {
  const attempts = await claimsOf(tx, claim.learnerId, claim.unitId);
  const upToNow = attempts.filter(({ attempt }) => attempt <= claim.attempt);
  const judgements = await judgementsOn(
    tx,
    upToNow.map(({ claimId }) => claimId),
  );
  return {
    format: FROZEN_FORMAT,
    claim: {
      id: claim.claimId,
      attempt: claim.attempt,
      declaration: claim.declaration,
      claimedAt: claim.claimedAt.toISOString(),
    },
    items: claim.evidence.map(({ evidenceId, title, renditionSha256 }) => ({
      evidenceId,
      title,
      sha256: renditionSha256,
    })),
    references: claim.references.map(({ evidenceId, criterionId }) => ({
      evidenceId,
      criterionId,
    })),
    judgements: judgements.map(({ claimId: _, judgedAt, evidenceIds, answers, ...one }) => ({
      judgementId: one.judgementId,
      criterionId: one.criterionId,
      assessorId: one.assessorId,
      outcome: one.outcome,
      method: one.method,
      note: one.note,
      action: one.action,
      observedOn: one.observedOn,
      observedWhere: one.observedWhere,
      judgedAt: judgedAt.toISOString(),
      evidenceIds: [...evidenceIds],
      answers: answers.map(({ question, answer }) => ({ question, answer })),
    })),
    decision: decision
      ? {
          decisionId: decision.id,
          outcome: decision.outcome,
          feedback: decision.feedback,
          decidedAt: decision.decided_at.toISOString(),
          paperSha256: decision.paper_sha256.toString('hex'),
        }
      : null,
  };
}
