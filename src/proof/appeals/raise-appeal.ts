import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { decisionsOn } from '../assessment/index.ts';
import { claimsNamed, idTaken, lockOwnPortfolio } from '../portfolio/index.ts';
import { dueAfter, hashOf, R92, wrongInAppeal } from './appeal.ts';
import { appealRaised } from './events.ts';
import { termsNow } from './found.ts';
import type { raiseAppealRoute } from './schema.ts';
import { appealsDb } from './tables.ts';

type Raising = BodyOf<typeof raiseAppealRoute>;

onConstraint('appeal_organisation_id_decision_id_key', {
  code: 'already-appealed',
  because: 'This decision is appealed already. Open that appeal and take it further from there.',
});

/** What is appealed, and since when the clock runs. */
interface Against {
  readonly claim_id: string | null;
  readonly decision_id: string | null;
  readonly unit_id: string | null;
  readonly assessor_id: string | null;
  readonly since_on: string;
  readonly refused: string | null;
}

/**
 * A learner appeals a decision on a unit of theirs, or a refusal to register or arrange; the informal stage opens
 * with its clock. After its time only with the reason for that. Refuses `not-a-learner`, `no-appeals-procedure`
 * (R92), `claim-not-found`, `decision-not-found`, `nothing-to-appeal`, `refusal-needed`, `not-yet`, `appeal-late`,
 * `already-appealed`, `calendar-unknown` and `id-taken`.
 */
export async function raiseAppeal(tx: Tx, input: Raising): Promise<Result<{ appealId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const { organisationId } = actorOf(tx);
  const db = appealsDb(tx);
  const first = await db
    .selectFrom('appeal')
    .select('learner_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) return first.learner_id === learner.value ? ok({ appealId: input.id }) : idTaken();
  const terms = await termsNow(tx);
  if (!terms) {
    return refuse(
      'no-appeals-procedure',
      'This centre has not published its appeals procedure yet. The quality manager publishes it on the page of appeals.',
      R92,
    );
  }
  const against =
    input.about === 'decision'
      ? await decisionOf(tx, learner.value, input.claimId)
      : refusalOf(tx, input);
  if (!against.ok) return against;
  const today = dateIn(nowOf(tx));
  const raiseBy = await dueAfter(tx, against.value.since_on, terms.raise_days, terms.nation);
  if (!raiseBy.ok) return raiseBy;
  const late = today > raiseBy.value;
  if (late && input.lateBecause === '') {
    return wrongInAppeal(
      'lateBecause',
      'appeal-late',
      `This was to be appealed by ${showDate(raiseBy.value)}. Say why it comes later.`,
    );
  }
  const due = await dueAfter(tx, today, terms.informal_days, terms.nation);
  if (!due.ok) return due;
  await db
    .insertInto('appeal')
    .values({
      organisation_id: organisationId,
      id: input.id,
      learner_id: learner.value,
      about: input.about,
      ...against.value,
      grounds: input.grounds,
      terms_version: terms.version,
      raised_at: nowOf(tx),
      raise_by: raiseBy.value,
      late_because: input.lateBecause || null,
    })
    .execute();
  await db
    .insertInto('appeal_stage')
    .values({
      organisation_id: organisationId,
      appeal_id: input.id,
      stage: 'informal',
      opened_at: nowOf(tx),
      opened_by: learner.value,
      due_on: due.value,
      why: null,
      late_because: null,
      sent_on: null,
      reference: null,
    })
    .execute();
  const { claim_id, decision_id, unit_id, since_on } = against.value;
  record(tx, appealRaised, {
    subjects: {
      learner: learner.value,
      appeal: input.id,
      ...(claim_id && decision_id && unit_id
        ? { claim: claim_id, decision: decision_id, unit: unit_id }
        : {}),
    },
    facts: {
      about: input.about,
      sinceOn: since_on,
      version: terms.version,
      raiseBy: raiseBy.value,
      late,
      dueOn: due.value,
      groundsSha256: hashOf(input.grounds),
    },
  });
  return ok({ appealId: input.id });
}

async function decisionOf(
  tx: Tx,
  learnerId: string,
  claimId: string | null,
): Promise<Result<Against>> {
  const [claim] = claimId === null ? [] : await claimsNamed(tx, [claimId]);
  if (!claim || claim.learnerId !== learnerId) {
    return wrongInAppeal('claimId', 'claim-not-found', 'Choose one of your own claims.');
  }
  const decision = (await decisionsOn(tx, [claim.claimId])).get(claim.claimId);
  if (!decision) {
    return refuse(
      'decision-not-found',
      'This claim is not decided yet, so there is no decision to appeal.',
    );
  }
  if (decision.outcome === 'achieved') {
    return refuse('nothing-to-appeal', 'This unit was achieved, so there is nothing to appeal.');
  }
  return ok({
    claim_id: claim.claimId,
    decision_id: decision.id,
    unit_id: claim.unitId,
    assessor_id: decision.decided_by,
    since_on: dateIn(decision.decided_at),
    refused: null,
  });
}

function refusalOf(tx: Tx, { refused, refusedOn }: Raising): Result<Against> {
  if (refused === '') return wrongInAppeal('refused', 'refusal-needed', 'Say what was refused.');
  if (refusedOn === null) {
    return wrongInAppeal('refusedOn', 'refusal-needed', 'Enter the day it was refused.');
  }
  if (refusedOn > dateIn(nowOf(tx))) {
    return wrongInAppeal('refusedOn', 'not-yet', 'This day has not come yet.');
  }
  return ok({
    claim_id: null,
    decision_id: null,
    unit_id: null,
    assessor_id: null,
    since_on: refusedOn,
    refused,
  });
}
