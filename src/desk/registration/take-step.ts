import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { cleanText, counted } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { registrationStepped } from './events.ts';
import { candidateFound } from './found.ts';
import { missingFor } from './missing.ts';
import { mayTake, type Step, standingOf } from './registration.ts';
import { registrationDb } from './tables.ts';

/**
 * Takes a registration a step on, or ends it with the reason. The same id again gives the first result.
 * @returns refuses `candidate-not-found`, `registration-not-found`, `already-there` (the stage does not know the step),
 *   `reason-needed`, and `still-missing` with details.missing where compliance finds something missing
 */
export async function takeStep(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly step: Step;
    readonly reason: string;
  },
): Promise<Result<{ stepId: string }>> {
  const { id, personId, step } = input;
  const candidate = await candidateFound(tx, personId);
  if (!candidate.ok) return candidate;
  const db = registrationDb(tx);
  const registration = await db
    .selectFrom('registration')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!registration) {
    return refuse('registration-not-found', 'This candidate has no registration. Start one first.');
  }
  const steps = await db
    .selectFrom('registration_step')
    .select(['id', 'step', 'at', 'reason'])
    .where('person_id', '=', personId)
    .execute();
  if (steps.some((taken) => taken.id === id)) return ok({ stepId: id });
  const interviews = await db
    .selectFrom('candidate_interview')
    .select('held_at')
    .where('person_id', '=', personId)
    .execute();
  const { stage, since } = standingOf({
    openedAt: registration.opened_at,
    steps,
    interviews: interviews.map(({ held_at }) => held_at),
  });
  if (!mayTake(step, stage)) {
    return refuse(
      'already-there',
      'Somebody has taken this registration on, or it has ended. Look at where it stands now.',
    );
  }
  const reason = cleanText(input.reason, { max: 500, lines: true, what: 'The reason' });
  if (!reason.ok) return reason;
  if (reason.value === '' && (step === 'declined' || step === 'withdrawn')) {
    return wrongField(
      'reason',
      'reason-needed',
      'Say why: they may ask, and so may somebody later.',
    );
  }
  if (step === 'cleared') {
    const missing = (await missingFor(tx, [{ personId, role: registration.role }])).get(personId);
    const lacks = missing?.items ?? [];
    if (lacks.length > 0) {
      return refuse(
        'still-missing',
        `${counted(lacks.length, 'thing is', 'things are')} missing: ${lacks.map(({ because }) => because).join(' ')}`,
        undefined,
        { missing: lacks },
      );
    }
  }
  const now = nowOf(tx);
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('registration_step')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      step,
      reason: reason.value,
      at: now,
      by_member: memberId,
    })
    .execute();
  record(tx, registrationStepped, {
    subjects: { candidate: personId },
    facts: {
      step,
      from: stage,
      daysInStage: Math.max(0, Math.floor((now.getTime() - since.getTime()) / 86_400_000)),
    },
    ...(reason.value === '' ? {} : { people: { [personId]: { reason: reason.value } } }),
  });
  return ok({ stepId: id });
}
