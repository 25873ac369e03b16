import { ok, type Result } from '../../lib/result.ts';
import type { ReplyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { enrolmentsOf, ownLearner } from '../portfolio/index.ts';
import { daysOf, LEAST, type Quarter, quarterOf, spansOf, suppressed } from './counts.ts';
import {
  NOT_SAID,
  QUESTIONS,
  type Question,
  type readEqualAccess,
  type readOwnEqualAccess,
} from './schema.ts';
import { LEAST_SURVEY, surveyShown } from './survey-rules.ts';
import { type readSurvey, STATEMENTS, SURVEY_ANSWERS } from './survey-schema.ts';
import { type Asking, equalAccessDb } from './tables.ts';

const ASKED = Object.keys(QUESTIONS) as readonly Question[];

async function frameworksOn(tx: Tx, learnerIds?: readonly string[]) {
  const enrolments = await enrolmentsOf(tx, learnerIds ? { learnerIds } : {});
  const ids = [...new Set(enrolments.map(({ frameworkId }) => frameworkId))];
  const frameworks = [];
  for (const id of ids) {
    const tree = await frameworkOf(tx, id);
    if (tree) frameworks.push({ frameworkId: id, code: tree.code, title: tree.title });
  }
  // Revisions of a framework count together; the newest gives the title.
  return [...new Map(frameworks.map((one) => [one.code, one])).values()].sort((a, b) =>
    a.code.localeCompare(b.code),
  );
}

/** The frameworks of the learner who asks, and for which they answered this quarter. Refuses `not-a-learner`. */
export async function ownEqualAccess(tx: Tx): Promise<Result<ReplyOf<typeof readOwnEqualAccess>>> {
  const learner = await ownLearner(tx);
  if (!learner.ok) return learner;
  const period = quarterOf(dateIn(nowOf(tx)));
  const answered = async (asking: Asking) => {
    const rows = await equalAccessDb(tx)
      .selectFrom(`${asking}_answered`)
      .select('framework_code')
      .where('learner_id', '=', learner.value)
      .where('period', '=', period)
      .execute();
    return new Set(rows.map(({ framework_code }) => framework_code));
  };
  const codes = await answered('equal_access');
  const surveyed = await answered('learner_survey');
  const rows = await frameworksOn(tx, [learner.value]);
  return ok({
    ...daysOf(period),
    rows: rows.map((one) => ({
      ...one,
      answered: codes.has(one.code),
      surveyed: surveyed.has(one.code),
    })),
  });
}

/** Totals by framework over closed quarters, as they may be shown. */
export async function equalAccessTotals(tx: Tx): Promise<ReplyOf<typeof readEqualAccess>> {
  const today = dateIn(nowOf(tx));
  const quartersOf = await quartersAsked(
    tx,
    'equal_access',
    Object.fromEntries(
      ASKED.map((question) => [question, [...Object.keys(QUESTIONS[question].groups), NOT_SAID]]),
    ),
  );
  const frameworks = await frameworksOn(tx);
  return {
    least: LEAST,
    rows: frameworks.map(({ code, title }) => ({
      code,
      title,
      spans: spansOf(quartersOf(code), today).map(({ from, to, questions }) => ({
        from,
        to,
        questions: ASKED.map((question) => {
          const { total, groups } = suppressed(questions[question] ?? {});
          return { question, total, groups: { ...groups } };
        }),
      })),
    })),
  };
}

/** What was counted, by framework and quarter: every question with all of its answers. */
async function quartersAsked(
  tx: Tx,
  asking: Asking,
  asked: Readonly<Record<string, readonly string[]>>,
): Promise<(code: string) => readonly Quarter[]> {
  const counts = await equalAccessDb(tx)
    .selectFrom(`${asking}_count`)
    .select(['framework_code', 'period', 'question', 'answer', 'answers'])
    .execute();
  const of = (code: string, period: string, question: string, answer: string) =>
    counts.find(
      (one) =>
        one.framework_code === code &&
        one.period === period &&
        one.question === question &&
        one.answer === answer,
    )?.answers ?? 0;
  return (code) => {
    const own = counts.filter(({ framework_code }) => framework_code === code);
    return [...new Set(own.map(({ period }) => period))].map((period) => ({
      period,
      questions: Object.fromEntries(
        Object.entries(asked).map(([question, answers]) => [
          question,
          Object.fromEntries(answers.map((answer) => [answer, of(code, period, question, answer)])),
        ]),
      ),
    }));
  };
}

/** How learners find their programme, by framework over closed quarters (C13). */
export async function surveyTotals(tx: Tx): Promise<ReplyOf<typeof readSurvey>> {
  const today = dateIn(nowOf(tx));
  const answers = Object.keys(SURVEY_ANSWERS);
  const quartersOf = await quartersAsked(
    tx,
    'learner_survey',
    Object.fromEntries(Object.keys(STATEMENTS).map((statement) => [statement, answers])),
  );
  const frameworks = await frameworksOn(tx);
  return {
    least: LEAST_SURVEY,
    rows: frameworks.map(({ code, title }) => ({
      code,
      title,
      spans: surveyShown(spansOf(quartersOf(code), today, LEAST_SURVEY)),
    })),
  };
}
