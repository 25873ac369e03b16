import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { reopenDecision } from '../assessment/index.ts';
import { certificateOn } from '../centre/index.ts';
import { type FrameworkUnit, unitOf } from '../frameworks/index.ts';
import { notReadBy } from '../languages/index.ts';
import { sampleActionClosed, sampleClosed } from './events.ts';
import { lockCycle, stillOpen, whoActs } from './found.ts';
import type { closeActionRoute, recordSampleRoute } from './schema.ts';
import { type Frozen, sampleHere } from './start-sample.ts';
import { verificationDb } from './tables.ts';

type Given = BodyOf<typeof recordSampleRoute>;

async function startHere(tx: Tx, startId: string) {
  const row = await verificationDb(tx)
    .selectFrom('verification_start')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', startId)
    .executeTakeFirst();
  return row ? ok(row) : refuse('start-not-found', 'Nobody took up a sample under this name here.');
}

/**
 * The verifier's record of a sample, the mirror of the assessor's (R82): criterion by criterion, how, what was seen,
 * what the assessor is to do, and what comes of it. A decision that is not supported stays readable as it was made:
 * the unit is open again from then on, judged and decided anew, and looked at again. Without a verifier's certificate in
 * force it waits for a countersignature (R27). Written once, by who took the sample up; the same id again gives the
 * first result. Refuses `start-not-found`, `not-your-sample`, `already-released`, `already-recorded`,
 * `criterion-not-found`, `criteria-missing`, `why-missing`, `evidence-not-found`, `outcome-contradicts`,
 * `due-in-past` and `language-not-read` (R50).
 */
export async function recordSample(
  tx: Tx,
  startId: string,
  given: Given,
): Promise<Result<{ recordId: string }>> {
  const start = await startHere(tx, startId);
  if (!start.ok) return start;
  const { sample_id, verifier_id, stage, unit_id } = start.value;
  const sample = await sampleHere(tx, sample_id);
  if (!sample.ok) return sample;
  const cycle = await lockCycle(tx, sample.value.cycle_id);
  if (!cycle.ok) return cycle;
  const { organisationId } = actorOf(tx);
  const db = verificationDb(tx);
  const first = await db
    .selectFrom('verification_record')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('start_id', '=', startId)
    .executeTakeFirst();
  if (first?.id === given.id) return ok({ recordId: given.id });
  const closed = await stillOpen(tx, sample.value.cycle_id);
  if (closed) return closed;
  if (first) {
    return refuse('already-recorded', 'The record of this sample is written, and stays as it is.');
  }
  if (verifier_id !== whoActs(tx)) {
    return refuse(
      'not-your-sample',
      'Only the verifier who took up this sample writes its record.',
    );
  }
  const unit = await unitOf(tx, unit_id);
  if (!unit) throw new Error('A sample without its unit.');
  const frozen = JSON.parse(start.value.frozen) as Frozen;
  const wrong =
    wrongFindings(given, unit, frozen, stage) ?? wrongOutcome(given, stage, dateIn(nowOf(tx)));
  if (wrong) return wrong;
  const unread = await notReadBy(
    tx,
    verifier_id,
    frozen.items.map(({ evidenceId }) => evidenceId),
  );
  if (unread) return { ok: false, refusal: unread };
  const certificate = await certificateOn(tx, verifier_id, 'verifier', dateIn(nowOf(tx)));
  await db
    .insertInto('verification_record')
    .values({
      organisation_id: organisationId,
      start_id: startId,
      id: given.id,
      outcome: given.outcome,
      methods: [...new Set(given.methods)],
      feedback: given.feedback,
      recorded_at: nowOf(tx),
      recorded_by: verifier_id,
      countersign: certificate === null,
      qualification_id: certificate,
    })
    .execute();
  await db
    .insertInto('verification_finding')
    .values(
      given.findings.map(({ criterionId, says, words, evidenceIds }) => ({
        organisation_id: organisationId,
        start_id: startId,
        criterion_id: criterionId,
        says,
        words,
        evidence_ids: [...new Set(evidenceIds)],
      })),
    )
    .execute();
  if (given.actions.length > 0) {
    await db
      .insertInto('verification_action')
      .values(
        given.actions.map(({ id, words, dueOn }, position) => ({
          organisation_id: organisationId,
          id,
          start_id: startId,
          position,
          words,
          due_on: dueOn,
          owner_id: start.value.assessor_id,
          closed_at: null,
          closed_by: null,
          closed_words: null,
          answered_at: null,
          answer: null,
        })),
      )
      .execute();
  }
  if (given.outcome === 'not_supported' && start.value.decision_id !== null) {
    const reopened = await reopenDecision(tx, start.value.decision_id, {
      ground: 'verification',
      groundId: given.id,
      criterionIds: given.findings
        .filter(({ says }) => says === 'not_agreed')
        .map(({ criterionId }) => criterionId),
    });
    if (!reopened.ok) return reopened;
  }
  const codes = new Map(unit.criteria.map(({ criterionId, code }) => [criterionId, code]));
  record(tx, sampleClosed, {
    subjects: {
      cycle: sample.value.cycle_id,
      sample: sample_id,
      learner: start.value.learner_id,
      claim: start.value.claim_id,
      assessor: start.value.assessor_id,
    },
    facts: {
      stage,
      outcome: given.outcome,
      methods: [...new Set(given.methods)],
      criteria: given.findings.map(({ criterionId, says }) => ({
        criterion: codes.get(criterionId) ?? '',
        says,
      })),
      actions: given.actions.length,
      countersign: certificate === null,
      frozenSha256: start.value.frozen_sha256.toString('hex'),
    },
  });
  return ok({ recordId: given.id });
}

/** Every criterion once; why not, where not agreed; only items of the claim. */
function wrongFindings(
  { findings }: Given,
  unit: FrameworkUnit,
  frozen: Frozen,
  stage: 'interim' | 'final',
): Result<never> | null {
  const said = new Set(findings.map(({ criterionId }) => criterionId));
  const known = new Set(unit.criteria.map(({ criterionId }) => criterionId));
  if (said.size !== findings.length || [...said].some((id) => !known.has(id))) {
    return wrongField(
      'findings',
      'criterion-not-found',
      'Say of each criterion of this unit once whether you agree.',
    );
  }
  const left = unit.criteria.filter(({ criterionId }) => !said.has(criterionId));
  if (stage === 'final' && left.length > 0) {
    return wrongField(
      'findings',
      'criteria-missing',
      `Say of every criterion whether you agree: ${left.map(({ code }) => code).join(', ')} left.`,
    );
  }
  const codes = new Map(unit.criteria.map(({ criterionId, code }) => [criterionId, code]));
  const silent = findings.find(({ says, words }) => says !== 'agreed' && words === '');
  if (silent) {
    return wrongField(
      'findings',
      'why-missing',
      `${codes.get(silent.criterionId)}: say why you do not agree, or what you ask the assessor.`,
    );
  }
  const items = new Set(frozen.items.map(({ evidenceId }) => evidenceId));
  return findings.every(({ evidenceIds }) => evidenceIds.every((id) => items.has(id)))
    ? null
    : wrongField(
        'findings',
        'evidence-not-found',
        'An item you name was not in the claim when you took this sample up.',
      );
}

function wrongOutcome(
  { outcome, findings, actions }: Given,
  stage: 'interim' | 'final',
  today: string,
): Result<never> | null {
  const contradicts = (because: string) => wrongField('outcome', 'outcome-contradicts', because);
  const says = new Set(findings.map((one) => one.says));
  if (outcome === 'confirmed' && (says.has('not_agreed') || says.has('question'))) {
    return contradicts(
      'You do not agree with every criterion, or ask something: say what action is needed, or that the decision is not supported.',
    );
  }
  if (outcome === 'action_needed' && actions.length === 0) {
    return contradicts('Say what the assessor is to do, and by when.');
  }
  if (outcome === 'not_supported' && (stage === 'interim' || !says.has('not_agreed'))) {
    return contradicts(
      stage === 'interim'
        ? 'Nothing is decided while it is assessed: say what action is needed.'
        : 'Say which criterion you do not agree with, and why.',
    );
  }
  return actions.some(({ dueOn }) => dueOn < today)
    ? wrongField('actions', 'due-in-past', 'An action is due today or later.')
    : null;
}

/**
 * An action for an assessor is done; a verifier says what they saw of it, never the assessor themself. Refuses
 * `action-not-found`, `own-action`, `already-released` and `already-closed`.
 */
export async function closeAction(
  tx: Tx,
  actionId: string,
  { words }: BodyOf<typeof closeActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const db = verificationDb(tx);
  const row = await db
    .selectFrom('verification_action as a')
    .innerJoin('verification_start as s', (join) =>
      join.onRef('s.organisation_id', '=', 'a.organisation_id').onRef('s.id', '=', 'a.start_id'),
    )
    .innerJoin('verification_sample as m', (join) =>
      join.onRef('m.organisation_id', '=', 's.organisation_id').onRef('m.id', '=', 's.sample_id'),
    )
    .select(['a.owner_id', 's.sample_id', 'm.cycle_id', 's.learner_id'])
    .where('a.organisation_id', '=', actorOf(tx).organisationId)
    .where('a.id', '=', actionId)
    .executeTakeFirst();
  if (!row) return refuse('action-not-found', 'There is no such action here.');
  const cycle = await lockCycle(tx, row.cycle_id);
  if (!cycle.ok) return cycle;
  const by = whoActs(tx);
  if (row.owner_id === by) {
    return refuse('own-action', 'Nobody closes an action of their own. A verifier looks at it.');
  }
  const closed = await stillOpen(tx, row.cycle_id);
  if (closed) return closed;
  const done = await db
    .updateTable('verification_action')
    .set({ closed_at: nowOf(tx), closed_by: by, closed_words: words })
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', actionId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) return refuse('already-closed', 'This action is closed already.');
  record(tx, sampleActionClosed, {
    subjects: {
      cycle: row.cycle_id,
      sample: row.sample_id,
      learner: row.learner_id,
      assessor: row.owner_id,
    },
    facts: { action: actionId },
  });
  return ok({ actionId });
}
