import { listed } from '../../lib/text.ts';
import type { ReadDocument, ReadOutcome } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { wordsOf } from './wording.ts';

/** Verbs that show knowledge. What is in neither list is taken for doing. */
const KNOWING = new Set([
  'explain',
  'describe',
  'define',
  'outline',
  'state',
  'summarise',
  'discuss',
]);
/** Verbs that show either, by what follows. */
const EITHER = new Set(
  `identify list name give recognise compare evaluate analyse assess illustrate justify distinguish
  differentiate clarify review select classify express interpret`.split(/\s+/),
);

/** An outcome says 'know' or 'be able to'; its criteria must ask for the same. */
export function outcomeVerbs(document: ReadDocument): readonly Found[] {
  return document.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) => {
      const place = `unit ${unit.reference.value}, outcome ${outcome.number}`;
      if (/^\s*(understand|know)\b/i.test(outcome.wording)) return knowing(place, outcome);
      if (/^\s*be able to\b/i.test(outcome.wording)) return doing(place, outcome);
      return outcome.wording.trim() === '' ? [] : [unclear(place, outcome)];
    }),
  );
}

function verbOf(wording: string): string {
  return wordsOf(wording)[0] ?? '';
}

function knowing(place: string, outcome: ReadOutcome): readonly Found[] {
  const out = outcome.criteria.filter(({ wording }) => {
    const verb = verbOf(wording);
    return verb !== '' && !KNOWING.has(verb) && !EITHER.has(verb);
  });
  if (out.length === 0) return [];
  return [
    found(
      outcome.line,
      place,
      'knowing-outcome-doing-criteria',
      {
        stated: quoted(outcome.wording),
        computed: `${out.length} of ${outcome.criteria.length} ask for doing: ${shown(out)}`,
      },
      'The outcome is knowledge, but criteria under it ask the learner to do something.',
    ),
  ];
}

function doing(place: string, outcome: ReadOutcome): readonly Found[] {
  const knowledge = outcome.criteria.filter(({ wording }) => KNOWING.has(verbOf(wording)));
  if (knowledge.length === 0) return [];
  const either = outcome.criteria.filter(({ wording }) => EITHER.has(verbOf(wording)));
  const all = knowledge.length + either.length === outcome.criteria.length;
  const also = either.length > 0 ? `; ${shown(either)} may be either` : '';
  return [
    found(
      outcome.line,
      place,
      all ? 'doing-outcome-only-knowing-criteria' : 'doing-outcome-knowing-criteria',
      {
        stated: quoted(outcome.wording),
        computed: `${knowledge.length} of ${outcome.criteria.length} ask for knowledge: ${shown(knowledge)}${also}`,
      },
      all
        ? 'The outcome asks for doing, but every criterion can be met by knowing alone.'
        : 'The outcome asks for doing, but criteria under it ask for knowledge.',
    ),
  ];
}

function unclear(place: string, outcome: ReadOutcome): Found {
  return found(
    outcome.line,
    place,
    'outcome-neither-knowing-nor-doing',
    { stated: quoted(outcome.wording), computed: 'Understand, Know or Be able to' },
    'The outcome does not say whether the learner must know it or be able to do it.',
  );
}

function shown(criteria: readonly { readonly number: string; readonly wording: string }[]): string {
  return listed(criteria.map(({ number, wording }) => `${number} ${verbOf(wording)}`));
}
