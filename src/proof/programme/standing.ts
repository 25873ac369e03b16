import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import { dateIn } from '../../lib/time.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { enrolmentsOf } from '../portfolio/index.ts';
import { type LearnerState, programmeDb } from './tables.ts';
import { plannedEnd, type Standing, stateAt } from './way.ts';

/** Every word on how these programmes stand, by enrolment, in the order in which they count. */
export async function statesOf(
  tx: Tx,
  enrolmentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const rows = await programmeDb(tx)
    .selectFrom('learner_state')
    .select(['enrolment_id', 'state', 'from_on', 'new_end_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`enrolment_id = any(${[...enrolmentIds]}::uuid[])`)
    .orderBy('from_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const byEnrolment = new Map<string, Standing[]>();
  for (const { enrolment_id, state, from_on, new_end_on } of rows) {
    const own = byEnrolment.get(enrolment_id) ?? [];
    own.push({ state, fromOn: from_on, newEndOn: new_end_on });
    byEnrolment.set(enrolment_id, own);
  }
  return byEnrolment;
}

/** How one programme stands today. */
export async function stateNow(tx: Tx, enrolmentId: string): Promise<LearnerState> {
  const states = (await statesOf(tx, [enrolmentId])).get(enrolmentId) ?? [];
  return stateAt(states, dateIn(nowOf(tx)))?.state ?? 'in_learning';
}

/** How a learner stands on a framework on a day. */
export interface StateOnDay {
  readonly state: LearnerState;
  /** The first day of it. */
  readonly since: DateText;
  readonly startedOn: DateText;
  /** The planned end of the programme, breaks and extensions counted. */
  readonly plannedEndOn: DateText;
}

/**
 * How these learners stand on a framework on a day (C7, U38): for clocks, samples and claims. Who is not enrolled on
 * it by then is left out.
 */
export async function stateOf(
  tx: Tx,
  learnerIds: readonly string[],
  frameworkCode: string,
  on: DateText,
): Promise<ReadonlyMap<string, StateOnDay>> {
  const ids = new Set(
    (await frameworksHere(tx)).filter(({ code }) => code === frameworkCode).map(({ id }) => id),
  );
  const enrolments = (await enrolmentsOf(tx, { learnerIds })).filter(
    ({ frameworkId, startedOn }) => ids.has(frameworkId) && startedOn <= on,
  );
  const states = await statesOf(
    tx,
    enrolments.map(({ enrolmentId }) => enrolmentId),
  );
  return new Map(
    enrolments.map(({ learnerId, enrolmentId, startedOn }) => {
      const own = (states.get(enrolmentId) ?? []).filter(({ fromOn }) => fromOn <= on);
      const now = stateAt(own, on);
      return [
        learnerId,
        {
          state: now?.state ?? 'in_learning',
          since: now?.fromOn ?? startedOn,
          startedOn,
          plannedEndOn: plannedEnd(startedOn, frameworkCode, own),
        },
      ];
    }),
  );
}

/** An arrangement in use. */
export interface ArrangementOnDay {
  readonly arrangementId: string;
  readonly enrolmentId: string;
  readonly size: 'minor' | 'significant';
}

/** How many programmes came into a state between two days, both counted, by framework's code. */
export async function statesIn(
  tx: Tx,
  state: LearnerState,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const codes = new Map((await frameworksHere(tx)).map(({ id, code }) => [id, code]));
  const { rows } = await sql<{ enrolment: string }>`
    select distinct enrolment_id as enrolment from learner_state
    where organisation_id = current_organisation() and state = ${state}
      and from_on between ${from}::date and ${to}::date`.execute(programmeDb(tx));
  const counts = new Map<string, number>();
  const frameworkOfEnrolment = new Map(
    (await enrolmentsOf(tx)).map((one) => [one.enrolmentId, codes.get(one.frameworkId) ?? '']),
  );
  for (const { enrolment } of rows) {
    const code = frameworkOfEnrolment.get(enrolment) ?? '';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Agreed special arrangements of these learners that were in use by a day: every sample takes them in (R78). */
export async function arrangementsBy(
  tx: Tx,
  learnerIds: readonly string[],
  on: DateText,
): Promise<ReadonlyMap<string, readonly ArrangementOnDay[]>> {
  const rows = await programmeDb(tx)
    .selectFrom('special_arrangement')
    .select(['id', 'enrolment_id', 'learner_id', 'size'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`)
    .where('from_on', '<=', on)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  const byLearner = new Map<string, ArrangementOnDay[]>();
  for (const { id, enrolment_id, learner_id, size } of rows) {
    const own = byLearner.get(learner_id) ?? [];
    own.push({ arrangementId: id, enrolmentId: enrolment_id, size });
    byLearner.set(learner_id, own);
  }
  return byLearner;
}

/** Special arrangements asked for between two days, both counted, agreed or not, by framework's code. */
export async function arrangementsAskedIn(
  tx: Tx,
  from: DateText,
  to: DateText,
): Promise<ReadonlyMap<string, number>> {
  const codes = new Map((await frameworksHere(tx)).map(({ id, code }) => [id, code]));
  const codeOf = new Map(
    (await enrolmentsOf(tx)).map((one) => [one.enrolmentId, codes.get(one.frameworkId) ?? '']),
  );
  const rows = await programmeDb(tx)
    .selectFrom('special_arrangement')
    .select('enrolment_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('asked_on', '>=', from)
    .where('asked_on', '<=', to)
    .execute();
  const counts = new Map<string, number>();
  for (const { enrolment_id } of rows) {
    const code = codeOf.get(enrolment_id) ?? '';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Units for which prior learning was granted to these learners, by learner (R13). */
export async function priorLearningOf(
  tx: Tx,
  learnerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await programmeDb(tx)
    .selectFrom('prior_learning')
    .select(['learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(sql<boolean>`learner_id = any(${[...learnerIds]}::uuid[])`)
    .where('granted', '=', true)
    .execute();
  const byLearner = new Map<string, string[]>();
  for (const { learner_id, unit_id } of rows) {
    byLearner.set(learner_id, [...(byLearner.get(learner_id) ?? []), unit_id]);
  }
  return byLearner;
}

/** The day of the last three-way review of each learner who had one. */
export async function lastReviews(tx: Tx): Promise<ReadonlyMap<string, DateText>> {
  const { rows } = await sql<{ learner: string; on: DateText }>`
    select learner_id as learner, max(on_day)::text as "on" from programme_step
    where organisation_id = current_organisation() and kind = 'review'
    group by learner_id`.execute(programmeDb(tx));
  return new Map(rows.map(({ learner, on }) => [learner, on]));
}
