import type { Fields } from './fields.ts';
import type { RuleLaw } from './law.ts';
import type { Question } from './question.ts';

/** A rule in one line: id, title, what kind it is. */
export function ruleLine({ id, title, kind }: RuleLaw): string {
  return `${id.padEnd(16)} ${title}${kind === 'function' ? '' : ` (${kind})`}`;
}

/** What goes into a rule and what comes out, a line a field, in the form of the rule book. */
export function questionLines(question: Question): readonly string[] {
  return [
    question.asks,
    '',
    ...fieldLines('in', question.takes),
    ...fieldLines('out', question.gives, true),
  ];
}

/** What a rule says, by version, with its sources, its grounds and what becomes of the unknown. */
export function lawLines(law: RuleLaw): readonly string[] {
  return [
    `${law.id}: ${law.title}`,
    `Holds in ${law.reach}. The version is picked by the ${law.keyDate}.`,
    ...law.versions.map(
      ({ from, to, says, source, confidence, announced }) =>
        `  ${from} to ${to ?? 'now'}: ${says} [${source}; confidence ${confidence}${announced ? '; announced, not observed' : ''}]`,
    ),
    ...(law.why ? [`A ${law.kind}, not a computation: ${law.why}`] : []),
    ...(law.computed ? [`Computed in: ${law.computed}`] : []),
    ...(law.escalation
      ? [
          `Unknown or undecided: ${law.escalation.stops ? 'stops the step' : 'goes on a list, and the step goes on'}. ${law.escalation.because}`,
        ]
      : []),
    ...(law.grounds ?? []).map(
      ({ words, source, instead }) =>
        `May be lifted: ${words} (${source})${instead ? `; instead: ${instead}` : ''}`,
    ),
  ];
}

function fieldLines(way: 'in' | 'out', fields: Fields, allOptional = false): readonly string[] {
  return Object.entries(fields).map(
    ([name, { type, says, optional }]) =>
      `- ${way} ${name}${optional || allOptional ? '?' : ''}: ${type}${says === '' ? '' : `: ${says}`}`,
  );
}
