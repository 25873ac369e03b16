import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { enrolmentsOf, ownLearner } from '../portfolio/index.ts';
import { quarterOf } from './counts.ts';
import { equalAccessAnswered, surveyAnswered } from './events.ts';
import { type answerEqualAccessRoute, NOT_SAID } from './schema.ts';
import { type answerSurveyRoute, STATEMENTS } from './survey-schema.ts';
import { type Asking, equalAccessDb } from './tables.ts';

/**
 * Counts what a learner says of themselves, once a quarter for a framework; again changes nothing, whatever it says.
 * Refuses `not-a-learner` and `framework-not-found` where they are not on it.
 */
export async function answerEqualAccess(
  tx: Tx,
  { frameworkId, ...said }: BodyOf<typeof answerEqualAccessRoute>,
): Promise<Result<{ period: string }>> {
  const answers = Object.entries(said).map(
    ([asked, answer]) => [asked, answer ?? NOT_SAID] as const,
  );
  return count(tx, 'equal_access', frameworkId, answers);
}

/** Counts how a learner finds their programme (C13), in the same way. Refuses as `answerEqualAccess`. */
export function answerSurvey(
  tx: Tx,
  { frameworkId, answers }: BodyOf<typeof answerSurveyRoute>,
): Promise<Result<{ period: string }>> {
  const said = new Map<string, string>(answers.map((one) => [one.statement, one.answer]));
  // Every statement has the same total, or one could be taken from another.
  const all = Object.keys(STATEMENTS).map(
    (statement) => [statement, said.get(statement) ?? 'cannot_say'] as const,
  );
  return count(tx, 'learner_survey', frameworkId, all);
}

async function count(
  tx: Tx,
  asking: Asking,
  frameworkId: string,
  answers: readonly (readonly [question: string, answer: string])[],
): Promise<Result<{ period: string }>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const enrolments = await enrolmentsOf(tx, { learnerIds: [learner.value] });
  const isOn = enrolments.some((one) => one.frameworkId === frameworkId);
  const framework = isOn ? await frameworkOf(tx, frameworkId) : null;
  if (!framework) return refuse('framework-not-found', 'You are not on this framework.');
  const period = quarterOf(dateIn(nowOf(tx)));
  const of = {
    organisation_id: actorOf(tx).organisationId,
    framework_code: framework.code,
    period,
  };
  const db = equalAccessDb(tx);
  const first = await db
    .insertInto(`${asking}_answered`)
    .values({ ...of, learner_id: learner.value })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) return ok({ period });
  // In one order, so that two who answer at once do not wait for each other.
  for (const [question, answer] of answers.toSorted(([a], [b]) => a.localeCompare(b))) {
    await db
      .insertInto(`${asking}_count`)
      .values({ ...of, question, answer, answers: 1 })
      .onConflict((conflict) =>
        conflict
          .columns(['organisation_id', 'framework_code', 'period', 'question', 'answer'])
          .doUpdateSet({ answers: sql`${sql.ref(`${asking}_count.answers`)} + 1` }),
      )
      .execute();
  }
  const kind = asking === 'equal_access' ? equalAccessAnswered : surveyAnswered;
  record(tx, kind, { subjects: { framework: frameworkId }, facts: {} });
  return ok({ period });
}
