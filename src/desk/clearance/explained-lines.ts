import { showDate } from '../../lib/show.ts';
import type { Explained, ExplainedAnswer } from './schema.ts';

/** The explanation as lines of text, for the command line: the same answers, sums and sources as the page. */
export function explainedLines(explained: Explained): readonly string[] {
  const { rule, shift, worker, together, now, earlier, notWoundBack, stored } = explained;
  const law = rule.law;
  return [
    `${rule.id}${rule.title === '' ? '' : `, ${rule.title}`}: ${worker.name}, ${shift.label}${
      together === 0 ? '' : `, with ${together} other shifts`
    }`,
    ...(law
      ? [
          `  ${law.says}`,
          `  ${law.source}; in force from ${showDate(law.from)}${law.to ? ` to ${showDate(law.to)}` : ''}, confidence ${law.confidence}${law.announced ? '; announced, not observed' : ''}; the version is picked by: ${law.keyDate}`,
        ]
      : ['  A rule of the agency’s own.']),
    '',
    `As at ${showDate(now.asOf)}:`,
    ...answersLines(now.answers),
    ...(earlier
      ? [
          '',
          `As at the end of ${showDate(earlier.asOf)}:`,
          ...answersLines(earlier.answers),
          ...notWoundBack.map((one) => `  Not wound back: ${one}`),
        ]
      : []),
    ...stored.flatMap(({ seq, at, step, answers }) => [
      '',
      `Stored when ${step}, entry ${seq} of the log, ${at}:`,
      ...answersLines(answers),
    ]),
  ];
}

function answersLines(answers: readonly ExplainedAnswer[]): readonly string[] {
  if (answers.length === 0) return ['  Not in issue: nothing on file calls for it.'];
  return answers.flatMap((answer) => [
    `  ${answer.outcome}: ${answer.because}`,
    ...answer.working.map(({ what, comes }) => `    ${what}: ${comes}`),
    `    Source: ${answer.source}`,
    ...(answer.restsOn ?? []).map(({ label }) => `    Rests on: ${label}`),
    ...(answer.clears === undefined ? [] : [`    To clear: ${answer.clears}`]),
  ]);
}
