import type { Counts, Span } from './counts.ts';
import { STATEMENTS, type Statement, SURVEY_ANSWERS } from './survey-schema.ts';

/**
 * So many answers before a survey is shown. Fewer than of equal access: it asks how the programme is and not who somebody
 * is, and five is what surveys of work ask for so that nobody is told from the others.
 */
export const LEAST_SURVEY = 5;

const POINTS: Readonly<Record<string, number | null>> = Object.fromEntries(
  Object.entries(SURVEY_ANSWERS).map(([key, { points }]) => [key, points]),
);

/** The average of a statement in tenths, 10 to 50; null: nobody could say. */
export function averageOf(counts: Counts): number | null {
  let [people, points] = [0, 0];
  for (const [answer, count] of Object.entries(counts)) {
    const each = POINTS[answer];
    if (each === null || each === undefined) continue;
    people += count;
    points += each * count;
  }
  return people === 0 ? null : Math.round((10 * points) / people);
}

/** Spans as they are shown, the newest first, each compared with the one before it. */
export function surveyShown(spans: readonly Span[]) {
  const asked = Object.keys(STATEMENTS) as readonly Statement[];
  return spans
    .map(({ from, to, questions }, at) => ({
      from,
      to,
      answered: Object.values(questions[asked[0] ?? ''] ?? {}).reduce((all, one) => all + one, 0),
      statements: asked.map((statement) => {
        const average = averageOf(questions[statement] ?? {});
        const before = averageOf(spans[at - 1]?.questions[statement] ?? {});
        return {
          statement,
          average,
          change: average === null || before === null ? null : average - before,
          answers: { ...questions[statement] },
        };
      }),
    }))
    .toReversed();
}
