import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { appointedToday } from '../external/index.ts';
import { visitAnnounced, visitStepped } from './events.ts';
import { lockVisit, notYours, sideOf, stepsOf, visitHere, whoActs } from './found.ts';
import type { announceVisitRoute, stepVisitRoute } from './schema.ts';
import { visitsDb } from './tables.ts';
import { type Step, type StepKind, standOf } from './visit.ts';

const SOURCE = 'Awarding body’s specification: external verification and access';
/** What only the external verifier says of a visit. */
const OF_VERIFIER: readonly StepKind[] = ['access_refused', 'pack_withheld', 'held'];

/**
 * Announces a visit (R34): the external verifier their own, or the centre one of an appointment in force. The same id
 * again gives the first result. Refuses `appointment-not-found`, `day-in-past` and `beyond-appointment`.
 */
export async function announceVisit(
  tx: Tx,
  { id, appointmentId, kind, on, agenda, asksFor }: BodyOf<typeof announceVisitRoute>,
): Promise<Result<{ visitId: string }>> {
  const side = sideOf(tx);
  const here = await appointedToday(tx, side === 'verifier' ? whoActs(tx) : undefined);
  const appointed = here.find((one) => one.appointmentId === appointmentId);
  if (!appointed) {
    return wrongField(
      'appointmentId',
      'appointment-not-found',
      'Choose an appointment in force: who of outside comes for which qualification.',
    );
  }
  await lockVisit(tx, id);
  const db = visitsDb(tx);
  const { organisationId } = actorOf(tx);
  const before = await db
    .selectFrom('visit')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (before) return ok({ visitId: id });
  const wrong = wrongDay(tx, on, appointed.toOn);
  if (wrong) return wrong;
  const row = { organisation_id: organisationId, member_id: appointed.memberId };
  await db
    .insertInto('visit')
    .values({
      ...row,
      id,
      appointment_id: appointmentId,
      framework_code: appointed.frameworkCode,
      kind,
      agenda,
      asks_for: asksFor,
      announced_at: nowOf(tx),
      announced_by: whoActs(tx),
    })
    .execute();
  await db
    .insertInto('visit_step')
    .values({
      ...row,
      visit_id: id,
      number: 1,
      kind: 'proposed',
      side,
      on_day: on,
      words: '',
      answers: null,
      answers_side: null,
      written_at: nowOf(tx),
      written_by: whoActs(tx),
    })
    .execute();
  record(tx, visitAnnounced, {
    subjects: { visit: id, member: appointed.memberId },
    facts: { framework: appointed.frameworkCode, kind, side, on },
  });
  return ok({ visitId: id });
}

function wrongDay(tx: Tx, on: string, toOn: string): Result<never> | null {
  if (on < dateIn(nowOf(tx))) {
    return wrongField('on', 'day-in-past', 'A visit is announced for today or a later day.');
  }
  if (on > toOn) {
    return wrongField(
      'on',
      'beyond-appointment',
      `Their appointment ends on ${showDate(toOn)}. Choose a day until then.`,
    );
  }
  return null;
}

/**
 * What becomes of a visit: another day, an answer of the other side, called off; and by its external verifier that it
 * was obstructed (R35, which warns and stops nothing) or held. The same again gives the first result. Refuses
 * `visit-not-found`, `not-appointed`, `not-your-visit`, `visit-changed`, `already-settled`, `verifier-says-that`,
 * `other-side-answers`, `reason-needed`, `day-needed`, `day-in-past`, `beyond-appointment`, `not-agreed` and
 * `still-to-come`.
 */
export async function stepVisit(
  tx: Tx,
  visitId: string,
  { after, kind, on, words }: BodyOf<typeof stepVisitRoute>,
): Promise<Result<{ visitId: string; number: number }>> {
  await lockVisit(tx, visitId);
  const visit = await visitHere(tx, visitId);
  if (!visit.ok) return visit;
  const side = sideOf(tx);
  if (side === 'verifier' && visit.value.member_id !== whoActs(tx)) return notYours();
  const steps = (await stepsOf(tx, [visitId])).get(visitId) ?? [];
  const next = steps.find(({ number }) => number === after + 1);
  if (next && next.kind === kind && next.byId === whoActs(tx) && next.words === words) {
    return ok({ visitId, number: next.number });
  }
  if (steps.length !== after) {
    return refuse('visit-changed', 'Something was said about this visit since. Look at it again.');
  }
  const appointed = (await appointedToday(tx)).find(
    ({ appointmentId }) => appointmentId === visit.value.appointment_id,
  );
  const wrong =
    wrongStep(tx, steps, { kind, on, words }) ??
    (kind === 'proposed' && on !== null ? wrongDay(tx, on, appointed?.toOn ?? on) : null);
  if (wrong) return wrong;
  const { proposal } = standOf(steps);
  const answers = kind === 'agreed' || kind === 'refused';
  const number = after + 1;
  const day = kind === 'proposed' || kind === 'held' ? on : null;
  await visitsDb(tx)
    .insertInto('visit_step')
    .values({
      organisation_id: actorOf(tx).organisationId,
      visit_id: visitId,
      number,
      member_id: visit.value.member_id,
      kind,
      side,
      on_day: day,
      words,
      answers: answers ? proposal.number : null,
      answers_side: answers ? proposal.side : null,
      written_at: nowOf(tx),
      written_by: whoActs(tx),
    })
    .execute();
  record(tx, visitStepped, {
    subjects: { visit: visitId },
    facts: { number, kind, side, on: day },
  });
  return ok({ visitId, number });
}

function wrongStep(
  tx: Tx,
  steps: readonly Step[],
  {
    kind,
    on,
    words,
  }: { readonly kind: StepKind; readonly on: string | null; readonly words: string },
): Result<never> | null {
  const side = sideOf(tx);
  const { state, waitsFor } = standOf(steps);
  if (OF_VERIFIER.includes(kind) && side !== 'verifier') {
    return refuse('verifier-says-that', 'The external verifier says that of their visit.');
  }
  const settled = state === 'held' || state === 'called_off';
  if (settled && kind !== 'access_refused' && kind !== 'pack_withheld') {
    return refuse(
      'already-settled',
      'This visit was held or called off already. Announce a new one.',
    );
  }
  if ((kind === 'agreed' || kind === 'refused') && waitsFor !== side) {
    return refuse(
      'other-side-answers',
      'Whoever proposed a day does not answer it: the other side does.',
    );
  }
  if (words === '' && kind !== 'agreed' && kind !== 'held') {
    return wrongField(
      'words',
      'reason-needed',
      kind === 'refused' && side === 'centre'
        ? 'Say why. A refused visit is obstruction, which can lead to suspension or withdrawal of the approval: the reason is kept.'
        : 'Say why: the reason is kept.',
      SOURCE,
    );
  }
  if ((kind === 'proposed' || kind === 'held') && on === null) {
    return wrongField('on', 'day-needed', 'Give the day.');
  }
  if (kind !== 'held') return null;
  if (state !== 'agreed') {
    return refuse('not-agreed', 'A visit is held once its day is agreed by both sides.');
  }
  return (on ?? '') > dateIn(nowOf(tx))
    ? wrongField('on', 'still-to-come', 'That day is still to come: say so once it was held.')
    : null;
}
