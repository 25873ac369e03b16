import type { ReadDocument, ReadUnit } from '../documents/index.ts';
import { type Found, found, quoted } from './place.ts';
import { plainForm, shared, stemOf, subjectOf, wordsOf } from './wording.ts';

/** Do titles, outcomes and criteria speak of the same thing? Told by the words they share. */
export function outcomeFit(document: ReadDocument): readonly Found[] {
  return document.units.flatMap((unit) => [...strangers(unit), ...titleWord(unit)]);
}

/** An outcome none of whose words occurs in a criterion under it or in the title above it. */
function strangers(unit: ReadUnit): readonly Found[] {
  if (!unit.title) return [];
  const title = subjectOf(unit.title.value);
  return unit.outcomes.flatMap((outcome) => {
    const above = subjectOf(outcome.wording);
    const below = subjectOf(outcome.criteria.map(({ wording }) => wording).join(' '));
    if (above.size === 0 || below.size === 0 || shared(above, below) > 0) return [];
    if (shared(above, title) > 0) return [];
    return [
      found(
        outcome.line,
        `unit ${unit.reference.value}, outcome ${outcome.number}`,
        'outcome-foreign-to-unit',
        {
          stated: quoted(outcome.wording),
          computed: `0 of its ${above.size} words in the title or the ${outcome.criteria.length} criteria, which speak most of ${most(outcome.criteria)}`,
        },
        'Neither the title nor a criterion under the outcome speaks of what the outcome is about.',
      ),
    ];
  });
}

/** The word used most, as it is written. */
function most(criteria: readonly { readonly wording: string }[]): string {
  const counts = new Map<string, { word: string; count: number }>();
  for (const { wording } of criteria) {
    for (const word of new Set(wordsOf(wording))) {
      if (subjectOf(word).size === 0) continue;
      const stem = stemOf(word);
      const before = counts.get(stem);
      counts.set(stem, { word: before?.word ?? word, count: (before?.count ?? 0) + 1 });
    }
  }
  const [first] = [...counts.values()].sort((a, b) => b.count - a.count);
  return first ? `'${first.word}' (in ${first.count})` : 'nothing';
}

/** The last word of the title that carries its subject, and occurs nowhere in the unit. */
function titleWord(unit: ReadUnit): readonly Found[] {
  if (!unit.title || unit.outcomes.length === 0) return [];
  const words = wordsOf(unit.title.value).filter((word) => subjectOf(word).size > 0);
  const last = words.at(-1);
  if (last === undefined) return [];
  const body = unit.outcomes
    .flatMap((outcome) => [outcome.wording, ...outcome.criteria.map(({ wording }) => wording)])
    .flatMap(wordsOf);
  if (body.some((word) => plainForm(word) === plainForm(last))) return [];
  return [
    found(
      unit.title.line,
      `unit ${unit.reference.value}, title`,
      'title-word-absent',
      {
        stated: quoted(unit.title.value),
        computed: `'${last}' in no outcome and no criterion, which speak most of ${most(unit.outcomes.flatMap((one) => [one, ...one.criteria]))}`,
      },
      'The title names something that no outcome or criterion of the unit speaks of.',
    ),
  ];
}
