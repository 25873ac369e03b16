import { ok, type Result, refuse } from '../../lib/result.ts';
import type { ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { standingsOf } from '../assessment/index.ts';
import { qualifiedOn } from '../centre/index.ts';
import { unitOf } from '../frameworks/index.ts';
import { languageBeside } from '../languages/index.ts';
import { claimOf } from '../portfolio/index.ts';
import { baseOf } from './base.ts';
import { signersOf } from './countersign-sample.ts';
import { cycleHere } from './found.ts';
import { samplesOf } from './samples.ts';
import type { readSample, readSampleItem } from './schema.ts';
import { type Frozen, mayVerify, sampleHere } from './start-sample.ts';
import { verificationDb } from './tables.ts';

type View = ReplyIn<typeof readSample>;

/** One learner's unit of a sample, with each look at it. Refuses `sample-not-found`. */
export async function sampleView(tx: Tx, sampleId: string): Promise<Result<View>> {
  const sample = await sampleHere(tx, sampleId);
  if (!sample.ok) return sample;
  const { cycle_id, learner_id: learnerId, unit_id: unitId } = sample.value;
  const cycle = await cycleHere(tx, cycle_id);
  if (!cycle.ok) return cycle;
  const base = await baseOf(tx, cycle.value);
  const line = (await samplesOf(tx, cycle.value, base)).find((one) => one.sampleId === sampleId);
  if (!line) throw new Error('A sample that its cycle does not show.');
  const starts = await startsOf(tx, sampleId, unitId);
  const { memberId, roles } = actorOf(tx);
  const isVerifier = memberId !== null && roles.includes('internal_verifier');
  const barred = isVerifier ? await mayVerify(tx, memberId, { learnerId, unitId }) : null;
  const open = (stage: 'interim' | 'final') =>
    !line.doneStages.includes(stage) &&
    !starts.some((start) => start.stage === stage && start.record === null);
  const decided = base.decisions.has(`${learnerId} ${unitId}`);
  const mayStart =
    isVerifier && barred === null && line.assessorName !== null && line.state !== 'action'
      ? line.stages.filter((stage) => open(stage) && (stage === 'interim' || decided))
      : [];
  return ok({
    ...line,
    cycleId: cycle_id,
    cycleName: cycle.value.name,
    mayStart,
    whyNot: barred && !barred.ok ? barred.refusal.because : null,
    starts,
  });
}

async function startsOf(tx: Tx, sampleId: string, unitId: string): Promise<View['starts']> {
  const { organisationId, memberId, roles } = actorOf(tx);
  const db = verificationDb(tx);
  const starts = await db
    .selectFrom('verification_start')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('sample_id', '=', sampleId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  if (starts.length === 0) return [];
  const ids = starts.map(({ id }) => id);
  const records = await db
    .selectFrom('verification_record')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('start_id', 'in', ids)
    .execute();
  const findings = await db
    .selectFrom('verification_finding')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('start_id', 'in', ids)
    .execute();
  const actions = await db
    .selectFrom('verification_action')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('start_id', 'in', ids)
    .orderBy('position')
    .execute();
  const names = await memberNames(tx);
  const signers = await signersOf(tx, ids);
  const qualified =
    memberId !== null &&
    roles.includes('internal_verifier') &&
    (await qualifiedOn(tx, [memberId], 'verifier', dateIn(nowOf(tx)))).has(memberId);
  const standing = (
    own: { readonly countersign: boolean },
    start: { readonly verifier_id: string; readonly hands: readonly string[] },
    signer: string | null,
  ) => ({
    countersignature: !own.countersign
      ? ('not_needed' as const)
      : signer === null
        ? ('needed' as const)
        : ('given' as const),
    countersignedBy: signer === null ? null : (names.get(signer) ?? ''),
    mayCountersign:
      own.countersign &&
      signer === null &&
      qualified &&
      start.verifier_id !== memberId &&
      !start.hands.includes(memberId ?? ''),
  });
  const today = dateIn(nowOf(tx));
  const unit = await unitOf(tx, unitId);
  const standings = await standingsOf(
    tx,
    starts.flatMap(({ decision_id }) => (decision_id === null ? [] : [decision_id])),
  );
  return starts.map((start): View['starts'][number] => {
    const frozen = JSON.parse(start.frozen) as Frozen;
    const judged = new Map(frozen.judgements.map((one) => [one.criterionId, one]));
    const own = records.find(({ start_id }) => start_id === start.id);
    const found = new Map(
      findings
        .filter(({ start_id }) => start_id === start.id)
        .map((one) => [one.criterion_id, one]),
    );
    return {
      startId: start.id,
      stage: start.stage,
      startedAt: start.started_at.toISOString(),
      verifierName: names.get(start.verifier_id) ?? '',
      isMine: start.verifier_id === memberId,
      frozenSha256: start.frozen_sha256.toString('hex'),
      attempt: frozen.claim.attempt,
      decision: frozen.decision && {
        outcome: frozen.decision.outcome,
        standing: standings.get(frozen.decision.decisionId) ?? 'informal',
        feedback: frozen.decision.feedback,
        decidedAt: frozen.decision.decidedAt,
      },
      items: frozen.items.map((item) => ({ ...item })),
      criteria: (unit?.criteria ?? []).map(({ criterionId, code, label, wording }) => {
        const one = judged.get(criterionId);
        const finding = found.get(criterionId);
        return {
          criterionId,
          code,
          label,
          wording,
          judged: one
            ? {
                outcome: one.outcome,
                method: one.method,
                note: one.note,
                action: one.action,
                assessorName: names.get(one.assessorId) ?? '',
                evidenceIds: [...one.evidenceIds],
                answers: one.answers.map((answer) => ({ ...answer })),
              }
            : null,
          finding: finding
            ? { says: finding.says, words: finding.words, evidenceIds: finding.evidence_ids }
            : null,
        };
      }),
      record: own
        ? {
            outcome: own.outcome,
            methods: own.methods,
            feedback: own.feedback,
            recordedAt: own.recorded_at.toISOString(),
            ...standing(own, start, signers.get(start.id) ?? null),
            actions: actions
              .filter(({ start_id }) => start_id === start.id)
              .map((action) => ({
                actionId: action.id,
                words: action.words,
                dueOn: action.due_on,
                late: action.closed_at === null && action.due_on < today,
                ownerName: names.get(action.owner_id) ?? '',
                answer: action.answer,
                closed: action.closed_at && {
                  at: action.closed_at.toISOString(),
                  by: names.get(action.closed_by ?? '') ?? '',
                  words: action.closed_words ?? '',
                },
              })),
          }
        : null,
    };
  });
}

/** An item of the claim as it was frozen. Refuses `start-not-found` and `evidence-not-found`. */
export async function sampleItem(
  tx: Tx,
  startId: string,
  evidenceId: string,
): Promise<Result<ReplyIn<typeof readSampleItem>>> {
  const start = await verificationDb(tx)
    .selectFrom('verification_start')
    .select(['claim_id', 'frozen'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', startId)
    .executeTakeFirst();
  if (!start) return refuse('start-not-found', 'Nobody took up a sample under this name here.');
  const frozen = JSON.parse(start.frozen) as Frozen;
  const named = frozen.items.find((item) => item.evidenceId === evidenceId);
  const claim = named && (await claimOf(tx, start.claim_id));
  const item = claim?.evidence.find((one) => one.evidenceId === evidenceId);
  if (!named || !item) {
    return refuse('evidence-not-found', 'This item was not in the claim when it was taken up.');
  }
  return ok({
    evidenceId,
    title: item.title,
    sha256: item.renditionSha256,
    unchanged: item.renditionSha256 === named.sha256,
    ...(await languageBeside(tx, evidenceId)),
    rendition: item.rendition,
  });
}
