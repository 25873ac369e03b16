import { sql } from 'kysely';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { type PlanAction, programmeDb } from './tables.ts';

/** What is kept of one programme, each table in the order in which it came about. */
export type ProgrammeRows = ReturnType<Awaited<ReturnType<typeof programmeRows>>>;

/** Everything kept of the programmes of these learners, or of all; asked by enrolment. One question a table. */
export async function programmeRows(tx: Tx, learnerIds?: readonly string[]) {
  const db = programmeDb(tx);
  const { organisationId } = actorOf(tx);
  const here = sql<boolean>`${
    learnerIds === undefined ? sql`true` : sql`learner_id = any(${[...learnerIds]}::uuid[])`
  }`;
  const steps = await db
    .selectFrom('programme_step')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const arrangements = await db
    .selectFrom('special_arrangement')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const prior = await db
    .selectFrom('prior_learning')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const required = await db
    .selectFrom('required_learning')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const plans = await db
    .selectFrom('plan_version')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('number')
    .execute();
  const agreements = await db
    .selectFrom('plan_agreement')
    .select(['plan_id', 'agreed_at'])
    .where('organisation_id', '=', organisationId)
    .where(here)
    .execute();
  const agreedAt = new Map(agreements.map(({ plan_id, agreed_at }) => [plan_id, agreed_at]));
  const time = await db
    .selectFrom('guided_time')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('on_day')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const states = await db
    .selectFrom('learner_state')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where(here)
    .orderBy('from_on')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  const by = {
    steps: Map.groupBy(steps, (row) => row.enrolment_id),
    arrangements: Map.groupBy(arrangements, (row) => row.enrolment_id),
    prior: Map.groupBy(prior, (row) => row.enrolment_id),
    required: Map.groupBy(required, (row) => row.enrolment_id),
    plans: Map.groupBy(plans, (row) => row.enrolment_id),
    time: Map.groupBy(time, (row) => row.enrolment_id),
    states: Map.groupBy(states, (row) => row.enrolment_id),
  };
  return (enrolmentId: string) => ({
    steps: by.steps.get(enrolmentId) ?? [],
    arrangements: by.arrangements.get(enrolmentId) ?? [],
    prior: by.prior.get(enrolmentId) ?? [],
    required: by.required.get(enrolmentId) ?? [],
    plans: (by.plans.get(enrolmentId) ?? []).map((row) => ({
      ...row,
      // Written as JSON text, read as what it holds.
      actions: row.actions as unknown as readonly PlanAction[],
      agreedAt: agreedAt.get(row.id) ?? null,
    })),
    time: by.time.get(enrolmentId) ?? [],
    states: by.states.get(enrolmentId) ?? [],
  });
}
