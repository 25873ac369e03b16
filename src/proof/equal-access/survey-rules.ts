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

/** How many took a side: who cannot say, or left it open, is nobody to hide among. */
const saidIn = (counts: Counts): number =>
  Object.entries(counts).reduce(
    (all, [answer, count]) => (typeof POINTS[answer] === 'number' ? all + count : all),
    0,
  );

/**
 * Quarters as they are shown, the newest first, each compared with the one shown before it. A statement on which fewer
 * than five took a side shows nothing, or one answer among those who could not say would be somebody's.
 */
export function surveyShown(spans: readonly Span[]) {
  const asked = Object.keys(STATEMENTS) as readonly Statement[];
  const of = (span: Span | undefined, statement: Statement): Counts | null => {
    const counts = span?.questions[statement] ?? {};
    return saidIn(counts) < LEAST_SURVEY ? null : counts;
  };
  return spans
    .map((span, at) => ({
      from: span.from,
      to: span.to,
      answered: Object.values(span.questions[asked[0] ?? ''] ?? {}).reduce((all, n) => all + n, 0),
      statements: asked.map((statement) => {
        const answers = of(span, statement);
        const earlier = of(spans[at - 1], statement);
        const average = answers && averageOf(answers);
        const before = earlier && averageOf(earlier);
        return {
          statement,
          average,
          change: average === null || before === null ? null : average - before,
          answers: answers && { ...answers },
        };
      }),
    }))
    .toReversed();
}
