import { sql } from 'kysely';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateOfMinute, momentOf } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { clashesWith, recordsOf } from './diary.ts';
import { visitCancelled, visitHeld, visitMoved, visitPlanned } from './events.ts';
import { type KeptVisit, visitsIn } from './kept-visits.ts';
import { partnersOf, whoActs } from './partners.ts';
import type * as schema from './schema.ts';
import { contactDb, type Side, type VisitState } from './tables.ts';

interface When {
  readonly on: string;
  readonly clock: string;
  readonly minutes: number;
  readonly place: string;
}
type Planned = Result<{ visitId: string; clashes: string[] }>;

/** When a visit begins, from what the clock shows in London. Refuses `no-such-time` at its field. */
function startOf({ on, clock }: When): Result<Date> {
  const moment = momentOf(on, clock);
  if (moment.ok) return ok(dateOfMinute(moment.value.minute));
  return wrongField('clock', moment.refusal.code, moment.refusal.because);
}

/**
 * Plans one's own visit to a learner one looks after; what clashes with it is said and stops nothing. The same id
 * again gives the first result. Refuses `learner-not-found`, `not-looked-after` and `no-such-time`.
 */
export function planVisit(tx: Tx, input: BodyOf<typeof schema.planVisitRoute>): Promise<Planned> {
  return planVisitBy(tx, whoActs(tx), input);
}

/**
 * Plans a visit of somebody who looks after the learner, as whoever sets up a cohort does for its advisers. Refuses
 * the same as `planVisit`.
 */
export async function planVisitBy(
  tx: Tx,
  by: string,
  { id, learnerId, kind, words, ...when }: BodyOf<typeof schema.planVisitRoute>,
): Promise<Planned> {
  const partners = (await partnersOf(tx)).get(learnerId);
  if (!partners) return refuse('learner-not-found', 'There is no such learner here.');
  if (!partners.includes(by)) {
    return wrongField(
      'learnerId',
      'not-looked-after',
      by === whoActs(tx)
        ? 'You do not look after this learner. Ask for them to be allocated to you first.'
        : 'The visitor does not look after this learner. Allocate them first.',
      'R72',
    );
  }
  const startsAt = startOf(when);
  if (!startsAt.ok) return startsAt;
  const made = await contactDb(tx)
    .insertInto('learner_visit')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      member_id: by,
      kind,
      planned_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    await addStep(tx, { id, visitId: id, learnerId, number: 1, kind: 'planned', words }, when);
    record(tx, visitPlanned, {
      subjects: { learner: learnerId, member: by, visit: id },
      facts: { kind, startsAt: startsAt.value.toISOString(), minutes: when.minutes },
    });
  }
  return ok({ visitId: id, clashes: [...(await clashesWith(tx, id))] });
}

/**
 * Moves a visit that still stands ahead. Refuses `visit-not-found`, `not-your-visit`, `visit-over` and `no-such-time`.
 */
export async function moveVisit(
  tx: Tx,
  visitId: string,
  { id, side, because, ...when }: BodyOf<typeof schema.moveVisitRoute>,
): Promise<Planned> {
  const held = await holdVisit(tx, visitId, id);
  if (!held.ok) return held;
  if (held.value.again) return ok({ visitId, clashes: [...(await clashesWith(tx, visitId))] });
  const startsAt = startOf(when);
  if (!startsAt.ok) return startsAt;
  const { visit } = held.value;
  await addStep(tx, { id, ...next(visit), kind: 'moved', side, words: because }, when);
  record(tx, visitMoved, {
    subjects: subjects(visit),
    facts: { side, startsAt: startsAt.value.toISOString(), minutes: when.minutes },
  });
  return ok({ visitId, clashes: [...(await clashesWith(tx, visitId))] });
}

/**
 * Cancels a visit; a learner only their own, and only as the learner. Refuses `visit-not-found`, `not-your-visit`,
 * `visit-over` and `not-your-side`.
 */
export async function cancelVisit(
  tx: Tx,
  visitId: string,
  { id, side, because }: BodyOf<typeof schema.cancelVisitRoute>,
): Promise<Result<{ visitId: string }>> {
  const held = await holdVisit(tx, visitId, id, true);
  if (!held.ok) return held;
  const { visit, again } = held.value;
  if (again) return ok({ visitId });
  if (visit.learnerId === whoActs(tx) && side !== 'learner') {
    return wrongField(
      'side',
      'not-your-side',
      'You cancel as the learner. Where the centre or your employer cancels, your visitor enters it.',
    );
  }
  await addStep(tx, { id, ...next(visit), kind: 'cancelled', side, words: because });
  const ahead = visit.startsAt.getTime() - nowOf(tx).getTime();
  record(tx, visitCancelled, {
    subjects: subjects(visit),
    facts: { side, noticeMinutes: Math.floor(ahead / 60_000) },
  });
  return ok({ visitId });
}

/**
 * That a visit took place, and what came of it. Refuses `visit-not-found`, `not-your-visit`, `visit-over`,
 * `not-begun` and `record-not-found`.
 */
export async function holdVisitOutcome(
  tx: Tx,
  visitId: string,
  { id, words, observationId, dialogueId }: BodyOf<typeof schema.holdVisitRoute>,
): Promise<Result<{ visitId: string }>> {
  const held = await holdVisit(tx, visitId, id);
  if (!held.ok) return held;
  const { visit, again } = held.value;
  if (again) return ok({ visitId });
  if (visit.startsAt > nowOf(tx)) {
    return refuse(
      'not-begun',
      'This visit has not begun. Enter what came of it afterwards, or move it.',
    );
  }
  if (observationId !== null && dialogueId !== null) {
    return wrongField(
      'dialogueId',
      'one-record',
      'Choose the observation or the dialogue, not both.',
    );
  }
  const records = await recordsOf(tx, visit.learnerId);
  const there = (all: readonly { readonly id: string }[], one: string | null) =>
    one === null || all.some(({ id: known }) => known === one);
  if (!there(records.observations, observationId) || !there(records.dialogues, dialogueId)) {
    return wrongField(
      observationId === null ? 'dialogueId' : 'observationId',
      'record-not-found',
      'There is no such record of this learner. Record the observation or sign the dialogue first.',
    );
  }
  await addStep(tx, { id, ...next(visit), kind: 'held', words, observationId, dialogueId });
  record(tx, visitHeld, {
    subjects: subjects(visit),
    facts: {
      cameOf: observationId !== null ? 'observation' : dialogueId !== null ? 'dialogue' : null,
    },
  });
  return ok({ visitId });
}

const next = ({ visitId, learnerId, steps }: KeptVisit) => ({
  visitId,
  learnerId,
  number: steps.length + 1,
});
const subjects = ({ learnerId, memberId, visitId }: KeptVisit) => ({
  learner: learnerId,
  member: memberId,
  visit: visitId,
});

/** A visit of the actor's own, held until the act ends; `again`: this step was entered before. */
async function holdVisit(
  tx: Tx,
  visitId: string,
  stepId: string,
  learnerToo = false,
): Promise<Result<{ visit: KeptVisit; again: boolean }>> {
  const by = whoActs(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learner_visit:${visitId}`}, 0))`.execute(
    contactDb(tx),
  );
  const [visit] = await visitsIn(tx, { visitId });
  const own = visit && (visit.learnerId === by || visit.memberId === by);
  const partners = visit && ((await partnersOf(tx)).get(visit.learnerId) ?? []);
  if (!visit || (!own && !partners?.includes(by))) {
    return refuse('visit-not-found', 'There is no such visit of yours or of a learner of yours.');
  }
  if (visit.learnerId === by && !learnerToo) {
    return refuse(
      'not-your-visit',
      'Your visitor enters this. Write to them, or cancel the visit.',
    );
  }
  if (visit.steps.some((step) => step.id === stepId)) return ok({ visit, again: true });
  if (visit.state === 'cancelled' || visit.state === 'held') {
    return refuse(
      'visit-over',
      'This visit took place or was cancelled, and stays so. Plan another.',
    );
  }
  return ok({ visit, again: false });
}

interface Step {
  readonly id: string;
  readonly visitId: string;
  readonly learnerId: string;
  readonly number: number;
  readonly kind: VisitState;
  readonly words: string;
  readonly side?: Side;
  readonly observationId?: string | null;
  readonly dialogueId?: string | null;
}

async function addStep(tx: Tx, step: Step, when?: When): Promise<void> {
  const start = when && startOf(when);
  await contactDb(tx)
    .insertInto('learner_visit_step')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: step.id,
      visit_id: step.visitId,
      learner_id: step.learnerId,
      number: step.number,
      kind: step.kind,
      starts_at: start?.ok ? start.value : null,
      minutes: when?.minutes ?? null,
      place: when?.place ?? '',
      side: step.side ?? null,
      words: step.words,
      observation_id: step.observationId ?? null,
      dialogue_id: step.dialogueId ?? null,
      written_at: nowOf(tx),
      written_by: whoActs(tx),
    })
    .execute();
}
